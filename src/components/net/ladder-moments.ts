import type { ProcessEvent } from '../../lib/net/trace/event.ts';
import type { Crossing } from './crossing.ts';
import type { TraceView } from './trace-view.ts';

/** What lies within so many pixels happens at once, as far as the eye can tell. */
export const INSTANT = 4;

/** What happens on one lifeline at one instant. */
export type Moment =
  | { readonly at: number; readonly rank: number; readonly kind: 'call'; readonly call: ProcessEvent }
  | {
      readonly at: number;
      readonly rank: number;
      readonly kind: 'enter' | 'depart' | 'arrive' | 'lose';
      readonly hop: Crossing;
    };

/**
 * Everything the ladder draws, in order of time; of one instant: what arrives, what the process hears and does, what
 * leaves. A packet never arrives in the instant in which it left. `scale` is in pixels per nanosecond.
 */
export function momentsOf({ hops, messages, calls }: TraceView, scale: number): Moment[] {
  const moments: Moment[] = calls.map((call) => ({ at: call.at, rank: 1, kind: 'call', call }));
  for (const hop of [...hops, ...messages]) {
    const start = hop.startAt ?? hop.enteredAt;
    if ((start - hop.enteredAt) * scale > INSTANT) {
      moments.push({ at: hop.enteredAt, rank: 2, kind: 'enter', hop });
    }
    if (hop.from !== hop.to && hop.receivedAt !== undefined) {
      moments.push({ at: hop.receivedAt, rank: 0, kind: 'arrive', hop });
    }
    moments.push({ at: start, rank: 3, kind: 'depart', hop });
    if (hop.droppedAt !== undefined) {
      moments.push({ at: Math.max(start, hop.droppedAt), rank: 4, kind: 'lose', hop });
    }
  }
  moments.sort((one, other) => one.at - other.at || causal(one) - causal(other));
  return instantsOf(moments, scale > 0 ? INSTANT / scale : 0).flatMap((instant) =>
    instant.sort((one, other) => one.rank - other.rank),
  );
}

/** Cuts moments in order of time into groups that look simultaneous: no longer than `most` nanoseconds. */
function instantsOf(moments: readonly Moment[], most: number): Moment[][] {
  const instants: Moment[][] = [];
  let began = Number.NEGATIVE_INFINITY;
  let left = new Set<Crossing>();
  for (const moment of moments) {
    const arrivesTooSoon = moment.kind === 'arrive' && left.has(moment.hop);
    if (arrivesTooSoon || moment.at - began > most) {
      instants.push([]);
      began = moment.at;
      left = new Set();
    }
    if (moment.kind === 'depart') left.add(moment.hop);
    instants.at(-1)!.push(moment);
  }
  return instants;
}

/** Of one nanosecond: a packet has left before it arrives or is lost. */
const causal = ({ kind, rank }: Moment): number => (kind === 'arrive' ? 4 : rank);
