import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { milliseconds } from '../../../src/lib/net/time.ts';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import { labSchema } from '../../../src/lib/sandbox/lab.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';
import { type EnginePage, openEnginePage } from './engine-page.ts';
import { ROOT } from './engine-script.ts';
import { simulate } from './simulation.ts';

const LAB = join(ROOT, 'src/content/labs/echo');

let opened: EnginePage;
beforeAll(async () => {
  opened = await openEnginePage();
}, 60_000);
afterAll(() => opened.close());

/** Runs a project in the page to its end, as long as nothing but the run itself moves it on. */
async function run(project: Project): Promise<{ events: RunEvent[]; pcapng: number[] }> {
  return opened.page.evaluate(async (project) => {
    const scope = globalThis as unknown as { EmbeddedEngine: typeof EmbeddedEngine; engine?: EmbeddedEngine };
    scope.engine ??= new scope.EmbeddedEngine();
    const events: RunEvent[] = [];
    let over: () => void;
    const end = new Promise<void>((resolve) => {
      over = resolve;
    });
    const run = await scope.engine.start(project, (batch) => {
      events.push(...batch);
      if (batch.some(({ type }) => type === 'done' || type === 'idle' || type === 'failed')) over();
    });
    await end;
    const pcapng = [...((await run.capture()) ?? [])];
    run.dispose();
    return { events, pcapng };
  }, project);
}

const projectOf = (programs: Readonly<Record<string, string>>, more: object = {}): Project => ({
  files: Object.entries(programs).map(([name, text]) => ({ path: `${name}.mjs`, text })),
  scenario: {
    hosts: { client: '10.9.0.1', 'server.lab': '10.9.0.2' },
    links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
    processes: Object.keys(programs).map((name) => ({
      name,
      host: name.startsWith('server') ? 'server.lab' : 'client',
      file: `${name}.mjs`,
      env: { HOST: 'server.lab' },
    })),
    ...more,
  },
});

const printed = (events: readonly RunEvent[], process: string): string =>
  events.map((event) => (event.type === 'output' && event.process === process ? event.text : '')).join('');

const exitOf = (events: readonly RunEvent[], process: string) =>
  events.find((event) => event.type === 'exit' && event.process === process);

test('the echo lab runs in Chromium: output, trace, exits, done', async () => {
  const { files, scenario } = labSchema.parse(parse(readFileSync(join(LAB, 'lab.yaml'), 'utf8')));
  const { events } = await run({
    files: files.map((path) => ({ path, text: readFileSync(join(LAB, 'starter', path), 'utf8') })),
    scenario,
  });
  expect(printed(events, 'client')).toBe(
    'client: 연결됨\nclient: 되돌아온 글 "안녕, 서버!"\nclient: 연결 닫힘\n',
  );
  expect(exitOf(events, 'server')).toMatchObject({ code: 0 });
  expect(events.at(-1)?.type).toBe('done');
  const kinds = new Set(
    events.flatMap((event) => (event.type === 'trace' ? event.events.map(({ kind }) => kind) : [])),
  );
  expect(kinds).toEqual(new Set(['packet', 'socket', 'process', 'sample']));
});

const PROGRAMS = {
  server: `
    import net from 'node:net';
    net.createServer((socket) => socket.pipe(socket)).listen(7007);`,
  client: `
    import net from 'node:net';
    const socket = net.connect(7007, process.env.HOST, () => socket.end('x'.repeat(50_000) + Math.random()));
    let bytes = 0;
    socket.on('data', (chunk) => { bytes += chunk.length; });
    socket.on('close', () => console.log(bytes, Math.random(), Date.now()));`,
};
const LOSSY = {
  seed: 11,
  links: [{ between: ['client', 'server.lab'] as const, rate: '10mbit', delay: '25ms', loss: 0.1 }],
};

test('Chromium and Node make the same run of it: the same output at the same times, and the same capture byte for byte', async () => {
  const inNode = await simulate(PROGRAMS, LOSSY);
  const { events, pcapng } = await run(projectOf(PROGRAMS, LOSSY));
  expect(printed(events, 'client')).toBe(inNode.output.client);
  expect(Buffer.from(pcapng).equals(inNode.pcapng)).toBe(true);
});

describe('nothing gets out of the frame', () => {
  const attempts: [name: string, code: string][] = [
    ['fetch', "await fetch('/reached')"],
    [
      'XMLHttpRequest',
      "const request = new XMLHttpRequest(); request.open('GET', '/reached', false); request.send()",
    ],
    ['a module', "await import(location.ancestorOrigins?.[0] + '/reached.js')"],
    ['IndexedDB', "indexedDB.open('x')"],
    ['storage', 'localStorage.length'],
    ['the page around it', 'parent.document.title'],
    ['a worker from an address', "new Worker('/reached.js')"],
  ];

  test.each(attempts)('by %s, tried by the frame itself', async (_, code) => {
    await run(projectOf({ client: '' }));
    const frame = opened.page.frames()[1]!;
    await expect(frame.evaluate(`(async () => { ${code} })()`)).rejects.toThrow();
    expect(opened.requests.filter((path) => path.includes('reached'))).toEqual([]);
  });

  test.each(attempts)('by %s, tried by a program', async (_, code) => {
    const client = `
      const attempt = (0, eval)(${JSON.stringify(`(async () => { ${code} })`)});
      attempt().then(() => console.log('reached'), () => console.log('refused'));`;
    const { events } = await run(projectOf({ client }));
    expect(printed(events, 'client')).toBe('refused\n');
    expect(opened.requests.filter((path) => path.includes('reached'))).toEqual([]);
  });

  test('a connection that can be opened without an answer is refused as well', async () => {
    await run(projectOf({ client: '' }));
    const closed = opened.page.frames()[1]!.evaluate(
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket('ws://127.0.0.1:1/reached');
          socket.onerror = () => resolve('refused');
          socket.onopen = () => resolve('reached');
        }),
    );
    expect(await closed.catch(() => 'refused')).toBe('refused');
  });
});

test('an endless loop is stopped with file and line, and the next run goes well', async () => {
  const { events } = await run(projectOf({ client: "console.log('before');\n\nfor (;;) {\n}\n" }));
  expect(exitOf(events, 'client')).toMatchObject({
    reason: { kind: 'loop', source: { file: '/home/client.mjs', line: 3 } },
  });
  const after = await run(projectOf({ client: "console.log('fine');" }));
  expect(printed(after.events, 'client')).toBe('fine\n');
});

test.each(['new Uint8Array(4e6)', 'new Array(1e6).fill(1)'])(
  'a program that keeps every `%s` is stopped before it fills the page, and the next run goes well',
  async (made) => {
    const client = `const all = [];\nsetInterval(() => all.push(${made}), 1);`;
    const { events } = await run(projectOf({ client }));
    const reason = { kind: 'memory', limit: 512 * 1024 * 1024 };
    expect(exitOf(events, 'client')).toMatchObject({ code: 134, reason });
    const after = await run(projectOf({ client: "console.log('fine');" }));
    expect(printed(after.events, 'client')).toBe('fine\n');
  },
);

test('a run can be slowed down, its link changed, and be stopped', async () => {
  const client = `
    import dgram from 'node:dgram';
    const socket = dgram.createSocket('udp4');
    let sentAt;
    socket.on('message', () => console.log('round trip', Date.now() - sentAt));
    setInterval(() => {
      sentAt = Date.now();
      socket.send('ping', 7011, process.env.HOST);
    }, 300);`;
  const server = `
    import dgram from 'node:dgram';
    const socket = dgram.createSocket('udp4');
    socket.on('message', (message, { address, port }) => socket.send(message, port, address));
    socket.bind(7011);`;
  const texts = await opened.page.evaluate(
    async ({ project, delay }) => {
      const scope = globalThis as unknown as { EmbeddedEngine: typeof EmbeddedEngine };
      const engine = new scope.EmbeddedEngine();
      const events: RunEvent[] = [];
      const run = await engine.start(project, (batch) => events.push(...batch), { speed: 3 });
      const waitFor = async (condition: () => boolean) => {
        while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
      };
      const outputs = () => events.flatMap((event) => (event.type === 'output' ? [event.text] : []));
      await waitFor(() => outputs().length >= 1);
      run.setLink(['client', 'server.lab'], { delay });
      await waitFor(() => outputs().includes('round trip 200\n'));
      run.stop();
      await waitFor(() => events.at(-1)?.type === 'done');
      engine.dispose();
      await new Promise((resolve) => setTimeout(resolve));
      const exits = events.flatMap((event) =>
        event.type === 'exit' ? [`${event.process} ${event.signal} ${event.reason?.kind}`] : [],
      );
      return [outputs()[0], ...exits, document.querySelectorAll('iframe').length];
    },
    { project: projectOf({ client, server }), delay: milliseconds(100) },
  );
  expect(texts).toEqual([
    'round trip 50\n',
    'client SIGTERM stopped-by-user',
    'server SIGTERM stopped-by-user',
    1,
  ]);
});

test('a scenario that cannot be used rejects at once, with its sentence', async () => {
  await expect(run(projectOf({ client: '' }, { until: 5 }))).rejects.toThrow(
    'until: expected a duration such as "25ms", got 5',
  );
});

describe('an engine that cannot start says why in one sentence, and may be tried again', () => {
  /** What a first start in a fresh page is rejected with when one script is answered with `body`, then a second try. */
  async function startTwice(script: string, body: string | undefined): Promise<string[]> {
    const page = await opened.page.context().newPage();
    const url = `**/${script}`;
    await page.route(url, (route) => (body === undefined ? route.abort() : route.fulfill({ body })));
    await page.goto(opened.page.url());
    const start = () =>
      page.evaluate(async () => {
        const scope = globalThis as unknown as {
          EmbeddedEngine: typeof EmbeddedEngine;
          engine?: EmbeddedEngine;
        };
        scope.engine ??= new scope.EmbeddedEngine();
        const frames = () => document.querySelectorAll('iframe').length;
        return scope.engine.prepare().then(
          () => `ready, ${frames()} frame`,
          (error: Error) => `${error.message}, ${frames()} frames`,
        );
      });
    const first = await start();
    await page.unroute(url);
    const second = await start();
    await page.close();
    return [first, second];
  }

  test('when a script cannot be loaded', async () => {
    expect(await startTwice('kernel.js', undefined)).toEqual([
      "the engine's script /kernel.js could not be loaded, 0 frames",
      'ready, 1 frame',
    ]);
  });

  test('when the kernel throws', async () => {
    expect((await startTwice('kernel.js', 'throw new Error("no luck")'))[0]).toBe(
      'the engine failed: Uncaught Error: no luck, 0 frames',
    );
  });
});
