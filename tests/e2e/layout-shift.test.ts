import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';

interface Shift {
  readonly value: number;
  readonly startTime: number;
  readonly hadRecentInput: boolean;
}

/** From now on every page of this kind keeps its layout shifts. */
const observeShifts = () => {
  const shifts: Shift[] = [];
  (globalThis as unknown as { shifts: Shift[] }).shifts = shifts;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(entry.toJSON());
  }).observe({ type: 'layout-shift', buffered: true });
};

/** Cumulative Layout Shift as web.dev defines it: the worst session of at most 5 s, without a pause of 1 s. */
function cumulative(shifts: readonly Shift[]): number {
  let worst = 0;
  let session = { value: 0, from: -Infinity, last: -Infinity };
  for (const { value, startTime } of shifts) {
    const goesOn = startTime - session.last < 1000 && startTime - session.from < 5000;
    session = goesOn
      ? { ...session, value: session.value + value, last: startTime }
      : { value, from: startTime, last: startTime };
    worst = Math.max(worst, session.value);
  }
  return worst;
}

/** Goes through a page as a reader does, a screen at a time, so that every widget comes to life before her eyes. */
async function readThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 700) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), y);
    await page.waitForTimeout(100);
  }
  await page.waitForLoadState('networkidle');
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 900 } };

test.each([
  ['/2-1-1/', 'on a phone', phone],
  ['/2-1-2/', 'on a phone', phone],
  ['/2-1-3/', 'on a phone', phone],
  ['/2-1-4/', 'on a phone', phone],
  ['/2-1-5/', 'on a phone', phone],
  ['/en/2-1-3/', 'on a phone', phone],
  ['/labs/echo/', 'on a phone', phone],
  ['/2-1-1/', 'on a desktop', desktop],
  ['/labs/echo/', 'on a desktop', desktop],
])('nothing moves while %s is read %s: a layout shift of at most 0.02', async (path, _, options) => {
  const page = await openPage('/about/', options, /Failed to load resource/);
  await page.addInitScript(observeShifts);
  // Which fonts a reader has is not the page's doing; here she has one, and the course's own do not come.
  await page.route('**/*.woff2', (route) => route.abort());
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      '</head>',
      '<style>:root{--sans:sans-serif!important}</style></head>',
    );
    await route.fulfill({ response: answer, body });
  });
  await page.goto(new URL(path, page.url()).href);
  await readThrough(page);
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
  expect(cumulative(shifts.filter(({ hadRecentInput }) => !hadRecentInput))).toBeLessThanOrEqual(0.02);
});
