/**
 * What the engine makes of much work, beside real Node on this machine's loopback interface, in one run: round trips
 * of an echo over TCP, HTTP requests on one connection, and 100 processes at once.
 * Run by `npm run bench` (or `node tests/bench/engine-rates.ts`, once .engine/ is built).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync } from 'node:zlib';
import { createSession } from '../../src/lib/node/kernel/session.ts';
import { parts } from '../../src/lib/node/parts.ts';
import { readProcessScript } from '../../src/lib/node/sim/process-script.ts';
import { ThreadPort } from '../../src/lib/node/sim/thread-port.ts';
import { manyInChromium } from './many-in-chromium.ts';

const engine = join(import.meta.dirname, '../../.engine');
const read = (name: string) => readFileSync(join(engine, `${name}.js`), 'utf8');
const script = readProcessScript(engine);
const everyPart = Object.fromEntries(parts.map(({ name }) => [name, read(name)]));

interface Pair {
  readonly server: string;
  readonly client: string;
  readonly count: number;
}

/** The client prints `go`, does its work COUNT times, and prints `done`. */
const echo: Pair = {
  count: 3000,
  server: `import net from 'node:net';
    net.createServer((socket) => socket.pipe(socket)).listen(7007, () => console.log('up'));`,
  client: `import net from 'node:net';
    let left = Number(process.env.COUNT);
    const socket = net.connect(7007, '127.0.0.1', () => { console.log('go'); socket.write('a line\\n'); });
    socket.setNoDelay(true);
    socket.on('data', () => {
      if (--left > 0) socket.write('a line\\n');
      else { console.log('done'); socket.end(); }
    });`,
};
const http: Pair = {
  count: 1000,
  server: `import http from 'node:http';
    http.createServer((request, response) => response.end('hello')).listen(7007, () => console.log('up'));`,
  client: `import http from 'node:http';
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () => new Promise((done) => {
      http.get({ port: 7007, host: '127.0.0.1', agent }, (response) => response.resume().on('end', done));
    });
    console.log('go');
    for (let left = Number(process.env.COUNT); left > 0; left--) await ask();
    console.log('done');
    agent.destroy();`,
};

/** Times a second, from the moments of `go` and `done`. */
class Watch {
  #began = 0;
  rate = 0;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  hear(text: string): void {
    if (text.includes('go')) this.#began = performance.now();
    if (text.includes('done')) this.rate = (this.#count / (performance.now() - this.#began)) * 1000;
  }
}

async function inEngine({ server, client, count }: Pair): Promise<number> {
  const watch = new Watch(count);
  const session = createSession({
    scenario: {
      hosts: { host: '10.0.0.1' },
      links: [],
      processes: [
        { name: 'server', host: 'host', file: 'server.mjs' },
        { name: 'client', host: 'host', file: 'client.mjs', start: '10ms', env: { COUNT: String(count) } },
      ],
    },
    files: { '/home/server.mjs': server, '/home/client.mjs': client },
    parts: everyPart,
    home: '/home',
    openPort: () => new ThreadPort(script),
    listener: {
      started() {},
      ended(process) {
        // The server would look after its connections for ever.
        if (process === 'client') session.kernel.end();
      },
      idle() {},
      output(process, _stream, text) {
        if (process === 'client') watch.hear(text);
      },
    },
  });
  session.kernel.expectNothing();
  await session.kernel.run();
  return watch.rate;
}

async function inNode({ server, client, count }: Pair): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-'));
  const start = (name: string, text: string): ChildProcess => {
    writeFileSync(join(folder, name), text);
    const env = { ...process.env, COUNT: String(count) };
    return spawn(process.execPath, [join(folder, name)], { stdio: ['ignore', 'pipe', 'inherit'], env });
  };
  const watch = new Watch(count);
  const serving = start('server.mjs', server);
  try {
    await new Promise((up) => createInterface(serving.stdout!).once('line', up));
    const asking = start('client.mjs', client);
    createInterface(asking.stdout!).on('line', (line) => watch.hear(line));
    await new Promise((ended) => asking.once('close', ended));
  } finally {
    serving.kill();
    rmSync(folder, { recursive: true });
  }
  return watch.rate;
}

/** Real milliseconds until the last of so many processes has printed its line, and what memory they take, in MB. */
async function manyProcesses(count: number): Promise<{ readonly ms: number; readonly megabytes: number }> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  let printed = 0;
  let result = { ms: Number.NaN, megabytes: Number.NaN };
  const { kernel } = createSession({
    scenario: {
      hosts: { host: '10.0.0.1' },
      links: [],
      processes: Array.from({ length: count }, (_, index) => ({
        name: `p${index}`,
        host: 'host',
        file: 'main.mjs',
      })),
      until: '1s',
    },
    files: { '/home/main.mjs': "import 'node:net'; console.log('up'); setInterval(() => {}, 10_000);" },
    parts: {},
    home: '/home',
    openPort: () => new ThreadPort(script),
    listener: {
      started() {},
      ended() {},
      idle() {},
      output() {
        if (++printed < count) return;
        const megabytes = (process.memoryUsage().rss - before) / 1e6;
        result = { ms: performance.now() - began, megabytes };
      },
    },
  });
  kernel.expectNothing();
  await kernel.run();
  return result;
}

/** The same number of workers that only print a line. */
async function bareWorkers(count: number): Promise<{ readonly ms: number; readonly megabytes: number }> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const workers = Array.from(
    { length: count },
    () =>
      new Worker("require('node:worker_threads').parentPort.postMessage('up'); setInterval(() => {}, 1e4)", {
        eval: true,
        env: {},
      }),
  );
  await Promise.all(workers.map((worker) => new Promise((up) => worker.once('message', up))));
  const result = { ms: performance.now() - began, megabytes: (process.memoryUsage().rss - before) / 1e6 };
  await Promise.all(workers.map((worker) => worker.terminate()));
  return result;
}

const rows: Record<string, Record<string, number>> = {};
for (const [name, pair] of [
  ['echo round trips a second', echo],
  ['HTTP requests a second', http],
] as const) {
  await inEngine({ ...pair, count: 200 });
  const [ours, nodes] = [await inEngine(pair), await inNode(pair)];
  rows[name] = {
    engine: Math.round(ours),
    Node: Math.round(nodes),
    'ratio %': Math.round((ours / nodes) * 1000) / 10,
  };
}
console.log(`engine beside Node ${process.version} on loopback`);
console.table(rows);

// The bare ones first: memory that ours have given back would be taken for theirs.
const bare = await bareWorkers(100);
const [many, page] = [await manyProcesses(100), await manyInChromium(100)];
console.table({
  '100 processes in Chromium': { ms: Math.round(page.ms), 'RSS MB': Math.round(page.megabytes) },
  '100 processes in worker threads': { ms: Math.round(many.ms), 'RSS MB': Math.round(many.megabytes) },
  '100 bare worker threads': { ms: Math.round(bare.ms), 'RSS MB': Math.round(bare.megabytes) },
});

const compressed = (name: string) => ({
  'brotli bytes': brotliCompressSync(readFileSync(join(engine, `${name}.js`))).length,
});
console.table(
  Object.fromEntries(
    ['process', 'kernel', ...parts.map(({ name }) => name)].map((name) => [name, compressed(name)]),
  ),
);
