import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANY, type Port, parseAddress } from '../../../src/lib/net/address.ts';
import { after as later, milliseconds, nanosecondsOf } from '../../../src/lib/net/time.ts';
import { readRecording } from '../../../src/lib/node/kernel/read-recording.ts';
import type { RunInput } from '../../../src/lib/node/kernel/run-input.ts';
import type { Operation } from '../../../src/lib/node/protocol.ts';
import { type Script, scriptedRun } from './scripted.ts';

const PORT = 7007 as Port;
const SERVER = { address: parseAddress('10.0.0.2')!, port: PORT };

/** Echoes what comes, once for every line of its stdin so far, at once and again 7 ms later. */
function echo(): Script {
  let lines = 1;
  const late: { socket: number; bytes: Uint8Array }[] = [];
  return ({ now, events }) => {
    const operations: Operation[] = [];
    for (const event of events) {
      if (event.type === 'start') {
        lines = 1;
        operations.push(
          { type: 'tcp-bind', socket: 2, local: { address: ANY, port: PORT }, reuseAddress: true },
          { type: 'tcp-listen', socket: 2, backlog: 511 },
        );
      } else if (event.type === 'accepted')
        operations.push({ type: 'tcp-read', socket: event.socket, on: true });
      else if (event.type === 'input') lines++;
      else if (event.type === 'data') late.push({ socket: event.socket, bytes: new Uint8Array(lines) });
      else if (event.type === 'signal') return { operations, exit: { code: 143, signal: 'SIGTERM' } };
      else if (event.type === 'end') operations.push({ type: 'close', socket: event.socket });
    }
    return {
      operations,
      timerAt: late.length > 0 ? later(now, milliseconds(7)) : null,
      output: late.splice(0).map(({ bytes }) => ({ stream: 'stdout', text: `echo ${bytes.length}\n` })),
    };
  };
}

/** Connects, and writes 100 bytes whenever it can and a line has come. */
const talker: Script = ({ now, events }) => {
  const operations: Operation[] = [];
  for (const event of events) {
    if (event.type === 'start') operations.push({ type: 'tcp-connect', socket: 2, remote: SERVER });
    if (event.type === 'connected') {
      operations.push({ type: 'tcp-read', socket: 2, on: true });
      operations.push({ type: 'tcp-write', socket: 2, bytes: new Uint8Array(2000) });
    }
    if (event.type === 'signal') return { operations, exit: { code: 0 } };
  }
  return { operations, timerAt: later(now, milliseconds(13)), output: [{ stream: 'stdout', text: '.' }] };
};

const network = {
  seed: 3,
  until: '400ms',
  links: [{ between: ['client', 'server'] as const, rate: '1mbit', delay: '20ms', loss: 0.1 }],
};

const inputs = fc.oneof(
  fc.record({ type: fc.constant('stdin' as const), process: fc.constant('server'), text: fc.constant('x') }),
  fc.record({ type: fc.constant('restart' as const), process: fc.constantFrom('server', 'client') }),
  fc.record({
    type: fc.constant('signal' as const),
    name: fc.constantFrom('SIGTERM' as const, 'SIGKILL' as const),
    process: fc.constantFrom('server', 'client'),
  }),
  fc.record({ type: fc.constant('remove' as const), hop: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    type: fc.constant('link' as const),
    between: fc.constant(['client', 'server'] as const),
    change: fc.record(
      {
        delay: fc.integer({ min: 0, max: 40e6 }).map(nanosecondsOf),
        loss: fc.constantFrom(0, 0.5),
        down: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  }),
);

type Move = { readonly steps: number } | { readonly to: number } | { readonly input: RunInput };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({ steps: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ to: fc.integer({ min: 0, max: 400 }) }),
    fc.record({ input: inputs }),
  ),
  { maxLength: 12 },
);

type Run = ReturnType<typeof scriptedRun>;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Waits until the run stands still or is over. */
async function standstill({ log, session }: Run, since: number): Promise<void> {
  while (!session.kernel.isOver && !log.slice(since).some((line) => line.endsWith('paused'))) await turn();
}

async function play(run: Run, plan: readonly Move[]): Promise<void> {
  const { kernel } = run.session;
  const over = kernel.run();
  for (const move of plan) {
    const since = run.log.length;
    if ('input' in move) kernel.apply(move.input);
    else if ('to' in move && milliseconds(move.to) > kernel.now) {
      kernel.runTo(milliseconds(move.to));
      await standstill(run, since);
    } else if ('steps' in move) {
      for (let step = 0; step < move.steps && !kernel.isOver; step++) {
        const before = run.log.length;
        kernel.step('event');
        await standstill(run, before);
      }
    }
  }
  kernel.resume();
  kernel.expectNothing();
  await over;
}

const shown = ({ log }: Run) => log.filter((line) => !/paused$|idle$/.test(line));
const scripts = () => ({ server: echo(), client: talker });

const SLOW_AND_LOSSY: RunInput = {
  type: 'link',
  between: ['client', 'server'],
  change: { delay: nanosecondsOf(1_716_333), loss: 0.5 },
};

test('a recorded run, made again without a pause, is the same byte for byte, whatever was done to it', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (plan) => {
      const made = scriptedRun(scripts(), network, { paused: true });
      await play(made, plan);
      const recording = readRecording(JSON.parse(JSON.stringify(made.session.recording())));
      const known = { inputs: recording.inputs, until: recording.end, ends: true };
      const again = scriptedRun(scripts(), network, { known });
      await again.session.kernel.run();
      expect(again.session.differenceFrom(recording)).toBeUndefined();
      expect(shown(again)).toEqual(shown(made));
      expect(again.session.capture()).toEqual(made.session.capture());
      expect(again.session.recording()).toEqual(recording);
    }),
    // The example once made a time-out that was no whole number of nanoseconds.
    { numRuns: 60, examples: [[[{ input: SLOW_AND_LOSSY }]]] },
  );
});

test('pauses and steps alone leave no mark on a run', async () => {
  const plain = scriptedRun(scripts(), network);
  await plain.session.kernel.run();
  await fc.assert(
    fc.asyncProperty(moves, async (plan) => {
      const run = scriptedRun(scripts(), network, { paused: true });
      await play(
        run,
        plan.filter((move) => !('input' in move)),
      );
      expect(shown(run)).toEqual(shown(plain));
      expect(run.session.capture()).toEqual(plain.session.capture());
    }),
    { numRuns: 30 },
  );
});

test('a run at a pace of its own, with inputs as they come, is made again from its recording', async () => {
  const made = scriptedRun(scripts(), network, { speed: 4 });
  const over = made.session.kernel.run();
  for (let input = 0; input < 4; input++) {
    await new Promise((resolve) => setTimeout(resolve, 13));
    made.session.kernel.apply({ type: 'stdin', process: 'server', text: 'x' });
    made.session.kernel.apply({ type: 'remove', hop: 5 + input });
  }
  await over;
  const recording = made.session.recording();
  expect(recording.inputs.length).toBeGreaterThan(1);
  const again = scriptedRun(scripts(), network, {
    known: { inputs: recording.inputs, until: recording.end, ends: true },
  });
  await again.session.kernel.run();
  expect(again.session.differenceFrom(recording)).toBeUndefined();
  expect(shown(again)).toEqual(shown(made));
});

test('the first event that differs is named', async () => {
  const made = scriptedRun(scripts(), network);
  await made.session.kernel.run();
  const recording = made.session.recording();
  const comma: Script = (slice, boot) => ({
    ...talker(slice, boot),
    output: [{ stream: 'stdout', text: slice.now > milliseconds(50) ? ',' : '.' }],
  });
  const other = scriptedRun({ ...scripts(), client: comma }, network);
  await other.session.kernel.run();
  expect(other.session.differenceFrom(recording)).toEqual({
    event: 31,
    at: milliseconds(53.96),
    text: 'client writes "," to stdout',
  });
});

test('a process that hung is not waited for again', async () => {
  const hang = new Promise<never>(() => {});
  const made = scriptedRun({ client: () => hang });
  const over = made.session.kernel.run();
  await turn();
  made.session.kernel.signal('SIGTERM', 'client');
  await over;
  const { inputs, end } = made.session.recording();
  const again = scriptedRun({ client: () => hang }, {}, { known: { inputs, until: end, ends: true } });
  await again.session.kernel.run();
  expect(again.log).toEqual(['0ms client ended: code 137, SIGKILL, stopped-by-user']);
});
