import { presets, type Settings } from './setting.ts';

/** What the learner said before a run, or that they would rather just look. */
export type Guess = number | string;

/** The guess of a learner who would rather just look. */
export const SKIPPED = 'skipped';

/** Guesses by the question's name in a link. */
export type Guesses = Readonly<Record<string, Guess | undefined>>;

/** What of a widget stands in a link to it. */
export interface Shareable<S extends object> {
  /** The section's id, `w-swarm`. */
  readonly id: string;
  readonly settings: Settings<S>;
  /** Written always, so that a link says what it shows; the others only where they differ from the preset. */
  readonly always: readonly (keyof S)[];
  /** The questions, and how a guess at each is read. */
  readonly questions: Readonly<Record<string, (text: string) => Guess | undefined>>;
}

export interface Shared<S> {
  readonly settings: S;
  readonly guesses: Guesses;
  /** The first thing in the link that could not be used; its setting keeps the preset's value. */
  readonly problem: { readonly key: string; readonly text: string } | undefined;
}

/** The state in a link, `#w-swarm?N=30&u=10&seed=7`; undefined when the fragment is not this widget's or bare. */
export function parseFragment<S extends object>(widget: Shareable<S>, hash: string): Shared<S> | undefined {
  const start = `#${widget.id}?`;
  if (!hash.startsWith(start)) return undefined;
  const values = new Map<string, unknown>();
  const guesses: Record<string, Guess> = {};
  let problem: Shared<S>['problem'];
  for (const [key, text] of new URLSearchParams(hash.slice(start.length))) {
    const question = Object.hasOwn(widget.questions, key) ? widget.questions[key] : undefined;
    const setting = Object.hasOwn(widget.settings, key) ? widget.settings[key as keyof S] : undefined;
    const guess = text === SKIPPED ? SKIPPED : question?.(text);
    const value = setting?.read(text);
    if (question && guess !== undefined) guesses[key] = guess;
    else if (value !== undefined) values.set(key, value);
    else problem ??= { key, text };
  }
  return { settings: { ...presets(widget.settings), ...Object.fromEntries(values) }, guesses, problem };
}

/** The fragment that brings this state back. */
export function formatFragment<S extends object>(
  widget: Shareable<S>,
  settings: S,
  guesses: Guesses,
): string {
  const query = new URLSearchParams();
  for (const key of Object.keys(widget.settings) as (keyof S & string)[]) {
    if (widget.always.includes(key) || settings[key] !== widget.settings[key].preset)
      query.set(key, String(settings[key]));
  }
  for (const name of Object.keys(widget.questions)) {
    if (guesses[name] !== undefined) query.set(name, String(guesses[name]));
  }
  return `#${widget.id}?${query}`;
}
