import type { Segment } from '../packet.ts';
import { challenge } from './challenge-ack.ts';
import type { Connection } from './connection.ts';
import { acknowledgeCumulatively } from './newreno.ts';
import { segmentSize } from './output.ts';
import { startRetransmissionTimer } from './retransmission-timer.ts';
import { acknowledgeSelectively } from './sack-recovery.ts';
import { growSendBuffer, isRoomy } from './send-buffer.ts';
import { keptSeq, seqAdd, seqAfter, seqBefore, seqDistance } from './seq.ts';

/** Takes in the acknowledgment and the window of a segment; false when the segment is to be dropped for it. */
export function acknowledge(connection: Connection, segment: Segment): boolean {
  const { snd, queue, retransmissionTimer } = connection;
  if (seqBefore(segment.ack, snd.una)) return oldAckArrives(connection, segment);
  // It acknowledges what was never sent (RFC 9293 §3.10.7.4).
  if (seqAfter(segment.ack, snd.nxt)) {
    challenge(connection);
    return false;
  }
  connection.softError = undefined;
  const before = snd.wnd;
  const unaBefore = snd.una;
  const windowChanged = updateWindow(connection, segment);
  if (queue.length === 0 || keptSeq(segment.ack) !== snd.una) connection.attempts = 0;
  if (queue.length === 0) {
    if (retransmissionTimer.running) answersProbe(connection);
    // A D-SACK may tell that the last retransmission was needless.
    if (connection.sack && segment.options.sack) acknowledgeSelectively(connection, segment, windowChanged);
    return true;
  }
  if (connection.sack) acknowledgeSelectively(connection, segment, windowChanged);
  else acknowledgeCumulatively(connection, segment, before);
  if (snd.una !== unaBefore) offerRoom(connection);
  return true;
}

/** It is too old to be true (RFC 5961 §5), or overtaken by a later ACK; then its SACK blocks may still be news. */
function oldAckArrives(connection: Connection, segment: Segment): boolean {
  const { snd, sack } = connection;
  const oldest = seqAdd(snd.una, -Math.min(snd.maxWnd, snd.ackedBytes));
  if (seqBefore(segment.ack, oldest)) {
    challenge(connection);
    return false;
  }
  if (sack && segment.options.sack) acknowledgeSelectively(connection, segment, false);
  return true;
}

/** The persist timer runs: the window has opened, and no more probes are needed; or they go on from now (Linux tcp_ack_probe). */
function answersProbe(connection: Connection): void {
  const { snd, unsent, rto, retransmissionTimer } = connection;
  const usable = seqDistance(seqAdd(snd.una, snd.wnd), snd.nxt);
  if (usable >= Math.min(segmentSize(connection), unsent.length)) {
    rto.backoff = 0;
    retransmissionTimer.cancel();
  } else startRetransmissionTimer(connection);
}

/**
 * SND.WND, from the newest segment only (RFC 9293 §3.10.7.4: SND.WL1); of segments with the same numbers the
 * larger window counts, or 0 (Linux tcp_may_update_window). True when the window is another.
 */
function updateWindow({ snd }: Connection, { seq, ack, window }: Segment): boolean {
  const size = window << snd.scale;
  const newer = seqAfter(seq, snd.wl1) || (keptSeq(seq) === snd.wl1 && (size > snd.wnd || size === 0));
  if (!seqAfter(ack, snd.una) && !newer) return false;
  const changed = size !== snd.wnd;
  snd.wnd = size;
  snd.maxWnd = Math.max(snd.maxWnd, size);
  snd.wl1 = keptSeq(seq);
  return changed;
}

/** What is acknowledged leaves the send buffer. */
function offerRoom(connection: Connection): void {
  growSendBuffer(connection);
  if (!connection.snd.full || !isRoomy(connection)) return;
  connection.snd.full = false;
  connection.noteWritable();
}
