import type { Connection } from './connection.ts';
import { resend, segmentSize, sendData } from './output.ts';
import { rearmRetransmissionTimer, startRetransmissionTimer } from './retransmission-timer.ts';
import { keepOpen, reduce } from './sack-recovery.ts';
import { seqAdd, seqAfter, seqBefore, seqDistance } from './seq.ts';

/**
 * A tail loss probe (RFC 8985 §7.3): new data if there is any and the peer has room, else the last segment again. Its
 * SACK lets RACK find what was lost at the end, long before the RTO would. One at a time.
 */
export function sendProbeForTail(connection: Connection): void {
  const { recovery, queue, snd, unsent } = connection;
  if (recovery.probeEnd !== undefined) {
    rearmRetransmissionTimer(connection);
    return;
  }
  const length = Math.min(unsent.length, segmentSize(connection));
  const usable = seqDistance(seqAdd(snd.una, snd.wnd), snd.nxt);
  recovery.probeIsCopy = length === 0 || length > usable;
  if (recovery.probeIsCopy) resend(connection, queue.last!, 'tlp');
  else sendData(connection, length, length === unsent.length && snd.fin === 'queued' && length < usable);
  recovery.probeEnd = snd.nxt;
  // The RTO starts from now, beside the probe.
  startRetransmissionTimer(connection);
}

/**
 * RFC 8985 §7.4: an ACK beyond a probe that was a copy says that the first copy was lost, which is congestion. `news`:
 * the ACK says anything else than a duplicate would, which means that both copies have arrived.
 */
export function probeAcknowledged(connection: Connection, ack: number, news: boolean): void {
  const { recovery, congestion } = connection;
  const end = recovery.probeEnd!;
  if (seqBefore(ack, end)) return;
  if (!recovery.probeIsCopy) recovery.probeEnd = undefined;
  else if (seqAfter(ack, end)) {
    reduce(connection);
    congestion.cwnd = congestion.ssthresh;
    recovery.phase = 'open';
    keepOpen(connection);
  } else if (!news) recovery.probeEnd = undefined;
}
