import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

async function openSearch(page: Page, key = 'Control+k'): Promise<void> {
  await page.waitForSelector('#search:not([hidden])');
  await page.keyboard.press(key);
  await page.waitForSelector('dialog.search[open]');
}

const options = (page: Page) => page.locator('dialog.search [role=option]');
const selected = (page: Page) => page.locator('dialog.search [role=option][aria-selected=true]');

/** The element that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('role') ?? element?.id ?? '';
  });

test.each(['Control+k', 'Meta+k', '/'])('%s opens the search with the cursor in its field', async (key) => {
  const page = await openPage('/about/');
  await openSearch(page, key);
  expect(await focused(page)).toBe('combobox');
  expect(await page.locator('dialog.search input').inputValue()).toBe('');
});

test('by keyboard alone: type, go down, read which result is meant, Enter leads to the place in the lesson', async () => {
  const page = await openPage('/about/');
  await openSearch(page);
  await page.keyboard.type('소켓');
  await options(page).first().waitFor();
  expect(await page.locator('dialog.search [role=status]').textContent()).toMatch(/^\d+개를 찾았어요\./);
  expect(await selected(page).textContent()).toContain('용어');
  const input = page.locator('dialog.search input');
  expect(await input.getAttribute('aria-activedescendant')).toBe(await selected(page).getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  const last = (await options(page).count()) - 1;
  expect(await selected(page).getAttribute('id')).toBe(`search-hit-${last}`);
  await page.keyboard.press('ArrowDown');
  await input.fill('거절과 침묵');
  await page.waitForFunction(() => document.querySelector('[role=option]')?.textContent?.includes('거절과'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/2-1-2/#*');
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#거절과-침묵은-다르다');
});

test('Escape closes the search and the focus is where it was', async () => {
  const page = await openPage('/about/');
  await page.locator('#search').click();
  await page.waitForSelector('dialog.search[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.search', { state: 'detached' });
  expect(await focused(page)).toBe('search');
});

test('a result on the page that is open closes the search and goes there', async () => {
  const page = await openPage('/2-1-2/');
  await openSearch(page);
  await page.keyboard.type('봉투 안의 봉투');
  await options(page).first().click();
  await page.waitForSelector('dialog.search', { state: 'detached' });
  const heading = page.locator('[id="봉투-안의-봉투"]');
  await expect
    .poll(() => heading.evaluate((element) => Math.round(element.getBoundingClientRect().top)))
    .toBeLessThan(200);
});

test('a slash that is written somewhere else stays there', async () => {
  const page = await openPage('/2-1-4/');
  const field = page.locator('quiz-question input[type=text]').first();
  await field.focus();
  await page.keyboard.type('1/2');
  expect(await field.inputValue()).toBe('1/2');
  expect(await page.locator('dialog.search').count()).toBe(0);
});

test('the English pages find English pages', async () => {
  const page = await openPage('/en/about/');
  await openSearch(page);
  await page.keyboard.type('connecting');
  await options(page).first().waitFor();
  const links = await options(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.filter((href) => !href!.startsWith('/en/'))).toEqual([]);
  expect(await page.locator('dialog.search [role=status]').textContent()).toMatch(/^\d+ results/);
});

test('what is not there is said', async () => {
  const page = await openPage('/about/');
  await openSearch(page);
  await page.keyboard.type('양자얽힘현상');
  const status = page.locator('dialog.search [role=status]');
  await expect.poll(() => status.textContent()).toContain('‘양자얽힘현상’에 맞는 것이 없어요');
});

test('an index that does not arrive is said, with what to do', async () => {
  const page = await openPage('/en/about/');
  await page.route('**/search/en.json', (route) => route.fulfill({ body: 'not an index' }));
  await openSearch(page);
  await expect
    .poll(() => page.locator('dialog.search [role=status]').textContent())
    .toBe('The list of what can be found did not arrive. Check your connection and open the search again.');
});

test('nothing of the search is fetched before it is wanted', async () => {
  const page = await openPage('/about/');
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((path) => /open-search|search\//.test(path))).toEqual([]);
  await openSearch(page);
  await expect.poll(() => fetched).toContain('/search/ko.json');
});

test('without JavaScript there is no button that does nothing', async () => {
  const page = await openPage('/about/', { javaScriptEnabled: false });
  expect(await page.locator('#search').isVisible()).toBe(false);
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([PHONE, { viewport: { width: 1280, height: 900 } }])(
    'axe finds nothing wrong with the open search (%o)',
    async (size) => {
      const page = await openPage('/2-1-2/', { colorScheme, ...size });
      await openSearch(page);
      await page.keyboard.type('소켓');
      await options(page).first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
    },
  );
});

test.each([320, 390])('the search fits a screen %i px wide', async (width) => {
  const page = await openPage('/2-1-2/', { viewport: { width, height: 640 } });
  await page.locator('#search').click();
  await page.locator('dialog.search input').fill('ECONNREFUSED');
  await options(page).first().waitFor();
  const wide = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.querySelector('.search-hits')!.scrollWidth,
  ]);
  expect(Math.max(...wide)).toBeLessThanOrEqual(width);
});
