import { formatEndpoint } from '../address.ts';
import { inMilliseconds, type Time } from '../time.ts';
import { describePacket } from './describe.ts';
import type { ProcessEvent, SocketEvent, TraceEvent } from './event.ts';
import { type Hop, hopsOf } from './hop.ts';
import { RelativeNumbers } from './relative-numbers.ts';

/** What the ladder may show beside each other. */
export type LadderPart = 'packets' | 'sockets' | 'processes';

export interface LadderOptions {
  /** Left to right: of two hosts the earlier one stands left of the arrow. Others follow as they appear. */
  readonly hosts?: readonly string[];
  /** Default: packets only. */
  readonly include?: readonly LadderPart[];
  /** Writes port numbers behind the host names, for traces with several connections. Default: false. */
  readonly ports?: boolean;
  /** Names the window of every segment, not only on SYN and when it is 0. Default: false. */
  readonly windows?: boolean;
}

/**
 * The ladder of a trace as text: the form in which tests expect a run, and what `sim --ladder` prints.
 *
 *   0.000ms  client → server.lab   25.048ms  SYN seq=0 win=64240 mss=1460
 *  25.048ms  client ← server.lab   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460
 *  50.096ms  client → server.lab     ✗ loss  PSH 15 seq=1 ack=1
 *
 * One line for each packet on each link, in the order of sending: when it was handed to the link, the two ends, when
 * its last bit arrived (or ✗ and why it did not; … while it is under way), and `describePacket`. `waited` is time
 * in the queue. Loopback is drawn `client ↺`. With `include`, a process line reads `process@host: label at file:line`,
 * a socket line `host STATE local → remote`. Times are virtual milliseconds to the microsecond.
 * No line ends in a space; there is no line break at either end.
 */
export function formatLadder(events: readonly TraceEvent[], options: LadderOptions = {}): string {
  const include = new Set(options.include ?? ['packets']);
  const hops = new Map(hopsOf(events).map((hop) => [hop.id, hop]));
  const sides = new Map<string, number>();
  for (const host of options.hosts ?? []) sides.set(host, sides.size);
  const numbers = new RelativeNumbers();
  const rows: Row[] = [];
  for (const event of events) {
    switch (event.kind) {
      case 'packet': {
        const hop = hops.get(event.hop);
        if (!hop) break;
        hops.delete(event.hop);
        for (const host of [hop.from, hop.to]) if (!sides.has(host)) sides.set(host, sides.size);
        if (include.has('packets')) rows.push(packetRow(hop, sides, numbers, options));
        break;
      }
      case 'socket':
        if (include.has('sockets')) rows.push({ at: event.at, line: socketLine(event) });
        break;
      case 'process':
        if (include.has('processes')) rows.push({ at: event.at, line: processLine(event) });
        break;
    }
  }
  return layOut(rows);
}

/** A packet has three columns behind the time; everything else is one line of text. */
type Row =
  | { readonly at: Time; readonly line: string }
  | { readonly at: Time; readonly ends: string; readonly fate: string; readonly text: string };

function packetRow(
  hop: Hop,
  sides: Map<string, number>,
  numbers: RelativeNumbers,
  options: LadderOptions,
): Row {
  const { packet, enteredAt, startAt } = hop;
  const waited =
    startAt !== undefined && startAt > enteredAt ? ` waited ${format((startAt - enteredAt) as Time)}` : '';
  const text = describePacket(packet, numbers.of(packet), { windows: options.windows ?? false }) + waited;
  return { at: enteredAt, ends: endsOf(hop, sides, options.ports ?? false), fate: fateOf(hop), text };
}

function endsOf({ from, to, packet: { body } }: Hop, sides: Map<string, number>, ports: boolean): string {
  const numbered = ports && 'sourcePort' in body;
  const sender = numbered ? `${from}:${body.sourcePort}` : from;
  const receiver = numbered ? `${to}:${body.destinationPort}` : to;
  if (from === to) return numbered ? `${sender} ↺ ${receiver}` : `${from} ↺`;
  return sides.get(from)! < sides.get(to)! ? `${sender} → ${receiver}` : `${receiver} ← ${sender}`;
}

function fateOf({ droppedAt, receivedAt, cause }: Hop): string {
  if (droppedAt !== undefined) return `✗ ${cause ?? 'dropped'}`;
  return receivedAt === undefined ? '…' : format(receivedAt);
}

function socketLine({ host, protocol, state, local, remote }: SocketEvent): string {
  const name = protocol === 'udp' ? `${host} UDP ${state}` : `${host} ${state}`;
  return `${name}  ${formatEndpoint(local)}${remote ? ` → ${formatEndpoint(remote)}` : ''}`;
}

const processLine = ({ process, host, label, source }: ProcessEvent): string =>
  `${process}@${host}: ${label}${source ? ` at ${source.file}:${source.line}` : ''}`;

const format = (time: Time): string => `${inMilliseconds(time).toFixed(3)}ms`;

/** Times are set right, ends left; a column is as wide as its widest entry, times at least as wide as `100.000ms`. */
function layOut(rows: readonly Row[]): string {
  let timeWidth = 9;
  let endsWidth = 0;
  let fateWidth = 9;
  for (const row of rows) {
    timeWidth = Math.max(timeWidth, format(row.at).length);
    if ('line' in row) continue;
    endsWidth = Math.max(endsWidth, row.ends.length);
    fateWidth = Math.max(fateWidth, row.fate.length);
  }
  return rows
    .map((row) => {
      const time = format(row.at).padStart(timeWidth);
      if ('line' in row) return `${time}  ${row.line}`;
      return `${time}  ${row.ends.padEnd(endsWidth)}  ${row.fate.padStart(fateWidth)}  ${row.text}`;
    })
    .join('\n');
}
