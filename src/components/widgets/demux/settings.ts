import { TROUBLES, type Trouble } from '../../../lib/experiments/troubles.ts';
import { oneOf, presets, type Settings as SettingsOf, whole } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  /** What is tried on the third tab. */
  readonly trouble: Trouble;
  readonly tab: number;
}

export const settings = {
  trouble: oneOf<Trouble>('closed', TROUBLES),
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);
