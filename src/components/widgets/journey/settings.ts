import { oneOf, presets, type Setting, type Settings as SettingsOf, whole, words } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  /** What the process writes on the third tab. */
  readonly text: string;
  readonly protocol: 'tcp' | 'udp';
  readonly tab: number;
}

/** The longest text; in Hangul three times as many bytes. */
export const LONGEST = 40;

const any = words('안녕', { longest: LONGEST });
/** Nothing at all is no letter. */
const text: Setting<string> = { ...any, read: (written) => (written === '' ? undefined : any.read(written)) };

export const settings = {
  text,
  protocol: oneOf<Settings['protocol']>('udp', ['tcp', 'udp']),
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);
