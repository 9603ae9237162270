import { type Endpoint, type Port, parseAddress } from '../net/address.ts';
import type { Host } from '../net/host.ts';
import { Network } from '../net/network.ts';
import type { StreamSocket } from '../net/socket/stream-socket.ts';
import { inMilliseconds, milliseconds } from '../net/time.ts';
import { readAll, running } from './pair.ts';
import type { Steps } from './steps.ts';
import type { Frame } from './voice.ts';

/** Who shares a bottleneck. Rates in bits a second. */
export interface Sharing {
  /** Downloads over TCP, mine included; each has a file without end to fetch. */
  readonly downloads: number;
  readonly bottleneck: number;
  /** What my own line takes. The others' lines are never the narrowest. */
  readonly access: number;
  /** What a program sends over UDP, one datagram after the other, whatever becomes of them; 0: there is none. */
  readonly unresponsive: number;
  /** A call of 32 kbit/s joins: 80 bytes over UDP every 20 ms. */
  readonly call: boolean;
  readonly seed: number;
  readonly durationMs: number;
}

/** One flow through the bottleneck. */
export interface Flow {
  readonly kind: 'download' | 'unresponsive' | 'call';
  /** Bytes that the receiving process got in each interval. */
  readonly bytes: readonly number[];
}

export interface Shares {
  /** My download first, then the others, the UDP flow, the call. */
  readonly flows: readonly Flow[];
  /** Fates of the call's frames, in the order they were spoken; none without a call. */
  readonly frames: readonly Frame[];
  readonly intervalMs: number;
}

const INTERVAL = 500;
/** Propagation on each of the three links, one way. */
const HOP_MS = 7;
/** Packets that wait for the bottleneck: 48 ms of 10 Mbit/s. */
const QUEUE = 40;
/** What a sender's own line varies by, about one packet's time at the bottleneck: without it the drops of a full queue hit the same flow again and again (the phase effect of Floyd and Jacobson, 1992). */
const JITTER_MS = 1.5;
/** Far wider than any bottleneck. */
const WIDE = 1e9;
const DATAGRAM = 1000;
const FRAME = { bytes: 80, intervalMs: 20, deadlineMs: 150 };

/**
 * Flows from senders of their own over one bottleneck with a drop-tail queue to receivers of their own: sender — west —
 * east — receiver. TCP is Reno. Downloads start at moments drawn from the seed within the first half second.
 */
export function* sharing(settings: Sharing): Steps<Shares> {
  const { downloads, bottleneck, access, unresponsive, call, seed, durationMs } = settings;
  const network = new Network({ seed });
  const { simulator } = network;
  const now = () => inMilliseconds(simulator.now);
  const at = (timeMs: number, action: () => void) => simulator.schedule(milliseconds(timeMs), action);
  network.addRouter('west', parseAddress('10.0.0.1')!);
  network.addRouter('east', parseAddress('10.0.1.1')!);
  const link = (rate: number) => ({ rate, delay: milliseconds(HOP_MS) });
  network.addLink('west', 'east', { ...link(bottleneck), queue: QUEUE }, link(bottleneck));

  const flows: { kind: Flow['kind']; bytes: number[] }[] = [];
  const open = (kind: Flow['kind'], line = WIDE) => {
    const number = flows.length + 1;
    const bytes = new Array<number>(Math.ceil(durationMs / INTERVAL)).fill(0);
    flows.push({ kind, bytes });
    const sender = network.addHost(`sender-${number}`, parseAddress(`10.0.2.${number}`)!);
    const receiver = network.addHost(`receiver-${number}`, parseAddress(`10.0.3.${number}`)!);
    network.addLink(sender.name, 'west', { ...link(WIDE), jitter: milliseconds(JITTER_MS) }, link(WIDE));
    network.addLink('east', receiver.name, link(line), link(line));
    return {
      sender,
      receiver,
      take: (length: number) => {
        const place = Math.floor(now() / INTERVAL);
        if (place < bytes.length) bytes[place]! += length;
      },
    };
  };

  for (let number = 0; number < downloads; number++) {
    const { sender, receiver, take } = open('download', number === 0 ? access : WIDE);
    at(startOf(seed, number), () => fetchForEver(sender, receiver, take));
  }
  if (unresponsive > 0) {
    const { sender, receiver, take } = open('unresponsive');
    const spacing = (DATAGRAM * 8000) / unresponsive;
    sendDatagrams(sender, receiver, Math.floor(durationMs / spacing), spacing, DATAGRAM, take);
  }
  const frames: { sentMs: number; arrivedMs?: number }[] = [];
  if (call) {
    const { sender, receiver, take } = open('call');
    const count = Math.floor(durationMs / FRAME.intervalMs);
    for (let index = 0; index < count; index++) frames.push({ sentMs: index * FRAME.intervalMs });
    sendDatagrams(sender, receiver, count, FRAME.intervalMs, FRAME.bytes, (length, index) => {
      take(length);
      frames[index] = { ...frames[index]!, arrivedMs: now() };
    });
  }
  yield* running(network, durationMs);
  return { flows, intervalMs: INTERVAL, frames: frames.map(judged) };

  function sendDatagrams(
    sender: Host,
    receiver: Host,
    count: number,
    spacing: number,
    length: number,
    take: (length: number, index: number) => void,
  ): void {
    const ear = receiver.openDatagram();
    ear.bind(endOf(receiver));
    ear.listener = {
      readable: () => {
        for (let datagram = ear.receive(); datagram; datagram = ear.receive()) {
          const { bytes } = datagram;
          take(bytes.length, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
        }
      },
    };
    const mouth = sender.openDatagram();
    let sent = 0;
    const next = () => {
      const bytes = new Uint8Array(length);
      new DataView(bytes.buffer).setUint32(0, sent++);
      mouth.send(bytes, endOf(receiver));
      if (sent < count) at(spacing, next);
    };
    next();
  }
}

/** What a flow got on average from a time on, in bits a second. */
export function goodput({ flows, intervalMs }: Shares, flow: number, fromMs: number): number {
  const intervals = flows[flow]!.bytes.slice(Math.floor(fromMs / intervalMs));
  return (intervals.reduce((sum, bytes) => sum + bytes, 0) * 8000) / (intervals.length * intervalMs);
}

/**
 * What a download gets at most when what is left of the bottleneck is divided evenly, headers not counted: the others
 * take what my line leaves of my part.
 */
export function fairShare({ downloads, bottleneck, access, unresponsive }: Sharing): number {
  return Math.min(access, Math.max(0, bottleneck - unresponsive) / downloads);
}

const endOf = (host: Host): Endpoint => ({ address: host.address, port: 7000 as Port });

/** Different moments for different flows and seeds, so that the windows do not move in step. */
const startOf = (seed: number, number: number): number => (seed * 61 + number * 137) % 500;

const judged = ({ sentMs, arrivedMs }: { sentMs: number; arrivedMs?: number }): Frame =>
  arrivedMs === undefined
    ? { sentMs, fate: 'lost' }
    : { sentMs, arrivedMs, fate: arrivedMs - sentMs > FRAME.deadlineMs ? 'late' : 'on-time' };

/** The receiver connects and reads; the sender keeps its socket full. */
function fetchForEver(sender: Host, receiver: Host, take: (length: number) => void): void {
  const listening = sender.openStream();
  listening.bind(endOf(sender));
  listening.listen(1);
  listening.listener = {
    acceptable: () => {
      const socket = listening.accept()!;
      const give = () => fill(socket);
      socket.listener = { writable: give };
      give();
    },
  };
  const socket = receiver.openStream();
  socket.listener = { readable: () => void readAll(socket, ({ length }) => take(length)) };
  socket.connect(endOf(sender));
}

const CHUNK = new Uint8Array(65536);

function fill(socket: StreamSocket): void {
  for (let taken = socket.send(CHUNK); taken !== 0; taken = socket.send(CHUNK)) {
    if (typeof taken !== 'number') throw new Error(`the sender's socket failed: ${taken}`);
  }
}
