import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

interface Widget {
  readonly id: string;
  readonly lesson: string;
  /** Answers the question; the focus is on the first control of the widget. */
  readonly predict: (widget: Locator, page: Page) => Promise<void>;
  /** What the comparison says afterwards: the result, and the prediction beside it. */
  readonly says: readonly string[];
}

const widgets: readonly Widget[] = [
  {
    id: 'w-swarm',
    lesson: '/2-1-1/',
    predict: async (widget, page) => {
      await tabTo(page, widget.getByRole('textbox', { name: '내 예측(초)' }));
      await page.keyboard.press('Control+A');
      await page.keyboard.type('1,200');
    },
    says: ['P2P는 빨라도 600초, 클라이언트-서버는 2,400초가 걸려요.', '내 예측 1,200초: 모형의 2배예요.'],
  },
  {
    id: 'w-load',
    lesson: '/2-1-1/',
    predict: async (widget, page) => {
      await tabTo(page, widget.getByRole('button', { name: /그만큼만/ }));
      await page.keyboard.press('Enter');
    },
    says: ['초당 95개가 오면 요청 하나가 평균 200 ms 머물러요.', '내 예측 106 ms: 모형보다 적어요.'],
  },
];

/** Brings the widget into view, and waits until it is alive. */
async function come(page: Page, id: string): Promise<Locator> {
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  await page.locator(`#${id} .widget-parts`).waitFor();
  return page.locator(`#${id}`);
}

/** Goes on with Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${target}`);
}

const plain = async (part: Locator) => ((await part.textContent()) ?? '').replaceAll('\u00a0', ' ');

test.each(widgets)(
  '$id: predict, run and compare without a mouse, in either theme, on 320 px',
  async (row) => {
    // openPage asks for reduced motion: the run is a series of stills.
    const page = await openPage(row.lesson);
    const widget = await come(page, row.id);
    const run = widget.locator('.timebar-run');
    expect(await run.isDisabled()).toBe(true);

    await widget.locator('.widget-live').evaluate((live) => {
      live.tabIndex = -1;
      live.focus();
    });
    await row.predict(widget, page);
    await tabTo(page, widget.getByRole('button', { name: '이걸로 예측할게요' }));
    await page.keyboard.press('Enter');
    expect(await run.evaluate((element) => element === document.activeElement)).toBe(true);
    const comparison = widget.locator('.widget-comparison');
    for (let scene = 0; scene < 12 && (await comparison.count()) === 0; scene += 1)
      await page.keyboard.press('Enter');
    const said = await plain(comparison);
    for (const sentence of row.says) expect(said).toContain(sentence);

    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      expect(await violationsOf(page, `#${row.id}`), theme).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);

test('a widget is fetched only when the reader comes near; without JavaScript its result stands there', async () => {
  const page = await openPage('/2-1-1/');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  expect(await page.locator('#w-swarm .widget-waiting').isVisible()).toBe(true);
  await come(page, 'w-swarm');
  expect(scripts.some((path) => path.includes('SwarmWidget'))).toBe(true);

  const still = await openPage('/2-1-1/', { javaScriptEnabled: false });
  expect(await still.locator('#w-swarm > .widget-live').isVisible()).toBe(false);
  expect(await plain(still.locator('#w-swarm .widget-handout tbody tr').nth(3))).toMatch(
    /30명\s*2,400초\s*600초/,
  );
});
