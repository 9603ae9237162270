import type { Connection } from './connection.ts';

/**
 * Proportional rate reduction (RFC 6937 §3.1, with the slow-start bound of Linux tcp_cwnd_reduction): over the round
 * trip of a recovery, cwnd follows what is delivered, so that as recovery ends ssthresh segments are under way.
 */
export function reduceProportionally(
  { recovery, congestion, queue }: Connection,
  delivered: number,
  newlyLost: boolean,
  advanced: boolean,
): void {
  if (delivered === 0) return;
  const { inFlight } = queue;
  recovery.delivered += delivered;
  const short = congestion.ssthresh - inFlight;
  let sendable: number;
  if (short < 0) {
    // Too many are under way: for each one delivered, send the part that ssthresh is of the window before.
    const share = (congestion.ssthresh * recovery.delivered) / recovery.priorCwnd;
    sendable = Math.ceil(share) - recovery.out;
  } else {
    sendable = Math.max(recovery.delivered - recovery.out, delivered);
    if (advanced && !newlyLost) sendable++;
    sendable = Math.min(short, sendable);
  }
  // On entering recovery one segment goes out again in any case.
  congestion.cwnd = inFlight + Math.max(sendable, recovery.out > 0 ? 0 : 1);
}
