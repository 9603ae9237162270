import type { Journey } from '../../../lib/experiments/journey.ts';
import { readGuess } from '../frame/NumberGuess.tsx';
import type { Experiment, Run } from '../frame/use-experiment.ts';
import { journeyOf } from './model.ts';
import { type Settings, settings } from './settings.ts';
import { type Stage, stagesOf } from './stages.ts';

/** A run is stepped through: its clock counts steps, each a second of the reader's. */
export interface Recording extends Run {
  readonly journey: Journey;
  readonly stages: readonly Stage[];
}

export const readers = ['ip', 'ports', 'all'] as const;
export type Reader = (typeof readers)[number];

export function record(chosen: Settings): Recording {
  const journey = journeyOf(chosen);
  const stages = stagesOf(journey);
  return { journey, stages, end: stages.length - 1 };
}

/** W5: from door to door; how many bytes on the link, who reads what, and how many bytes a syllable is. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-journey',
  settings,
  always: [],
  questions: {
    guess: readGuess,
    reader: (text) => readers.find((reader) => reader === text),
    bytes: readGuess,
  },
  record,
  views: [],
  questionOf: ({ tab }) => (['guess', 'reader', 'bytes'] as const)[tab - 1]!,
};
