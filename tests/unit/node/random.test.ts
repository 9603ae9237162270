import { expect, test } from 'vitest';
import { TestProcess } from './helper.ts';

const program = `
  import crypto from 'node:crypto';
  console.log(crypto.randomBytes(4).toString('hex'), crypto.randomInt(1000), crypto.randomUUID(), Math.random());`;

async function printed(seed: number): Promise<string> {
  const process = await new TestProcess({ '/home/a.mjs': program }, { seed }).runToEnd();
  return process.stdout;
}

test('random bytes follow from the seed', async () => {
  expect(await printed(7)).toBe(await printed(7));
  expect(await printed(7)).not.toBe(await printed(8));
});

test('what node:crypto lacks here says so', async () => {
  const text = `
    import crypto from 'node:crypto';
    try { crypto.createCipheriv('aes-128-gcm', '', ''); } catch (error) { console.log(error.message); }`;
  const process = await new TestProcess({ '/home/a.mjs': text }).runToEnd();
  expect(process.stdout).toBe('crypto.createCipheriv is not available in this engine\n');
});
