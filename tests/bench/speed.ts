import { bareLoop } from './bare-loop.ts';
import type { Speed } from './processor-time.ts';

const ROUNDS = 7;
/** Seconds of a round: the system's clock of processor time ticks in milliseconds. */
const ROUND = 0.2;
/** Seconds before the first round: so long V8 compiles what is in use. */
const WARM_UP = 1;

export interface Row {
  readonly 'M events/s': number;
  readonly 'M hops/s': number;
  readonly '% of the bare loop': number;
}

/**
 * The speed of a run when it is warm: medians of some rounds, each beside a round of the bare loop, or of another one
 * with as many links, since the machine's own speed changes from second to second.
 */
export function measure(run: () => Speed, bare = millionBareHops): Row {
  repeated(run, WARM_UP);
  return speedOf(run, ROUNDS, bare);
}

/** The speed of a run that takes so long that it warms itself. */
export const measureOnce = (run: () => Speed): Row => speedOf(run, 1, millionBareHops);

const millionBareHops = (): Speed => bareLoop(1e6);

function speedOf(run: () => Speed, count: number, bareRun: () => Speed): Row {
  const rounds = Array.from({ length: count }, () => {
    const bare = repeated(bareRun, ROUND);
    const { events, hops, seconds } = repeated(run, ROUND);
    return {
      events: events / seconds,
      hops: hops / seconds,
      share: hops / seconds / (bare.hops / bare.seconds),
    };
  });
  return {
    'M events/s': rounded(median(rounds.map(({ events }) => events / 1e6)), 2),
    'M hops/s': rounded(median(rounds.map(({ hops }) => hops / 1e6)), 2),
    '% of the bare loop': rounded(median(rounds.map(({ share }) => 100 * share)), 1),
  };
}

/** Runs again and again until so many seconds are counted. */
function repeated(run: () => Speed, atLeast: number): Speed {
  const sum = { events: 0, hops: 0, seconds: 0 };
  while (sum.seconds < atLeast) {
    const { events, hops, seconds } = run();
    sum.events += events;
    sum.hops += hops;
    sum.seconds += seconds;
  }
  return sum;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
