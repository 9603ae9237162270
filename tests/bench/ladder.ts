/**
 * How smoothly the ladder and the packet table scroll with as many packets as they show, in Chromium: pictures a second
 * while the page scrolls by 60 pixels with each, and the slowest ones (by the clock, so other work on this machine counts);
 * and the time that the page's main thread works for one, which other work cannot change. `node tests/bench/ladder.ts`.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/find-browser.ts';

const FRAMES = 400;
const STEP = 60;
const root = join(import.meta.dirname, '../..');

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, 'ladder-page.tsx')],
  bundle: true,
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: '/',
  write: false,
});
const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text;
const tokens = join(root, 'src/styles/tokens.css');

const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
page.on('pageerror', (error) => {
  throw error;
});
await page.setContent('<!doctype html><body style="--net-figure-height: 700px"></body>');
await page.addStyleTag({ path: tokens });
await page.addStyleTag({ content: text('.css') });
await page.addScriptTag({ content: text('.js') });
const devtools = await page.context().newCDPSession(page);
await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
/** Seconds of its own that the page's main thread has worked, layout and paint included. */
const worked = async (): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
};
for (const name of ['ladder', 'table'] as const) {
  const before = await worked();
  const times = await page.evaluate(
    ([name, frames, step]) =>
      (globalThis as unknown as { scrollThrough(...args: unknown[]): Promise<number[]> }).scrollThrough(
        name,
        frames,
        step,
      ),
    [name, FRAMES, STEP] as const,
  );
  const after = await worked();
  const sorted = times.toSorted((one, other) => one - other);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const packets = await page.evaluate(() => (globalThis as unknown as { packets: number }).packets);
  console.log(
    `${name} with ${packets.toLocaleString('en')} packets: ${(1000 / mean).toFixed(1)} pictures a second; ` +
      `19 of 20 within ${sorted[Math.floor(times.length * 0.95)]!.toFixed(1)} ms, the slowest ${sorted.at(-1)!.toFixed(1)} ms; ` +
      `${(((after - before) * 1000) / FRAMES).toFixed(2)} ms of the main thread for one`,
  );
}
await browser.close();
