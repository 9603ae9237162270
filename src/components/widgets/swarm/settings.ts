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

export type SettingKey = keyof Settings;

export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export const preset: Settings = {
  N: 30,
  us: 100,
  u: 10,
  d: 50,
  F: 1,
  free: 0,
  leave: 0,
  K: 100,
  seed: 7,
  tab: 1,
};

export const limits: Readonly<Record<SettingKey, Limits>> = {
  N: { min: 1, max: 100, step: 1 },
  us: { min: 10, max: 1000, step: 10 },
  u: { min: 0, max: 100, step: 0.5 },
  d: { min: 5, max: 200, step: 5 },
  F: { min: 0.1, max: 10, step: 0.1 },
  free: { min: 0, max: 100, step: 5 },
  leave: { min: 0, max: 1000, step: 10 },
  K: { min: 50, max: 200, step: 10 },
  seed: { min: 0, max: 4_294_967_295, step: 1 },
  tab: { min: 1, max: 3, step: 1 },
};

/** Settings that count things; the others may have decimals. */
const whole: ReadonlySet<SettingKey> = new Set(['N', 'K', 'seed', 'tab']);

/** The number a learner or a link wrote for a setting; undefined when the setting cannot take it. */
export function readSetting(key: SettingKey, text: string): number | undefined {
  if (!/^\d+(\.\d+)?$/.test(text.trim())) return undefined;
  const value = Number(text);
  const { min, max } = limits[key];
  if (value < min || value > max || (whole.has(key) && !Number.isInteger(value))) return undefined;
  return value;
}
