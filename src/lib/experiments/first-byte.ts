import type { Endpoint } from '../net/address.ts';
import { Zone } from '../net/dns/zone.ts';
import { ACK, type Packet, RST, SYN } from '../net/packet.ts';
import { inMilliseconds } from '../net/time.ts';
import { hopsOf } from '../net/trace/hop.ts';
import { DNS_PORT } from '../net/wire/dns.ts';
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
  | 'dns-query'
  | 'dns-answer'
  | 'reset'
  | 'unreachable'
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

/** A server that does not listen. */
export interface Refusal {
  /** From the first packet until the client's program knows. */
  readonly refusedMs: number;
  readonly crossings: readonly Crossing[];
}

export interface FirstByteSettings {
  readonly setup: Setup;
  readonly rttMs: number;
  /** The client must ask for the server's address first, and the name server is as far away as the server. */
  readonly dns?: boolean;
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
export function firstByte(settings: FirstByteSettings): FirstByte {
  const race = new Race(settings);
  race.serve();
  const crossings = race.run();
  return { firstByteMs: crossings.find(({ name }) => name === 'answer')!.arrivedMs, crossings };
}

/** The same against a closed port: TCP is answered with RST, a datagram with ICMP port unreachable. */
export function refusal(settings: FirstByteSettings): Refusal {
  const crossings = new Race(settings).run();
  return { refusedMs: crossings.at(-1)!.arrivedMs, crossings };
}

const sender = (turn: number): Crossing['from'] => (turn % 2 === 0 ? 'client' : 'server.lab');

const PORT = 443;
const NAME = 'www.example.com';

/** One run: client and server on a link, and between them first DNS, where it is asked for, then the flights. */
class Race {
  readonly #pair: Pair;
  readonly #talk: Talk;
  readonly #overUdp: boolean;
  readonly #dns: boolean;

  constructor({ setup, rttMs, dns = false }: FirstByteSettings) {
    this.#pair = new Pair({ rttMs });
    this.#talk = new Talk(FLIGHTS[setup], () => this.#pair.now);
    this.#overUdp = setup.startsWith('quic');
    this.#dns = dns;
    if (!dns) return;
    const { network, server } = this.#pair;
    const record = { name: NAME, type: 'A', address: server.address } as const;
    network.addNameServer('server.lab', [new Zone({ origin: 'example.com', records: [record] })]);
    network.setResolver('client', { servers: [server.address] });
  }

  serve(): void {
    if (this.#overUdp) this.#serveDatagrams();
    else this.#serveStreams();
  }

  run(): Crossing[] {
    const begin = () => (this.#overUdp ? this.#askByDatagrams() : this.#askByStream());
    if (this.#dns) this.#pair.network.resolverOf('client')!.lookup(NAME, begin);
    else begin();
    this.#pair.run(60_000);
    const unheard = this.#talk.crossings.length === 0 ? this.#talk.saying : undefined;
    const first = hopsOf(this.#pair.events).flatMap(({ packet, from, enteredAt, receivedAt }): Crossing[] => {
      const name = nameOf(packet) ?? (packet.body.protocol === 'udp' ? unheard : undefined);
      if (!name) return [];
      const end = from === 'client' ? 'client' : 'server.lab';
      return [{ name, from: end, sentMs: inMilliseconds(enteredAt), arrivedMs: inMilliseconds(receivedAt!) }];
    });
    return [...first, ...this.#talk.crossings];
  }

  #serveStreams(): void {
    this.#pair.listen(PORT, (socket) => {
      const hear = this.#talk.join('server.lab', (bytes) => socket.send(new Uint8Array(bytes)));
      return { readable: () => void (readAll(socket, ({ length }) => hear(length)) || socket.close()) };
    });
  }

  #askByStream(): void {
    this.#pair.connect(PORT, (socket) => {
      const hear = this.#talk.join('client', (bytes) => socket.send(new Uint8Array(bytes)));
      return {
        connected: () => this.#talk.begin(),
        readable: () => void readAll(socket, ({ length }) => hear(length)),
      };
    });
  }

  #serveDatagrams(): void {
    const server = this.#pair.server.openDatagram();
    server.bind(this.#pair.serverAt(PORT));
    let peer: Endpoint | undefined;
    const hear = this.#talk.join('server.lab', (bytes) => server.send(new Uint8Array(bytes), peer));
    server.listener = {
      readable: () => {
        const { bytes, from } = server.receive()!;
        peer = from;
        hear(bytes.length);
      },
    };
  }

  #askByDatagrams(): void {
    const client = this.#pair.client.openDatagram();
    client.connect(this.#pair.serverAt(PORT));
    const hear = this.#talk.join('client', (bytes) => client.send(new Uint8Array(bytes)));
    client.listener = { readable: () => hear(client.receive()!.bytes.length) };
    this.#talk.begin();
  }
}

/** What packets that the ends' programs do not send are called; of their own, the talk keeps count. */
function nameOf({ body }: Packet): MessageName | undefined {
  switch (body.protocol) {
    case 'tcp':
      if (body.flags & RST) return 'reset';
      if (body.flags & SYN) return body.flags & ACK ? 'syn-ack' : 'syn';
      return undefined;
    case 'udp':
      if (body.destinationPort === DNS_PORT) return 'dns-query';
      return body.sourcePort === DNS_PORT ? 'dns-answer' : undefined;
    case 'icmp':
      return 'unreachable';
    default:
      return undefined;
  }
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

  /** What is under way, or was when nobody heard it. */
  get saying(): MessageName | undefined {
    return this.#flights[this.#turn]?.name;
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
