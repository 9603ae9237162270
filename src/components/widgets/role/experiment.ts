import { SCENES, type SceneRun, sceneOf } from '../../../lib/experiments/sessions.ts';
import type { Experiment, Run } from '../frame/use-experiment.ts';
import { type Settings, settings } from './settings.ts';

export interface Recording extends SceneRun, Run {}

/** The place of the client among the hosts, for each session: `10` says the second, then the first. */
export const clientsIn = ({ hosts, sessions }: SceneRun): string =>
  sessions.map(({ client }) => hosts.indexOf(client)).join('');

const readClients = (text: string): string | undefined => (/^[0-2]{1,3}$/.test(text) ? text : undefined);

export function record({ scene }: Settings): Recording {
  const run = sceneOf(scene);
  return { ...run, end: Math.max(...run.sessions.map(({ endMs }) => endMs)) / 1000 + 0.01 };
}

/** W4: who is the client; each scene is a question of its own. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-role',
  settings,
  always: [],
  questions: Object.fromEntries(SCENES.map((scene) => [scene, readClients])),
  record,
  views: [],
  questionOf: ({ scene }) => scene,
};

/** When the next event after `now` (s) is. */
export const nextEvent = ({ events, end }: Recording, now: number): number => {
  const next = events.find(({ at }) => at / 1e9 > now + 1e-9);
  return next ? Math.min(next.at / 1e9, end) : end;
};
