import type { Segment } from '../packet.ts';
import type { Connection } from './connection.ts';

/** What a loss took away, in case it turns out to be none (Linux undo_marker, undo_retrans, prior_ssthresh). */
export interface Undo {
  readonly ssthresh: number;
  /** SND.UNA at the time. */
  readonly una: number;
  /** Copies sent since that no D-SACK has explained; −1 before the first. */
  copies: number;
}

/** Remembers what a loss is about to take away. */
export function noteReduction({ recovery, congestion, queue, snd }: Connection): void {
  const { cwnd, ssthresh, inSlowStart } = congestion;
  recovery.undo = {
    ssthresh: inSlowStart ? ssthresh : Math.max(ssthresh, (3 * cwnd) >> 2),
    una: snd.una,
    copies: queue.resent > 0 ? queue.resent : -1,
  };
}

/** A segment has been sent again for a loss. */
export function noteCopy({ recovery: { undo } }: Connection): void {
  if (undo) undo.copies = Math.max(undo.copies, 0) + 1;
}

/** Each copy sent since the reduction has arrived as a duplicate: none was needed (RFC 3708). */
export const neededNoCopy = ({ recovery }: Connection): boolean => recovery.undo?.copies === 0;

/**
 * Eifel detection (RFC 3522): the ACK echoes a timestamp from before the first retransmission, so it answers a segment
 * that was only late. Left out: F-RTO (RFC 5682).
 */
export const sawOriginal = (connection: Connection, segment: Segment): boolean =>
  connection.recovery.undo !== undefined && echoesOriginal(connection, segment);

/** Whether an ACK echoes a timestamp from before the first retransmission. */
export function echoesOriginal({ recovery: { firstResent } }: Connection, { options }: Segment): boolean {
  if (firstResent === undefined || options.timestamps === undefined) return false;
  return ((options.timestamps.echo - firstResent) | 0) < 0;
}

/** There was no loss: the window and the threshold are what they were (RFC 4015; Linux tcp_undo_cwnd_reduction). */
export function undoReduction({ recovery, congestion, queue }: Connection): void {
  const { undo } = recovery;
  if (undo === undefined) throw new Error('there is no reduction to undo');
  queue.unmarkLost();
  congestion.cwnd = Math.max(congestion.cwnd, recovery.priorCwnd);
  congestion.ssthresh = Math.max(congestion.ssthresh, undo.ssthresh);
  recovery.undo = undefined;
}
