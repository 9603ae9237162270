import type { Segment } from '../packet.ts';
import { between } from '../time.ts';
import type { Connection } from './connection.ts';
import { sampleTimestamps } from './options.ts';
import { advanceRack } from './rack.ts';
import type { SentSegment } from './retransmission-queue.ts';
import type { SackBlock } from './sack-blocks.ts';
import { keptSeq, seqAfter, seqBefore, seqDistance } from './seq.ts';

/** What an ACK says has arrived that was not known to have arrived before. */
export interface Delivery {
  /** Segments, by the acknowledgment number or by SACK. */
  delivered: number;
  /** Segments taken off the queue. */
  acknowledged: number;
  /** Segments newly SACKed. */
  sacked: number;
  /** The first and the last of the segments acknowledged (SACKed) that were sent once. */
  firstAcked: SentSegment | undefined;
  lastAcked: SentSegment | undefined;
  firstSacked: SentSegment | undefined;
  lastSacked: SentSegment | undefined;
  /** A segment acknowledged was sent more than once. */
  ambiguous: boolean;
  /** The lowest sequence number that was delivered late, though sent once: the path reorders (RFC 8985 §6.2 step 3). */
  late: number | undefined;
  /** The peer says that something has arrived twice (D-SACK). */
  duplicate: boolean;
}

const nothing = (): Delivery => ({
  delivered: 0,
  acknowledged: 0,
  sacked: 0,
  firstAcked: undefined,
  lastAcked: undefined,
  firstSacked: undefined,
  lastSacked: undefined,
  ambiguous: false,
  late: undefined,
  duplicate: false,
});

/** Enters an ACK into the scoreboard: SACK blocks (RFC 2018 §5), then the acknowledgment number. */
export function takeDelivery(connection: Connection, segment: Segment): Delivery {
  const delivery = nothing();
  const { sack } = segment.options;
  const highest = connection.recovery.highestSacked;
  if (sack) takeBlocks(connection, segment.ack, sack, delivery);
  if (seqAfter(segment.ack, connection.snd.una)) takeCumulative(connection, segment.ack, delivery, highest);
  if (delivery.late !== undefined) connection.rack.reordering = true;
  sampleRoundTrip(connection, segment, delivery);
  return delivery;
}

function takeBlocks(
  connection: Connection,
  ack: number,
  sack: readonly SackBlock[],
  delivery: Delivery,
): void {
  takeDuplicate(connection, ack, sack, delivery);
  for (const block of sack.toSorted(byEdge)) takeBlock(connection, block, delivery);
}

const byEdge = (a: SackBlock, b: SackBlock): number => seqDistance(a[0], b[0]);

/** RFC 2883 §4: a first block below the acknowledgment number, or within the second block, is a D-SACK. */
function takeDuplicate(
  { recovery, snd }: Connection,
  ack: number,
  [first, second]: readonly SackBlock[],
  delivery: Delivery,
): void {
  if (first === undefined) return;
  const within = second !== undefined && !seqBefore(first[0], second[0]) && !seqAfter(first[1], second[1]);
  if (!seqBefore(first[0], ack) && !within) return;
  delivery.duplicate = true;
  const { undo } = recovery;
  // It explains one copy that was sent since the window was reduced.
  if (undo && undo.copies > 0 && !seqAfter(first[1], snd.una) && seqAfter(first[1], undo.una)) undo.copies--;
}

function takeBlock(connection: Connection, [left, right]: SackBlock, delivery: Delivery): void {
  const { queue, snd, recovery } = connection;
  // Old, or never sent (RFC 2018 §5 leaves the check to the sender; Linux tcp_is_sackblock_valid).
  if (!seqAfter(right, snd.una) || seqAfter(right, snd.nxt) || !seqBefore(left, right)) return;
  for (let index = queue.indexOf(left); ; index++) {
    const sent = queue.at(index);
    if (sent === undefined || seqAfter(sent.end, right)) return;
    if (sent.sacked) continue;
    if (!sent.retransmitted) {
      delivery.firstSacked ??= sent;
      delivery.lastSacked = sent;
      if (seqBefore(sent.seq, recovery.highestSacked)) noteLate(delivery, sent.seq);
    }
    advanceRack(connection, sent);
    queue.markSacked(sent);
    delivery.sacked++;
    delivery.delivered++;
    if (seqAfter(sent.end, recovery.highestSacked)) recovery.highestSacked = sent.end;
  }
}

function takeCumulative(connection: Connection, ack: number, delivery: Delivery, highest: number): void {
  const { queue, snd, recovery } = connection;
  snd.ackedBytes += seqDistance(ack, snd.una);
  snd.una = keptSeq(ack);
  for (let sent = queue.acknowledge(ack); sent; sent = queue.acknowledge(ack)) {
    delivery.acknowledged++;
    if (sent.retransmitted) delivery.ambiguous = true;
    else if (!sent.sacked) {
      delivery.firstAcked ??= sent;
      delivery.lastAcked = sent;
      if (seqBefore(sent.seq, highest)) noteLate(delivery, sent.seq);
    }
    if (sent.sacked) continue;
    delivery.delivered++;
    advanceRack(connection, sent);
  }
  if (seqBefore(recovery.highestSacked, ack)) recovery.highestSacked = snd.una;
}

function noteLate(delivery: Delivery, seq: number): void {
  if (delivery.late === undefined || seqBefore(seq, delivery.late)) delivery.late = seq;
}

/**
 * A round-trip time (Linux tcp_ack_update_rtt): from the oldest segment newly acknowledged, or SACKed, that was sent
 * once (Karn's algorithm, RFC 6298 §3); else from the echoed timestamp. The least one is kept of the newest.
 */
function sampleRoundTrip(connection: Connection, segment: Segment, delivery: Delivery): void {
  const { rto, snd, congestion, now } = connection;
  const byAck = delivery.ambiguous ? undefined : delivery.firstAcked;
  const oldest = byAck ?? delivery.firstSacked;
  const newest = delivery.lastSacked ?? (byAck === undefined ? undefined : delivery.lastAcked);
  if (oldest === undefined || newest === undefined) {
    if (delivery.acknowledged > 0) sampleTimestamps(connection, segment);
    return;
  }
  const rtt = between(newest.sentAt, now);
  rto.noteLeast(rtt);
  rto.sample(between(oldest.sentAt, now), snd.ackedBytes, snd.sentBytes);
  rto.backoff = 0;
  congestion.sample(rtt, now, snd.ackedBytes, snd.sentBytes);
}
