import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

const KEPT = 'ieum:progress';
const question = (page: Page, id: string): Locator => page.locator(`#q-${id}`);
const goTo = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

async function openQuiz(page: Page, path: string): Promise<void> {
  await goTo(page, path);
  await page.locator('lesson-quiz').scrollIntoViewIfNeeded();
  await page.locator('lesson-quiz .actions').first().waitFor();
}

async function answer(asked: Locator, value: string, check = '확인하기'): Promise<void> {
  await asked.locator(`[name=answer][value="${value}"]`).check();
  await asked.getByRole('button', { name: check }).click();
}

/** Gives the page a file to import. */
async function importFile(page: Page, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  const file = { name: 'ieum-progress.json', mimeType: 'application/json', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
}

const lesson = (page: Page, title: RegExp): Locator =>
  page.locator('.progress-lessons > li').filter({ hasText: title });

test('answers outlast a reload, another language, an edited question, and an old export adds to them', async () => {
  const page = await openPage('/2-1-1/');
  await openQuiz(page, '/2-1-2/');
  await answer(question(page, '2-1-2-who-initiates'), 'sender');
  await answer(question(page, '2-1-2-what-a-port-names'), 'pid');
  await answer(question(page, '2-1-2-where-the-socket-is'), 'door');
  expect(await page.locator('.kept').textContent()).toContain('답은 이 브라우저에만 남아요.');
  await page.reload();
  await openQuiz(page, '/en/2-1-2/');
  const before = (id: string) => question(page, id).locator('.before').textContent();
  expect(await before('2-1-2-who-initiates')).toBe('Answered before: right at the first try.');
  expect(await before('2-1-2-what-a-port-names')).toBe('Answered before: not right at the first try.');

  // As if the question about the socket had been answered before it was edited.
  await page.evaluate((name) => {
    const progress = JSON.parse(localStorage.getItem(name)!);
    progress.questions['2-1-2/where-the-socket-is'].version = 1;
    localStorage.setItem(name, JSON.stringify(progress));
  }, KEPT);
  await openQuiz(page, '/2-1-2/');
  expect(await before('2-1-2-where-the-socket-is')).toBe('문제가 고쳐져서 다시 물어요.');
  expect(await before('2-1-2-who-initiates')).toBe('전에 풀었어요. 처음에 맞혔어요.');

  await goTo(page, '/progress/');
  const [row] = [lesson(page, /2\.1\.2/)];
  const told = row!.getByText('문제 11개 가운데');
  expect(await told.textContent()).toBe('문제 11개 가운데 2개를 풀었고, 1개를 처음에 맞혔어요.');
  expect(await page.locator('.progress-weak li').allTextContents()).toEqual([
    '포트 번호는 무엇을 가리킬까요?틀림',
  ]);
  await importFile(page, readFileSync('tests/fixtures/progress-version-1.json', 'utf8'));
  await page.getByText('가져왔어요. 여기 있던 기록에 더했어요.').waitFor();
  expect(await told.textContent()).toBe('문제 11개 가운데 3개를 풀었고, 2개를 처음에 맞혔어요.');
  expect(
    await lesson(page, /2\.1\.1/)
      .getByText('문제 9개')
      .textContent(),
  ).toBe('문제 9개 가운데 1개를 풀었고, 0개를 처음에 맞혔어요.');
  expect(
    await lesson(page, /2\.1\.1/)
      .locator('.progress-lesson')
      .textContent(),
  ).toContain('끝까지 읽음');
  expect(await page.locator('.progress-labs li').filter({ hasText: 'L01' }).textContent()).toContain(
    '✓ 해냄',
  );
  await importFile(page, '{"ieum":"progress","version":2}');
  await page.getByText('이음의 진도 파일이 아니거나 망가졌어요. 처음 이상한 곳: lessons').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('what is exported is what was kept; a reset asks first, and reaches the other tab', async () => {
  const page = await openPage('/progress/');
  await openQuiz(page, '/2-1-1/');
  await answer(question(page, '2-1-1-home-laptop'), 'address-changes');
  await goTo(page, '/progress/');
  const other = await page.context().newPage();
  await other.goto(page.url());
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '내보내기' }).click();
  const exported = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
  expect(exported).toMatchObject({ ieum: 'progress', version: 2 });
  expect(Object.keys(exported.questions)).toEqual(['2-1-1/home-laptop']);
  const reset = page.getByRole('button', { name: '모두 지우기' });
  await reset.click();
  await page.getByRole('button', { name: '그대로 두기' }).click();
  expect(await other.locator('.progress-weak li').count()).toBe(1);
  await reset.click();
  await page.getByRole('button', { name: '지우기', exact: true }).click();
  await expect.poll(() => other.locator('.progress-weak li').count()).toBe(0);
  expect(await page.evaluate((name) => localStorage.getItem(name), KEPT)).toBeNull();
});

test('where nothing more can be stored, answers count as long as the page lasts, and the page says so', async () => {
  const page = await openPage('/2-1-1/');
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
      if (key.startsWith('ieum:')) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await openQuiz(page, '/2-1-1/');
  await answer(question(page, '2-1-1-home-laptop'), 'address-changes');
  expect(await page.locator('.kept').textContent()).toContain('저장을 받아 주지 않아서');
});

test('where storage is forbidden, the theme changes, answers count, code runs, and the page says what is not kept', async () => {
  const page = await openPage('/about/');
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        configurable: true,
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  await openQuiz(page, '/2-1-1/');
  await page.locator('starlight-theme-select select').first().selectOption('dark');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await answer(question(page, '2-1-1-home-laptop'), 'address-changes');
  expect(await page.locator('.kept').textContent()).toContain('저장을 받아 주지 않아서');

  await goTo(page, '/labs/echo/');
  const lab = page.locator('.sandbox');
  await lab.scrollIntoViewIfNeeded();
  await lab.locator('.sandbox-controls .run').click();
  await lab.getByRole('log', { name: 'client 프로세스의 출력' }).filter({ hasText: '안녕, 서버!' }).waitFor();
});

test('what is read, predicted and left is marked in the sidebar and on the home page', async () => {
  const page = await openPage('/2-1-1/');
  const mark = page.locator('nav.sidebar a[aria-current=page] .done-mark');
  await expect.poll(() => mark.textContent()).toBe(' (읽는 중)');
  const box = page.locator('.predict').first();
  await box.locator('label').last().click();
  await box.locator('summary').click();
  await page.locator('.sl-markdown-content > :last-child').scrollIntoViewIfNeeded();
  await expect.poll(() => mark.textContent()).toBe(' (끝까지 읽음)');
  await page.reload();
  await expect.poll(() => box.locator('input').last().isChecked()).toBe(true);
  await goTo(page, '/');
  const go = page.locator('.continue-lesson');
  await go.waitFor();
  // The first lesson was read to its end.
  expect(await go.textContent()).toMatch(/^이어서: 2\.1\.2/);
  await goTo(page, '/2-1-3/');
  await expect.poll(() => mark.textContent()).toBe(' (읽는 중)');
  await page.locator('.sl-markdown-content h2').nth(2).scrollIntoViewIfNeeded();
  await page.waitForFunction((name) => JSON.parse(localStorage.getItem(name)!).lessons['2-1-3']?.place, KEPT);
  await goTo(page, '/');
  await go.waitFor();
  expect(await go.textContent()).toMatch(/^이어서: 2\.1\.3/);
  expect(await go.getAttribute('href')).toMatch(/^\/2-1-3\/#./);
});

/** Answers given yesterday. */
function yesterday(answers: Readonly<Record<string, { score: number; confidence?: string }>>): string {
  const at = Date.now() - 24 * 3600 * 1000;
  const questions = Object.fromEntries(
    Object.entries(answers).map(([id, one], place) => [
      id,
      { version: 1, answers: [{ at: at + place, ...one }] },
    ]),
  );
  return JSON.stringify({ ieum: 'progress', version: 2, lessons: {}, predictions: {}, labs: {}, questions });
}

test('what was missed comes back the next day: surprises first, numbers with other values, and then it is done', async () => {
  const page = await openPage('/about/');
  const kept = yesterday({
    '2-1-2/packet-bytes': { score: 0 },
    '2-1-2/what-a-port-names': { score: 0, confidence: 'sure' },
    '2-1-1/home-laptop': { score: 1 },
  });
  await page.evaluate(([name, text]) => localStorage.setItem(name!, text!), [KEPT, kept]);
  await goTo(page, '/');
  await expect.poll(() => page.locator('.continue-review').textContent()).toBe('오늘 되살릴 것 2개');
  await page.locator('.continue-review').click();
  const port = question(page, '2-1-2-what-a-port-names');
  await port.locator('.actions').waitFor();
  expect(await page.locator('.review-place').textContent()).toBe('2개 가운데 1번째 · 2.1.2에서');
  expect(await violationsOf(page)).toEqual([]);
  await answer(port, 'socket');
  await page.getByRole('button', { name: '다음 문제' }).press('Enter');
  const bytes = question(page, '2-1-2-packet-bytes');
  await bytes.waitFor();
  const prompt = (await bytes.locator('legend').first().textContent())!;
  expect(prompt).not.toContain('51바이트');
  await bytes.locator('[name=answer]').fill(`${Number(/(\d+)바이트짜리/.exec(prompt)![1]) + 40} B`);
  await bytes.getByRole('button', { name: '확인하기' }).click();
  await page.getByRole('button', { name: '마치기' }).click();
  expect(await page.locator('.review-said').textContent()).toBe(
    '오늘 것을 모두 되살렸어요. 2개 가운데 2개를 맞혔어요.',
  );
  expect(await page.locator('.review').textContent()).toMatch(/다음은 .*에 2개예요\./);
  await page.reload();
  await page.getByText('오늘 되살릴 것은 없어요.').waitFor();
});
