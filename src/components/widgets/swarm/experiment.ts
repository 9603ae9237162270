import { readGuess } from '../frame/NumberGuess.tsx';
import { type Experiment, THE_QUESTION } from '../frame/use-experiment.ts';
import { type Recording, record } from './recording.ts';
import { type Settings, settings } from './settings.ts';

/** W2: one server or P2P; the guess is the P2P time in seconds. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-swarm',
  settings,
  always: ['N', 'u', 'seed'],
  questions: { [THE_QUESTION]: readGuess },
  record,
  views: ['tab'],
};
