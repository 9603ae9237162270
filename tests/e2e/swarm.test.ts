import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';

const LESSON = '/2-1-1/';

/** The explorable, in view and alive. */
async function openSwarm(fragment = '', options = {}): Promise<Page> {
  const page = await openPage(`${LESSON}${fragment}`, options);
  await page.locator('#w-swarm').scrollIntoViewIfNeeded();
  await page.locator('#w-swarm .widget-parts').waitFor();
  return page;
}

const said = async (page: Page, selector: string) =>
  ((await page.locator(`#w-swarm ${selector}`).textContent()) ?? '').replaceAll('\u00a0', ' ');

test('the point can be dragged to the prediction', async () => {
  const page = await openSwarm();
  const handle = page.locator('.prediction-handle');
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20, { steps: 4 });
  await page.mouse.up();
  const guess = Number(await page.locator('.widget-number input').inputValue());
  expect(guess).toBeLessThan(750);
  expect(guess).toBeGreaterThan(400);
});

test('without a prediction Run waits until the learner says so', async () => {
  const page = await openSwarm();
  expect(await said(page, '.timebar-why')).toContain('먼저 예측해 보세요.');
  await page.getByRole('button', { name: '그냥 볼래요' }).click();
  expect(await page.locator('.timebar-run').isEnabled()).toBe(true);
});

test('a run moves by itself unless the reader asked for less motion', async () => {
  const page = await openSwarm('', { reducedMotion: 'no-preference' });
  await page.getByRole('button', { name: '그냥 볼래요' }).click();
  await page.locator('.timebar select').selectOption('1000');
  await page.locator('.timebar-run').click();
  await page.locator('.widget-comparison').waitFor();
  expect(await said(page, '.timebar-run')).toContain('다시');
});

test('a shared link brings back the settings, the prediction and the same run', async () => {
  const first = await openSwarm('#w-swarm?N=12&u=5&seed=42&guess=700');
  await first.locator('.timebar-run').click();
  await first.getByRole('button', { name: '끝으로' }).click();
  const result = await said(first, '.widget-comparison');
  expect(result).toContain('12명에게');
  await first.getByRole('tab', { name: /속도와 크기/ }).click();
  await first.waitForURL(/tab=2/);
  const link = new URL(first.url()).hash;
  expect(link).toBe('#w-swarm?N=12&u=5&seed=42&tab=2&guess=700');

  const second = await openSwarm(link);
  expect(await second.getByRole('tab', { name: /속도와 크기/ }).getAttribute('aria-selected')).toBe('true');
  await second.locator('.timebar-run').click();
  await second.getByRole('button', { name: '끝으로' }).click();
  expect(await said(second, '.widget-comparison')).toBe(result);
});

test('a shared link opens the lesson at the figure', async () => {
  const page = await openPage(`${LESSON}#w-swarm?N=30&u=10&seed=7`);
  await page.locator('#w-swarm .widget-parts').waitFor();
  expect(Math.abs((await page.locator('#w-swarm').boundingBox())!.y)).toBeLessThan(200);
});

test('nonsense in a link gets one sentence, and the rest of the link still counts', async () => {
  const page = await openSwarm('#w-swarm?N=many&u=5&guess=skipped');
  expect(await said(page, '[role=alert]')).toContain('‘N=many’');
  expect(await said(page, '.widget-live .widget-note')).toContain('피어 ↑ 5 Mbit/s');
});

test('nonsense in a number field gets one sentence, and the last good value stays', async () => {
  const page = await openSwarm('#w-swarm?guess=skipped');
  await page.locator('.timebar-run').click();
  await page.getByRole('button', { name: '끝으로' }).click();
  const field = page.getByLabel('받는 사람 수 숫자로 쓰기');
  await field.fill('0');
  expect(await said(page, '.field .widget-problem')).toBe(
    '받는 사람 수에는 1부터 100까지의 수만 넣을 수 있어요. 그래서 30 그대로 두었어요.',
  );
  expect(await said(page, '.widget-comparison')).toContain('30명에게');
  await field.fill('100');
  expect(await said(page, '.widget-comparison')).toContain('P2P는 빨라도 727초, 클라이언트-서버는 8,000초');
});

test('the challenge is judged by the model: 6.5 Mbit/s is too slow, 7 is enough', async () => {
  const page = await openSwarm('#w-swarm?guess=skipped');
  await page.locator('.timebar-run').click();
  await page.getByRole('button', { name: '끝으로' }).click();
  await page.getByRole('button', { name: '도전하기' }).click();
  const upload = page.getByLabel('피어가 올리는 속도 숫자로 쓰기');
  const verdict = page.locator('.widget-challenge [role=status]');
  expect(await verdict.textContent()).toContain('아직 2,667초예요.');
  await upload.fill('6.5');
  expect(await verdict.textContent()).toContain('아직 1,067초예요.');
  await upload.fill('7');
  expect(await verdict.textContent()).toContain('해냈어요! 1,000초예요.');
});
