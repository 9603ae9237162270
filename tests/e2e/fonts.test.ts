import { expect, test } from 'vitest';
import { openPage, showFonts } from './browser.ts';

showFonts();

test.each([
  ['/2-1-2/', 0.8],
  ['/en/2-1-2/', 0.5],
])('the fonts of %s can be read, and weigh at most %s MB', async (path, megabytes) => {
  const page = await openPage('/404.html');
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.url().endsWith('.woff2')) sizes.set(response.url(), (await response.body()).length);
  });
  await page.goto(new URL(path, page.url()).href);
  await page.waitForLoadState('networkidle');
  // Which of the fonts that stand in a machine has is its own affair.
  const fonts = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ family, status }) => !/ as /.test(family) && status !== 'unloaded')
      .map(({ family, status }) => `${family}: ${status}`),
  );
  expect([...new Set(fonts)].sort()).toEqual(['IeumCode: loaded', 'Pretendard Variable: loaded']);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(megabytes * 1e6);
});
