import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { unzipFiles } from '../../src/lib/sandbox/project-zip.ts';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

const sandbox = (page: Page): Locator => page.locator('.sandbox').first();

async function alive(page: Page): Promise<Locator> {
  const lab = sandbox(page);
  await lab.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
  return lab;
}

/** Types a line at the beginning of the file that shows. */
async function type(page: Page, lab: Locator, text: string): Promise<void> {
  const edit = lab.getByRole('button', { name: '고치기', exact: true });
  if (await edit.isVisible()) await edit.click();
  await lab.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(text);
}

test('what was typed is there after a reload, and runs', async () => {
  const page = await openPage('/2-1-2/');
  const lab = await alive(page);
  await type(page, lab, "console.log('내가 쓴 줄');");
  await page.reload();
  await alive(page);
  await lab.locator('.cm-content').filter({ hasText: '내가 쓴 줄' }).waitFor();
  await lab.getByRole('button', { name: /실행/ }).first().click();
  await lab.getByRole('log', { name: 'server 프로세스의 출력' }).filter({ hasText: '내가 쓴 줄' }).waitFor();
});

test('a zip holds the files as they are now, and how plain Node runs them', async () => {
  const page = await openPage('/2-1-2/');
  const lab = await alive(page);
  await type(page, lab, '// 내 줄\n');
  await lab.locator('.files summary').click();
  const waiting = page.waitForEvent('download');
  await lab.getByRole('button', { name: 'zip으로 받기' }).click();
  const files = unzipFiles(readFileSync((await (await waiting).path())!));
  const textOf = (path: string) => files.find((file) => file.path === path)?.text;
  expect(textOf('server.mjs')).toMatch(/^\/\/ 내 줄\n/);
  expect(textOf('README.md')).toContain('node server.mjs\nHOST=127.0.0.1 node client.mjs');
  expect(textOf('README.md')).toContain("$env:HOST='127.0.0.1'; node client.mjs");
  expect(await violationsOf(page, '.sandbox-controls')).toEqual([]);
});

test('a link shows its code, says that it is not the learner’s, and runs nothing by itself', async () => {
  const page = await openPage('/2-1-2/', { permissions: ['clipboard-read', 'clipboard-write'] });
  let lab = await alive(page);
  await type(page, lab, "console.log('나눈 코드');");
  await lab.locator('.files summary').click();
  await lab.getByRole('button', { name: '링크로 나누기' }).click();
  await lab.getByText('링크를 복사했어요').waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());

  const other = await openPage(address.slice(new URL(address).origin.length));
  lab = await alive(other);
  await lab.getByText('링크로 받은 코드예요').waitFor();
  await lab.locator('.cm-content').filter({ hasText: '나눈 코드' }).waitFor();
  expect(await lab.locator('.sandbox-status').textContent()).toContain('아직 실행하지 않았어요');
  await lab.getByRole('button', { name: '내 코드로 돌아가기' }).click();
  await lab.locator('.cm-content').filter({ hasNotText: '나눈 코드' }).waitFor();
});

test('what was typed outlives a program that never ends, another engine and a second tab', async () => {
  const page = await openPage('/2-1-2/');
  const lab = await alive(page);
  await type(page, lab, "console.log('내가 쓴 줄'); for (;;);\n");
  await lab.getByRole('button', { name: /실행/ }).first().click();
  await lab.locator('.sandbox-status').filter({ hasText: '반복이 끝나지 않았어요' }).waitFor();
  await lab.getByRole('radio', { name: 'WebContainer' }).click();
  const mine = lab.locator('.cm-content').filter({ hasText: '내가 쓴 줄' });
  expect(await mine.count()).toBe(1);
  const second = await page.context().newPage();
  await second.goto(page.url());
  const other = await alive(second);
  await other.locator('.cm-content').filter({ hasText: '내가 쓴 줄' }).waitFor();
  await type(second, other, '// 둘째 탭\n');
  await lab.getByText('다른 탭에서도').waitFor();
  expect(await mine.count()).toBe(1);
});
