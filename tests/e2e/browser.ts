import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/find-browser.ts';
import { siteHandler } from '../../scripts/serve.ts';

const SITE = join(import.meta.dirname, '../../dist');
/** The course's fonts are a third of what a page costs to open; few tests look at how text is set. */
let withFonts = false;
let browser: Browser | undefined;
let server: Server | undefined;
const open: Page[] = [];
const problems: string[] = [];

/** The built site, served by this test file on a port of its own. */
export async function siteAddress(): Promise<string> {
  if (!existsSync(SITE))
    throw new Error('The end-to-end tests read the built site: run `npm run build` first.');
  if (!server) {
    server = createServer(siteHandler(SITE));
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The pages of this test file are shown in the course's own fonts. To be called before one is opened. */
export function showFonts(): void {
  withFonts = true;
}

/**
 * Opens a page of the built site in a browser context of its own.
 * Whatever the page writes to the console as an error fails the test that opened it, but for what is `expected`.
 */
export async function openPage(
  path: string,
  options: BrowserContextOptions = {},
  expected: RegExp = /^$/,
): Promise<Page> {
  const address = await siteAddress();
  browser ??= await chromium.launch({
    executablePath: findBrowser(),
    args: withFonts ? [...BROWSER_FLAGS] : [...BROWSER_FLAGS, '--disable-remote-fonts'],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    // Storing the whole site for offline use would slow every test that is not about it.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(`${path}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text()))
      problems.push(`${path}: ${message.text()}`);
  });
  open.push(page);
  await page.goto(`${address}${path}`);
  return page;
}

afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
  expect(problems.splice(0), 'errors in the browser console').toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});
