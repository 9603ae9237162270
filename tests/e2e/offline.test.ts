import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { siteHandler } from '../../scripts/serve.ts';
import { openPage, showFonts } from './browser.ts';

showFonts();

const SITE = join(import.meta.dirname, '../../dist');
const LESSONS = ['2-1-1', '2-1-2', '2-1-3', '2-1-4', '2-1-5'];
const servers: Server[] = [];

/** A server of a built site that a test can take away. `reread` makes it see what has changed in the folder. */
async function serve(folder: string): Promise<{ readonly address: string; readonly reread: () => void }> {
  let answer = siteHandler(folder);
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reread: () => {
      answer = siteHandler(folder);
    },
  };
}

function cutNetwork(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}
afterEach(cutNetwork);

/** Visits a page and stays until the site is stored. */
async function visit(address: string, path: string): Promise<Page> {
  const page = await openPage(path, { serviceWorkers: 'allow' });
  await page.goto(address + path);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 50_000,
  });
  return page;
}

test('visited once, the course is there without a network: lessons, a lab that runs, a quiz, the search', async () => {
  const { address } = await serve(SITE);
  const page = await visit(address, '/');
  cutNetwork();
  for (const path of LESSONS.flatMap((lesson) => [`/${lesson}/`, `/en/${lesson}/`])) {
    await page.goto(address + path);
    expect(await page.locator('h1').textContent()).toContain(path.match(/2-1-\d/)![0].replaceAll('-', '.'));
  }
  await page.goto(`${address}/2-1-2/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const lab = page.locator('.sandbox').first();
  await lab.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
  await lab.getByRole('button', { name: /실행/ }).first().click();
  await lab.locator('.sandbox-status [role=status]').filter({ hasText: '모두 끝났어요' }).waitFor();
  const bytes = page.locator('#q-2-1-2-packet-bytes');
  await bytes.scrollIntoViewIfNeeded();
  await bytes.locator('.actions').waitFor();
  await bytes.locator('[name=answer]').fill('71');
  await bytes.locator('[name=answer]').press('Enter');
  // Other values are computed by the model, a script of its own.
  await bytes.getByRole('button', { name: '새 값으로 다시 풀기' }).click();
  await page.waitForFunction(
    () => !/\b51바이트/.test(document.querySelector('#q-2-1-2-packet-bytes legend')!.textContent!),
  );
  const bug = page.locator('#q-2-1-2-url-as-host');
  await bug.locator('[value="4"]').check();
  await bug.getByRole('button', { name: '확인하기' }).click();
  await bug.getByRole('button', { name: '진짜로 돌려 보기' }).click();
  await bug.getByText('getaddrinfo ENOTFOUND').waitFor();
  await page.goto(`${address}/progress/`);
  await page.getByText('문제 11개 가운데 2개를 풀었고, 1개를 처음에 맞혔어요.').waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('dialog.search input').fill('혼잡제어');
  expect(await page.locator('dialog.search [role=option]').first().textContent()).toContain('혼잡 제어');
  await page.keyboard.press('Enter');
  await page.locator('dialog.search').waitFor({ state: 'detached' });
}, 120_000);

test('a new version is offered, and comes when it is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-version-'));
  try {
    cpSync(SITE, folder, { recursive: true });
    const { address, reread } = await serve(folder);
    const page = await visit(address, '/en/about/');
    const about = join(folder, 'en/about/index.html');
    writeFileSync(about, readFileSync(about, 'utf8').replaceAll('About this site', 'About this new site'));
    for (const compressed of ['.br', '.gz']) rmSync(about + compressed);
    const worker = join(folder, 'sw.js');
    for (const compressed of ['.br', '.gz']) rmSync(worker + compressed);
    writeFileSync(
      worker,
      readFileSync(worker, 'utf8').replace(/version:"[0-9a-f]{16}"/, 'version:"0123456789abcdef"'),
    );
    reread();
    await page.reload();
    expect(await page.locator('h1').textContent()).toBe('About this site');
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect
      .poll(() => page.locator('h1').textContent(), { timeout: 20_000 })
      .toBe('About this new site');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
