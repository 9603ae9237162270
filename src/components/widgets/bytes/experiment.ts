import { oneOf } from '../frame/setting.ts';
import { type Experiment, THE_QUESTION } from '../frame/use-experiment.ts';
import { type Recording, record } from './recording.ts';
import { type Settings, settings } from './settings.ts';

/** What can be said beforehand: how many events three writes become. */
export const answers = ['three', 'one', 'open'] as const;

/** W13: TCP carries bytes and no messages; UDP carries messages. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-bytes',
  settings,
  always: ['protocol', 'a', 'b', 'c'],
  questions: { [THE_QUESTION]: oneOf('three', answers).read },
  record,
  views: ['tab'],
  eager: true,
};
