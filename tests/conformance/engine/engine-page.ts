import { chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../scripts/find-browser.ts';
import { openEngineSite } from './engine-site.ts';

export interface EnginePage {
  readonly page: Page;
  /** Paths the browser asked the server for, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * A cross-origin isolated page in Chromium, empty but for both engines' classes as globals, on a server that notes
 * every request.
 */
export async function openEnginePage(): Promise<EnginePage> {
  const site = await openEngineSite();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/`);
  return {
    page,
    requests: site.requests,
    close: async () => {
      await browser.close();
      site.close();
    },
  };
}
