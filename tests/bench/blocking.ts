/**
 * How long the main thread is blocked while a page of the built site loads and is read, in Chromium on a phone's screen
 * and a processor slowed four times: Total Blocking Time, what each task takes beyond 50 ms, from the first paint until
 * the page has been quiet for two seconds, and then while a reader goes through it to the end, a screen at a time.
 * The slowed processor goes by the clock, so other work on this machine counts.
 * `npm run build`, then `node tests/bench/blocking.ts [path …]`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/find-browser.ts';
import { siteHandler } from '../../scripts/serve.ts';

const SLOWED = 4;
const QUIET = 2000;
/** Milliseconds a reader stays on a screen. */
const SCREEN = 300;
const PATHS = ['/', '/2-1-1/', '/2-1-2/', '/2-1-3/', '/2-1-4/', '/2-1-5/', '/labs/echo/'];

const server = createServer(siteHandler(join(import.meta.dirname, '../../dist')));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });

const paths = process.argv.slice(2);
for (const path of paths.length > 0 ? paths : PATHS) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.addInitScript(observeTasks);
  await page.goto(`${address}${path}`);
  await page.waitForTimeout(QUIET);
  const loading = await takeTasks(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 700) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), y);
    await page.waitForTimeout(SCREEN);
  }
  const reading = await takeTasks(page);
  console.log(`${path.padEnd(12)} loading: ${summary(loading)}; reading: ${summary(reading)}`);
  await context.close();
}

await browser.close();
server.closeAllConnections();
server.close();

/** In the page: from the first paint on, tasks of more than 50 ms are noted. */
function observeTasks(): void {
  const noted: number[] = [];
  (globalThis as unknown as { noted: number[] }).noted = noted;
  new PerformanceObserver((list) => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    for (const { startTime, duration } of list.getEntries())
      if (!paint || startTime + duration > paint.startTime) noted.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Milliseconds of each long task since the last look. */
function takeTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { noted: number[] }).noted.splice(0));
}

function summary(tasks: readonly number[]): string {
  const blocked = tasks.reduce((sum, duration) => sum + duration - 50, 0);
  return `blocked ${blocked.toFixed(0)} ms by ${tasks.length} tasks, longest ${Math.max(0, ...tasks).toFixed(0)} ms`;
}
