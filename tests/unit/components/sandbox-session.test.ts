import { expect, test } from 'vitest';
import type { LabView } from '../../../src/components/sandbox/lab-view.ts';
import { RunView } from '../../../src/components/sandbox/run-view.ts';
import { Session } from '../../../src/components/sandbox/session.ts';
import { ACK } from '../../../src/lib/net/packet.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import type { Engine, LinkConditions, RunEvent } from '../../../src/lib/sandbox/engine.ts';
import type { Project, ProjectFile } from '../../../src/lib/sandbox/project.ts';
import { echoTrace, segment, TraceWriter } from '../../fixtures/echo-trace.ts';

const lab: LabView = {
  id: 'echo',
  files: [
    { path: 'server.mjs', text: 'serve();\n' },
    { path: 'client.mjs', text: 'ask();\n' },
  ],
  scenario: {
    hosts: { client: '10.0.0.11', 'server.lab': '10.0.0.2' },
    links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
    processes: [
      { name: 'server', host: 'server.lab', file: 'server.mjs' },
      { name: 'client', host: 'client', file: 'client.mjs' },
    ],
  },
};

const link = lab.scenario.links![0]!;

/** An engine that does what the test says: `tell` sends events of the latest run. */
class ScriptedEngine implements Engine {
  readonly name = 'embedded';
  readonly abilities = new Set(['packets', 'link-conditions'] as const);
  readonly projects: Project[] = [];
  readonly calls: string[] = [];
  readonly links: LinkConditions[] = [];
  #listen: (events: readonly RunEvent[]) => void = () => {};

  async start(project: Project, listen: (events: readonly RunEvent[]) => void) {
    this.projects.push(project);
    this.#listen = listen;
    const run = this.projects.length;
    const call =
      (name: string) =>
      (...values: unknown[]) =>
        void this.calls.push([name, run, ...values].join(' '));
    return {
      stop: call('stop'),
      input: call('input'),
      setLink: (_between: readonly [string, string], conditions: LinkConditions) =>
        void this.links.push(conditions),
      capture: async () => new Uint8Array([run]),
      dispose: call('dispose'),
      control: {
        kill: call('kill'),
        restart: (process: string, files?: readonly ProjectFile[]) =>
          call('restart')(
            process,
            files?.map(({ text }) => text.trim()),
          ),
        dropPacket: call('drop'),
        pause: call('pause'),
        resume: call('resume'),
        step: call('step'),
        setSpeed: call('speed'),
        seek: call('seek'),
        recording: async () => undefined,
      },
    };
  }

  tell(...events: RunEvent[]): void {
    this.#listen(events);
  }

  dispose(): void {}
}

async function started(): Promise<{ session: Session; engine: ScriptedEngine }> {
  const engine = new ScriptedEngine();
  const session = new Session({ lab, loadEngine: async () => engine, soon: (action) => action() });
  await session.run();
  return { session, engine };
}

const at = milliseconds(1);

test('a run gets the files as they were edited, and the link as the sliders stand', async () => {
  const engine = new ScriptedEngine();
  const session = new Session({ lab, loadEngine: async () => engine, soon: (action) => action() });
  session.edit('client.mjs', 'askTwice();\n');
  session.setLink(link, { delay: 100, loss: 5 });
  await session.run();
  const [project] = engine.projects;
  expect(project!.files.map(({ text }) => text)).toEqual(['serve();\n', 'askTwice();\n']);
  expect(project!.scenario.links).toEqual([
    { between: ['client', 'server.lab'], rate: '10mbit', delay: '100ms', loss: 0.05 },
  ]);
});

test('a link with another rate and queue keeps what it has besides', async () => {
  const { session, engine } = await started();
  session.setLink(link, { delay: 25, loss: 0, rate: '1mbit', queue: 5 });
  expect(engine.links).toEqual([{ delay: milliseconds(25), loss: 0, rate: 1e6, queue: 5 }]);
  await session.run();
  expect(engine.projects[1]!.scenario.links).toEqual([
    { between: ['client', 'server.lab'], rate: '1mbit', queue: 5, delay: '25ms', loss: 0 },
  ]);
});

test('sliders that were not moved leave the lab as its author wrote it', async () => {
  const { engine } = await started();
  expect(engine.projects[0]!.scenario).toBe(lab.scenario);
});

test('another seed lets chance fall otherwise from the next run on', async () => {
  const { session, engine } = await started();
  const before = session.network.seed.value;
  session.network.seed.value++;
  await session.run();
  expect(engine.projects[1]!.scenario).toEqual({ ...lab.scenario, seed: before + 1 });
});

test('a slider moved while programs run changes the link at once', async () => {
  const { session, engine } = await started();
  session.setLink(link, { delay: 40, loss: 10 });
  expect(engine.links).toEqual([{ delay: milliseconds(40), loss: 0.1 }]);
});

test('a run goes from starting over running and waiting to its end', async () => {
  const engine = new ScriptedEngine();
  const session = new Session({ lab, loadEngine: async () => engine, soon: (action) => action() });
  const phases = [session.view.phase.value.kind];
  session.view.phase.subscribe(({ kind }) => kind !== phases.at(-1) && phases.push(kind));
  await session.run();
  engine.tell({ type: 'started', process: 'server', at });
  engine.tell({ type: 'idle', at });
  engine.tell({ type: 'exit', process: 'server', code: 0, at }, { type: 'done', at });
  expect(phases).toEqual(['before', 'starting', 'running', 'idle', 'ended']);
});

test('output gathers at its process, and packets in the view', async () => {
  const { session, engine } = await started();
  engine.tell(
    { type: 'started', process: 'client', at },
    { type: 'output', process: 'client', stream: 'stdout', text: '하나\n', at },
    { type: 'output', process: 'client', stream: 'stdout', text: '둘\n', at },
    { type: 'output', process: 'client', stream: 'stderr', text: '셋\n', at },
    { type: 'trace', events: echoTrace() },
  );
  expect(session.view.processes.value[1]!.output).toEqual([
    { stream: 'stdout', text: '하나\n둘\n' },
    { stream: 'stderr', text: '셋\n' },
  ]);
  expect(session.view.trace.value.hops.length).toBe(8);
});

test('a program that ends in an error points at the line that its stack names first', async () => {
  const { session, engine } = await started();
  const text =
    'file:///home/client.mjs:5\n  }\n  ^\nSyntaxError: Unexpected token\n    at node:internal/x:1:1\n';
  engine.tell(
    { type: 'output', process: 'client', stream: 'stderr', text, at },
    { type: 'exit', process: 'client', code: 1, at },
  );
  expect(session.view.marked.value).toEqual({ file: 'client.mjs', line: 5, column: 1, kind: 'error' });
  session.edit('client.mjs', 'mended();\n');
  expect(session.view.marked.value).toBeUndefined();
});

test('an endless loop points at its line', async () => {
  const { session, engine } = await started();
  const source = { file: '/home/server.mjs', line: 3, column: 1 };
  engine.tell({ type: 'exit', process: 'server', code: 1, reason: { kind: 'loop', source }, at });
  expect(session.view.marked.value).toEqual({ file: 'server.mjs', line: 3, column: 1, kind: 'error' });
});

test('a reset is undone by one step, also after typing, and what was typed comes back with one more', async () => {
  const { session } = await started();
  session.edit('server.mjs', 'mine();\n');
  session.reset();
  expect(session.files.texts.value.get('server.mjs')).toBe('serve();\n');
  session.work.undo();
  expect(session.files.texts.value.get('server.mjs')).toBe('mine();\n');
  session.reset();
  session.edit('server.mjs', 'other();\n');
  session.work.undo();
  expect(session.files.texts.value.get('server.mjs')).toBe('mine();\n');
  session.work.undo();
  expect(session.files.texts.value.get('server.mjs')).toBe('other();\n');
});

test('a second run ends the first, and what the first tells late is not heard', async () => {
  const { session, engine } = await started();
  const late = engine.tell.bind(engine);
  const first = engine.projects.length;
  const heard = { type: 'output', process: 'client', stream: 'stdout', text: '늦은 말\n', at } as const;
  const again = session.run();
  late(heard);
  await again;
  expect(engine.calls).toEqual([`dispose ${first}`]);
  expect(session.view.processes.value[1]!.output).toEqual([]);
});

test('Stop asks every process to end, and the run says that it was stopped', async () => {
  const { session, engine } = await started();
  session.runner.stop();
  engine.tell({ type: 'exit', process: 'server', code: 143, signal: 'SIGTERM', at }, { type: 'done', at });
  expect(engine.calls).toEqual(['stop 1']);
  expect(session.view.phase.value).toEqual({ kind: 'ended', how: 'stopped' });
});

test('a step where nothing runs begins a run that stands still', async () => {
  const engine = new ScriptedEngine();
  const session = new Session({ lab, loadEngine: async () => engine, soon: (action) => action() });
  await session.step('packet');
  expect(session.view.phase.value.kind).toBe('starting');
  engine.tell({ type: 'paused', at });
  expect(session.view.phase.value.kind).toBe('paused');
  await session.step('event');
  session.runner.resume();
  expect(engine.calls).toEqual(['step 1 packet', 'step 1 event', 'resume 1']);
  expect(session.view.phase.value.kind).toBe('running');
});

test('on the way to another time nothing shows until the run is there; only the last wish counts', async () => {
  const { session, engine } = await started();
  const output = (text: string) =>
    ({ type: 'output', process: 'client', stream: 'stdout', text, at }) as const;
  engine.tell(output('one two'), { type: 'paused', at: milliseconds(9) });
  for (const time of [5, 4, 3]) session.runner.seek(milliseconds(time));
  engine.tell({ type: 'rewound' }, output('one'));
  expect(session.view.processes.value[1]!.output[0]!.text).toBe('one two');
  engine.tell({ type: 'paused', at: milliseconds(5) });
  expect(session.view.processes.value[1]!.output[0]!.text).toBe('one');
  expect([session.view.now.value, session.view.horizon.value]).toEqual([5e6, 9e6]);
  engine.tell({ type: 'rewound' }, { type: 'paused', at: milliseconds(3) });
  expect(engine.calls).toEqual(['seek 1 5000000', 'seek 1 3000000']);
  expect(session.view.processes.value[1]!.output).toEqual([]);
});

test('a process is restarted with the files as they are now, and prints below what it printed', async () => {
  const { session, engine } = await started();
  engine.tell(
    { type: 'output', process: 'client', stream: 'stdout', text: 'old\n', at },
    { type: 'exit', process: 'client', code: 3, at },
    { type: 'idle', at },
  );
  session.edit('client.mjs', 'new();\n');
  session.restart('client');
  expect(engine.calls).toEqual(['restart 1 client serve();,new();']);
  engine.tell({ type: 'started', process: 'client', at });
  expect(session.view.processes.value[1]).toEqual({
    name: 'client',
    host: 'client',
    file: 'client.mjs',
    command: 'node client.mjs',
    status: 'running',
    output: [{ stream: 'stdout', text: 'old\n' }],
  });
});

test('a cut link is joined again by the next run', async () => {
  const { session, engine } = await started();
  session.cutLink(link, true);
  expect(engine.links).toEqual([{ down: true }]);
  await session.run();
  expect([...session.cut.value]).toEqual([]);
});

test('a run whose time is up while a process still runs says so, with the time', async () => {
  const { session, engine } = await started();
  engine.tell({ type: 'started', process: 'server', at }, { type: 'done', at: milliseconds(120_000) });
  expect(session.view.phase.value).toEqual({ kind: 'ended', how: 'time-up' });
  expect(session.view.now.value).toBe(120e9);
});

test('an engine that cannot be loaded is a failure with its reason, and the next run may succeed', async () => {
  const engine = new ScriptedEngine();
  let offline = true;
  const loadEngine = async () => {
    if (offline) throw new Error('no network');
    return engine;
  };
  const session = new Session({ lab, loadEngine, soon: (action) => action() });
  await session.run();
  expect(session.view.phase.value).toEqual({ kind: 'failed', message: 'no network' });
  offline = false;
  await session.run();
  expect(session.view.phase.value).toEqual({ kind: 'running' });
});

test('a long trace is drawn now and then while it grows, and whole when the run stands still', () => {
  let now = 0;
  const view = new RunView({ files: lab.files, scenario: lab.scenario }, () => now);
  view.begin({ files: lab.files, scenario: lab.scenario });
  const log = new TraceWriter({ client: 1, 'server.lab': 2 });
  const more = (packets: number): RunEvent => {
    const from = log.events.length;
    for (let count = 0; count < packets; count++)
      log.hop('client', 'server.lab', log.packet('client', 'server.lab', segment([5, 6], ACK, [1, 1])), {
        at: 1,
      });
    return { type: 'trace', events: log.events.slice(from) };
  };
  const drawn = () => view.trace.value.hops.length;
  view.show([more(100)]);
  expect(drawn()).toBe(100);
  now = 100;
  view.show([more(2000)]);
  expect(drawn()).toBe(100);
  now = 700;
  view.show([more(100)]);
  expect(drawn()).toBe(2200);
  view.show([more(100)]);
  view.show([{ type: 'paused', at }]);
  expect(drawn()).toBe(2300);
});

test('processes that are changed while a run goes on show when it is over; the others keep what they said', async () => {
  const { session, engine } = await started();
  engine.tell({ type: 'output', process: 'server', stream: 'stdout', text: 'up\n', at });
  const { processes } = lab.scenario;
  session.network.change({
    ...lab.scenario,
    processes: [{ ...processes[1]!, argv: ['가람'] }, processes[0]!],
  });
  const shown = () =>
    session.view.processes.value.map(({ command, output }) => `${command}: ${output.length}`);
  expect(shown()).toEqual(['node server.mjs: 1', 'node client.mjs: 0']);
  engine.tell({ type: 'done', at });
  expect(shown()).toEqual(['node client.mjs 가람: 0', 'node server.mjs: 1']);
});

test('a hostile run that is watched keeps what its programs printed when it is over, until the next run', async () => {
  const engine = new ScriptedEngine();
  const session = new Session({ lab, loadEngine: async () => engine, soon: (action) => action() });
  const [server, client] = lab.scenario.processes;
  const hostile = {
    files: lab.files,
    scenario: { ...lab.scenario, processes: [server!, { ...client!, file: 'check/drip.mjs' }] },
  };
  await session.watch(hostile, 'drip');
  engine.tell(
    { type: 'output', process: 'client', stream: 'stdout', text: 'drop\n', at },
    { type: 'done', at },
  );
  expect(session.view.processes.value[1]!.output).toEqual([{ stream: 'stdout', text: 'drop\n' }]);
  expect(session.hasOwnRun).toBe(false);
  await session.run();
  expect(session.watched.value).toBeUndefined();
  expect(session.view.processes.value[1]!.file).toBe('client.mjs');
});

test('only a run on the network of the lab, that nobody had a hand in, is there to be judged', async () => {
  const { session, engine } = await started();
  engine.tell({ type: 'done', at });
  expect(session.hasOwnRun).toBe(true);
  expect(session.runner.untouched?.events).toEqual([{ type: 'done', at }]);
  await session.run();
  session.runner.stop();
  engine.tell({ type: 'done', at });
  expect(session.runner.untouched).toBeUndefined();
  session.setLink(link, { delay: 100, loss: 0 });
  await session.run();
  engine.tell({ type: 'done', at });
  expect(session.hasOwnRun).toBe(false);
});
