import { amount, presets, type Settings as SettingsOf, seed, whole } from '../frame/setting.ts';

/** What the learner sets. Everything else follows from it and the model. */
export interface Settings {
  /** N: how many peers want the file. */
  readonly N: number;
  /** Upload rate of the server, u_s (Mbit/s). */
  readonly us: number;
  /** Upload rate of each peer, u (Mbit/s). */
  readonly u: number;
  /** Download rate of each peer, d (Mbit/s). */
  readonly d: number;
  /** File size, F (GB = 8·10⁹ bit). */
  readonly F: number;
  /** Share of the peers that upload nothing (%). */
  readonly free: number;
  /** When the server leaves the swarm (s after the start); 0 = it stays to the end. */
  readonly leave: number;
  /** K: into how many pieces the file is cut. */
  readonly K: number;
  /** Seed of the swarm's choices. */
  readonly seed: number;
  /** Which controls are shown. */
  readonly tab: number;
}

export const settings = {
  N: whole(30, { min: 1, max: 100 }),
  us: amount(100, { min: 10, max: 1000, step: 10 }),
  u: amount(10, { min: 0, max: 100, step: 0.5 }),
  d: amount(50, { min: 5, max: 200, step: 5 }),
  F: amount(1, { min: 0.1, max: 10, step: 0.1 }),
  free: amount(0, { min: 0, max: 100, step: 5 }),
  leave: amount(0, { min: 0, max: 1000, step: 10 }),
  K: whole(100, { min: 50, max: 200, step: 10 }),
  seed,
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);
