import { FIN, type Segment, SYN } from '../packet.ts';
import { between, type Time } from '../time.ts';
import type { Connection } from './connection.ts';
import { sampleTimestamps } from './options.ts';
import { resend } from './output.ts';
import { rearmRetransmissionTimer, startRetransmissionTimer } from './retransmission-timer.ts';
import { keptSeq, seqAfter, seqBefore, seqDistance } from './seq.ts';

/**
 * Recovery without SACK: three duplicate ACKs, then one lost segment each round trip (NewReno, RFC 6582). It is the
 * textbook's, and that of a peer which does not permit SACK.
 */
export function acknowledgeCumulatively(
  connection: Connection,
  segment: Segment,
  windowBefore: number,
): void {
  if (seqAfter(segment.ack, connection.snd.una)) newData(connection, segment);
  else if (isDuplicate(connection, segment, windowBefore)) duplicate(connection);
}

/** A duplicate ACK as RFC 5681 §2 defines it: nothing but an old number while data is under way. */
function isDuplicate({ queue, snd }: Connection, { flags, payload }: Segment, before: number): boolean {
  return queue.length > 0 && payload.length === 0 && (flags & (SYN | FIN)) === 0 && snd.wnd === before;
}

function newData(connection: Connection, segment: Segment): void {
  const { snd, queue, recovery, congestion, use, now } = connection;
  snd.ackedBytes += seqDistance(segment.ack, snd.una);
  snd.una = keptSeq(segment.ack);
  let segments = 0;
  let sentAt: Time | undefined;
  let ambiguous = false;
  for (let sent = queue.acknowledge(snd.una); sent; sent = queue.acknowledge(snd.una)) {
    segments++;
    if (sent.retransmitted) ambiguous = true;
    else sentAt ??= sent.sentAt;
  }
  sampleRoundTrip(connection, segment, ambiguous ? undefined : sentAt);
  recovery.duplicates = 0;

  const recovered = !seqBefore(snd.una, recovery.recover);
  if (recovery.phase === 'fast') {
    if (recovered) leaveRecovery(connection);
    else {
      // A partial ACK: the next segment is lost as well. Take back what it acknowledged, add what is sent again
      // (RFC 6582 §3.2 step 3).
      congestion.cwnd = Math.max(congestion.cwnd - segments, 0) + 1;
      resend(connection, queue.first!, 'fast');
    }
  } else {
    if (recovered) recovery.phase = 'open';
    if (use.mayGrow(congestion.cwnd, congestion.inSlowStart)) congestion.grow(segments, now);
  }
  // A part of a segment is no reason to wait longer for the rest (Linux).
  if (segments > 0) rearmRetransmissionTimer(connection);
}

/** Karn's algorithm (RFC 6298 §3): a round-trip time from what was sent once, or from the echoed timestamp. */
function sampleRoundTrip(connection: Connection, segment: Segment, sentAt: Time | undefined): void {
  const { rto, snd, congestion, now } = connection;
  if (sentAt === undefined) sampleTimestamps(connection, segment);
  else {
    const rtt = between(sentAt, now);
    rto.noteLeast(rtt);
    rto.sample(rtt, snd.ackedBytes, snd.sentBytes);
    congestion.sample(rtt, now, snd.ackedBytes, snd.sentBytes);
  }
  rto.backoff = 0;
}

/** All is acknowledged that was under way when the loss was noticed (RFC 6582 §3.2 step 3, option 1). */
function leaveRecovery({ recovery, congestion, queue }: Connection): void {
  congestion.cwnd = Math.min(congestion.ssthresh, Math.max(queue.length, 1) + 1);
  congestion.counted = 0;
  recovery.phase = 'open';
}

/** RFC 5681 §3.2 and RFC 6582 §3.2: the third duplicate ACK means loss; more of them let new data out. */
function duplicate(connection: Connection): void {
  const { recovery, queue, congestion, snd } = connection;
  recovery.duplicates++;
  if (recovery.phase === 'fast') {
    congestion.cwnd++;
    return;
  }
  // Duplicates of the last loss's retransmissions are no sign of a new one (RFC 6582 §3.2 step 2).
  const isNew = seqAfter(snd.una, recovery.recover) || recovery.recover === snd.iss;
  if (recovery.duplicates !== 3 || recovery.phase !== 'open' || !isNew) return;
  // What limited transmit has sent does not count (RFC 5681 §3.2 step 2).
  congestion.reduceThreshold(Math.min(queue.length, congestion.cwnd));
  // Three segments have left the network.
  congestion.cwnd = congestion.ssthresh + 3;
  congestion.counted = 0;
  recovery.phase = 'fast';
  recovery.recover = snd.nxt;
  resend(connection, queue.first!, 'fast');
  startRetransmissionTimer(connection);
}

/** RFC 6298 §5.4–5.6: everything under way counts as lost; start again from one segment. */
export function loseAll({ queue, recovery, congestion, snd }: Connection, isFirst: boolean): void {
  if (isFirst) congestion.reduceThreshold(queue.length);
  congestion.forget();
  congestion.cwnd = 1;
  recovery.phase = 'loss';
  recovery.recover = snd.nxt;
  recovery.duplicates = 0;
  for (let index = 0; index < queue.length; index++) queue.markLost(queue.at(index)!);
}
