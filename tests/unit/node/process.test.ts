import { expect, test } from 'vitest';
import { endpoint, TestProcess } from './helper.ts';

const files = (text: string) => ({ '/home/main.mjs': text });
const run = (text: string, options = {}) => new TestProcess(files(text), options).runToEnd();

test('time is virtual: a day of waiting takes none', async () => {
  const process = await run(`const before = [Date.now(), performance.now(), process.hrtime.bigint()];
setTimeout(() => console.log(Date.now() - before[0], performance.now() - before[1], process.hrtime.bigint() - before[2], process.uptime()), 86_400);`);
  expect(process.stdout).toBe('86400 86400 86400000000n 86.4\n');
});

test('the date is the run’s epoch, and does not move while the program computes', async () => {
  const process = await run(`const first = new Date();
for (let i = 0; i < 100_000; i++);
console.log(first.toISOString(), new Date() - first, Date().slice(0, 15), new Date(0).getTime(), Date.name, new Date() instanceof Date);`);
  expect(process.stdout).toMatch(/^2026-01-01T00:00:00.000Z 0 \w+ \w+ \d+ \d+ 0 Date true\n$/);
});

test('chance comes from the seed alone', async () => {
  const text = `console.log(Math.random(), crypto.randomUUID(), crypto.getRandomValues(new Uint8Array(4)));`;
  const [first, again, other] = await Promise.all([
    run(text, { seed: 7 }),
    run(text, { seed: 7 }),
    run(text, { seed: 8 }),
  ]);
  expect(again.stdout).toBe(first.stdout);
  expect(other.stdout).not.toBe(first.stdout);
});

test('without a handler SIGTERM ends the process', async () => {
  const process = new TestProcess(files('setInterval(() => {}, 1000);'));
  await process.start();
  await process.wake();
  await process.slice({ type: 'signal', name: 'SIGTERM' });
  expect(process.exit).toEqual({ code: 143, signal: 'SIGTERM' });
});

test('a SIGINT handler runs instead, and decides', async () => {
  const process = new TestProcess(
    files(`process.on('SIGINT', (name, number) => { console.log(name, number); process.exit(5); });
setInterval(() => {}, 1000);`),
  );
  await process.start();
  await process.wake();
  await process.slice({ type: 'signal', name: 'SIGINT' });
  expect(process.stdout).toBe('SIGINT 2\n');
  expect(process.exit).toEqual({ code: 5 });
});

test('a signal handler alone keeps no process alive', async () => {
  const { exit } = await run(`process.on('SIGTERM', () => {});`);
  expect(exit).toEqual({ code: 0 });
});

test('a process can signal itself', async () => {
  const { stdout } = await run(`process.once('SIGUSR2', (name) => console.log(name));
process.kill(process.pid, 'SIGUSR2');
setTimeout(() => {}, 10);`);
  expect(stdout).toBe('SIGUSR2\n');
});

test('standard input keeps the process alive only while it is read', async () => {
  const process = new TestProcess(
    files(
      `process.stdin.once('data', (line) => { console.log(String(line).trim()); process.stdin.destroy(); });`,
    ),
  );
  await process.start();
  await process.wake();
  expect(process.exit).toBeUndefined();
  await process.slice({ type: 'input', text: 'a line\n' });
  expect(process.stdout).toBe('a line\n');
  expect(process.exit).toEqual({ code: 0 });
});

test.each([
  ['https', 'encryption is left out; node:net and node:http speak plainly on the simulated network'],
  ['child_process', 'the scenario starts the processes of a host, not one of them'],
  ['worker_threads', 'a process has one thread; start several processes in the scenario'],
  ['zlib', 'compression is left out'],
])('node:%s is Node’s error for a module it has not, and says why', async (name, reason) => {
  const { stdout } = await run(
    `await import('node:${name}').catch((error) => console.log(error.code, error.message));`,
  );
  const sentence = `No such built-in module: node:${name}. It is not in this engine: ${reason}`;
  expect(stdout).toBe(`ERR_UNKNOWN_BUILTIN_MODULE ${sentence}\n`);
});

test('fetch is a program on the simulated network: it opens a TCP connection there', async () => {
  const process = new TestProcess({
    '/home/main.mjs': "fetch('http://127.0.0.1:8080/').catch((error) => console.log(error.cause.code));",
  });
  await process.start();
  await process.wake();
  const connect = process.operations.find(({ type }) => type === 'tcp-connect');
  expect(connect).toMatchObject({ remote: endpoint('127.0.0.1:8080') });
  const { socket } = connect as { socket: number };
  await process.slice({ type: 'connect-failed', socket, errno: 'ECONNREFUSED' });
  expect(process.stdout).toBe('ECONNREFUSED\n');
  await process.end();
});

test('nothing of the host is in reach', async () => {
  const { stdout } =
    await run(`const names = 'postMessage importScripts EventSource XMLHttpRequest Worker indexedDB caches self onmessage close require';
console.log(names.split(' ').filter((name) => name in globalThis));
console.log(process.env.HOME, Object.keys(process.env), typeof process.binding, process.versions.node.split('.')[0], navigator.userAgent);`);
  expect(stdout).toBe('[]\nundefined [] function 24 Node.js/24\n');
});

test('a missing file is shown at the import that asks for it', async () => {
  const { stderr, exit } = await run(`import net from 'node:net';\nimport { x } from './missing.mjs';`);
  expect(stderr).toBe(`file:///home/main.mjs:2
import { x } from './missing.mjs';
                  ^^^^^^^^^^^^^^^

Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/home/missing.mjs' imported from /home/main.mjs {
  code: 'ERR_MODULE_NOT_FOUND',
  url: 'file:///home/missing.mjs'
}

Node.js v24.21.0
`);
  expect(exit).toEqual({ code: 1 });
});

test('a program without package.json may be a module under .js', async () => {
  const process = new TestProcess({
    '/home/main.js': `import { sep } from 'node:path';\nconsole.log(sep, import.meta.filename);`,
  });
  await process.runToEnd();
  expect(process.stdout).toBe('/ /home/main.js\n');
});

test('"type" in package.json decides what .js is', async () => {
  const process = new TestProcess({
    '/home/main.js': `console.log(typeof require, typeof import.meta.url);`,
    '/home/package.json': '{ "type": "module" }',
  });
  await process.runToEnd();
  expect(process.stdout).toBe('undefined string\n');
});
