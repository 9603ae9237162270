import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage, showFonts } from './browser.ts';

showFonts();

const lessons = ['/2-1-1/', '/2-1-2/', '/2-1-3/', '/2-1-4/', '/2-1-5/'];
// One component makes every lab's page: the one with the most files, and one that a browser engine cannot run.
const labs = ['/labs/', '/labs/file-sharing/', '/labs/udp-ping/', '/labs/playground/'];
// Both languages share one component each.
const own = ['/check/', '/en/review/', '/progress/'];
const inBothLanguages = (paths: readonly string[]) => [...paths, ...paths.map((path) => `/en${path}`)];

/** One visit a page: light, dark, then narrow. A theme changes nothing but colours. */
test.each([
  ...inBothLanguages(['/', '/glossary/', ...lessons, ...labs]),
  ...own,
  '/about/',
  '/about/licenses/',
])('axe finds nothing wrong with %s in either theme, and it fits a screen 320 px wide', async (path) => {
  const page = await openPage(path, { colorScheme: 'light' });
  await page.waitForLoadState('networkidle');
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  // A button's colour takes a moment to change.
  await page.evaluate(() => {
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.all(changing.map(({ finished }) => finished));
  });
  expect(await violationsOf(page, 'html', ['color-contrast'])).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  // What is drawn to the width of the page is drawn anew.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
