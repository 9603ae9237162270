import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

/** From the first run to a hostile run that is watched: the whole way of a learner through the lab echo. */
test('a run is judged by itself; lines put in order go into the code, pass, fail where it is hostile, and can be watched', async () => {
  const page = await openPage('/labs/echo/');
  const lab = page.locator('.sandbox');
  await lab.scrollIntoViewIfNeeded();
  const checks = lab.locator('.checks');
  const said = checks.locator('header [role=status]');
  await checks.getByText('무엇을 검사하나요?').press('Enter');
  await checks.locator('.own li').nth(4).waitFor();

  await lab.locator('.sandbox-controls .run').click();
  await said.filter({ hasText: '5가지 가운데 3가지를 통과했어요' }).waitFor();
  await checks.getByRole('button', { name: '그 패킷 보기' }).click();
  await lab.locator('.net-detail:not(.nothing)').waitFor();
  await checks.getByRole('button', { name: 'server.mjs 12번째 줄 보기' }).click();
  expect(await lab.locator('.line.marked').textContent()).toContain('socket.write(chunk)');

  // By keyboard: each line is moved up to its place, the line that does not belong below the divider.
  const lines = page.locator('lab-lines');
  const order = () => lines.locator('li').evaluateAll((all) => all.map((one) => one.dataset.item!));
  for (const [place, item] of ['0', '1', '2', '3', '4', '5', 'unused'].entries()) {
    const up = lines.locator(`li[data-item="${item}"] [data-move="-1"]`);
    for (let at = (await order()).indexOf(item); at > place; at--) await up.press('Enter');
  }
  await lines.getByRole('button', { name: '확인하기' }).press('Enter');
  await lines.getByRole('button', { name: '코드에 넣기' }).press('Enter');
  expect(await lines.locator('[role=status]').textContent()).toContain('server.mjs에 넣었어요');

  await checks.getByRole('button', { name: '검사하기' }).press('Enter');
  await said.filter({ hasText: '험한 조건 1가지를 견디지 못했어요' }).waitFor();
  expect(await checks.locator('.hostile .happened').textContent()).toContain('read ECONNRESET');
  expect(await violationsOf(page)).toEqual([]);
  await checks.getByRole('button', { name: '지켜보기' }).click();
  await lab.locator('.sandbox-watched').filter({ hasText: '갑자기 사라지는 손님' }).waitFor();
  await lab
    .getByRole('log', { name: 'client 프로세스의 출력' })
    .filter({ hasText: '메아리: 나는 남아요' })
    .waitFor();
});
