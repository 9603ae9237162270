import {
  type ApplicationRun,
  type Footing,
  type Outcome,
  outcomeOf,
  runApplication,
  type Way,
} from '../../../lib/experiments/application-run.ts';
import type { Steps } from '../../../lib/experiments/steps.ts';
import { applicationOf, type Settings } from './settings.ts';

export type WayName = 'near' | 'far' | 'narrow';

/** Three ways that anybody may have to live with. */
export const ways: Readonly<Record<WayName, Way>> = {
  near: { rttMs: 50, rate: 10e6, loss: 0.01 },
  far: { rttMs: 200, rate: 10e6, loss: 0.02 },
  narrow: { rttMs: 50, rate: 0.5e6, loss: 0 },
};

export const wayNames = Object.keys(ways) as WayName[];

export interface Tried extends ApplicationRun {
  readonly outcome: Outcome;
}

export interface Recording {
  readonly runs: Readonly<Record<WayName, Tried>>;
  /** When the last piece's fate is settled (s). */
  readonly end: number;
}

export const footingOf = ({ transport, tls }: Settings): Footing => ({ transport, secure: tls === 'yes' });

export function* record(settings: Settings): Steps<Recording> {
  const { traffic, needs } = applicationOf(settings);
  const runs: Partial<Record<WayName, Tried>> = {};
  let endMs = 0;
  for (const name of wayNames) {
    const run = yield* runApplication(traffic, footingOf(settings), ways[name], settings.seed);
    runs[name] = { ...run, outcome: outcomeOf(run, needs) };
    endMs = Math.max(endMs, ...run.pieces.map(({ knownMs }) => knownMs));
  }
  return { runs: runs as Recording['runs'], end: endMs / 1000 };
}

/** When the next piece's fate is settled (s). */
export function nextEvent({ runs, end }: Recording, now: number): number {
  const times = wayNames
    .flatMap((name) => runs[name].pieces.map(({ knownMs }) => knownMs / 1000))
    .filter((at) => at > now + 1e-9);
  return times.length > 0 ? Math.min(...times) : end;
}
