import { STRUCTURES, type StructureName } from '../../../lib/structure/structure.ts';
import { oneOf, presets, type Setting, type Settings as SettingsOf } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  readonly app: StructureName;
  /** The places of the hosts that are switched off, in ascending order: `0` is the one in the middle. */
  readonly off: string;
}

const off: Setting<string> = {
  preset: '0',
  read: (text) => (/^0?1?2?3?4?$/.test(text) ? text : undefined),
};

export const settings = {
  app: oneOf<StructureName>('torrent', STRUCTURES),
  off,
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

/** The same with one host switched the other way. */
export function toggled(places: string, place: number): string {
  const digit = String(place);
  return places.includes(digit) ? places.replace(digit, '') : [...places, digit].sort().join('');
}
