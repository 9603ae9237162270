import { expect, test } from 'vitest';
import { FIN, type Packet, RST, SYN } from '../../src/lib/net/packet.ts';
import type { TraceEvent } from '../../src/lib/net/trace/event.ts';
import { type Hop, hopsOf } from '../../src/lib/net/trace/hop.ts';
import { type Numbers, RelativeNumbers } from '../../src/lib/net/trace/relative-numbers.ts';
import { capture } from '../../src/lib/net/wire/pcapng.ts';
import { scripts } from '../unit/net/ladders/script.ts';
import { perform } from '../unit/net/ladders/stage.ts';
import { complaints, dissect, tsharkIsMissing } from './tshark.ts';

const sharkTest = test.skipIf(tsharkIsMissing);

/** A second between two ladders. */
const PAUSE = 1e9;

/** All ladders one after another in one trace, each between two hosts of its own; and whose ladder each hop belongs to. */
function allLadders(): { events: TraceEvent[]; names: string[] } {
  const events: TraceEvent[] = [];
  const names: string[] = [];
  let [start, hops, packets] = [0, 0, 0];
  for (const [index, script] of scripts().entries()) {
    const base = 0x0a000000 + index * 256;
    const run = perform(script, { host: base + 1, peer: base + 2 }).events;
    const crossings = run.flatMap((event) => (event.kind === 'packet' ? [event] : []));
    for (const event of crossings) {
      if (event.event === 'enqueued') names.push(script.name);
      const packet = { ...event.packet, id: event.packet.id + packets };
      events.push({ ...event, at: (event.at + start) as never, hop: event.hop + hops, packet });
    }
    start += (run.at(-1)?.at ?? 0) + PAUSE;
    hops += Math.max(0, ...crossings.map(({ hop }) => hop));
    packets += Math.max(0, ...crossings.map(({ packet }) => packet.id));
  }
  return { events, names };
}

const { events, names } = allLadders();
const hops = hopsOf(events);

/** Wireshark's remarks that say of a segment what our trace says too. */
const REMARKS: Readonly<Record<string, string>> = {
  retransmission: 'sent again',
  fast_retransmission: 'sent again',
  spurious_retransmission: 'sent again',
  // A copy that follows its original within a round trip looks reordered to Wireshark.
  out_of_order: 'sent again',
  duplicate_ack: 'duplicate ACK',
  keep_alive_ack: 'duplicate ACK',
  zero_window_probe_ack: 'duplicate ACK',
  keep_alive: 'probe',
  zero_window_probe: 'probe',
  zero_window: 'window closed',
  window_update: 'window update',
  window_full: 'window full',
};

/** The same words from the trace: its labels, what the packet was sent for, and the numbers. */
function remarksOf({ packet }: Hop, numbers: Numbers, last: Numbers | undefined): string[] {
  const { body, retransmission, origin } = packet;
  if (body.protocol !== 'tcp') return [];
  const remarks: string[] = [];
  const isPureAck = body.payload.length === 0 && (body.flags & (SYN | FIN | RST)) === 0;
  const { cause } = origin!;
  const probes =
    cause?.kind === 'timer' && (cause.timer === 'persist' || cause.timer === 'keep-alive') && isPureAck;
  if (retransmission) remarks.push('sent again');
  if (probes) remarks.push('probe');
  if (numbers.window === 0 && (body.flags & RST) === 0) remarks.push('window closed');
  if (numbers.fillsWindow) remarks.push('window full');
  const repeats = isPureAck && !probes && last?.ack === numbers.ack && last?.seq === numbers.seq;
  // A call of the test's program has no cause in the trace.
  if (repeats && cause === undefined && numbers.window > last.window) remarks.push('window update');
  if (repeats && cause?.kind === 'arrival') remarks.push('duplicate ACK');
  return remarks.toSorted();
}

/** A connection's end, as the sender of a packet. */
const senderOf = ({ source, destination, body }: Packet): string =>
  body.protocol === 'tcp' ? `${source} ${body.sourcePort} ${destination} ${body.destinationPort}` : '';

sharkTest('Wireshark finds no malformed packet and no bad checksum in all the ladders', () => {
  expect(complaints(capture(events))).toEqual([]);
});

sharkTest("Wireshark's analysis of every segment that the model sends agrees with the trace", () => {
  const fields = Object.keys(REMARKS);
  const rows = dissect(
    capture(events),
    fields.map((field) => `tcp.analysis.${field}`),
  );
  const known = new RelativeNumbers();
  const last = new Map<string, Numbers>();
  const counts: Record<string, number> = {};
  const differences: string[] = [];
  for (const [index, row] of rows.entries()) {
    const hop = hops[index]!;
    const numbers = known.of(hop.packet);
    if (hop.from !== 'host' || !numbers || hop.packet.body.protocol !== 'tcp') continue;
    const theirs = new Set(fields.flatMap((field, column) => (row[column] ? [REMARKS[field]!] : [])));
    const ours = remarksOf(hop, numbers, last.get(senderOf(hop.packet)));
    // The next segment's number is the one after this.
    const { payload, flags } = hop.packet.body;
    const seq = numbers.seq + payload.length + (flags & (SYN | FIN) ? 1 : 0);
    const sender = senderOf(hop.packet);
    const before = last.get(sender);
    last.set(sender, { ...numbers, seq: flags & SYN || !before ? seq : Math.max(seq, before.seq) });
    for (const remark of ours) counts[remark] = (counts[remark] ?? 0) + 1;
    const expected = ours.join(', ');
    const found = [...theirs].toSorted().join(', ');
    if (expected !== found)
      differences.push(`${names[index]}: ours ${expected || '–'}, Wireshark ${found || '–'}`);
  }
  console.log(`${scripts().length} ladders, ${rows.length} packets`);
  console.table(counts);
  // A SYN that crosses with the peer's goes out again with an ACK (RFC 9293 §3.5, figure 7): not for a loss, but Wireshark
  // sees the same number twice.
  expect(differences.filter((line) => !line.endsWith('ours –, Wireshark sent again'))).toEqual([]);
  expect(new Set(differences.map((line) => line.split(':')[0]))).toEqual(
    new Set(names.filter((name) => CROSSING_SYNS.includes(name))),
  );
});

const CROSSING_SYNS = [
  'close/in-syn-received',
  'simultaneous/open',
  'simultaneous/open-repeats',
  'simultaneous/open-reset',
  'simultaneous/open-with-a-bare-ack',
];
