import { fairShare, goodput, type Shares, type Sharing, sharing } from '../../../lib/experiments/sharing.ts';
import type { Steps } from '../../../lib/experiments/steps.ts';
import type { Settings } from './settings.ts';

/** What all share (Mbit/s). */
export const BOTTLENECK = 10;
/** How long they share it (s). */
export const DURATION = 20;
/** Averages leave out the start, while the windows are still growing (s). */
export const SETTLED = 5;

export interface Recording extends Shares {
  /** What I get at most when all share evenly (Mbit/s). */
  readonly fair: number;
  readonly end: number;
}

export function* record(settings: Settings): Steps<Recording> {
  const sharers = sharersOf(settings);
  const shares = yield* sharing(sharers);
  return { ...shares, fair: fairShare(sharers) / 1e6, end: DURATION };
}

/** The average of a flow from the fifth second on (Mbit/s). */
export const averageOf = (run: Shares, flow: number): number => goodput(run, flow, SETTLED * 1000) / 1e6;

/** The next moment at which rates are taken (s). */
export const nextEvent = ({ intervalMs, end }: Recording, now: number): number =>
  Math.min(end, ((Math.floor((now * 1000) / intervalMs + 1e-6) + 1) * intervalMs) / 1000);

const sharersOf = ({ N, udp, access, call, seed }: Settings): Sharing => ({
  downloads: N,
  bottleneck: BOTTLENECK * 1e6,
  access: access * 1e6,
  unresponsive: udp * 1e6,
  call: call === 'yes',
  seed,
  durationMs: DURATION * 1000,
});
