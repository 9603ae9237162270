import { bareLoop } from './bare-loop.ts';

/** What one run did, and how long it took. */
export interface Speed {
  readonly events: number;
  /** Packets that crossed a link. */
  readonly hops: number;
  readonly seconds: number;
}

const ROUNDS = 9;
/** Runs, and seconds, before the first that counts: so long V8 compiles what is in use. */
const WARM_UP_RUNS = 4;
const WARM_UP = 1;

export interface Row {
  readonly 'M events/s': number;
  readonly 'M hops/s': number;
  readonly '% of the bare loop': number;
}

/**
 * The speed of a run when it is warm: medians of nine, each beside a run of the bare loop, since the machine's own speed
 * changes from second to second.
 */
export function measure(run: () => Speed): Row {
  const start = performance.now();
  for (let count = 0; count < WARM_UP_RUNS || performance.now() - start < 1e3 * WARM_UP; count++) run();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const bare = bareLoop(1e6);
    const { events, hops, seconds } = run();
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

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
