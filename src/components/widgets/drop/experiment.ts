import { type Meddled, meddle } from '../../../lib/experiments/meddling.ts';
import { oneOf } from '../frame/setting.ts';
import type { Experiment, Run } from '../frame/use-experiment.ts';
import { readDeeds } from './deeds.ts';
import { type Settings, sceneOf, settings } from './settings.ts';

export interface Recording extends Meddled, Run {}

/** What can be said beforehand: what the process gets next, and what a lost ACK does. */
export const answers = {
  tcp: ['four', 'nothing', 'gap'],
  udp: ['four', 'nothing', 'gap'],
  ack: ['again', 'no-matter', 'broken'],
} as const;

export const rightAnswers = { tcp: 'nothing', udp: 'four', ack: 'no-matter' } as const;

export function record({ protocol, deeds }: Settings): Recording {
  const run = meddle(protocol, readDeeds(deeds)!);
  return { ...run, end: run.endMs / 1000 };
}

/** W10: what TCP's reliability does, and what UDP leaves undone. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-drop',
  settings,
  always: ['protocol', 'deeds'],
  questions: {
    tcp: oneOf('four', answers.tcp).read,
    udp: oneOf('four', answers.udp).read,
    ack: oneOf('again', answers.ack).read,
  },
  questionOf: sceneOf,
  record,
  views: [],
  amends: ['deeds'],
};

/** When the next event after `now` is (s). */
export const nextEvent = ({ events, end }: Recording, now: number): number =>
  (events.find(({ at }) => at / 1e9 > now + 1e-9)?.at ?? end * 1e9) / 1e9;
