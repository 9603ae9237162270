import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shareFragment } from '../../src/lib/sandbox/share-link.ts';
import { installContainerHost } from '../standin/container-host.ts';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

/** The workbench of a page, alive. */
async function open(
  path: string,
  options?: Parameters<typeof openPage>[1],
): Promise<{ page: Page; lab: Locator }> {
  const page = await openPage(path, options);
  return { page, lab: await alive(page) };
}

async function alive(page: Page): Promise<Locator> {
  const lab = page.locator('.sandbox').first();
  await lab.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
  return lab;
}

const button = (lab: Locator, name: string): Locator => lab.getByRole('button', { name, exact: true });
const status = (lab: Locator): Locator => lab.locator('.sandbox-status [role=status]');
const run = (lab: Locator): Promise<void> => lab.getByRole('button', { name: /실행/ }).first().click();
const finish = (lab: Locator): Promise<void> => status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();

/** The items of the file tree, two blanks a level. */
const tree = (lab: Locator): Promise<string[]> =>
  lab
    .getByRole('treeitem')
    .evaluateAll((items) =>
      items.map(
        (item) => '  '.repeat(Number(item.ariaLevel) - 1) + item.textContent?.replace(/^[▾▸]|●.*$|\s/g, ''),
      ),
    );

test('files are made, renamed and removed by keyboard, and what was removed comes back', async () => {
  const { page, lab } = await open('/labs/echo/');
  await button(lab, '파일 목록').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => tree(lab)).toEqual(['server.lab', '  server.mjs', 'client', '  client.mjs']);
  await button(lab, '새 파일').focus();
  await page.keyboard.press('Enter');
  await lab.locator('.naming input:focus').waitFor();
  await page.keyboard.type('server.mjs');
  await page.keyboard.press('Enter');
  await lab.getByText('같은 이름의 파일이 이미 있어요').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('lib/lines.mjs');
  await page.keyboard.press('Enter');
  const shared = ['함께쓰는파일', '  lib', '    lines.mjs'];
  await expect
    .poll(() => tree(lab))
    .toEqual(['server.lab', '  server.mjs', 'client', '  client.mjs', ...shared]);
  await lab.locator('[role=treeitem]:focus', { hasText: 'lines.mjs' }).waitFor();
  // From the new file up to the client's, which is then run under its new name. Keys do not wait for frames to be
  // drawn: a focus that came a frame late took it back from the field that F2 opens.
  await page.evaluate(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(draw, 300);
  });
  for (let count = 0; count < 3; count++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await lab.locator('.naming input:focus').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('ask.mjs');
  await page.keyboard.press('Enter');
  await lab.locator('.command', { hasText: 'HOST=server.lab node ask.mjs' }).waitFor();
  await page.keyboard.press('Delete');
  await expect.poll(() => tree(lab)).not.toContain('  ask.mjs');
  await button(lab, '되돌리기').click();
  await expect.poll(() => tree(lab)).toContain('  ask.mjs');
  expect(await violationsOf(page, '.sandbox')).toEqual([]);
  await page.reload();
  await expect.poll(async () => tree(await alive(page))).toContain('  ask.mjs');
  await run(lab);
  await finish(lab);
});

test('borders move with arrow keys and stay where they were put; Enter gives the panes their own sizes back', async () => {
  const { page, lab } = await open('/labs/echo/');
  const border = lab.getByRole('separator', { name: '코드와 패킷 사이의 경계' });
  const width = async () => (await lab.locator('.sandbox-code').boundingBox())!.width;
  const own = await width();
  await border.focus();
  for (let count = 0; count < 5; count++) await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(own + 60);
  const moved = await width();
  await page.reload();
  await alive(page);
  await expect.poll(width).toBe(moved);
  await border.focus();
  await page.keyboard.press('Enter');
  await expect.poll(width).toBe(own);
});

test('a learner starts the client first, tells it something, and looks at the packets that carry it', async () => {
  const { page, lab } = await open('/labs/echo/');
  await button(lab, '프로세스 고치기').click();
  await button(lab, 'client 먼저 시작').click();
  await lab.getByText('client 프로세스가 1번째로 시작해요.').waitFor();
  expect(await lab.locator('.sandbox-output header strong').allTextContents()).toEqual(['client', 'server']);
  const command = lab.getByLabel('명령').first();
  await command.fill("HOST=server.lab node client.mjs 'half");
  await command.press('Enter');
  await lab.getByText("따옴표(')의 짝이 없어요").waitFor();
  await command.fill('HOST=server.lab node client.mjs 가람');
  await command.press('Enter');
  await lab.locator('.command', { hasText: 'node client.mjs 가람' }).waitFor();
  await run(lab);
  await finish(lab);

  await button(lab, '거르기').click();
  await lab.getByLabel('찾을 글').fill('안녕');
  await lab.getByText('개 가운데 2개를 보여요').waitFor();
  await button(lab, '표').click();
  expect(await lab.locator('.sandbox-packets tbody tr[aria-rowindex]').count()).toBe(2);
  await button(lab, '모두 보기').click();
  await button(lab, '수치').click();
  const links = lab.getByRole('table', { name: '링크마다 오간 패킷' });
  await links.locator('tbody tr').nth(1).waitFor();
  await button(lab, '그래프').click();
  await lab.getByRole('img', { name: /혼잡 윈도, server\.lab|혼잡 윈도, client/ }).waitFor();
  expect(await violationsOf(page, '.sandbox')).toEqual([]);
});

test('in the playground a network is made, run, saved and opened again, and a link carries all of it', async () => {
  const { page, lab } = await open('/labs/playground/', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await lab.getByLabel('틀', { exact: true }).selectOption('transfer');
  await button(lab, '호스트와 링크 고치기').click();
  const delay = lab.getByRole('textbox', { name: '지연, client – server' });
  await delay.fill('soon');
  await delay.press('Enter');
  await lab.getByText('1번째 링크의 지연: "soon"은(는) 쓸 수 없어요. 25ms나 1.5s처럼 적어 주세요.').waitFor();
  await delay.fill('40ms');
  await delay.press('Enter');
  await button(lab, '호스트 더하기').click();
  const name = lab.getByRole('textbox', { name: '이름, server' });
  await name.fill('storage.lab');
  await name.press('Enter');
  await lab.locator('.command', { hasText: 'HOST=storage.lab node client.mjs' }).waitFor();
  await run(lab);
  await lab.getByRole('log').filter({ hasText: '2000000 bytes' }).waitFor();
  expect(await violationsOf(page, '.sandbox')).toEqual([]);

  await lab.getByLabel('이름', { exact: true }).first().fill('큰 파일');
  await button(lab, '저장').click();
  await lab.getByText('“큰 파일”').first().waitFor();
  await lab.getByLabel('틀', { exact: true }).selectOption('echo');
  await page.reload();
  await alive(page);
  await lab.locator('.command', { hasText: 'HOST=server node client.mjs' }).waitFor();
  await lab.getByText('저장한 것 1개').click();
  await button(lab, '큰 파일').click();
  await lab.locator('.command', { hasText: 'HOST=storage.lab node client.mjs' }).waitFor();

  await lab.locator('.files summary').click();
  await button(lab, '링크로 나누기').click();
  await lab.getByText('링크를 복사했어요').waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await openPage(address.slice(new URL(address).origin.length));
  const received = await alive(other);
  await received.locator('.command', { hasText: 'HOST=storage.lab node client.mjs' }).waitFor();
});

test('in a container a project gets its packages and shows its page beside the code', async () => {
  const server = `
    import { createServer } from 'node:http';
    import ms from 'ms';
    createServer((request, response) => {
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
      response.end('<h1>' + ms + ' at ' + request.url + '</h1>');
    }).listen(7310, () => console.log('up'));`;
  const work = {
    lab: 'playground',
    texts: { 'server.mjs': server, 'package.json': '{ "dependencies": { "ms": "2.1.3" } }' },
    removed: ['client.mjs'],
    scenario: {
      hosts: { server: '10.0.0.2' },
      processes: [{ name: 'server', host: 'server', file: 'server.mjs' }],
    },
  };
  const page = await openPage('/about/');
  const host = await installContainerHost(page);
  try {
    await page.goto(new URL(`/labs/playground/${shareFragment(work)}`, page.url()).href);
    const lab = await alive(page);
    await lab.getByText('링크로 받은 코드예요').waitFor();
    await lab.getByText('시뮬레이션 네트워크에는 npm이 없어서').waitFor();
    await run(lab);
    await lab.getByRole('button', { name: '7310번 포트 미리보기' }).click();
    await lab.frameLocator('iframe[title="미리보기"]').getByText('ms at /').waitFor();
    await lab.getByLabel('주소', { exact: true }).fill('/again');
    await button(lab, '열기').click();
    await lab.frameLocator('iframe[title="미리보기"]').getByText('ms at /again').waitFor();
    await button(lab, '멈춤').first().click();
  } finally {
    host.close();
  }
});

test('after two tries the solution stands beside the code, line by line; taking it can be undone', async () => {
  const { page, lab } = await open('/labs/echo/');
  const check = lab.locator('.checks').getByRole('button', { name: '검사하기' });
  const said = lab.locator('.checks header [role=status]');
  await check.click();
  await said.filter({ hasText: '통과했어요' }).waitFor();
  await button(lab, '고치기').click();
  await lab.locator('.cm-content:focus').waitFor();
  await page.keyboard.type('// 해 보기\n');
  await check.click();
  await lab.getByRole('button', { name: '풀이와 견줘 보기' }).click();
  const pane = lab.getByRole('region', { name: '풀이와 견주기' });
  await pane.locator('ins').first().waitFor();
  expect(await violationsOf(page, '.sandbox-solution')).toEqual([]);
  const line = (await pane.locator('ins').first().textContent())!.replace(/^[^:]*: /, '').trim();
  await button(lab, '풀이로 바꾸기').click();
  await pane.waitFor({ state: 'detached' });
  const editor = lab.locator('.cm-content');
  await editor.filter({ hasText: line }).waitFor();
  await button(lab, '되돌리기').click();
  await editor.filter({ hasNotText: line }).waitFor();
});
