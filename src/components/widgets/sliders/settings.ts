import { amount, presets, type Settings as SettingsOf, whole } from '../frame/setting.ts';

/** What the learner sets: the way through the network, the same for all four. */
export interface Settings {
  /** From sender to receiver (%). */
  readonly loss: number;
  /** One way (ms). */
  readonly delay: number;
  /** Mbit/s. */
  readonly rate: number;
  /** Up to so much more delay (ms). */
  readonly jitter: number;
  readonly seed: number;
  /** Which scene is shown, from 1: a call near by, a call far away, a call and a file. */
  readonly tab: number;
}

export const settings = {
  loss: amount(5, { min: 0, max: 10, step: 0.5 }),
  delay: whole(25, { min: 5, max: 150, step: 5 }),
  rate: amount(10, { min: 0.05, max: 10, step: 0.05 }),
  jitter: whole(0, { min: 0, max: 100, step: 5 }),
  seed: whole(3, { min: 0, max: 4_294_967_295 }),
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

export type Scene = 'near' | 'far' | 'file';
export type Control = 'loss' | 'delay' | 'rate' | 'jitter';

/** The scenes in the order of the tabs: how the way is at first, and what can be changed. */
export const scenes: readonly {
  readonly name: Scene;
  readonly start: Pick<Settings, Control>;
  readonly controls: readonly Control[];
}[] = [
  { name: 'near', start: { loss: 5, delay: 25, rate: 10, jitter: 0 }, controls: ['loss'] },
  { name: 'far', start: { loss: 2, delay: 100, rate: 10, jitter: 0 }, controls: ['delay', 'loss', 'jitter'] },
  { name: 'file', start: { loss: 1, delay: 50, rate: 10, jitter: 0 }, controls: ['rate', 'delay', 'loss'] },
];

export const sceneOf = ({ tab }: Settings): Scene => scenes[tab - 1]!.name;
