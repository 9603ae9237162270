import type { Policy } from '../../../lib/queueing/balancer.ts';
import { amount, oneOf, presets, type Settings as SettingsOf, seed, whole } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  /** λ: requests that arrive per second. */
  readonly rate: number;
  /** B: places at each server, the one in service included; 0 = no limit. */
  readonly B: number;
  /** c: how many servers. */
  readonly c: number;
  readonly policy: Policy;
  /** When the first server fails (s); 0 = never. */
  readonly fail: number;
  /** Seconds until the balancer notices. */
  readonly notice: number;
  readonly seed: number;
  readonly tab: number;
}

/** μ: requests that one server can serve per second. */
export const SERVICE_RATE = 100;

/** How long a run is watched (s). */
export const WATCHED = 60;

export const policies = ['random', 'round-robin', 'shortest-queue'] as const;

export const settings = {
  rate: whole(95, { min: 10, max: 400 }),
  B: whole(0, { min: 0, max: 200 }),
  c: whole(1, { min: 1, max: 6 }),
  policy: oneOf<Policy>('random', policies),
  fail: whole(0, { min: 0, max: WATCHED }),
  notice: amount(5, { min: 0, max: 20, step: 0.5 }),
  seed,
  tab: whole(1, { min: 1, max: 4 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

const alone = { B: 0, c: 1, policy: 'random', fail: 0, notice: 5 } as const;

/** Where each tab begins: one thing more than the one before. */
export const scenes: readonly Partial<Settings>[] = [
  { ...alone, rate: 95 },
  { ...alone, rate: 110, B: 50 },
  { ...alone, rate: 150, B: 50, c: 2 },
  { ...alone, rate: 150, B: 50, c: 2, policy: 'shortest-queue', fail: 20 },
];
