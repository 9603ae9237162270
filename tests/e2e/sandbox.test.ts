import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

const starter = (file: string): string =>
  readFileSync(new URL(`../../src/content/labs/echo/starter/${file}`, import.meta.url), 'utf8');

/** Lesson 2.1.2 with its echo lab, alive. */
async function openLab(options?: Parameters<typeof openPage>[1]): Promise<{ page: Page; lab: Locator }> {
  const page = await openPage('/2-1-2/', options);
  const lab = page.locator('.sandbox').first();
  await lab.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
  return { page, lab };
}

const button = (lab: Locator, name: string): Locator => lab.getByRole('button', { name, exact: true });

/** Opens the editor of a file and types a text in place of what is there. */
async function rewrite(page: Page, lab: Locator, file: string, text: string): Promise<void> {
  await lab.getByRole('tab', { name: file }).click();
  const edit = button(lab, '고치기');
  if (await edit.isVisible()) await edit.click();
  await lab.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

async function run(lab: Locator): Promise<void> {
  await lab.getByRole('button', { name: /실행/ }).first().click();
}

const status = (lab: Locator): Locator => lab.locator('.sandbox-status [role=status]');
const output = (lab: Locator, process: string): Locator =>
  lab.getByRole('log', { name: `${process} 프로세스의 출력` });

/** The packet table, one line a row: from, to, type, bytes. */
async function packets(lab: Locator): Promise<string[]> {
  await button(lab, '표').click();
  const rows = lab.locator('.sandbox-packets tbody tr[aria-rowindex]');
  await rows.first().waitFor();
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const cells = [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent);
      return `${cells[2]} → ${cells[3]} ${cells[6]} ${cells[7]}`;
    }),
  );
}

test('a learner edits the client, runs both programs, and sees their output and every packet', async () => {
  const { page, lab } = await openLab();
  await rewrite(page, lab, 'client.mjs', starter('client.mjs').replace('안녕, 서버!', '바뀐 글'));
  await run(lab);
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  expect(await output(lab, 'client').textContent()).toContain('client: 되돌아온 글 "바뀐 글"');
  expect(await output(lab, 'server').textContent()).toContain('server: 10바이트 받음');
  const table = await packets(lab);
  expect(table.slice(0, 3)).toEqual([
    'client → server.lab SYN 0',
    'server.lab → client SYN, ACK 0',
    'client → server.lab ACK 0',
  ]);
  expect(table.filter((row) => row.endsWith('10'))).toHaveLength(2);
  expect(table.filter((row) => row.startsWith('client') && row.includes('FIN'))).toHaveLength(1);
  expect(table.filter((row) => row.startsWith('server.lab') && row.includes('FIN'))).toHaveLength(1);
});

test('a packet chosen in the ladder shows its fields, its bytes and the line that sent it', async () => {
  const { lab } = await openLab();
  await run(lab);
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  await lab.locator('.net-ladder .packet.data .label').first().click();
  const detail = lab.locator('.net-detail');
  expect(await detail.locator('.payload pre').textContent()).toBe('안녕, 서버!');
  await detail.getByRole('button', { name: '목적 포트 7007', exact: true }).click();
  expect(await detail.locator('.net-hex button.marked').allTextContents()).toEqual(['1b', '5f']);
  await detail.getByRole('button', { name: /write\(15\)/ }).click();
  const marked = lab.locator('.line.marked');
  expect(await marked.textContent()).toContain('socket.end(MESSAGE)');
});

test('a syntax error is shown as Node prints it, with a link to its line', async () => {
  const { page, lab } = await openLab();
  await rewrite(page, lab, 'client.mjs', 'const first = 1;\nconst = 2;\n');
  await run(lab);
  const client = output(lab, 'client');
  await client.filter({ hasText: 'SyntaxError' }).waitFor();
  await client
    .getByRole('button', { name: /client\.mjs:2/ })
    .first()
    .click();
  expect(await lab.locator('.cm-line.marked').textContent()).toBe('const = 2;');
});

test('an endless loop is stopped with its file and line, and the page goes on', async () => {
  const { page, lab } = await openLab();
  await rewrite(page, lab, 'server.mjs', 'let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n');
  await run(lab);
  await status(lab)
    .filter({ hasText: /멈췄어요\. server\.mjs [23]번째 줄의 반복이 끝나지 않았어요/ })
    .waitFor();
  await button(lab, '처음 코드로').click();
  await run(lab);
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
});

test('the lab runs by keyboard alone, and the editor lets go of the focus', async () => {
  const { page, lab } = await openLab();
  await button(lab, '고치기').focus();
  await page.keyboard.press('Enter');
  await lab.locator('.cm-content:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect.poll(() => lab.locator('.cm-content:focus').count()).toBe(0);
  await page.keyboard.press('Shift+Tab');
  await lab.locator('.cm-content:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('코드');
  await lab.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  const chosen = lab.locator('.sandbox-packets').getByRole('option', { selected: true });
  expect(await chosen.getAttribute('aria-label')).toContain('연결 요청');
});

test('a reset can be undone', async () => {
  const { page, lab } = await openLab();
  await rewrite(page, lab, 'client.mjs', '// 내 글\n');
  await button(lab, '처음 코드로').click();
  const editor = lab.locator('.cm-content');
  await editor.filter({ hasText: '에코 클라이언트' }).waitFor();
  await button(lab, '되돌리기').click();
  await editor.filter({ hasText: '내 글' }).waitFor();
});

test('more delay on the link is felt by the programs and drawn by the ladder', async () => {
  const { lab } = await openLab();
  await lab.getByRole('slider', { name: '지연(한쪽 방향)' }).fill('100');
  await run(lab);
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  await button(lab, '표').click();
  const times = await lab.locator('.sandbox-packets tbody td:nth-child(2)').allTextContents();
  const [syn, answer] = times.map((time) => Number.parseFloat(time));
  expect(answer! - syn!).toBeGreaterThanOrEqual(100);
  expect(answer! - syn!).toBeLessThan(105);
});

test('the packets are saved as a capture file', async () => {
  const { page, lab } = await openLab();
  await run(lab);
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  await lab.locator('.files summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(lab, '패킷 저장').click()]);
  expect(download.suggestedFilename()).toBe('echo.pcapng');
  const bytes = readFileSync(await download.path());
  expect(bytes.readUInt32LE(0)).toBe(0x0a0d0d0a);
});

test('on a phone the packets come first after a run', async () => {
  const { lab } = await openLab({ viewport: { width: 390, height: 800 }, hasTouch: true });
  await run(lab);
  await lab.locator('.net-ladder').waitFor();
  expect(await lab.locator('.sandbox-code').isVisible()).toBe(false);
  await button(lab, '코드').click();
  expect(await lab.locator('.sandbox-code').isVisible()).toBe(true);
});

test('without JavaScript all files of the lab can be read', async () => {
  const page = await openPage('/2-1-2/', { javaScriptEnabled: false });
  const files = page.locator('.sandbox .shiki').filter({ visible: true });
  const texts = await files.allTextContents();
  expect(texts.map((text) => text.includes('net.'))).toEqual([true, true]);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing wrong with a lab that has run, in the %s theme',
  async (colorScheme) => {
    const { page, lab } = await openLab({ colorScheme });
    await rewrite(page, lab, 'client.mjs', starter('client.mjs'));
    await run(lab);
    await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
    for (const figure of ['사다리', '표', '소켓']) {
      await button(lab, figure).click();
      if (figure === '표') await lab.locator('tr[aria-rowindex="5"]').click();
      expect(await violationsOf(page, '.sandbox'), figure).toEqual([]);
    }
  },
);

test('a run is gone through packet by packet with the keyboard, and back; a packet on its way is dropped', async () => {
  const { page, lab } = await openLab();
  const press = async (name: string) => {
    await button(lab, name).focus();
    await page.keyboard.press('Enter');
  };
  await press('다음 패킷');
  await status(lab).filter({ hasText: '가상 시간 1.00 ms에 잠깐 멈춰 있어요.' }).waitFor();
  expect(await packets(lab)).toEqual(['client → server.lab SYN 0']);
  await lab.locator('.sandbox-packets tbody tr[aria-rowindex]').first().click();
  await press('이 패킷 버리기');
  await press('다음 패킷');
  await status(lab).filter({ hasText: '1.05 ms' }).waitFor();
  const slider = lab.locator('.sandbox-transport').getByRole('slider');
  await press('이어서');
  await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  expect((await packets(lab)).slice(0, 2)).toEqual([
    'client → server.lab SYN 0',
    'client → server.lab SYN 0',
  ]);
  await slider.fill('500000000');
  await status(lab).filter({ hasText: '가상 시간 500.0 ms에 잠깐 멈춰 있어요.' }).waitFor();
  expect(await packets(lab)).toEqual(['client → server.lab SYN 0']);
  expect(await violationsOf(page)).toEqual([]);
});

test('one process is started anew with the code as it is now, while the other runs on', async () => {
  const { page, lab } = await openLab();
  await rewrite(page, lab, 'client.mjs', "console.log('first'); setInterval(() => {}, 1000);");
  await lab.getByLabel('빠르기').selectOption({ label: '실제 시간' });
  await run(lab);
  await output(lab, 'client').filter({ hasText: 'first' }).waitFor();
  await button(lab, '코드').click();
  await rewrite(page, lab, 'client.mjs', "console.log('second');");
  await button(lab, '출력과 패킷').click();
  await button(lab, 'client 프로세스 다시 시작').click();
  await output(lab, 'client').filter({ hasText: 'second' }).waitFor();
  expect(await output(lab, 'client').textContent()).toBe('first\nsecond\n');
  await button(lab, '링크 끊기').click();
  await button(lab, '링크 잇기').waitFor();
  await button(lab, '멈춤').click();
  await status(lab).filter({ hasText: '멈췄어요' }).waitFor();
});
