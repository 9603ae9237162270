import { APPLICATIONS } from '../../../lib/experiments/applications.ts';
import type { Experiment } from '../frame/use-experiment.ts';
import { readNeeds } from './dials.ts';
import { type Recording, record } from './recording.ts';
import { type Settings, settings } from './settings.ts';

const readDials = (text: string): string | undefined => (readNeeds(text) ? text : undefined);

/** W8: what an application needs, and who can give it; the four dials of each card are its prediction. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-matcher',
  settings,
  always: ['app', 'transport', 'tls'],
  questions: Object.fromEntries(APPLICATIONS.map(({ id }) => [id, readDials])),
  questionOf: ({ app }) => app,
  record,
  views: ['unmet'],
  eager: true,
};
