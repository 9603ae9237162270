import { expect, test } from 'vitest';
import { type ProcessOptions, TestProcess } from './helper.ts';

async function stopped(text: string, options: ProcessOptions = {}) {
  const limits = { loopLimit: 100_000, patience: Infinity, ...options };
  const process = new TestProcess({ '/home/main.mjs': text }, limits);
  return process.runToEnd();
}

test.each([
  ['an empty while', 'console.log(1);\nwhile (true);', 2, 1],
  ['a for without end', 'let n = 0;\nfor (;;) { n++; }', 2, 1],
  ['do … while', 'do { } while (true);', 1, 1],
  ['a loop that catches everything', 'while (true) {\n  try { for (;;) {} } catch {}\n}', 2, 9],
  ['an awaiting loop', 'for (;;) await null;', 1, 1],
  ['microtasks that queue each other', 'const again = () => queueMicrotask(again);\nagain();', 1, 15],
  ['ticks that queue each other', 'function again() { process.nextTick(again); }\nagain();', 1, 1],
  ['promises that chain for ever', 'const again = () => Promise.resolve().then(again);\nagain();', 1, 15],
  [
    'an iterator without end',
    'const ones = { *[Symbol.iterator]() { for (;;) yield 1; } };\nconst all = [...ones];',
    1,
    39,
  ],
])('%s is stopped, and the exit names file, line and column', async (_, text, line, column) => {
  const { exit } = await stopped(text);
  expect(exit).toEqual({
    code: 1,
    limit: { kind: 'loop', source: { file: '/home/main.mjs', line, column } },
  });
});

test('the program cannot catch the stop and go on', async () => {
  const process = await stopped(`try { while (true); } catch { console.log('caught'); }
finally { console.log('finally'); }
process.on('exit', () => console.log('exit'));
console.log('after');`);
  expect(process.stdout).toBe('');
  expect(process.exit?.limit?.kind).toBe('loop');
});

test('the limit counts one slice: a long program that lets time pass goes on', async () => {
  const process = await stopped(`for (let round = 0; round < 5; round++) {
  for (let i = 0; i < 60_000; i++);
  await new Promise((resolve) => setTimeout(resolve, 1));
}
console.log('done');`);
  expect(process.stdout).toBe('done\n');
  expect(process.exit).toEqual({ code: 0 });
});

test('the same program is stopped at the same place every time', async () => {
  const text = `let a = 0;\nwhile (true) { if (++a % 1000 === 0) console.log(a); }`;
  const [first, second] = await Promise.all([stopped(text), stopped(text)]);
  expect(first.stdout.split('\n').at(-2)).toBe('100000');
  expect(second.stdout).toBe(first.stdout);
});

test('what the clock stopped is stopped by the count at the very same turn', async () => {
  const text = `for (let turn = 0; ; turn++) console.log(turn);`;
  const byClock = await stopped(text, { patience: 400, loopLimit: 1_000_000_000, outputLimit: 100_000_000 });
  const { limit } = byClock.exit!;
  const count = limit?.kind === 'loop' ? limit.count : undefined;
  const byCount = await stopped(text, { loopLimit: count!, outputLimit: 100_000_000 });
  expect(byClock.stdout.split('\n').at(-2)).toBe(`${count! - 1}`);
  expect(byCount.stdout.split('\n').at(-2)).toBe(`${count! - 1}`);
});

test('output beyond the limit stops the process with exactly that much written', async () => {
  const process = await stopped(`for (let i = 0; ; i++) console.log('line', i);`, { outputLimit: 100 });
  expect(process.stdout.length).toBe(100);
  expect(process.exit).toEqual({ code: 1, limit: { kind: 'output', limit: 100 } });
});
