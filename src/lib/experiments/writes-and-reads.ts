import type { Packet } from '../net/packet.ts';
import { inMilliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { hopsOf } from '../net/trace/hop.ts';
import { Pair, readAll } from './pair.ts';

/** A program that writes three times and another that reads. */
export interface Writing {
  readonly protocol: 'tcp' | 'udp';
  /** Bytes of each write() or send(). */
  readonly sizes: readonly number[];
  /** Largest IP packet on the link. */
  readonly mtu: number;
  /** Between two writes. */
  readonly gapMs: number;
  /** The reader is busy and looks at its socket only so often; 0: it reads as soon as there is something. */
  readonly readerMs: number;
  /** Chance loss from writer to reader, with its seed. */
  readonly loss: number;
  readonly seed: number;
}

/** Consecutive bytes of one write; writes count from 1. */
export interface Strip {
  readonly write: number;
  readonly bytes: number;
}

/** What is handed on at once: the payload of a packet, or what one read gives. */
export interface Piece {
  readonly atMs: number;
  readonly strips: readonly Strip[];
}

/** A packet with data. */
export interface Carried extends Piece {
  /** Absent when it was lost. */
  readonly arrivedMs?: number;
  readonly again: boolean;
}

export interface WritesAndReads {
  readonly writes: readonly Piece[];
  readonly packets: readonly Carried[];
  /** The reader's `data` (TCP) or `message` (UDP) events. */
  readonly reads: readonly Piece[];
  readonly events: readonly TraceEvent[];
  readonly endMs: number;
}

const RTT_MS = 50;
const LONGEST = 60_000;

/** Runs both programs on a link of 10 Mbit/s and 50 ms there and back. TCP as Linux sends by default, with Nagle's algorithm. */
export function writesAndReads(writing: Writing): WritesAndReads {
  const { protocol, sizes, mtu, gapMs, readerMs, loss, seed } = writing;
  const pair = new Pair({
    rttMs: RTT_MS,
    rate: 10e6,
    up: { mtu, loss: { probability: loss, seed } },
    down: { mtu },
  });
  const writes: Piece[] = [];
  const reads: Piece[] = [];
  const writeAll = (name: string, write: (bytes: Uint8Array) => void) => {
    const start = pair.now;
    for (const [place, size] of sizes.entries()) {
      pair.at(start + place * gapMs, () => {
        writes.push({ atMs: pair.now, strips: [{ write: place + 1, bytes: size }] });
        pair.call(pair.client, `${name}(${size})`, () => write(new Uint8Array(size).fill(place + 1)));
      });
    }
  };
  const read = (name: string, bytes: Uint8Array) => {
    reads.push({ atMs: pair.now, strips: stripsOf(bytes) });
    pair.call(pair.server, `${name} ${bytes.length}`);
  };
  /** When the reader looks at its socket: at once, or at its next free moment. */
  const whenFree = (look: () => void) => {
    if (readerMs === 0) look();
    else pair.at(Math.ceil((pair.now + 1e-6) / readerMs) * readerMs, look);
  };

  if (protocol === 'udp') {
    const ear = pair.server.openDatagram();
    ear.bind(pair.serverAt(7000));
    const look = () => {
      for (let datagram = ear.receive(); datagram; datagram = ear.receive()) read('message', datagram.bytes);
    };
    ear.listener = { readable: () => whenFree(look) };
    const mouth = pair.client.openDatagram();
    writeAll('send', (bytes) => mouth.send(bytes, pair.serverAt(7000)));
  } else {
    pair.listen(7000, (socket) => ({
      readable: () => whenFree(() => void readAll(socket, (bytes) => read('data', bytes))),
    }));
    pair.connect(7000, (socket) => ({ connected: () => writeAll('write', (bytes) => socket.send(bytes)) }));
  }
  pair.run(LONGEST);
  const { events } = pair;
  const endMs = Math.max(reads.at(-1)?.atMs ?? 0, inMilliseconds(events.at(-1)!.at));
  return { writes, packets: packetsIn(events), reads, events, endMs };
}

/** The bytes say themselves which write they come from. */
function stripsOf(bytes: Uint8Array): Strip[] {
  const strips: { write: number; bytes: number }[] = [];
  for (const write of bytes) {
    const last = strips.at(-1);
    if (last?.write === write) last.bytes++;
    else strips.push({ write, bytes: 1 });
  }
  return strips;
}

function packetsIn(events: readonly TraceEvent[]): Carried[] {
  return hopsOf(events).flatMap(({ packet, from, enteredAt, receivedAt }) => {
    const payload = dataOf(packet);
    if (from !== 'client' || payload.length === 0) return [];
    return [
      {
        atMs: inMilliseconds(enteredAt),
        strips: stripsOf(payload),
        again: packet.retransmission !== undefined,
        ...(receivedAt !== undefined && { arrivedMs: inMilliseconds(receivedAt) }),
      },
    ];
  });
}

/** Bytes of the program in a packet. The first fragment of a datagram begins with the UDP header. */
function dataOf({ body }: Packet): Uint8Array {
  switch (body.protocol) {
    case 'tcp':
    case 'udp':
      return body.payload;
    case 'fragment':
      return body.offset === 0 ? body.payload.subarray(8) : body.payload;
    default:
      return new Uint8Array(0);
  }
}
