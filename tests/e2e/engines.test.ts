import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type ContainerHost, type HostBehaviour, installContainerHost } from '../standin/container-host.ts';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

/** The echo lab of a lesson, with a host for containers. */
async function openLab(
  behaviour?: HostBehaviour,
  path = '/2-1-2/',
): Promise<{ page: Page; lab: Locator; host: ContainerHost }> {
  // What a browser says to its console about a frame that does not load is no error of the page.
  const page = await openPage('/about/', {}, /net::ERR_/);
  const host = await installContainerHost(page, behaviour);
  await page.goto(new URL(path, page.url()).href);
  const lab = page.locator('.sandbox').first();
  await lab.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
  return { page, lab, host };
}

const status = (lab: Locator): Locator => lab.locator('.sandbox-status [role=status]');
const run = (lab: Locator): Promise<void> => lab.getByRole('button', { name: /실행/ }).first().click();

test('the learner switches to the real Node.js, and the same ladder shows its messages', async () => {
  const { page, lab, host } = await openLab();
  try {
    await lab.getByRole('radio', { name: 'WebContainer' }).check();
    await run(lab);
    await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
    const client = lab.getByRole('log', { name: 'client 프로세스의 출력' });
    expect(await client.textContent()).toContain('client: 되돌아온 글 "안녕, 서버!"');
    expect(await lab.locator('.net-ladder .packet.message .label').allTextContents()).toEqual([
      '15바이트',
      '15바이트',
    ]);
    expect(await lab.locator('.sandbox-note').textContent()).toContain('메시지만');
    await lab.getByRole('button', { name: '소켓', exact: true }).click();
    expect(await lab.locator('.net-sockets .state').allTextContents()).toContain('CLOSED');
    expect(await violationsOf(page, '.sandbox')).toEqual([]);
    // The choice is remembered.
    await page.reload();
    await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
    expect(await lab.getByRole('radio', { name: 'WebContainer' }).isChecked()).toBe(true);
  } finally {
    host.close();
  }
});

test('where no container can start, the lab runs on the simulated network and says why in one line', async () => {
  const { lab, host } = await openLab({ refuses: 'Something went wrong' });
  try {
    await lab.getByRole('radio', { name: 'WebContainer' }).check();
    await run(lab);
    await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
    expect(await lab.locator('.sandbox-engine .why').textContent()).toContain(
      'WebContainer 대신 시뮬레이션 네트워크로 열었어요. StackBlitz 서버가 오류로 답했어요.',
    );
    expect(await lab.getByRole('radio', { name: '시뮬레이션 네트워크' }).isChecked()).toBe(true);
    host.behave({});
    await lab.locator('.why button').click();
    await run(lab);
    await status(lab)
      .filter({ hasText: /모두 끝났어요\. (?!가상)/ })
      .waitFor();
    expect(await lab.locator('.sandbox-engine .why').count()).toBe(0);
  } finally {
    host.close();
  }
});

test('a lab that only a container can run says in one sentence why it did not', async () => {
  const { lab, host } = await openLab({ frame: 'unreachable' }, '/labs/eavesdropper/');
  try {
    await run(lab);
    await status(lab)
      .getByText('WebContainer가 시작하지 않아서 실행하지 못했어요. StackBlitz 서버에 닿지 못했어요.')
      .waitFor();
    expect(await status(lab).textContent()).not.toContain('offline');
    host.behave({});
    await lab.locator('.sandbox-status button').click();
    await status(lab).filter({ hasText: '모두 끝났어요' }).waitFor();
  } finally {
    host.close();
  }
});

test('a terminal opens beside the run, by keyboard, and Tab leaves it', async () => {
  const { page, lab, host } = await openLab(undefined, '/en/2-1-2/');
  try {
    await lab.getByRole('radio', { name: 'WebContainer' }).check();
    await lab
      .getByRole('button', { name: /^Run|▶ Run/ })
      .first()
      .click();
    await status(lab).filter({ hasText: 'Everything has ended' }).waitFor();
    await lab.getByRole('button', { name: 'Open a terminal' }).focus();
    await page.keyboard.press('Enter');
    const screen = lab.locator('.sandbox-shell .xterm-accessibility');
    await screen.filter({ hasText: '~/lab $' }).waitFor({ state: 'attached' });
    await page.keyboard.type('ls\n');
    await screen.filter({ hasText: 'server.mjs' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.xterm') === null)).toBe(true);
  } finally {
    host.close();
  }
});
