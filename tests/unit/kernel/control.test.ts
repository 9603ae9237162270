import { describe, expect, test } from 'vitest';
import { ANY, type Port, parseAddress } from '../../../src/lib/net/address.ts';
import { after as later, milliseconds } from '../../../src/lib/net/time.ts';
import { formatLadder } from '../../../src/lib/net/trace/ladder.ts';
import type { RunInput } from '../../../src/lib/node/kernel/run-input.ts';
import { withinLimits } from '../../../src/lib/node/kernel/within-limits.ts';
import type { Operation } from '../../../src/lib/node/protocol.ts';
import { type Script, scriptedRun } from './scripted.ts';

const PORT = 7007 as Port;

const server: Script = ({ events }) => ({
  operations: events.flatMap((event): Operation[] => {
    switch (event.type) {
      case 'start':
        return [
          { type: 'udp-bind', socket: 2, local: { address: ANY, port: PORT }, reuseAddress: false },
          { type: 'udp-read', socket: 2, on: true },
        ];
      case 'datagram':
        return [{ type: 'udp-send', socket: 2, to: event.from, bytes: event.bytes }];
      default:
        return [];
    }
  }),
});

/** Sends a byte to the server every 100 ms, and says what comes back. */
const client: Script = ({ now, events }) => {
  const operations: Operation[] = [];
  if (!events.some(({ type }) => type === 'datagram')) {
    const to = { address: parseAddress('10.0.0.2')!, port: PORT };
    operations.push({ type: 'udp-send', socket: 2, to, bytes: new Uint8Array(1) });
  }
  if (events.some(({ type }) => type === 'start')) operations.push({ type: 'udp-read', socket: 2, on: true });
  const next = (Math.floor(now / 1e8) + 1) * 100;
  return { operations, timerAt: milliseconds(next) };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Starts a run and does things to it one after the other, each when the one before has had its effect. */
async function controlled(
  actions: readonly ((kernel: ReturnType<typeof scriptedRun>['session']['kernel']) => void)[],
  options: Parameters<typeof scriptedRun>[2] = { paused: true },
): Promise<{ log: string[]; ladder: string }> {
  const { session, log } = scriptedRun({ server, client }, { until: '350ms' }, options);
  const over = session.kernel.run();
  for (const action of actions) {
    await settled();
    action(session.kernel);
  }
  await settled();
  session.kernel.end();
  await over;
  return { log, ladder: `\n${formatLadder(session.recorder.events)}` };
}

describe('stepping', () => {
  test('a step goes to the next thing that shows, and stands still there', async () => {
    const step = (kernel: { step(what: 'event'): void }) => kernel.step('event');
    const { log } = await controlled([step, step, step, step]);
    expect(log).toEqual([
      '0ms paused',
      '0ms server: start',
      '0ms paused',
      '0ms client: start',
      '0ms paused',
      '25ms paused',
      '25ms server: datagram 1 on 2',
      '25ms paused',
    ]);
  });

  test('a step to the next packet passes over what else happens', async () => {
    const step = (kernel: { step(what: 'packet'): void }) => kernel.step('packet');
    const { log } = await controlled([step, step, step, step]);
    expect(log.filter((line) => line.endsWith('paused'))).toEqual([
      '0ms paused',
      '0ms paused',
      '25ms paused',
      '25ms paused',
      '50ms paused',
    ]);
  });
});

test('a run goes on to a time, with all that happens at that time, and no further', async () => {
  const { log } = await controlled([(kernel) => kernel.runTo(milliseconds(100))]);
  expect(log.slice(-3)).toEqual(['50ms client: datagram 1 on 2', '100ms client: timer', '100ms paused']);
});

test('a run that is paused at real pace stands at the time it had come to', async () => {
  const { session, log } = scriptedRun({ client }, {}, { speed: 0.01 });
  const over = session.kernel.run();
  await new Promise((resolve) => setTimeout(resolve, 60));
  session.kernel.pause();
  await settled();
  const stood = Number(log.at(-1)!.replace('ms paused', ''));
  expect(stood).toBeGreaterThan(0);
  expect(stood).toBeLessThan(100);
  session.kernel.end();
  await over;
});

test('a packet in flight can be dropped, a link cut and joined again', async () => {
  const apply = (input: RunInput) => (kernel: { apply(input: RunInput): void }) => kernel.apply(input);
  const link = (down: boolean) => apply({ type: 'link', between: ['client', 'server'], change: { down } });
  const { ladder } = await controlled([
    (kernel) => kernel.runTo(milliseconds(10)),
    apply({ type: 'remove', hop: 1 }),
    (kernel) => kernel.runTo(milliseconds(90)),
    link(true),
    (kernel) => kernel.runTo(milliseconds(190)),
    link(false),
    (kernel) => kernel.resume(),
  ]);
  expect(ladder).toBe(`
  0.000ms  client → server  ✗ removed  UDP 1
100.000ms  client → server     ✗ down  UDP 1
200.000ms  client → server  225.000ms  UDP 1
225.000ms  client ← server  250.000ms  UDP 1
300.000ms  client → server  325.000ms  UDP 1
325.000ms  client ← server  350.000ms  UDP 1`);
});

describe('restart', () => {
  const polite: Script = ({ events }, boot) =>
    events.some(({ type }) => type === 'signal')
      ? { exit: { code: 0 } }
      : { output: [{ stream: 'stdout', text: `${boot.pid} ${boot.files['/home/a'] ?? ''}` }] };
  const stubborn: Script = () => ({});

  async function restarted(script: Script, times: number): Promise<string[]> {
    const { session, log } = scriptedRun({ server: script }, {}, { files: { '/home/a': 'old' } });
    const over = session.kernel.run();
    for (let time = 0; time < times; time++) {
      await settled();
      session.kernel.apply({ type: 'restart', process: 'server', files: { '/home/a': 'new' } });
    }
    await settled();
    session.kernel.end();
    await over;
    return log;
  }

  test('asks the process to end, and starts it anew: another number, the files of now', async () => {
    expect(await restarted(polite, 1)).toEqual([
      '0ms server: start',
      '0ms server stdout: 1 old',
      '0ms idle',
      '0ms server: signal SIGTERM',
      '0ms server ended: code 0',
      '0ms server: start',
      '0ms server stdout: 2 new',
      '0ms idle',
    ]);
  });

  test('asked again, does not wait for a process that does not end', async () => {
    expect((await restarted(stubborn, 2)).slice(-4)).toEqual([
      '0ms idle',
      '0ms server ended: code 137, SIGKILL, stopped-by-user',
      '0ms server: start',
      '0ms idle',
    ]);
  });
});

describe('limits', () => {
  test('a scenario has at most 200 processes', () => {
    const process = { name: 'a', host: 'client', file: 'a.mjs' };
    const scenario = (count: number) => ({ hosts: {}, processes: new Array(count).fill(process) });
    expect(withinLimits(scenario(200)).processes).toHaveLength(200);
    expect(() => withinLimits(scenario(201))).toThrow('processes: expected at most 200 entries, got 201');
  });

  test('a process that always comes back is stopped where it next does something', async () => {
    const { session, log } = scriptedRun(
      {
        client: ({ now, loopLimit }) =>
          loopLimit === 0
            ? { exit: { code: 1, limit: { kind: 'loop' } } }
            : { timerAt: later(now, milliseconds(1)) },
      },
      {},
      { limits: { turns: 3 } },
    );
    await session.kernel.run();
    expect(log.slice(-2)).toEqual(['3ms client: timer', '3ms client ended: code 1, turns']);
  });

  test('a process with too many sockets is stopped', async () => {
    const operations = Array.from(
      { length: 4 },
      (_, index): Operation => ({
        type: 'udp-bind',
        socket: 2 * index + 2,
        local: { address: ANY, port: (7000 + index) as Port },
        reuseAddress: false,
      }),
    );
    const { session, log } = scriptedRun({ client: () => ({ operations }) }, {}, { limits: { sockets: 3 } });
    await session.kernel.run();
    expect(log).toEqual(['0ms client: start', '0ms client ended: code 1, sockets']);
  });
});
