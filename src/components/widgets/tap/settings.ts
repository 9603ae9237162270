import type { Way } from '../../../lib/tls/tap.ts';
import { oneOf, presets, type Settings as SettingsOf, seed, whole, words } from '../frame/setting.ts';

/** What the learner sets. */
export interface Settings {
  readonly secret: string;
  readonly way: Way;
  /** The byte that the tap flips, `message-place` from 0; empty for none. */
  readonly flip: string;
  readonly seed: number;
  /** Which controls are shown. */
  readonly tab: number;
}

export const WAYS: readonly Way[] = ['http', 'https', 'self-signed', 'wrong-name'];
export const LONGEST_SECRET = 60;

export const settings = {
  secret: words('open-4821', { longest: LONGEST_SECRET }),
  way: oneOf<Way>('https', WAYS),
  flip: { preset: '', read: (text: string) => (/^(\d-\d{1,4})?$/.test(text) ? text : undefined) },
  seed,
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

/** What the client sends: nineteen bytes as long as the password is nine. */
export const messageOf = ({ secret }: Pick<Settings, 'secret'>): string => `password=${secret}\n`;

/** The byte to be flipped; undefined for none. */
export function flipOf({ flip }: Settings): { message: number; at: number } | undefined {
  if (flip === '') return undefined;
  const [message, at] = flip.split('-').map(Number) as [number, number];
  return { message, at };
}
