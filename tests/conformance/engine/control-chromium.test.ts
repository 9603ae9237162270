import { afterAll, beforeAll, expect, test } from 'vitest';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import type { KernelListener } from '../../../src/lib/node/kernel/kernel-listener.ts';
import type { Recording } from '../../../src/lib/node/kernel/recording.ts';
import { replaySession } from '../../../src/lib/node/kernel/session.ts';
import { ThreadPort } from '../../../src/lib/node/sim/thread-port.ts';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';
import { partScripts } from '../../unit/node/helper.ts';
import { type EnginePage, openEnginePage } from './engine-page.ts';
import { processScript } from './engine-script.ts';

let opened: EnginePage;
beforeAll(async () => {
  opened = await openEnginePage();
}, 60_000);
afterAll(() => opened.close());

const PROJECT: Project = {
  files: [
    {
      path: 'server.mjs',
      text: `import net from 'node:net';
        net.createServer((socket) => socket.pipe(socket)).listen(7007);
        process.stdin.setEncoding('utf8').on('data', (text) => console.log('heard', text.trim(), Math.random()));
        process.on('SIGTERM', () => { console.log('bye'); process.exit(); });`,
    },
    {
      path: 'client.mjs',
      text: `import net from 'node:net';
        const socket = net.connect(7007, 'server.lab');
        socket.on('data', (text) => console.log(Date.now() % 100_000, String(text)));
        socket.on('error', (error) => console.log(error.code));
        let count = 0;
        setInterval(() => socket.write(String(++count)), 100);`,
    },
  ],
  scenario: readScenario({
    seed: 5,
    hosts: { client: '10.9.0.1', 'server.lab': '10.9.0.2' },
    links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms', loss: 0.05 }],
    processes: [
      { name: 'server', host: 'server.lab', file: 'server.mjs' },
      { name: 'client', host: 'client', file: 'client.mjs' },
    ],
    until: '3s',
  }),
};

/** What a run in the page did: its last events after every rewind taken back, its capture and its recording. */
interface Played {
  readonly events: RunEvent[];
  readonly notes: unknown[];
  readonly pcapng: number[];
  readonly recording: Recording;
}

/** Runs the project and gives `script` the run; it is a function of the page, so it stands alone. */
async function play(
  script: (tools: Tools) => Promise<unknown[]>,
  options: { speed?: number; paused?: boolean } = {},
  until = '3s',
): Promise<Played> {
  return opened.page.evaluate(
    async ({ project, script, options }) => {
      const scope = globalThis as unknown as {
        EmbeddedEngine: typeof EmbeddedEngine;
        engine?: EmbeddedEngine;
      };
      scope.engine ??= new scope.EmbeddedEngine();
      let events: RunEvent[] = [];
      const run = await scope.engine.start(
        project,
        (batch) => {
          for (const event of batch)
            if (event.type === 'rewound') events = [];
            else events.push(event);
        },
        options,
      );
      const until = async (condition: () => boolean) => {
        while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      const tools: Tools = {
        run,
        outputs: () => events.flatMap((event) => (event.type === 'output' ? [event.text] : [])),
        until,
        at: () => Math.max(0, ...events.flatMap((event) => ('at' in event ? [event.at] : []))) / 1e6,
        stood: async (act) => {
          const before = events;
          const count = events.length;
          act();
          await until(() =>
            events
              .slice(before === events ? count : 0)
              .some(({ type }) => type === 'paused' || type === 'done'),
          );
        },
        packets: () =>
          events.flatMap((event) =>
            event.type === 'trace'
              ? event.events.filter(({ kind }) => kind === 'packet').map((one) => one)
              : [],
          ) as { hop: number; event: string }[],
      };
      const notes = await new Function(`return ${script}`)()(tools);
      await until(() => events.some(({ type }) => type === 'done'));
      const pcapng = [...((await run.capture()) ?? [])];
      const recording = await run.control.recording();
      run.dispose();
      return { events, notes, pcapng, recording: recording! };
    },
    {
      project: { ...PROJECT, scenario: { ...PROJECT.scenario, until } },
      script: String(script),
      options,
    },
  );
}

interface Tools {
  readonly run: Awaited<ReturnType<EmbeddedEngine['start']>>;
  outputs(): string[];
  until(condition: () => boolean): Promise<void>;
  /** Virtual milliseconds. */
  at(): number;
  /** Does something and waits until the run stands still for it. */
  stood(act: () => void): Promise<void>;
  packets(): { hop: number; event: string }[];
}

/** The recording made again in Node. */
async function inNode(recording: Recording) {
  const output: string[] = [];
  const listener: KernelListener = {
    started: () => {},
    output: (process, _stream, text) => void output.push(`${process}: ${text}`),
    ended: () => {},
    idle: () => {},
  };
  const script = processScript();
  const session = replaySession(recording, {
    parts: partScripts(recording.files),
    listener,
    openPort: () => new ThreadPort(script),
  });
  await session.kernel.run();
  return { output, pcapng: session.capture(), difference: session.differenceFrom(recording) };
}

async function isTheSameInNode({ events, pcapng, recording }: Played): Promise<void> {
  const again = await inNode(recording);
  expect(again.difference).toBeUndefined();
  expect(again.output).toEqual(
    events.flatMap((event) => (event.type === 'output' ? [`${event.process}: ${event.text}`] : [])),
  );
  expect(Buffer.from(pcapng).equals(again.pcapng)).toBe(true);
}

const unhindered = async ({ outputs }: Tools) => outputs();

test('a run in the page that nobody touches is made again in Node from its recording', async () => {
  const played = await play(unhindered);
  expect(played.recording.inputs).toEqual([]);
  await isTheSameInNode(played);
});

test('pauses, steps, speed and rewinds leave no mark on a run', async () => {
  const plain = await play(unhindered);
  const played = await play(
    async ({ run: { control }, stood, at }) => {
      const times: number[] = [];
      for (let step = 0; step < 5; step++) await stood(() => control.step('packet'));
      await stood(() => control.seek(500e6 as never));
      times.push(at());
      await stood(() => control.seek(120e6 as never));
      times.push(at());
      for (let step = 0; step < 3; step++) await stood(() => control.step('event'));
      control.setSpeed(5);
      control.resume();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await stood(() => control.pause());
      control.setSpeed(Infinity);
      control.resume();
      return times;
    },
    { paused: true },
  );
  expect(played.notes).toEqual([500, 120]);
  expect(played.pcapng).toEqual(plain.pcapng);
  expect(played.recording).toEqual(plain.recording);
});

test('stdin, signals, a restart with other code, a link that changes and a dropped packet are found again', async () => {
  const played = await play(
    async ({ run, run: { control }, until, outputs, packets, at }) => {
      const later = async (time: number) => until(() => at() >= time);
      await later(150);
      run.input('server', 'hello\n');
      control.dropPacket(packets().at(-1)!.hop);
      await later(400);
      run.setLink(['client', 'server.lab'], { delay: 60e6 as never, loss: 0 });
      await later(700);
      run.setLink(['client', 'server.lab'], { down: true });
      await later(900);
      run.setLink(['client', 'server.lab'], { down: false });
      await later(1200);
      control.restart('client', [{ path: 'client.mjs', text: "console.log('other code', Math.random());" }]);
      await until(() => outputs().some((text) => text.includes('other code')));
      run.stop('server');
      await until(() => outputs().includes('bye\n'));
      return [];
    },
    { speed: 1 },
    '60s',
  );
  expect(played.recording.inputs.map(({ type }) => type)).toEqual([
    'stdin',
    'remove',
    'link',
    'link',
    'link',
    'restart',
    'signal',
  ]);
  await isTheSameInNode(played);
});

test('after going back, a new input makes the run go another way; what was to come is forgotten', async () => {
  const played = await play(
    async ({ run, run: { control }, stood }) => {
      await stood(() => control.seek(300e6 as never));
      run.input('server', 'first\n');
      await stood(() => control.seek(800e6 as never));
      run.input('server', 'second\n');
      await stood(() => control.seek(1000e6 as never));
      await stood(() => control.seek(500e6 as never));
      run.input('server', 'instead\n');
      control.resume();
      return [];
    },
    { paused: true },
  );
  expect(played.recording.inputs.map((input) => ('text' in input ? input.text : ''))).toEqual([
    'first\n',
    'instead\n',
  ]);
  await isTheSameInNode(played);
});

test('a recording made in Node is made again in the page', async () => {
  const made = await play(unhindered);
  const { inputs, ...rest } = made.recording;
  const events = await opened.page.evaluate(async (recording) => {
    const scope = globalThis as unknown as { engine: EmbeddedEngine };
    const events: RunEvent[] = [];
    const run = await scope.engine.replay(recording, (batch) => events.push(...batch));
    while (events.at(-1)?.type !== 'done') await new Promise((resolve) => setTimeout(resolve, 10));
    const again = await run.control.recording();
    run.dispose();
    return { same: again?.digest === recording.digest, count: events.length };
  }, made.recording);
  expect(inputs).toEqual([]);
  expect(rest.end.at).toBe(3e9);
  expect(events.same).toBe(true);
});

test('what is no recording is refused with its sentence', async () => {
  const refusal = opened.page.evaluate(async () =>
    (globalThis as unknown as { engine: EmbeddedEngine }).engine.replay({} as never, () => {}),
  );
  await expect(refusal).rejects.toThrow('format: expected one of "ieum-recording", got nothing');
});
