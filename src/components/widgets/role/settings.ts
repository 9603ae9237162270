import { SCENES, type Scene } from '../../../lib/experiments/sessions.ts';
import { oneOf, presets, type Settings as SettingsOf } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  readonly scene: Scene;
}

export const settings = { scene: oneOf<Scene>('waiting-receiver', SCENES) } satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);
