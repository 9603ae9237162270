import { oneOf, presets, type Settings as SettingsOf, whole, words } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  /** What the process writes on the third tab. */
  readonly text: string;
  readonly protocol: 'tcp' | 'udp';
  readonly tab: number;
}

/** The longest text; in Hangul three times as many bytes. */
export const LONGEST = 40;

export const settings = {
  text: words('안녕', { longest: LONGEST }),
  protocol: oneOf<Settings['protocol']>('udp', ['tcp', 'udp']),
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);
