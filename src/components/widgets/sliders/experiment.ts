import { oneOf } from '../frame/setting.ts';
import type { Experiment } from '../frame/use-experiment.ts';
import { type Recording, record } from './recording.ts';
import { type Settings, sceneOf, settings } from './settings.ts';

/** What can be said beforehand, by scene; the guess of the far call is how many of its frames come late over TCP. */
export const answers = {
  near: ['tcp', 'udp', 'same'],
  far: ['2', '20', '80'],
  file: ['udp-whole', 'udp-holes', 'alike'],
} as const;

/** W7: loss, delay and rate are different things, and a call and a file weigh them differently. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-sliders',
  settings,
  always: ['loss', 'delay', 'seed'],
  questions: {
    near: oneOf('tcp', answers.near).read,
    far: oneOf('20', answers.far).read,
    file: oneOf('udp-holes', answers.file).read,
  },
  questionOf: sceneOf,
  record,
  views: [],
  eager: true,
};
