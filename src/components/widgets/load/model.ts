import type { Steps } from '../../../lib/experiments/steps.ts';
import { limited, meanTime } from '../../../lib/queueing/mm1.ts';
import { type FarmSetting, ServerFarm } from '../../../lib/queueing/server-farm.ts';
import { SERVICE_RATE, type Settings } from './settings.ts';

/** The learner's settings as the model takes them. */
export const farmOf = ({ rate, c, policy, B, seed, notice }: Settings): FarmSetting => ({
  arrivalRate: rate,
  serviceRate: SERVICE_RATE,
  servers: c,
  policy,
  ...(B > 0 && { queueLimit: B }),
  noticeAfter: notice,
  seed,
});

/** What the servers come to in the long run, while all are up. */
export interface LongRun {
  /** Mean time in the system of those served (s); Infinity where the queue only grows. */
  readonly mean: number;
  /** The share of the requests that is dropped. */
  readonly loss: number;
}

/** One server that gets its share of the requests by chance: exact. `servers` = 1: all of them. */
export function byChance(rate: number, servers: number, B: number): LongRun {
  const load = { arrivalRate: rate / servers, serviceRate: SERVICE_RATE };
  if (B === 0) return { mean: meanTime(load), loss: 0 };
  const { meanTime: mean, loss } = limited(load, B);
  return { mean, loss };
}

/** Requests that are enough to tell the policies apart: some 0.1 s of computing, and so many events between two pauses. */
const MANY = 60_000;
const BATCH = 1000;

/** Exact for one server, and for several that are picked by chance; for other policies as many requests come to. */
export function* longRun(settings: Settings): Steps<LongRun> {
  const { rate, c, B, policy } = settings;
  if (c === 1 || policy === 'random' || (B === 0 && rate >= c * SERVICE_RATE)) return byChance(rate, c, B);
  const farm = new ServerFarm({ ...farmOf(settings), requests: MANY, keep: 0 });
  for (let events = 1; farm.next(); events += 1) if (events % BATCH === 0) yield;
  const { mean = Infinity, dropped } = farm.result;
  return { mean, loss: dropped / MANY };
}
