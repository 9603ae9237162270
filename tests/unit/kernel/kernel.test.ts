import { describe, expect, test } from 'vitest';
import { ANY, LOOPBACK, type Port, parseAddress } from '../../../src/lib/net/address.ts';
import { after as later, milliseconds, seconds } from '../../../src/lib/net/time.ts';
import { formatLadder } from '../../../src/lib/net/trace/ladder.ts';
import type { KernelEvent, Operation, Slice } from '../../../src/lib/node/protocol.ts';
import { logOf, type Script, scriptedRun } from './scripted.ts';

const PORT = 7007 as Port;
const SERVER = { address: parseAddress('10.0.0.2')!, port: PORT };

const listen: Operation[] = [
  { type: 'tcp-bind', socket: 2, local: { address: ANY, port: PORT }, reuseAddress: true },
  { type: 'tcp-listen', socket: 2, backlog: 511 },
];
const connect: Operation = { type: 'tcp-connect', socket: 2, remote: SERVER };
const read = (socket: number, on = true): Operation => ({ type: 'tcp-read', socket, on });
const write = (socket: number, size: number): Operation => ({
  type: 'tcp-write',
  socket,
  bytes: new Uint8Array(size).fill(120),
});
const shutdown = (socket: number): Operation => ({ type: 'tcp-shutdown', socket });
const close = (socket: number): Operation => ({ type: 'close', socket });

/** A script that answers each kind of event with operations. */
function on(
  answers: {
    readonly [K in KernelEvent['type']]?: (event: Extract<KernelEvent, { type: K }>) => Operation[];
  },
): Script {
  return ({ events }: Slice) => ({
    operations: events.flatMap(
      (event) => (answers[event.type] as ((event: KernelEvent) => Operation[]) | undefined)?.(event) ?? [],
    ),
  });
}

const echo = on({
  start: () => listen,
  accepted: ({ socket }) => [read(socket)],
  data: ({ socket, bytes }) => [{ type: 'tcp-write', socket, bytes }],
  end: ({ socket }) => [shutdown(socket), close(socket)],
});

describe('time', () => {
  test('a program begins at its start time, and time moves only when every process waits', async () => {
    const napper: Script = ({ now, events }) =>
      events.length > 0
        ? { timerAt: later(now, milliseconds(10)) }
        : { output: [{ stream: 'stdout', text: 'awake' }] };
    const processes = [
      { name: 'a', host: 'client', file: 'a' },
      { name: 'b', host: 'client', file: 'b', start: '4ms' },
    ];
    expect(await logOf({ a: napper, b: napper }, { processes })).toBe(`
0ms a: start
4ms b: start
10ms a: timer
10ms a stdout: awake
14ms b: timer
14ms b stdout: awake
14ms idle
`);
  });

  test('at one instant the network moves first, then the processes in the order of the scenario', async () => {
    const log = await logOf({
      server: (slice, boot) =>
        slice.events.some(({ type }) => type === 'start')
          ? { operations: listen, timerAt: milliseconds(26) }
          : echo(slice, boot),
      client: on({ start: () => [connect] }),
    });
    expect(log).toBe(`
0ms server: start
0ms client: start
26ms server: timer
50ms client: connected on 2
75ms server: accepted 1 on 2
75ms idle
`);
  });

  test('a run ends at the time it was given', async () => {
    const ticking: Script = ({ now }) => ({ timerAt: later(now, seconds(1)) });
    expect(
      await logOf({ a: ticking }, { processes: [{ name: 'a', host: 'client', file: 'a' }], until: '2.5s' }),
    ).toBe(`
0ms a: start
1000ms a: timer
2000ms a: timer
`);
  });
});

describe('streams', () => {
  test('an echo is one round trip for the connection, one for the data; then TIME-WAIT passes', async () => {
    const client = on({
      start: () => [connect],
      connected: () => [read(2), write(2, 15), shutdown(2)],
      end: () => [close(2)],
    });
    expect(await logOf({ server: echo, client })).toBe(`
0ms server: start
0ms client: start
50ms client: connected on 2
75ms server: accepted 1 on 2
75ms server: data 15 on 1
75ms server: end on 1
100ms client: data 15 on 2
100ms client: end on 2
60100ms idle
`);
  });

  test('a port nobody listens on refuses after one round trip', async () => {
    expect(await logOf({ client: on({ start: () => [connect] }) })).toBe(`
0ms client: start
50ms client: connect-failed ECONNREFUSED on 2
50ms idle
`);
  });

  test('what a process does not read stays in the buffer until it reads again', async () => {
    const server: Script = (slice, boot) => {
      if (slice.events.length === 0) return { operations: [read(1)] };
      if (slice.events.some(({ type }) => type === 'accepted')) return { timerAt: milliseconds(500) };
      return echo(slice, boot);
    };
    const client = on({ start: () => [connect], connected: () => [write(2, 1000), write(2, 500)] });
    const log = await logOf({ server, client });
    expect(log).toContain(
      '75ms server: accepted 1 on 2\n500ms server: timer\n500ms server: data 1500 on 1\n',
    );
  });

  test('one slice brings at most one read of at most 64 KiB from a socket', async () => {
    const server: Script = (slice, boot) => {
      if (slice.events.length === 0) return { operations: [read(1)] };
      if (slice.events.some(({ type }) => type === 'accepted')) return { timerAt: seconds(20) };
      return slice.events.some(({ type }) => type === 'start') ? echo(slice, boot) : {};
    };
    let left = 100_000;
    const fill = ({ room }: { room: number }) => {
      const size = Math.min(room, left);
      left -= size;
      return size > 0 ? [write(2, size)] : [];
    };
    const log = await logOf({ server, client: on({ start: () => [connect], connected: fill, room: fill }) });
    const reads = log.split('\n').filter((line) => line.includes('data'));
    expect(reads.slice(0, 2)).toEqual(['20000ms server: data 65536 on 1', '20000ms server: data 16448 on 1']);
  });

  test('a writer that used up its room is told when ACKs have freed some', async () => {
    let first = 0;
    const client = on({
      start: () => [connect],
      connected: ({ room }) => {
        first = room;
        return [write(2, room)];
      },
      room: ({ room }) => [write(2, Math.min(room, 10)), close(2)],
    });
    const server = on({ start: () => listen, accepted: ({ socket }) => [read(socket)] });
    const log = await logOf({ server, client });
    expect(first).toBeGreaterThan(10_000);
    expect(log).toContain('100ms client: room on 2\n');
  });

  test('a process that ends closes its sockets, and unread data turns the close into a reset', async () => {
    const server: Script = (slice, boot) =>
      slice.events.some(({ type }) => type === 'accepted') ? { exit: { code: 3 } } : echo(slice, boot);
    const client = on({ start: () => [connect], connected: () => [read(2), write(2, 5)] });
    expect(await logOf({ server, client })).toBe(`
0ms server: start
0ms client: start
50ms client: connected on 2
75ms server: accepted 1 on 2
75ms server ended: code 3
100ms client: error ECONNRESET on 2
100ms idle
`);
  });

  test('a connection survives as half-open: one side has ended, the other still sends', async () => {
    const client = on({ start: () => [connect], connected: () => [read(2), shutdown(2)] });
    const server = on({
      start: () => listen,
      accepted: ({ socket }) => [read(socket)],
      end: ({ socket }) => [write(socket, 7)],
    });
    expect(await logOf({ server, client })).toContain('75ms server: end on 1\n100ms client: data 7 on 2\n');
  });
});

describe('datagrams and names', () => {
  test('a datagram arrives whole, with no connection before it', async () => {
    const bind: Operation = {
      type: 'udp-bind',
      socket: 4,
      local: { address: ANY, port: PORT },
      reuseAddress: false,
    };
    const server = on({ start: () => [bind, { type: 'udp-read', socket: 4, on: true }] });
    const client = on({
      start: () => [
        { type: 'udp-bind', socket: 4, local: { address: ANY, port: 32768 as Port }, reuseAddress: false },
        { type: 'udp-send', socket: 4, to: SERVER, bytes: new Uint8Array(9) },
      ],
    });
    expect(await logOf({ server, client })).toContain('25ms server: datagram 9 on 4\n');
  });

  test('host names resolve at once, unknown ones to nothing', async () => {
    const client = on({
      start: () => [
        { type: 'resolve', request: 1, name: 'server', ascii: 'server', family: 4 },
        { type: 'resolve', request: 2, name: 'nowhere', ascii: 'nowhere', family: 4 },
      ],
    });
    expect(await logOf({ client })).toContain('0ms client: resolved 10.0.0.2, resolved EAI_NONAME\n');
  });

  test('the ports in use travel with the slice', async () => {
    let ports: Slice['ports'] = [];
    const other: Script = (slice) => {
      ports = slice.ports;
      return {};
    };
    await logOf({ server: echo, other });
    expect(ports).toEqual([
      { protocol: 'tcp', address: ANY, port: PORT, reuseAddress: true, listening: true },
    ]);
  });
});

describe('the outside', () => {
  test('an idle run goes on when input comes, and ends when the outside has no more', async () => {
    const { session, log } = scriptedRun({
      client: ({ events }) =>
        events.some((event) => event.type === 'input' && event.text === null) ? { exit: { code: 0 } } : {},
    });
    const over = session.kernel.run();
    session.kernel.apply({ type: 'stdin', process: 'client', text: 'hello\n' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    session.kernel.apply({ type: 'stdin', process: 'client', text: null });
    await over;
    expect(log).toEqual([
      '0ms client: start',
      '0ms client: input "hello\\n"',
      '0ms idle',
      '0ms client: input null',
      '0ms client ended: code 0',
    ]);
  });

  test('SIGTERM reaches the program, and an end by it is the doing of the user', async () => {
    const { session, log } = scriptedRun({
      client: ({ events }) =>
        events.some(({ type }) => type === 'signal') ? { exit: { code: 143, signal: 'SIGTERM' } } : {},
    });
    const over = session.kernel.run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    session.kernel.signal('SIGTERM');
    await over;
    expect(log.slice(-2)).toEqual([
      '0ms client: signal SIGTERM',
      '0ms client ended: code 143, SIGTERM, stopped-by-user',
    ]);
  });

  test('a process that does not answer is ended, and its peer sees a reset', async () => {
    const hang = new Promise<never>(() => {});
    const { session, log } = scriptedRun({
      server: (slice, boot) => (slice.events.some(({ type }) => type === 'data') ? hang : echo(slice, boot)),
      client: on({ start: () => [connect], connected: () => [read(2), write(2, 5)] }),
    });
    const over = session.kernel.run();
    session.kernel.expectNothing();
    await new Promise((resolve) => setTimeout(resolve, 50));
    session.kernel.signal('SIGTERM', 'server');
    await over;
    expect(log.slice(-3)).toEqual([
      '75ms server ended: code 137, SIGKILL, stopped-by-user',
      '100ms client: error ECONNRESET on 2',
      '100ms idle',
    ]);
  });

  test('a link changed while the run waits holds for what is sent from then on', async () => {
    const { session, log } = scriptedRun({
      server: echo,
      client: on({ start: () => [connect], connected: () => [read(2)], input: () => [write(2, 1)] }),
    });
    const over = session.kernel.run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    session.kernel.apply({
      type: 'link',
      between: ['client', 'server'],
      change: { delay: milliseconds(100) },
    });
    session.kernel.apply({ type: 'stdin', process: 'client', text: 'go' });
    session.kernel.expectNothing();
    await over;
    expect(log.slice(-4)).toEqual([
      '75ms client: input "go"',
      '175ms server: data 1 on 1',
      '275ms client: data 1 on 2',
      '375ms idle',
    ]);
  });
});

test('the trace shows the calls of the program beside their packets, with the line they came from', async () => {
  const source = { file: '/home/client.mjs', line: 4, column: 20 };
  const client = on({
    start: () => [
      { ...connect, source },
      { type: 'note', socket: 2, label: 'waits' },
    ],
  });
  const { session } = scriptedRun({ client });
  session.kernel.expectNothing();
  await session.kernel.run();
  expect(formatLadder(session.recorder.events, { include: ['packets', 'processes'] })).toBe(
    `
  0.000ms  client@client: connect() at /home/client.mjs:4
  0.000ms  client → server   25.000ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  0.000ms  client@client: waits
 25.000ms  client ← server   50.000ms  RST, ACK seq=1 ack=1`.slice(1),
  );
});

test('loopback needs no link', async () => {
  const client = on({
    start: () => [{ type: 'tcp-connect', socket: 2, remote: { address: LOOPBACK, port: PORT } }],
  });
  expect(await logOf({ client })).toBe(`
0ms client: start
0.02ms client: connect-failed ECONNREFUSED on 2
0.02ms idle
`);
});
