import { amount, oneOf, presets, type Settings as SettingsOf, seed, whole } from '../frame/setting.ts';

export interface Settings {
  /** Downloads over TCP that share the bottleneck, mine included. */
  readonly N: number;
  /** What a UDP flow sends without listening (Mbit/s); 0: there is none. */
  readonly udp: number;
  /** My own line (Mbit/s). */
  readonly access: number;
  /** Whether a call of 32 kbit/s joins. */
  readonly call: 'no' | 'yes';
  readonly seed: number;
  /** Which controls are shown. */
  readonly tab: number;
}

export type Control = 'N' | 'udp' | 'access';

export const settings = {
  N: whole(4, { min: 1, max: 8 }),
  udp: amount(0, { min: 0, max: 12, step: 0.5 }),
  access: amount(20, { min: 0.5, max: 20, step: 0.5 }),
  call: oneOf('no', ['no', 'yes']),
  seed,
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

/** One new control at a time. */
export const controls: readonly (readonly Control[])[] = [['N'], ['N', 'udp'], ['N', 'access']];
