import type { Endpoint, Port } from '../net/address.ts';
import { SYN } from '../net/packet.ts';
import type { Errno } from '../net/socket/errno.ts';
import type { StreamSocket } from '../net/socket/stream-socket.ts';
import { TEXTBOOK } from '../net/tcp/settings.ts';
import { inMilliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { hopsOf } from '../net/trace/hop.ts';
import { Pair } from './pair.ts';

/** What may happen when a process asks for a port, or for somebody behind one. */
export const TROUBLES = ['taken', 'closed', 'silent', 'both', 'zero', 'spent'] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface TroubleRun {
  /** The errno that a process was told, or that all went well. */
  readonly outcome: Errno | 'ok';
  /** When that was known, in ms. */
  readonly atMs: number;
  /** When each SYN went out, in ms. */
  readonly synsMs: readonly number[];
  /** The local ports that the operating system chose. */
  readonly chosen: readonly number[];
  readonly events: readonly TraceEvent[];
}

const RTT = 50;
const PORT = 7000;
/** Ephemeral ports left to the client that runs out of them. */
const FEW = 4;

/** Runs one of them, with TCP as RFC 6298 has it: a SYN waits 1 s, then twice as long each time. */
export function trouble(name: Trouble): TroubleRun {
  const pair = new Pair({ rttMs: RTT, rate: 10e6, tcp: TEXTBOOK });
  const seen: { outcome?: Errno | 'ok'; atMs: number; chosen: number[] } = { atMs: 0, chosen: [] };
  const settle = (outcome: Errno | undefined) => {
    seen.outcome ??= outcome ?? 'ok';
    seen.atMs = pair.now;
  };
  scenes[name](pair, settle, seen.chosen);
  pair.run(200_000);
  if (!seen.outcome) throw new Error(`${name}: nothing came of it`);
  const syns = hopsOf(pair.events).filter(
    ({ from, packet: { body } }) => from === 'client' && body.protocol === 'tcp' && body.flags === SYN,
  );
  return {
    outcome: seen.outcome,
    atMs: seen.atMs,
    synsMs: syns.map(({ enteredAt }) => inMilliseconds(enteredAt)),
    chosen: seen.chosen,
    events: pair.events,
  };
}

type Settle = (outcome: Errno | undefined) => void;

const scenes: Readonly<Record<Trouble, (pair: Pair, settle: Settle, chosen: number[]) => void>> = {
  /** A second server wants the number of the first. */
  taken: (pair, settle) => {
    listen(pair, PORT);
    const error = listen(pair, PORT);
    if (error) pair.call(pair.server, error);
    settle(error);
  },

  /** Nobody listens at the port. */
  closed: (pair, settle) => void connect(pair, settle),

  /** A firewall throws the SYNs away without a word. */
  silent: (pair, settle) => {
    pair.network.addFirewall('server.lab', [], 'drop');
    connect(pair, settle);
  },

  /** TCP and UDP use the same number, and both are asked. */
  both: (pair, settle) => {
    listen(pair, PORT);
    const door = pair.server.openDatagram();
    pair.call(pair.server, `bind(udp ${PORT})`, () => {
      const error = door.bind(pair.serverAt(PORT));
      if (error) settle(error);
    });
    door.listener = {
      readable: () => {
        const { bytes, from } = door.receive()!;
        pair.call(pair.server, `message ${bytes.length}`, () => void door.send(bytes, from));
      },
    };
    let answers = 0;
    const answered = () => {
      answers += 1;
      if (answers === 2) settle(undefined);
    };
    connect(pair, (error) => (error ? settle(error) : answered()));
    const asking = pair.client.openDatagram();
    asking.listener = {
      readable: () => {
        pair.call(pair.client, `message ${asking.receive()!.bytes.length}`);
        answered();
      },
    };
    pair.call(pair.client, 'send(15)', () => void asking.send(new Uint8Array(15), pair.serverAt(PORT)));
  },

  /** A server leaves the choice of its number to the operating system. */
  zero: (pair, settle, chosen) => {
    const error = listen(pair, 0, (port) => {
      chosen.push(port);
      pair.call(pair.server, `listening ${port}`);
    });
    settle(error);
  },

  /** One connection more than there are ephemeral ports. */
  spent: (pair, settle, chosen) => {
    listen(pair, PORT);
    pair.client.sockets.limitEphemeral(60_000, 60_000 + FEW - 1);
    for (let number = 0; number <= FEW; number += 1) {
      pair.at(number * 10, () => {
        const socket = connect(pair, (error) => error && settle(error));
        if (socket.state !== 'CLOSED') chosen.push(socket.local.port);
      });
    }
  },
};

function listen(pair: Pair, port: number, listening: (port: number) => void = () => {}): Errno | undefined {
  const socket = pair.server.openStream();
  const local: Endpoint = { address: pair.server.address, port: port as Port };
  let error: Errno | undefined;
  pair.call(pair.server, `listen(${port})`, () => {
    error = socket.bind(local) ?? socket.listen(8);
  });
  socket.listener = {
    acceptable: () => {
      socket.accept();
      pair.call(pair.server, 'connection');
    },
  };
  if (!error) listening(socket.local.port);
  return error;
}

/** The client connects; what comes of it is told, and stands in the trace. */
function connect(pair: Pair, settle: Settle): StreamSocket {
  const socket = pair.client.openStream();
  const done = (error: Errno | undefined) => {
    pair.call(pair.client, error ?? 'connected');
    settle(error);
  };
  socket.listener = { connected: () => done(undefined), failed: done };
  let error: Errno | undefined;
  pair.call(pair.client, 'connect()', () => {
    error = socket.connect(pair.serverAt(PORT));
  });
  if (error) done(error);
  return socket;
}
