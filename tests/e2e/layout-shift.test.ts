import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, showFonts } from './browser.ts';

showFonts();

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

const takeShifts = (page: Page): Promise<Shift[]> =>
  page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts.splice(0));

/** What the reader did not bring about herself. */
const moved = (shifts: readonly Shift[]): number =>
  cumulative(shifts.filter(({ hadRecentInput }) => !hadRecentInput));

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 900 } };

test.each([
  ['/2-1-3/', 'a phone', phone],
  ['/2-1-1/', 'a desktop', desktop],
  ['/labs/echo/', 'a desktop', desktop],
])('nothing moves while %s loads on %s', async (path, _, options) => {
  const page = await openPage('/about/', options, /Failed to load resource/);
  await page.addInitScript(observeShifts);
  // Which fonts a reader has is not the page's doing; here she has one, and the course's own do not come.
  await page.route('**/*.woff2', (route) => route.abort());
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    const one = '<style>:root{--sans:sans-serif!important}</style></head>';
    await route.fulfill({ response: answer, body: (await answer.text()).replace('</head>', one) });
  });
  await page.goto(new URL(path, page.url()).href);
  await page.waitForLoadState('networkidle');
  expect(moved(await takeShifts(page))).toBeLessThanOrEqual(0.02);
});

/** Each stands at the foot of something that comes to life late, and what it has then. */
const LATE = {
  '.widget': '.widget-foot',
  '.quiz li:first-child quiz-question': '.actions',
  '.sandbox': '.checks, .sandbox-checks:empty',
};

test.each<readonly [string, string, BrowserContextOptions]>([
  ...['/2-1-1/', '/2-1-2/', '/2-1-3/', '/2-1-4/', '/2-1-5/', '/en/2-1-3/'].map(
    (path) => [path, 'a phone', phone] as const,
  ),
  ['/2-1-2/', 'a desktop', desktop],
])('nothing moves when %s comes to life under the eyes of a reader with %s', async (path, _, options) => {
  const page = await openPage('/about/', options);
  await page.addInitScript(observeShifts);
  await page.goto(new URL(path, page.url()).href);
  await page.evaluate(() => document.fonts.ready);
  const worst: Record<string, number> = {};
  for (const [selector, alive] of Object.entries(LATE))
    for (const late of await page.locator(selector).all()) {
      await takeShifts(page);
      // From far away to its end: it begins to load with the end, and what follows, on the screen.
      await late.evaluate((element) => {
        scrollTo({
          top: scrollY + element.getBoundingClientRect().bottom - 0.6 * innerHeight,
          behavior: 'instant',
        });
      });
      await late.locator(alive).first().waitFor();
      await page.waitForLoadState('networkidle');
      const shift = moved(await takeShifts(page));
      if (shift > 0.02) worst[(await late.getAttribute('id')) ?? selector] = shift;
    }
  expect(worst).toEqual({});
});
