import {
  type Effect,
  effectOf,
  type Fate,
  fatesOf,
  type Structure,
  structures,
} from '../../../lib/structure/structure.ts';
import type { Experiment, Run } from '../frame/use-experiment.ts';
import { type Settings, settings } from './settings.ts';

/** The hosts go off some time after the start; later a newcomer tries (s). */
export const OFF_AT = 3;
export const NEWCOMER_AT = 6;
export const END = 9;

export interface Recording extends Run {
  readonly structure: Structure;
  readonly off: ReadonlySet<string>;
  readonly fates: readonly Fate[];
  readonly effect: Effect;
}

export const effects = ['all-stop', 'no-newcomers', 'nothing'] as const;

export function recordingOf({ app, off: places }: Settings): Recording {
  const structure = structures[app];
  const off = new Set([...places].flatMap((place) => structure.hosts[Number(place)] ?? []));
  return { structure, off, fates: fatesOf(structure, off), effect: effectOf(structure, off), end: END };
}

/** W1: tell structures by who talks to whom, with hosts switched off; each application is a question of its own. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-arch-map',
  settings,
  always: ['app'],
  questions: Object.fromEntries(
    Object.keys(structures).map((name) => [
      name,
      (text: string) => effects.find((effect) => effect === text),
    ]),
  ),
  record: recordingOf,
  views: [],
  questionOf: ({ app }) => app,
};

export const nextEvent = (_: Recording, now: number): number =>
  [OFF_AT, NEWCOMER_AT].find((at) => at > now + 1e-9) ?? END;
