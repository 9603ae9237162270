import type { Steps } from '../../../lib/experiments/steps.ts';
import type { Request } from '../../../lib/queueing/request.ts';
import { ServerFarm } from '../../../lib/queueing/server-farm.ts';
import type { Run } from '../frame/use-experiment.ts';
import { farmOf, type LongRun, longRun } from './model.ts';
import { type Settings, WATCHED } from './settings.ts';

/** What has come of the run by one moment. Times in seconds. */
export interface Moment {
  readonly at: number;
  readonly arrived: number;
  readonly served: number;
  readonly dropped: number;
  readonly lost: number;
  readonly mean: number | undefined;
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  /** How many of those served took 0 to 1 bins, 1 to 2 bins, …; the last bin holds all longer ones. */
  readonly histogram: readonly number[];
}

/** A run as it is watched, and what the same settings come to in the long run. */
export interface Recording extends Run {
  readonly requests: readonly Request[];
  readonly moments: readonly Moment[];
  /** The width of a bin of the histograms (s). */
  readonly bin: number;
  readonly longRun: LongRun;
}

export const BINS = 24;
/** Moments of a run, one each half second. */
const STEP = 0.5;

/** Runs the servers of these settings and seed for the time that is watched. In steps where the long run is simulated. */
export function* record(settings: Settings): Steps<Recording> {
  const bin = binFor(watch(settings, () => {}).result.p99);
  const moments: Moment[] = [];
  const farm = watch(settings, (at, { result, times }) => {
    moments.push({ ...result, at, histogram: times.histogram(bin, BINS) });
  });
  return { end: WATCHED, requests: farm.result.requests, moments, bin, longRun: yield* longRun(settings) };
}

/** Runs the servers, the failure included, with a look at them every half second. */
function watch(settings: Settings, look: (at: number, farm: ServerFarm) => void): ServerFarm {
  const farm = new ServerFarm(farmOf(settings));
  for (let at = 0; at <= WATCHED; at += STEP) {
    farm.runUntil(at);
    if (settings.fail > 0 && at === settings.fail) farm.fail(0);
    look(at, farm);
  }
  return farm;
}

/** The last moment not after `now`. */
export const momentOf = ({ moments }: Recording, now: number): Moment =>
  moments[Math.min(Math.floor(now / STEP), moments.length - 1)]!;

/** Bins that show most of the times: the run's p99 (s) within the first three quarters. */
function binFor(p99 = 0): number {
  const fitting = p99 / (BINS * 0.75);
  return [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((width) => width >= fitting) ?? 1;
}

/** When the next request comes or leaves after `now`; the end of the run when none does. */
export function nextEvent({ requests, end }: Recording, now: number): number {
  let next = end;
  for (const { arrival, end: left = end } of requests) {
    if (arrival > now + 1e-9 && arrival < next) next = arrival;
    if (left > now + 1e-9 && left < next) next = left;
  }
  return next;
}

/** The share of the requests that came within a stretch of time and were never answered (dropped or lost). */
export function unanswered({ requests }: Recording, from: number, until: number): number {
  const came = requests.filter(({ arrival }) => arrival >= from && arrival < until);
  return came.filter(({ fate }) => fate === 'dropped' || fate === 'lost').length / Math.max(came.length, 1);
}
