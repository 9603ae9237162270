import { messageIn, RTT_MS, type Side } from '../../../lib/experiments/meddling.ts';
import { inMilliseconds } from '../../../lib/net/time.ts';
import type { Hop } from '../../../lib/net/trace/hop.ts';

/** A packet between the two hosts at a moment. */
export interface InFlight {
  readonly hop: Hop;
  readonly from: Side;
  /** Which packet of its side, from 1. */
  readonly nth: number;
  /** The message it carries. */
  readonly message: number | undefined;
  /** How far it has come, 0 to 1. */
  readonly share: number;
  /** It was dropped here, a moment ago. */
  readonly isGone: boolean;
}

/** A cross stands where a packet was dropped for so long (ms). */
const CROSS_MS = 60;

/** What is under way at a moment, oldest first, and what has just been dropped. */
export function inFlight({ hops }: { readonly hops: readonly Hop[] }, atMs: number): InFlight[] {
  const counts = { client: 0, 'server.lab': 0 };
  return hops.flatMap((hop) => {
    const from = hop.from as Side;
    const nth = ++counts[from];
    const start = inMilliseconds(hop.enteredAt);
    const arrival = hop.receivedAt === undefined ? start + RTT_MS / 2 : inMilliseconds(hop.receivedAt);
    const gone = hop.droppedAt === undefined ? undefined : inMilliseconds(hop.droppedAt);
    if (atMs < start || atMs >= Math.min(arrival, gone === undefined ? arrival : gone + CROSS_MS)) return [];
    const isGone = gone !== undefined && atMs >= gone;
    const share = ((isGone ? gone : atMs) - start) / (arrival - start);
    return [{ hop, from, nth, message: messageIn(hop), share, isGone }];
  });
}
