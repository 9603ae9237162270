import { milliseconds, type Time } from '../time.ts';
import type { Connection } from './connection.ts';
import type { SentSegment } from './retransmission-queue.ts';
import { seqAfter } from './seq.ts';

/** SACKed segments that stand for three duplicate ACKs (RFC 8985 §6.2 step 4). */
const DUPLICATE_THRESHOLD = 3;
/** What a kernel's timer adds, so that it does not go off too early (Linux TCP_TIMEOUT_MIN_US). */
export const LEAST_TIMEOUT = milliseconds(2);

/** RACK's variables (RFC 8985 §5.2): the segment sent last of all that were delivered. */
export interface Rack {
  /** When it was sent, its end, and how long it took. */
  sentAt: number;
  end: number;
  rtt: number;
  /** The path has been seen to reorder. */
  reordering: boolean;
}

/** RFC 8985 §6.2 step 2: a segment has been delivered. Call before it is marked. */
export function advanceRack({ rack, rto, now }: Connection, sent: SentSegment): void {
  const rtt = now - sent.sentAt;
  // Faster than the path can be: it is the first copy that has arrived, and nobody knows when that was sent.
  if (sent.retransmitted && rtt < rto.minRtt) return;
  rack.rtt = rtt;
  if (sent.sentAt < rack.sentAt || (sent.sentAt === rack.sentAt && !seqAfter(sent.end, rack.end))) return;
  rack.sentAt = sent.sentAt;
  rack.end = sent.end;
}

/**
 * RFC 8985 §6.2 step 5: what was sent before a segment that has been delivered, by more than the reordering window,
 * is lost; so a copy that is lost again is found as well. Returns how long to wait until more is, 0 for not at all.
 */
export function detectLosses(connection: Connection): Time {
  const { rack, queue, now } = connection;
  const window = reorderingWindow(connection);
  let wait = 0;
  for (let sent = queue.order.first; sent; ) {
    const { later } = sent;
    if (sent.sentAt > rack.sentAt || (sent.sentAt === rack.sentAt && !seqAfter(rack.end, sent.end))) break;
    const remaining = rack.rtt + window - (now - sent.sentAt);
    if (remaining <= 0) queue.markLost(sent);
    else if (remaining > wait) wait = remaining;
    sent = later;
  }
  return wait as Time;
}

/** Whether RACK would count a segment as lost by now if reordering were ruled out (Linux tcp_rack_skb_timeout). */
export const isOverdue = ({ rack, now }: Connection, sent: SentSegment): boolean =>
  rack.rtt - (now - sent.sentAt) <= 0;

/**
 * RFC 8985 §6.2 step 4: how much later than others a segment may arrive. Nothing on a path that has not reordered
 * yet, once three segments are SACKed or recovery is on; else a quarter of the least round-trip time.
 */
function reorderingWindow({ rack, queue, recovery, rto }: Connection): number {
  if (!rack.reordering) {
    if (recovery.phase === 'fast' || recovery.phase === 'loss') return 0;
    if (queue.sacked >= DUPLICATE_THRESHOLD) return 0;
  }
  return Math.floor(Math.min(rto.minRtt / 4, rto.srtt));
}
