import { ACK, type Packet, PSH, SYN } from '../../../../src/lib/net/packet.ts';
import { milliseconds } from '../../../../src/lib/net/time.ts';
import type { DropCause, PacketEvent, TraceEvent } from '../../../../src/lib/net/trace/event.ts';
import { reply, tcp, utf8 } from '../wire/build.ts';

interface Crossing {
  readonly hop: number;
  readonly packet: Packet;
  readonly between: readonly [string, string];
  readonly entered: number;
  readonly start?: number;
  readonly end?: number;
  readonly received?: number;
  readonly dropped?: number;
  readonly cause?: DropCause;
}

/** The events of one crossing; times in milliseconds. */
export function crossing(parts: Crossing): PacketEvent[] {
  const { hop, packet, between, entered, start, end, received, dropped, cause } = parts;
  const [from, to] = between;
  const at = (event: PacketEvent['event'], time: number | undefined): PacketEvent[] =>
    time === undefined
      ? []
      : [
          {
            kind: 'packet',
            at: milliseconds(time),
            event,
            hop,
            from,
            to,
            packet,
            ...(event === 'dropped' && cause && { cause }),
          },
        ];
  return [
    ...at('enqueued', entered),
    ...at('transmit-start', start),
    ...at('transmit-end', end),
    ...at('received', received),
    ...at('dropped', dropped),
  ];
}

export const inOrder = (events: readonly TraceEvent[]): TraceEvent[] =>
  events.toSorted((left, right) => left.at - right.at);

const there = ['client', 'server.lab'] as const;
const back = ['server.lab', 'client'] as const;

/** The handshake of a client at ISN 1000 with a server at ISN 5000, and 15 bytes that are lost once. */
export const HANDSHAKE_AND_LOSS: readonly TraceEvent[] = inOrder([
  ...crossing({
    hop: 1,
    packet: tcp(
      { flags: SYN, seq: 1000, window: 64240, options: { mss: 1460, windowScale: 7, sackPermitted: true } },
      { id: 1 },
    ),
    between: there,
    entered: 0,
    start: 0,
    end: 0.048,
    received: 25.048,
  }),
  ...crossing({
    hop: 2,
    packet: reply(
      { flags: SYN | ACK, seq: 5000, ack: 1001, window: 65160, options: { mss: 1460, windowScale: 8 } },
      { id: 2 },
    ),
    between: back,
    entered: 25.048,
    start: 25.048,
    end: 25.096,
    received: 50.096,
  }),
  ...crossing({
    hop: 3,
    packet: tcp({ flags: ACK, seq: 1001, ack: 5001, window: 502 }, { id: 3 }),
    between: there,
    entered: 50.096,
    start: 50.096,
    end: 50.138,
    received: 75.138,
  }),
  ...crossing({
    hop: 4,
    packet: tcp(
      { flags: PSH | ACK, seq: 1001, ack: 5001, window: 502, payload: utf8('안녕, 서버!') },
      { id: 4 },
    ),
    between: there,
    entered: 50.096,
    start: 50.138,
    end: 50.192,
    dropped: 50.192,
    cause: 'loss',
  }),
  ...crossing({
    hop: 5,
    packet: tcp(
      { flags: PSH | ACK, seq: 1001, ack: 5001, window: 502, payload: utf8('안녕, 서버!') },
      { id: 5, retransmission: 'rto' },
    ),
    between: there,
    entered: 300.096,
    start: 300.096,
    end: 300.15,
    received: 325.15,
  }),
  ...crossing({
    hop: 6,
    packet: reply(
      { flags: ACK, seq: 5001, ack: 1016, window: 0, options: { timestamps: { value: 1, echo: 1 } } },
      { id: 6 },
    ),
    between: back,
    entered: 325.15,
    start: 325.15,
  }),
]);
