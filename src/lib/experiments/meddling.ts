import type { Link } from '../net/link.ts';
import type { Rule } from '../net/rules.ts';
import { TEXTBOOK } from '../net/tcp/settings.ts';
import { inMilliseconds, milliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { type Hop, hopsOf } from '../net/trace/hop.ts';
import { RelativeNumbers } from '../net/trace/relative-numbers.ts';
import type { Delivery } from './five-messages.ts';
import { Pair, readAll } from './pair.ts';

export type Side = 'client' | 'server.lab';

/** What is done by hand to a packet under way. */
export interface Deed {
  readonly what: 'drop' | 'duplicate' | 'delay';
  /** The packet: the `nth` (from 1) that this side puts on the link. */
  readonly from: Side;
  readonly nth: number;
  readonly atMs: number;
}

export interface Meddled {
  readonly events: readonly TraceEvent[];
  readonly deliveries: readonly Delivery[];
  /** When a message was first at the receiving host, by its number; the process may have it later. */
  readonly arrivals: ReadonlyMap<number, number>;
  /** When nothing more happens. */
  readonly endMs: number;
}

export const MESSAGES = 8;
export const LENGTH = 1000;
export const RTT_MS = 200;
/** Between two messages. */
const SPACING = 40;
/** A packet that is delayed arrives so much later, and others overtake it. */
export const DELAY_MS = 150;
const LONGEST = 20_000;

/**
 * Eight messages of 1,000 bytes from client to server, 40 ms apart, at a round trip of 200 ms and 10 Mbit/s; the
 * deeds are done to what is under way. TCP is the textbook's (three duplicate ACKs, RTO of at least 1 s) and sends each
 * message at once as one segment. Deeds to packets that are not under way at their time do nothing.
 */
export function meddle(protocol: 'tcp' | 'udp', deeds: readonly Deed[]): Meddled {
  const rules = (side: Side): { rules: Rule[] } => ({
    rules: deeds.flatMap(({ what, from, nth }): Rule[] =>
      what === 'delay' && from === side ? [{ delay: 'any', nth, by: milliseconds(DELAY_MS) }] : [],
    ),
  });
  const pair = new Pair({
    rttMs: RTT_MS,
    rate: 10e6,
    tcp: TEXTBOOK,
    up: rules('client'),
    down: rules('server.lab'),
  });
  for (const { what, from, nth, atMs } of deeds) {
    const link = pair.network.link(from, from === 'client' ? 'server.lab' : 'client');
    if (what !== 'delay') pair.at(atMs, () => act(what, link, packetsOf(pair.events, from)[nth - 1]));
  }
  const deliveries: Delivery[] = [];
  const deliver = (messages: readonly number[]) => {
    pair.call(pair.server, `data ${messages.length * LENGTH}`);
    deliveries.push({ atMs: pair.now, messages });
  };
  const sendAll = (name: string, send: (bytes: Uint8Array) => void, start: number) => {
    for (let number = 1; number <= MESSAGES; number++) {
      pair.at(start + (number - 1) * SPACING, () =>
        pair.call(pair.client, `${name}(${LENGTH})`, () => send(new Uint8Array(LENGTH).fill(number))),
      );
    }
  };
  if (protocol === 'udp') {
    const ear = pair.server.openDatagram();
    ear.bind(pair.serverAt(7000));
    ear.listener = { readable: () => deliver([ear.receive()!.bytes[0]!]) };
    const mouth = pair.client.openDatagram();
    sendAll('send', (bytes) => mouth.send(bytes, pair.serverAt(7000)), 0);
  } else {
    pair.listen(7000, (socket) => ({
      readable: () => {
        const messages: number[] = [];
        readAll(socket, (bytes) => {
          for (let offset = 0; offset < bytes.length; offset += LENGTH) messages.push(bytes[offset]!);
        });
        deliver(messages);
      },
    }));
    pair.connect(7000, (socket) => ({
      connected: () => {
        socket.setNoDelay(true);
        sendAll('write', (bytes) => socket.send(bytes), pair.now);
      },
    }));
  }
  pair.run(LONGEST);
  const { events } = pair;
  return { events, deliveries, arrivals: arrivalsIn(events), endMs: inMilliseconds(events.at(-1)!.at) };
}

/** What one side puts on the link, in order. */
export const packetsOf = (events: readonly TraceEvent[], from: Side): readonly Hop[] =>
  hopsOf(events).filter((hop) => hop.from === from);

/** The number of the message that a packet carries, from 1; undefined for one without data. */
export function messageIn({ packet: { body } }: Hop): number | undefined {
  return body.protocol === 'tcp' || body.protocol === 'udp' ? body.payload[0] : undefined;
}

/** What stands where at a moment: with the process, and in the receiving host's buffer behind a hole. */
export function receiverAt(
  { deliveries, arrivals }: Meddled,
  atMs: number,
): { readonly given: readonly number[]; readonly waiting: readonly number[] } {
  const given = deliveries.filter((delivery) => delivery.atMs <= atMs).flatMap(({ messages }) => messages);
  const waiting = [...arrivals].filter(([message, at]) => at <= atMs && !given.includes(message));
  return { given, waiting: waiting.map(([message]) => message).sort((one, other) => one - other) };
}

/** The variables of RFC 9293 §3.3.1 at a moment, in bytes of the stream from 1 on; undefined where nothing is said yet. */
export function variablesAt(
  { events }: Meddled,
  atMs: number,
): {
  readonly una: number | undefined;
  readonly nxt: number | undefined;
  readonly rcvNxt: number | undefined;
} {
  const numbers = new RelativeNumbers();
  let una: number | undefined;
  let nxt: number | undefined;
  let rcvNxt: number | undefined;
  for (const event of events) {
    if (inMilliseconds(event.at) > atMs) break;
    if (event.kind !== 'packet' || event.packet.body.protocol !== 'tcp') continue;
    const { seq, ack } = numbers.of(event.packet)!;
    const { payload } = event.packet.body;
    if (event.from === 'client' && event.event === 'enqueued' && payload.length > 0)
      nxt = Math.max(nxt ?? 0, seq + payload.length);
    if (event.from !== 'server.lab' || ack === undefined) continue;
    if (event.event === 'enqueued') rcvNxt = ack;
    else if (event.event === 'received') una = Math.max(una ?? 0, ack);
  }
  return { una, nxt, rcvNxt };
}

function act(what: 'drop' | 'duplicate', link: Link, hop: Hop | undefined): void {
  if (hop === undefined || hop.receivedAt !== undefined || hop.droppedAt !== undefined) return;
  if (what === 'drop') link.remove(hop.id);
  else link.send(hop.packet);
}

function arrivalsIn(events: readonly TraceEvent[]): ReadonlyMap<number, number> {
  const arrivals = new Map<number, number>();
  for (const hop of hopsOf(events)) {
    const message = messageIn(hop);
    if (message === undefined || hop.receivedAt === undefined) continue;
    const before = arrivals.get(message) ?? Number.POSITIVE_INFINITY;
    arrivals.set(message, Math.min(before, inMilliseconds(hop.receivedAt)));
  }
  return arrivals;
}
