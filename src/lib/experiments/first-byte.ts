import type { Endpoint } from '../net/address.ts';
import { SYN } from '../net/packet.ts';
import { inMilliseconds } from '../net/time.ts';
import { hopsOf } from '../net/trace/hop.ts';
import { Pair, readAll } from './pair.ts';

/** How a client gets from nothing to the first byte of an answer. */
export type Setup = 'tcp' | 'tls-1.3' | 'tls-1.2' | 'quic' | 'quic-0rtt';

/** One message of the conversation, as it crosses the link. */
export interface Crossing {
  readonly name: MessageName;
  readonly from: 'client' | 'server.lab';
  readonly sentMs: number;
  readonly arrivedMs: number;
}

export type MessageName =
  | 'syn'
  | 'syn-ack'
  | 'hello'
  | 'server-hello'
  | 'key'
  | 'finished'
  | 'finished-request'
  | 'initial'
  | 'initial-request'
  | 'handshake'
  | 'request'
  | 'answer';

export interface FirstByte {
  /** From the first packet to the first byte of the answer. */
  readonly firstByteMs: number;
  readonly crossings: readonly Crossing[];
}

interface Flight {
  readonly name: MessageName;
  readonly bytes: number;
}

const REQUEST: Flight = { name: 'request', bytes: 51 };
const ANSWER: Flight = { name: 'answer', bytes: 1000 };

/**
 * Who must wait for whom: flights alternate, the client begins (TLS 1.3: RFC 9846 §2, TLS 1.2: RFC 5246 §7.3,
 * QUIC: RFC 9001 §4, 0-RTT: §4.6). Lengths are of the usual order; only the waiting decides the result. Contents are left out.
 */
const FLIGHTS: Readonly<Record<Setup, readonly Flight[]>> = {
  tcp: [REQUEST, ANSWER],
  'tls-1.3': [
    { name: 'hello', bytes: 1582 },
    { name: 'server-hello', bytes: 2000 },
    { name: 'finished-request', bytes: 74 + 73 },
    ANSWER,
  ],
  'tls-1.2': [
    { name: 'hello', bytes: 300 },
    { name: 'server-hello', bytes: 2000 },
    { name: 'key', bytes: 130 },
    { name: 'finished', bytes: 51 },
    { name: 'request', bytes: 51 + 29 },
    ANSWER,
  ],
  quic: [
    { name: 'initial', bytes: 1200 },
    { name: 'handshake', bytes: 1200 },
    { name: 'finished-request', bytes: 200 },
    ANSWER,
  ],
  'quic-0rtt': [{ name: 'initial-request', bytes: 1200 }, ANSWER],
};

/** Runs a set-up on the model, over TCP or over UDP, on a link of unlimited rate. */
export function firstByte({ setup, rttMs }: { readonly setup: Setup; readonly rttMs: number }): FirstByte {
  const crossings = setup.startsWith('quic')
    ? overUdp(FLIGHTS[setup], rttMs)
    : overTcp(FLIGHTS[setup], rttMs);
  return { firstByteMs: crossings.find(({ name }) => name === 'answer')!.arrivedMs, crossings };
}

const sender = (turn: number): Crossing['from'] => (turn % 2 === 0 ? 'client' : 'server.lab');

function overTcp(flights: readonly Flight[], rttMs: number): Crossing[] {
  const pair = new Pair({ rttMs });
  const talk = new Talk(flights, () => pair.now);
  const ends = (socket: { send(bytes: Uint8Array): unknown }) => (bytes: number) =>
    socket.send(new Uint8Array(bytes));
  pair.listen(443, (socket) => {
    const hear = talk.join('server.lab', ends(socket));
    return { readable: () => void (readAll(socket, ({ length }) => hear(length)) || socket.close()) };
  });
  pair.connect(443, (socket) => {
    const hear = talk.join('client', ends(socket));
    return {
      connected: () => talk.begin(),
      readable: () => void readAll(socket, ({ length }) => hear(length)),
    };
  });
  pair.run(60_000);
  const handshake = hopsOf(pair.events).flatMap(({ packet, from, enteredAt, receivedAt }): Crossing[] => {
    if (packet.body.protocol !== 'tcp' || !(packet.body.flags & SYN)) return [];
    const [name, end] =
      from === 'client' ? (['syn', 'client'] as const) : (['syn-ack', 'server.lab'] as const);
    return [{ name, from: end, sentMs: inMilliseconds(enteredAt), arrivedMs: inMilliseconds(receivedAt!) }];
  });
  return [...handshake, ...talk.crossings];
}

function overUdp(flights: readonly Flight[], rttMs: number): Crossing[] {
  const pair = new Pair({ rttMs });
  const talk = new Talk(flights, () => pair.now);
  const server = pair.server.openDatagram();
  const client = pair.client.openDatagram();
  server.bind(pair.serverAt(443));
  client.connect(pair.serverAt(443));
  let peer: Endpoint | undefined;
  const hearClient = talk.join('server.lab', (bytes) => server.send(new Uint8Array(bytes), peer));
  const hearServer = talk.join('client', (bytes) => client.send(new Uint8Array(bytes)));
  server.listener = {
    readable: () => {
      const { bytes, from } = server.receive()!;
      peer = from;
      hearClient(bytes.length);
    },
  };
  client.listener = { readable: () => hearServer(client.receive()!.bytes.length) };
  talk.begin();
  pair.run(60_000);
  return talk.crossings;
}

/** Takes turns: whoever has heard the whole of a flight sends the next one. */
class Talk {
  readonly crossings: Crossing[] = [];
  readonly #flights: readonly Flight[];
  readonly #now: () => number;
  readonly #ends = new Map<string, (bytes: number) => unknown>();
  #turn = 0;
  #heard = 0;
  #sentMs = 0;

  constructor(flights: readonly Flight[], now: () => number) {
    this.#flights = flights;
    this.#now = now;
  }

  /** Names how an end sends; what it hears is told to the function returned, in bytes. */
  join(end: Crossing['from'], send: (bytes: number) => unknown): (bytes: number) => void {
    this.#ends.set(end, send);
    return (bytes) => this.#hear(bytes);
  }

  begin(): void {
    const flight = this.#flights[this.#turn];
    if (flight === undefined) return;
    this.#sentMs = this.#now();
    this.#heard = 0;
    this.#ends.get(sender(this.#turn))!(flight.bytes);
  }

  #hear(bytes: number): void {
    const { name, bytes: whole } = this.#flights[this.#turn]!;
    this.#heard += bytes;
    if (this.#heard < whole) return;
    this.crossings.push({ name, from: sender(this.#turn), sentMs: this.#sentMs, arrivedMs: this.#now() });
    this.#turn++;
    this.begin();
  }
}
