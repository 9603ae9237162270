import type { Crossing } from './crossing.ts';
import type { TraceView } from './trace-view.ts';

/** Least distances on one lifeline that keep marks and labels apart, where there is room for that. */
export const ROOMY = {
  departAfterDepart: 17,
  departAfterArrival: 15,
  arrivalAfterDepart: 9,
  arrivalAfterArrival: 11,
  afterCall: 5,
  label: 14,
  time: 38,
  loop: 13,
};
export const NARROW = 560;
/** Beside the outer lifelines: at least this much, more where the calls are longer. */
const LEAST_GUTTER = 66;
/** The times' own column on a wide page. */
const TIME_COLUMN = 64;
/** Width of one letter of a call. */
const LETTER = 6.1;
export const LEAST_SPAN = 100;
/** The longest delay of a run is never drawn steeper than this. */
export const DEEPEST = 340;
/** Room between marks may stretch a packet's way to so many times its length; where more would be needed, they close up. */
export const MOST_STRETCH = 2.5;
/** Below this distance labels are left out rather than heaped. */
export const LEGIBLE = 13;
/** And then only one now and then, so that the lines can be seen. */
export const CROWD_LABELS = 40;

export const apart = (part: number): typeof ROOMY => ({
  ...ROOMY,
  departAfterDepart: ROOMY.departAfterDepart * part,
  departAfterArrival: ROOMY.departAfterArrival * part,
  arrivalAfterDepart: ROOMY.arrivalAfterDepart * part,
  arrivalAfterArrival: ROOMY.arrivalAfterArrival * part,
  afterCall: ROOMY.afterCall * part,
});

/** Most packets that one host sends in the time a packet usually takes to the other end. */
export function crowdOf(hops: readonly Crossing[], usual: number): number {
  const starts = new Map<string, number[]>();
  for (const { from, startAt, enteredAt } of hops) {
    const times = starts.get(from) ?? [];
    times.push(startAt ?? enteredAt);
    starts.set(from, times);
  }
  let most = 0;
  for (const times of starts.values()) {
    times.sort((one, other) => one - other);
    let first = 0;
    for (let last = 0; last < times.length; last++) {
      while (times[last]! - times[first]! > usual) first++;
      most = Math.max(most, last - first + 1);
    }
  }
  return most;
}

/** As much room beside the outer lifelines as their calls take, if the page has it. */
export function guttersOf({ hosts, calls }: TraceView, width: number, spans: number) {
  const times = width < NARROW ? 0 : TIME_COLUMN;
  const room = Math.max(2 * LEAST_GUTTER, width - spans * LEAST_SPAN);
  const wish = (host: string | undefined): number => {
    let letters = 0;
    for (const call of calls) if (call.host === host) letters = Math.max(letters, call.label.length);
    return Math.max(LEAST_GUTTER, 18 + letters * LETTER) + times;
  };
  const left = wish(hosts[0]);
  const right = wish(hosts.length > 1 ? hosts.at(-1) : undefined);
  // Where both want more than there is, each gets half, and what the other leaves.
  const most = (own: number, other: number) => Math.min(own, Math.max(room / 2, room - other));
  return { left: most(left, right), right: most(right, left) };
}

/** The times that packets took from one end of a link to the other, in nanoseconds, shortest first. */
export const delaysOf = (hops: readonly Crossing[]): number[] =>
  hops.flatMap(delayOf).sort((one, other) => one - other);

function delayOf({ from, to, startAt, enteredAt, receivedAt }: Crossing): number[] {
  if (from === to || receivedAt === undefined) return [];
  const delay = receivedAt - (startAt ?? enteredAt);
  return delay > 0 ? [delay] : [];
}
