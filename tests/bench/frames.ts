/**
 * How smoothly the widgets move, in Chromium, on the built site: the time from one animation frame to the next while a
 * run plays, and what the page's main thread does for each (layout and paint included; other work cannot change that).
 * `npm run build`, then `node tests/bench/frames.ts`.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/find-browser.ts';
import { siteHandler } from '../../scripts/serve.ts';

const SITE = join(import.meta.dirname, '../../dist');
/** How long a run is watched (ms). */
const WATCHED = 5000;
const RUNS = {
  'swarm, 100 peers': '/2-1-1/#w-swarm?N=100&u=10&seed=7&guess=skipped',
  'load, 4 servers at 350 requests a second':
    '/2-1-1/#w-load?rate=350&B=50&c=4&policy=shortest-queue&seed=7&tab=3&guess3=skipped',
  journey: '/2-1-2/#w-journey?guess=skipped',
  demux: '/2-1-2/#w-demux?udp=skipped',
};

if (!existsSync(SITE)) {
  console.error('The bench of frames reads the built site: run `npm run build` first.');
  process.exit(1);
}
const server = createServer(siteHandler(SITE));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
const rows: Record<string, object> = {};

for (const [name, path] of Object.entries(RUNS)) {
  const context = await browser.newContext({ reducedMotion: 'no-preference', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  const run = page.locator(`${path.slice(path.indexOf('#'), path.indexOf('?'))} .timebar-run`);
  await run.scrollIntoViewIfNeeded();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')!.value * 1000;
  };
  await run.click();
  // The first frames draw what was not there before.
  await page.waitForTimeout(500);
  const before = await busy();
  const frames = await page.evaluate(framesFor, WATCHED);
  const work = ((await busy()) - before) / frames.length;
  const ordered = frames.toSorted((one, other) => one - other);
  rows[name] = {
    frames: frames.length,
    'median ms': rounded(ordered[ordered.length >> 1]!),
    '95 % ms': rounded(ordered[Math.floor(ordered.length * 0.95)]!),
    'main thread ms a frame': rounded(work),
  };
  await context.close();
}
console.table(rows);
await browser.close();
server.closeAllConnections();
server.close();

/** In the page: the times between animation frames (ms). */
function framesFor(duration: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const begun = performance.now();
    let last = begun;
    requestAnimationFrame(function next(at) {
      if (at > begun) times.push(at - last);
      last = at;
      if (at - begun < duration) requestAnimationFrame(next);
      else resolve(times.slice(1));
    });
  });
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
