import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
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
    const input = asked.locator('[name=answer]');
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
    expect(await violationsOf(page, '#q-2-1-2-packet-bytes')).toEqual([]);
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
    expect(await violationsOf(page, '#q-2-1-1-servers-in-p2p')).toEqual([]);
  });
});

/** Answers a question as it should not be answered. */
async function answerWrongly(asked: Locator): Promise<void> {
  const kind = await asked.getAttribute('data-kind');
  if (kind === 'numeric') await asked.locator('[name=answer]').fill('1');
  // The lines of a question of order stand in a wrong order from the start.
  else if (kind === 'matching')
    for (const select of await asked.locator('select').all()) await select.selectOption({ index: 1 });
  else if (kind !== 'ordering') {
    const wrong = await asked
      .locator('.answers [data-of]:not([data-correct])')
      .first()
      .getAttribute('data-of');
    await asked.locator(`[name=answer][value="${wrong}"]`).check();
  }
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
  await bytes!.locator('[name=answer]').fill('91 B');
  await check(bytes!);
  for (const asked of (await page.locator('lesson-quiz quiz-question').all()).slice(3)) {
    await expect.poll(() => page.locator('.quiz .summary').textContent()).toBe('');
    await answerWrongly(asked);
    await check(asked);
  }
  expect(await page.locator('.quiz .summary').textContent()).toBe('11문제 가운데 2문제를 처음에 맞혔어요.');
});

test('without JavaScript questions of every kind can be read, answers and all', async () => {
  const page = await openPage('/2-1-1/', { javaScriptEnabled: false });
  const answers = {
    '2-1-1/client-server-time': '답: 2,400초.',
    '2-1-1/home-laptop': '○ ',
    '2-1-1/servers-in-p2p': '✕ ',
    '2-1-1/paths': ': ',
    '2-1-2/which-binds-fail': '2. TCP 7011번에서 또 듣는다: EADDRINUSE.',
    '2-1-2/server-calls': 'socket: 소켓을 만든다 → bind: 번호를 단다',
    '2-1-2/where-the-socket-is': '○ ② 프로세스와 트랜스포트 계층 사이',
    '2-1-2/url-as-host': '○ 4번째 줄 — 호스트 이름이 아니라 URL이에요.',
    'check/bus-arrivals': '모범 답안.',
  };
  for (const [id, answer] of Object.entries(answers)) {
    const [lesson, name] = id.split('/');
    const path = `/${lesson}/`;
    if (!page.url().endsWith(path)) await page.goto(new URL(path, page.url()).href);
    const asked = question(page, `${lesson}-${name}`);
    expect(await asked.getByRole('button').count(), id).toBe(0);
    await asked.getByText('답과 설명').click();
    expect((await asked.locator('.answers').textContent())!.replace(/\s+/g, ' '), id).toContain(answer);
  }
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
    expect(await violationsOf(page, '#q-2-1-4-life-of-a-connection')).toEqual([]);
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
  expect(await violationsOf(page, '#q-2-1-3-demands')).toEqual([]);
  await choose('video', 'rate-ahead');
  expect(await asked.locator('.why:visible').count()).toBe(0);
  for (const row of ['shell', 'dns']) await choose(row, 'all-soon');
  await check.press('Enter');
  expect((await feedback(asked))[0]).toBe('○ 맞았어요.');
});

describe('other ways to ask', () => {
  test('a place in a drawing is chosen by pointer or from the list, and both say the same', async () => {
    const page = await openQuiz('/2-1-2/');
    const asked = question(page, '2-1-2-where-the-socket-is');
    const chosen = () => asked.locator('.drawing .chosen').getAttribute('data-place');
    await asked.locator('[data-place=card]').click();
    expect(await asked.getByRole('radio', { name: '⑤' }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await chosen()).toBe('network');
    await page.keyboard.press('Enter');
    expect((await feedback(asked))[0]).toBe('✕ 아직 아니에요.');
    await asked.locator('[data-place=door]').click();
    await page.keyboard.press('Enter');
    expect((await feedback(asked))[0]).toBe('○ 맞았어요.');
    const layers = question(page, '2-1-2-what-the-system-manages');
    await layers.locator('[data-place=network]').click();
    await layers.getByRole('button', { name: '확인하기' }).press('Enter');
    expect((await feedback(layers))[0]).toBe('✕ 아직 아니에요. 3개 가운데 2개를 바르게 판단했어요.');
    expect(await violationsOf(page, '#q-2-1-2-where-the-socket-is')).toEqual([]);
  });

  test('a wrong line is found by keyboard, and the program then really runs', async () => {
    const page = await openQuiz('/en/2-1-2/');
    const asked = question(page, '2-1-2-url-as-host');
    const check = asked.getByRole('button', { name: 'Check' });
    await check.press('Enter');
    expect(await feedback(asked)).toEqual(['Choose a line first.']);
    await asked.getByRole('radio', { name: '3 const PORT = 7000;' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect((await feedback(asked))[0]).toBe('✕ Not yet.');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await feedback(asked)).toEqual([
      '○ Right.',
      'That is a URL and not the name of a host. net takes the whole text for a name and asks DNS.',
      'Write server.lab alone. Scheme and path belong to a URL; a connection takes a name and a number.',
    ]);
    await asked.getByRole('button', { name: 'Really run it' }).press('Enter');
    await expect
      .poll(() => asked.locator('.ran pre').textContent(), { timeout: 15_000 })
      .toContain('getaddrinfo ENOTFOUND http://server.lab/');
    expect(await violationsOf(page, '#q-2-1-2-url-as-host')).toEqual([]);
  });

  test('another try at a number has other values, and the model knows its answer', async () => {
    const page = await openQuiz('/2-1-4/');
    const asked = question(page, '2-1-4-first-byte-with-tls');
    const input = asked.locator('[name=answer]');
    const prompt = () => asked.locator('legend').first().textContent();
    const before = await prompt();
    await input.fill('200 ms');
    await input.press('Enter');
    expect((await feedback(asked)).at(1)).toMatch(/^TLS 없이 TCP만 쓸 때예요/);
    await asked.getByRole('button', { name: '새 값으로 다시 풀기' }).press('Enter');
    await expect.poll(prompt).not.toBe(before);
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    const rtt = Number(/왕복 시간이 (\d+) ms/.exec((await prompt())!)![1]);
    await input.fill(`${3 * rtt} ms`);
    await input.press('Enter');
    expect((await feedback(asked)).slice(0, 2)).toEqual([
      expect.stringMatching(/^○ 맞았어요/),
      `TCP 핸드셰이크에 한 번, TLS에 한 번, 요청과 응답에 한 번, 왕복 세 번이라 ${3 * rtt} ms예요.`,
    ]);
    expect(await asked.locator('.answers').textContent()).toContain(`왕복 세 번이라 ${3 * rtt} ms`);
  });

  test('a short answer is marked by its writer beside a model answer; the check then begins anew with other values', async () => {
    const page = await openQuiz('/check/');
    const asked = question(page, 'check-bus-arrivals');
    await asked.getByRole('button', { name: '모범 답안과 견주기' }).click();
    expect(await feedback(asked)).toEqual(['답을 적은 다음에 확인해 주세요.']);
    await asked.getByRole('textbox', { name: '내 답' }).fill('서버가 위치를 모아요.');
    await asked.getByRole('button', { name: '모범 답안과 견주기' }).click();
    await asked.getByRole('checkbox', { name: '구조를 정하고 까닭을 댔어요' }).check();
    await asked.getByRole('button', { name: '이대로 기록하기' }).click();
    expect(await feedback(asked)).toEqual(['✕ 아직 아니에요. 5가지 가운데 1가지가 들어 있어요.']);
    expect(await violationsOf(page, '#q-check-bus-arrivals')).toEqual([]);
    for (const other of (await page.locator('lesson-quiz quiz-question').all()).slice(0, -1)) {
      await answerWrongly(other);
      await other.getByRole('button', { name: '확인하기' }).click();
    }
    expect(await page.locator('.quiz .summary').textContent()).toBe(
      '13문제 가운데 0문제를 이번에 바로 맞혔어요.',
    );
    const prompt = question(page, '2-1-2-packet-bytes').locator('legend').first();
    const before = await prompt.textContent();
    await page.getByRole('button', { name: '처음부터 새 값으로' }).click();
    await expect.poll(() => prompt.textContent()).not.toBe(before);
    await expect.poll(() => page.locator('.quiz .summary').textContent()).toBe('');
  });

  test('how sure one is may be said, and a confident error is called a surprise', async () => {
    const page = await openQuiz('/2-1-2/');
    const asked = question(page, '2-1-2-what-a-port-names');
    const sure = asked.getByRole('group', { name: '얼마나 확실해요?' });
    await asked.locator('[value=pid]').check();
    await sure.getByRole('radio', { name: '확실' }).check();
    await asked.getByRole('button', { name: '확인하기' }).click();
    expect(await feedback(asked)).toContain('확실하다고 생각한 답이 달랐네요. 이런 것이 가장 오래 남아요.');
    expect(await violationsOf(page, '#q-2-1-2-what-a-port-names')).toEqual([]);
  });
});
