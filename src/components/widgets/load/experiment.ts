import { readGuess } from '../frame/NumberGuess.tsx';
import type { Experiment } from '../frame/use-experiment.ts';
import { type Recording, record } from './recording.ts';
import { type Settings, settings } from './settings.ts';

/** W3: from one server to a data centre; each tab has a question of its own, answered in ms or per cent. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-load',
  settings,
  always: ['rate', 'seed'],
  questions: { guess: readGuess, guess2: readGuess, guess3: readGuess, guess4: readGuess },
  record,
  views: ['tab'],
  questionOf: ({ tab }) => (tab === 1 ? 'guess' : `guess${tab}`),
};
