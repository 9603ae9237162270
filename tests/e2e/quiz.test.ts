import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';

/** Opens a lesson at its quiz, whose script is fetched when the learner comes near. */
async function openQuiz(path: string): Promise<Page> {
  const page = await openPage(path);
  await page.locator('lesson-quiz').scrollIntoViewIfNeeded();
  await page.locator('lesson-quiz .actions').first().waitFor();
  return page;
}

const question = (page: Page, id: string): Locator => page.locator(`#q-${id}`);
/** The sentences of the feedback, one for each paragraph or link. */
const feedback = async (asked: Locator): Promise<string[]> =>
  (await asked.locator('.feedback > *').allTextContents()).map((text) => text.trim());

describe('a numeric question', () => {
  test('answers each kind of answer with a sentence of its own, and keeps what was typed', async () => {
    const page = await openQuiz('/2-1-2/');
    const asked = question(page, '2-1-2-packet-bytes');
    const input = asked.locator('input');
    const said: string[] = [];
    for (const typed of ['', '많이', '91 톤', '91 ms', '71', '79 B', '51바이트', '100', '728 bit']) {
      await input.fill(typed);
      await input.press('Enter');
      const [verdict] = await feedback(asked);
      said.push(`${typed} → ${verdict}`);
      expect(await input.inputValue()).toBe(typed);
      expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    expect(said).toEqual([
      ' → 답을 적은 다음에 확인해 주세요.',
      '많이 → “많이”에서 수를 읽지 못했어요. 수와 단위만 적어 주세요.',
      '91 톤 → 모르는 단위예요: “톤”. 바이트(B)나 비트(bit)로 적어 주세요.',
      '91 ms → 이 문제에서 묻는 양의 단위가 아니에요: “ms”. 바이트(B)나 비트(bit)로 적어 주세요.',
      '71 → ✕ 아직 아니에요. 읽은 값: 71바이트.',
      '79 B → ✕ 아직 아니에요. 읽은 값: 79바이트.',
      '51바이트 → ✕ 아직 아니에요. 읽은 값: 51바이트.',
      '100 → ✕ 아직 아니에요. 읽은 값: 100바이트.',
      '728 bit → ○ 맞았어요. 읽은 값: 91바이트.',
    ]);
  });
});

describe('a choice question', () => {
  test('explains the choice that was made, and lets the learner try again by keyboard alone', async () => {
    const page = await openQuiz('/2-1-1/');
    const asked = question(page, '2-1-1-home-laptop');
    await asked.locator('input[value=address-changes]').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect(await feedback(asked)).toEqual([
      '✕ 아직 아니에요.',
      '고정 IP 주소는 편리할 뿐 조건이 아니에요. 친구가 지금 쓸 수 있는 이름이나 주소, 그리고 포트만 알면 돼요.',
    ]);
    expect(await asked.locator('.why:visible').count()).toBe(1);
    await asked.getByRole('button', { name: '다시 풀기' }).press('Enter');
    expect(await feedback(asked)).toEqual([]);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
      'address-changes',
    );
  });

  test('does not count a check without a choice as an answer', async () => {
    const page = await openQuiz('/2-1-1/');
    const asked = question(page, '2-1-1-servers-in-p2p');
    await asked.getByRole('button', { name: '확인하기' }).click();
    expect(await feedback(asked)).toEqual(['먼저 하나 이상 골라 주세요.']);
  });

  test('judges every choice of a question with several answers', async () => {
    const page = await openQuiz('/2-1-1/');
    const asked = question(page, '2-1-1-servers-in-p2p');
    await asked.locator('input[value=find-peers]').check();
    await asked.locator('input[value=every-piece]').check();
    await asked.getByRole('button', { name: '확인하기' }).click();
    expect((await feedback(asked))[0]).toBe('✕ 아직 아니에요. 4개 가운데 1개를 바르게 판단했어요.');
    expect((await asked.locator('.why b').allInnerTexts()).map((text) => text.trim()).sort()).toEqual([
      '○ 맞게 골랐어요.',
      '✕ 고르지 말아야 했어요.',
      '✕ 골라야 했어요.',
      '✕ 골라야 했어요.',
    ]);
  });
});

/** Answers a question as it should not be answered. */
async function answerWrongly(asked: Locator): Promise<void> {
  const data = JSON.parse((await asked.locator('script').textContent())!);
  const input = (id: string) => asked.locator(`input[value="${id}"]`);
  if (data.kind === 'single')
    await input(data.choices.find((choice: { correct: boolean }) => !choice.correct).id).check();
  if (data.kind === 'multiple') await input(data.choices[0].id).check();
  if (data.kind === 'numeric') await asked.locator('input').fill('1');
  // The lines of a question of order stand in a wrong order from the start.
}

test('when every question has been answered, the quiz says how many were right at the first try', async () => {
  const page = await openQuiz('/2-1-2/');
  const check = (asked: Locator) => asked.getByRole('button', { name: '확인하기' }).click();
  const [initiates, tabs, bytes] = ['who-initiates', 'two-tabs', 'packet-bytes'].map((id) =>
    question(page, `2-1-2-${id}`),
  );
  await initiates!.locator('input[value=receiver]').check();
  await check(initiates!);
  await initiates!.locator('input[value=sender]').check();
  await check(initiates!);
  for (const right of ['source-port', 'two-sockets']) await tabs!.locator(`input[value=${right}]`).check();
  await check(tabs!);
  await bytes!.locator('input').fill('91 B');
  await check(bytes!);
  for (const asked of (await page.locator('lesson-quiz quiz-question').all()).slice(3)) {
    expect(await page.locator('.quiz .summary').textContent()).toBe('');
    await answerWrongly(asked);
    await check(asked);
  }
  expect(await page.locator('.quiz .summary').textContent()).toBe('10문제 가운데 2문제를 처음에 맞혔어요.');
});

test('without JavaScript a quiz can be read, answers and all', async () => {
  const page = await openPage('/2-1-1/', { javaScriptEnabled: false });
  const asked = question(page, '2-1-1-client-server-time');
  expect(await asked.getByRole('button').count()).toBe(0);
  await asked.getByText('답과 설명').click();
  expect(await asked.locator('details').textContent()).toContain('답: 2,400초.');
});

test('a prediction stays beside the answer, without JavaScript', async () => {
  const page = await openPage('/2-1-2/', { javaScriptEnabled: false });
  const predict = page.locator('#predict-accept');
  await predict.getByText('손님마다 새 번호를 하나씩 쓴다', { exact: true }).click();
  await predict.locator('summary').click();
  expect(await predict.locator('.mark:visible').allInnerTexts()).toEqual(['내 예측', '실제']);
});

test('a term opens its meaning and closes it by keyboard', async () => {
  const page = await openPage('/2-1-2/');
  const meaning = page.locator('#term-socket');
  await page.locator('[popovertarget=term-socket]').focus();
  await page.keyboard.press('Enter');
  expect(await meaning.textContent()).toContain('통신 끝점');
  expect(await meaning.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await meaning.isVisible()).toBe(false);
});

describe('a question of order', () => {
  test('is put in order by keyboard alone, says where each line went, and credits what is right so far', async () => {
    const page = await openQuiz('/2-1-4/');
    const asked = question(page, '2-1-4-life-of-a-connection');
    const order = () =>
      asked.locator('.lines li').evaluateAll((lines) => lines.map((line) => line.dataset.item));
    const right = ['syn', 'syn-ack', 'ack', 'request', 'answer', 'fin', 'fin-back'];
    await asked.getByRole('button', { name: '확인하기' }).press('Enter');
    expect((await feedback(asked))[0]).toMatch(/^✕ 아직 아니에요. 7줄 가운데 이어진 \d줄의 차례가 맞아요.$/);
    for (const [place, id] of right.entries()) {
      const up = asked.locator(`li[data-item=${id}] [data-move="-1"]`);
      while ((await order()).indexOf(id) > place) {
        await up.focus();
        await page.keyboard.press('Enter');
        expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
      }
    }
    expect(await order()).toEqual(right);
    expect(await asked.locator('[data-moved]').textContent()).toMatch(/번째 자리$/);
    expect(await feedback(asked)).toEqual([]);
    await asked.getByRole('button', { name: '확인하기' }).press('Enter');
    expect((await feedback(asked))[0]).toBe('○ 맞았어요.');
    expect(await asked.locator('li[data-run=yes]').count()).toBe(7);
  });
});

test('a question of matching wants every row, marks each by itself and says how many are right', async () => {
  const page = await openQuiz('/2-1-3/');
  const asked = question(page, '2-1-3-demands');
  const check = asked.getByRole('button', { name: '확인하기' });
  const choose = (row: string, option: string) => asked.locator(`select[name=${row}]`).selectOption(option);
  await choose('call', 'some-soon');
  await check.press('Enter');
  expect(await feedback(asked)).toEqual(['아직 고르지 않은 줄이 있어요. 줄마다 하나씩 골라 주세요.']);
  for (const row of ['backup', 'mail', 'shell', 'dns', 'video']) await choose(row, 'all-elastic');
  await check.press('Enter');
  expect((await feedback(asked))[0]).toBe('✕ 아직 아니에요. 6줄 가운데 3줄이 맞아요.');
  expect(await asked.locator('.why b.right').count()).toBe(3);
  await choose('video', 'rate-ahead');
  expect(await asked.locator('.why:visible').count()).toBe(0);
  for (const row of ['shell', 'dns']) await choose(row, 'all-soon');
  await check.press('Enter');
  expect((await feedback(asked))[0]).toBe('○ 맞았어요.');
});
