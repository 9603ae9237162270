import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Network } from '../../../src/lib/net/network.ts';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import type { TcpSettings } from '../../../src/lib/net/tcp/settings.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';
import { capture } from '../../../src/lib/net/wire/pcapng.ts';
import { address, at, must } from './lab.ts';

const link = fc.record({
  rate: fc.constantFrom(1e6, 20e6, Number.POSITIVE_INFINITY),
  delay: fc.nat({ max: 60 }).map(milliseconds),
  loss: fc.double({ min: 0, max: 0.15, noNaN: true }),
  queue: fc.constantFrom(0, 2, 20),
  mtu: fc.constantFrom(1500, 1500, 1500, 700),
  jitter: fc.constantFrom(0, 0, 10).map(milliseconds),
  duplicate: fc.constantFrom(0, 0, 0.2),
  reorder: fc.constantFrom(
    { probability: 0, by: milliseconds(0) },
    { probability: 0.2, by: milliseconds(15) },
  ),
});

const tcp: fc.Arbitrary<Partial<TcpSettings>> = fc.record({
  sack: fc.boolean(),
  timestamps: fc.boolean(),
  congestionControl: fc.constantFrom('reno', 'cubic'),
  timerTick: fc.constantFrom(0, 4).map(milliseconds),
  initialWindow: fc.constantFrom(1, 3, 10),
  receiveBuffer: fc.constantFrom(3000, 20_000, 131_072).map((initial) => ({ initial, max: 6_291_456 })),
});

/** What one end does with its side of the connection. */
const habit = fc.record({
  bytes: fc.constantFrom(0, 1, 700, 3000, 30_000),
  /** Bytes a write. */
  piece: fc.constantFrom(1, 500, 5000, 50_000),
  /** Milliseconds between two writes, and between two reads; and bytes a read. */
  writes: fc.constantFrom(0, 0, 7),
  reads: fc.constantFrom(0, 0, 11),
  appetite: fc.constantFrom(300, 5000, 65_536),
  noDelay: fc.boolean(),
  /** How it ends: FIN when all is written, FIN when all is read, or RST at some time. */
  end: fc.constantFrom('fin', 'fin', 'fin after reading', 'reset'),
  resetAt: fc.nat({ max: 3000 }),
});
type Habit = typeof habit extends fc.Arbitrary<infer T> ? T : never;

const plan = fc.record({
  seed: fc.nat(),
  links: fc.array(fc.tuple(link, link), { minLength: 1, maxLength: 4 }),
  tcp: fc.tuple(tcp, tcp),
  // Two ends that both wait for the other's FIN would wait for ever.
  pairs: fc.array(
    fc
      .record({ start: fc.nat({ max: 200 }), ends: fc.tuple(habit, habit) })
      .filter(({ ends }) => ends.some(({ end }) => end !== 'fin after reading')),
    { minLength: 1, maxLength: 3 },
  ),
  down: fc.option(fc.record({ from: fc.nat({ max: 2000 }), for: fc.nat({ max: 3000 }) })),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** One end of a connection: writes bytes that tell their place, and checks those it reads. */
class End {
  readonly #habit: Habit;
  readonly #network: Network;
  readonly socket: StreamSocket;
  written = 0;
  read = 0;
  ended = false;
  errno: string | undefined;
  #closing = false;
  #waitingToRead = false;

  constructor(socket: StreamSocket, habit: Habit, network: Network) {
    this.socket = socket;
    this.#habit = habit;
    this.#network = network;
    socket.setNoDelay(habit.noDelay);
    // Else an end that waits for a peer whose RST was lost would wait for ever.
    socket.setKeepAlive(true, { idle: milliseconds(5000), interval: milliseconds(1000), count: 9 });
    socket.listener = {
      connected: () => this.begin(),
      readable: () => this.#read(),
      writable: () => this.#write(),
      failed: (errno) => {
        this.errno = errno;
      },
    };
    if (habit.end === 'reset') this.#after(habit.resetAt, () => socket.abort());
  }

  begin(): void {
    this.#write();
    this.#read();
  }

  #after(delay: number, action: () => void): void {
    this.#network.simulator.schedule(milliseconds(delay), action);
  }

  #write(): void {
    const { bytes, piece, writes } = this.#habit;
    while (this.written < bytes) {
      const offset = this.written;
      const length = Math.min(piece, bytes - offset);
      const taken = this.socket.send(Uint8Array.from({ length }, (_, index) => (offset + index) % 251));
      if (typeof taken === 'string' || taken === 0) return;
      this.written += taken;
      if (writes > 0 && taken === length) {
        this.#after(writes, () => this.#write());
        return;
      }
    }
    this.#finish();
  }

  #read(): void {
    if (this.#waitingToRead) return;
    const { appetite, reads } = this.#habit;
    for (;;) {
      const data = this.socket.receive(appetite);
      if (!data) return;
      if (data.length === 0) {
        this.ended = true;
        this.#finish();
        return;
      }
      for (const byte of data)
        if (byte !== this.read++ % 251) throw new Error(`a wrong byte at ${this.read}`);
      if (reads > 0) {
        this.#waitingToRead = true;
        this.#after(reads, () => {
          this.#waitingToRead = false;
          this.#read();
        });
        return;
      }
    }
  }

  /** FIN when it is time; the socket is given up when both directions are over. */
  #finish(): void {
    const { bytes, end } = this.#habit;
    const isWritten = this.written === bytes;
    if (!this.#closing && isWritten && (end !== 'fin after reading' || this.ended)) {
      this.#closing = true;
      this.socket.shutdown();
    }
    if (this.#closing && this.ended) this.socket.close();
  }
}

function run({ seed, links, tcp: settings, pairs, down }: Plan): {
  events: Recorder['events'];
  ends: [End, End | undefined][];
  left: string[];
  network: Network;
} {
  const recorder = new Recorder();
  const patience = { retries: 25, orphanRetries: 25, synRetries: 20, synAckRetries: 20 };
  const network = new Network({ seed, recorder, tcp: { ...settings[0], ...patience } });
  const [client, server] = [
    network.addHost('client', address('10.0.0.1')),
    network.addHost('server', address('10.0.9.1')),
  ];
  server.settings = { ...network.host('server').settings, ...settings[1] };
  const nodes = ['client', ...links.slice(1).map((_, index) => `r${index}`), 'server'];
  for (const [index, name] of nodes.slice(1, -1).entries())
    network.addRouter(name, address(`10.0.${index + 1}.1`));
  for (const [index, [up, back]] of links.entries())
    network.addLink(nodes[index]!, nodes[index + 1]!, up, back);

  const ends: [End, End | undefined][] = [];
  const accepted = new Map<number, End>();
  for (const [index, pair] of pairs.entries()) {
    const listening = server.openStream();
    must(listening.bind(at(address('10.0.9.1'), 7000 + index)));
    must(listening.listen(5));
    listening.listener = {
      acceptable: () => {
        const end = new End(listening.accept()!, pair.ends[1], network);
        accepted.set(index, end);
        end.begin();
      },
    };
    network.simulator.schedule(milliseconds(pair.start), () => {
      const end = new End(client.openStream(), pair.ends[0], network);
      ends[index] = [end, undefined];
      must(end.socket.connect(at(address('10.0.9.1'), 7000 + index)));
    });
  }
  if (down) {
    for (const [time, isDown] of [
      [down.from, true],
      [down.from + down.for, false],
    ] as const) {
      network.simulator.schedule(milliseconds(time), () =>
        network.changeLink(nodes[0]!, nodes[1]!, { down: isDown }),
      );
    }
  }
  network.simulator.run();
  for (const [index, end] of accepted) ends[index]![1] = end;
  const left = [...client.sockets.all(), ...server.sockets.all()].map(({ state }) => state);
  return { events: recorder.events, ends, left: left.filter((state) => state !== 'LISTEN'), network };
}

test('over any path, TCP delivers exactly the bytes, in order, or reports an error; nothing hangs', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(plan, (each) => {
      const { ends, left } = run(each);
      expect(left).toEqual([]);
      for (const [index, [client, server]] of ends.entries()) {
        const habits = each.pairs[index]!.ends;
        expect(server?.read ?? 0).toBeLessThanOrEqual(client.written);
        expect(client.read).toBeLessThanOrEqual(server?.written ?? 0);
        const isReset = habits.some(({ end }) => end === 'reset');
        const isComplete =
          client.ended && server?.ended && client.read === habits[1].bytes && server.read === habits[0].bytes;
        const outcome = isComplete ? 'complete' : isReset ? 'reset' : `${client.errno} ${server?.errno}`;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (!isReset) expect(outcome).toBe('complete');
      }
    }),
    { numRuns: RUNS },
  );
  expect([...outcomes.keys()].toSorted()).toEqual(['complete', 'reset']);
});

test('whatever TCP does, every crossing ends once, and no packet comes from nowhere', () => {
  fc.assert(
    fc.property(plan, (each) => {
      const { events, network } = run(each);
      const ended = new Map<number, number>();
      const entered = new Set<number>();
      let fromNowhere = 0;
      for (const event of events) {
        if (event.kind !== 'packet') continue;
        if (event.event === 'enqueued' || (event.event === 'dropped' && !entered.has(event.hop)))
          entered.add(event.hop);
        if (!entered.has(event.hop)) fromNowhere++;
        const ends = event.event === 'received' || (event.event === 'dropped' && !ended.get(event.hop));
        ended.set(event.hop, (ended.get(event.hop) ?? 0) + (ends ? 1 : 0));
      }
      expect([...ended.values()].every((count) => count === 1)).toBe(true);
      expect(fromNowhere).toBe(0);
      expect(entered.size).toBe(network.hops);
    }),
    { numRuns: RUNS / 4 },
  );
});

test('the same seed makes the same capture, byte for byte', () => {
  fc.assert(
    fc.property(plan, (each) => {
      expect(Buffer.from(capture(run(each).events)).equals(Buffer.from(capture(run(each).events)))).toBe(
        true,
      );
    }),
    { numRuns: RUNS / 10 },
  );
});

/** IEUM_RUNS tries harder. */
const RUNS = Number(process.env.IEUM_RUNS ?? 80);
