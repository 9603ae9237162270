import { readGuess } from '../frame/NumberGuess.tsx';
import { type Experiment, THE_QUESTION } from '../frame/use-experiment.ts';
import { type Recording, record } from './recording.ts';
import { type Settings, settings } from './settings.ts';

/** W9: a bottleneck that others use, too; the guess is what I get of it (Mbit/s). */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-share',
  settings,
  always: ['N', 'udp', 'seed'],
  questions: { [THE_QUESTION]: readGuess },
  record,
  views: ['tab'],
  eager: true,
};
