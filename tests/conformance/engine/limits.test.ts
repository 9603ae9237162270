import { describe, expect, test } from 'vitest';
import { simulate } from './simulation.ts';

/** How a program on one host ended, and what it printed, when it may take so many loop turns and calls at a time. */
async function endOf(program: string, loop?: number) {
  const { ends, output } = await simulate({ client: program }, {}, loop === undefined ? {} : { loop });
  return { ...ends.client, output: output.client };
}

const stoppedAt = (line: number) => ({
  code: 1,
  reason: { kind: 'loop', source: expect.objectContaining({ file: '/home/client.mjs', line }) },
});

describe('what does not end is stopped, with file and line', () => {
  test.each([
    ['for', 'for (;;) ;'],
    ['for with an empty block', 'for (let i = 0; ; i++) {}'],
    ['while', 'while (true) ;'],
    ['do while', 'do ; while (true);'],
    ['for of, over a generator of its own', 'for (const x of (function* () { for (;;) yield 1; })()) ;'],
    [
      'for of, over an endless iterator',
      'for (const x of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) }) ;',
    ],
    ['for in, with a body that loops', 'for (const x in { a: 1 }) for (;;) ;'],
    ['a labelled continue', 'outer: for (;;) { for (;;) continue outer; }'],
    ['a loop in a catch that catches all', 'for (;;) try { throw 1; } catch { continue; }'],
    [
      'a loop in a method of a class',
      'new (class { #go() { while (true) ; } start() { this.#go(); } })().start();',
    ],
    ['a loop in a static block', 'class A { static { for (;;) ; } }'],
    ['a loop in a getter', '({ get x() { for (;;) ; } }).x;'],
    [
      'a callback that is called without end',
      'const all = new Set([1]); all.forEach((x) => { all.delete(x); all.add(x); });',
    ],
    [
      'two functions that call each other through the tick queue',
      'const a = () => process.nextTick(b), b = () => process.nextTick(a); a();',
    ],
    ['a promise that always brings the next', 'const f = () => Promise.resolve().then(f); f();'],
    ['an asynchronous loop that waits for nothing', '(async () => { for (;;) await 0; })();'],
    ['microtasks of queueMicrotask', 'const f = () => queueMicrotask(f); f();'],
  ])('%s', async (_, program) => {
    expect(await endOf(`\n${program}`, 1_000_000)).toMatchObject(stoppedAt(2));
  });

  test('the clock stops it, too, after two seconds', async () => {
    expect(await endOf('\nfor (;;) ;')).toMatchObject(stoppedAt(2));
  });
});

test('recursion without end is a RangeError, as in Node', async () => {
  const { code, output } = await endOf('const f = () => f() + 1;\nf();');
  expect(code).toBe(1);
  expect(output).toContain('RangeError: Maximum call stack size exceeded');
});

test('text that grows without end is a RangeError, as in Node', async () => {
  const program = "let value = 'x';\nfor (;;) value += value;";
  const { code, output } = await endOf(program);
  expect(code).toBe(1);
  expect(output).toContain('RangeError: Invalid string length');
});

describe('what no guard can see is ended by the watchdog', () => {
  test.each([
    ['a regular expression that goes back and back', "/^(a+)+$/.test('a'.repeat(40) + 'b');"],
    ['a loop in code made of text', "new Function('for (;;);')();"],
  ])('%s', async (_, program) => {
    const { ends, output } = await simulate({
      server: `import net from 'node:net';
        net.createServer((socket) => socket.on('data', () => { ${program} })).listen(7000);`,
      client: `import net from 'node:net';
        net.connect(7000, 'server.lab', function () { this.write('x'); }).on('error', (error) => console.log(error.code));`,
    });
    expect(ends.server).toEqual({ code: 137, signal: 'SIGKILL', reason: { kind: 'unresponsive' } });
    expect(output.client).toBe('ECONNRESET\n');
  });
});

test('a process that is stopped by a limit resets its connections', async () => {
  const { ends, output } = await simulate({
    server: `import net from 'node:net';
      net.createServer((socket) => socket.on('data', () => { for (;;) ; })).listen(7000);`,
    client: `import net from 'node:net';
      net.connect(7000, 'server.lab', function () { this.write('x'); }).on('error', (error) => console.log(error.code));`,
  });
  expect(ends.server).toMatchObject({ reason: { kind: 'loop', source: { line: 2 } } });
  expect(output.client).toBe('ECONNRESET\n');
});
