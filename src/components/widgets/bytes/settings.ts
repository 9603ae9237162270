import { oneOf, presets, type Settings as SettingsOf, seed, whole } from '../frame/setting.ts';

export interface Settings {
  readonly protocol: 'tcp' | 'udp';
  /** Bytes of the three writes. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Between two writes (ms). */
  readonly gap: number;
  /** The reader looks at its socket only so often (ms); 0: at once. */
  readonly reader: number;
  /** Largest IP packet (bytes). */
  readonly mtu: number;
  /** From writer to reader (%). */
  readonly loss: number;
  readonly seed: number;
  /** Which controls are shown. */
  readonly tab: number;
}

export type Control = Exclude<keyof Settings, 'protocol' | 'seed' | 'tab'>;

const size = (preset: number) => whole(preset, { min: 1, max: 5000, step: 50 });

export const settings = {
  protocol: oneOf('tcp', ['tcp', 'udp']),
  a: size(300),
  b: size(500),
  c: size(700),
  gap: whole(0, { min: 0, max: 200, step: 10 }),
  reader: whole(0, { min: 0, max: 500, step: 50 }),
  mtu: whole(1500, { min: 300, max: 1500, step: 100 }),
  loss: whole(0, { min: 0, max: 30, step: 5 }),
  seed,
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

/** One new set of controls at a time. */
export const controls: readonly (readonly Control[])[] = [
  ['a', 'b', 'c'],
  ['gap', 'reader'],
  ['mtu', 'loss'],
];
