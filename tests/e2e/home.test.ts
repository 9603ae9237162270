import { expect, test } from 'vitest';
import { openPage } from './browser.ts';

test('a reader who asked for less motion goes from packet to packet, and round again', async () => {
  const page = await openPage('/en/');
  const street = page.locator('.street');
  const shown = () => street.locator('.now li:visible').allInnerTexts();
  await street.getByRole('button', { name: 'Play' }).waitFor();
  expect(await shown()).toEqual(['SYN asks for a connection']);
  const next = street.getByRole('button', { name: 'Next packet' });
  await next.click();
  await next.click();
  expect(await shown()).toEqual(['ACK connection established', 'PSH 11 11 bytes of data (no. 1–11)']);
  for (let round = 4; round <= 8; round++) await next.press('Enter');
  expect(await shown()).toEqual(['SYN asks for a connection']);
});
