import { preset, readSetting, type SettingKey, type Settings } from './settings.ts';

/** What the learner said before the run: seconds, or that they would rather just look. */
export type Guess = number | 'skipped';

export interface Shared {
  readonly settings: Settings;
  readonly guess: Guess | undefined;
  /** The first thing in the link that could not be used; its setting keeps the preset's value. */
  readonly problem: { readonly key: string; readonly text: string } | undefined;
}

const anchor = '#w-swarm';
const keys = Object.keys(preset) as SettingKey[];
/** Written always, so that a link says what it shows; the others only where they differ from the preset. */
const always: ReadonlySet<SettingKey> = new Set(['N', 'u', 'seed']);

/** The state in a link, `#w-swarm?N=30&u=10&seed=7`; undefined when the fragment is not this widget's or bare. */
export function parseHash(hash: string): Shared | undefined {
  if (!hash.startsWith(`${anchor}?`)) return undefined;
  let settings = preset;
  let guess: Guess | undefined;
  let problem: Shared['problem'];
  for (const [key, text] of new URLSearchParams(hash.slice(anchor.length + 1))) {
    if (key === 'guess') {
      const seconds = text.trim() === '' ? Number.NaN : Number(text);
      if (text === 'skipped') guess = 'skipped';
      else if (Number.isFinite(seconds) && seconds >= 0) guess = seconds;
      else problem ??= { key, text };
      continue;
    }
    const known = keys.find((one) => one === key);
    const value = known && readSetting(known, text);
    if (known === undefined || value === undefined) problem ??= { key, text };
    else settings = { ...settings, [known]: value };
  }
  return { settings, guess, problem };
}

/** The fragment that brings this state back. */
export function formatHash(settings: Settings, guess: Guess | undefined): string {
  const query = new URLSearchParams();
  for (const key of keys) {
    if (always.has(key) || settings[key] !== preset[key]) query.set(key, String(settings[key]));
  }
  if (guess !== undefined) query.set('guess', String(guess));
  return `${anchor}?${query}`;
}
