import { type Doors, tcpDoors, udpDoors } from '../../../lib/experiments/doors.ts';
import { type TroubleRun, trouble } from '../../../lib/experiments/troubles.ts';
import type { TraceEvent } from '../../../lib/net/trace/event.ts';
import type { Experiment, Run } from '../frame/use-experiment.ts';
import { readRoute, readTcpGuess } from './guess.ts';
import { type Settings, settings } from './settings.ts';

/** Doors are found on the first two tabs, trouble on the third. */
export interface Recording extends Run {
  readonly events: readonly TraceEvent[];
  readonly doors?: Doors;
  readonly trouble?: TroubleRun;
}

export const outcomes = ['ok', 'EADDRINUSE', 'ECONNREFUSED', 'ETIMEDOUT', 'EADDRNOTAVAIL'] as const;
export type Outcome = (typeof outcomes)[number];

const readOutcome = (text: string): Outcome | undefined => outcomes.find((outcome) => outcome === text);

/** How long a run is watched after the last thing has happened in it (s). */
const AFTERMATH = 0.02;

export function record({ tab, trouble: name }: Settings): Recording {
  const found = tab === 3 ? { trouble: trouble(name) } : { doors: tab === 1 ? udpDoors() : tcpDoors() };
  const { events } = (found.trouble ?? found.doors)!;
  const last = Math.max(events.at(-1)?.at ?? 0, (found.trouble?.atMs ?? 0) * 1e6) / 1e9;
  return { ...found, events, end: last + AFTERMATH };
}

/** W6: which door an arrival goes through, and what goes wrong when none fits. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-demux',
  settings,
  always: [],
  questions: {
    udp: readRoute,
    tcp: readTcpGuess,
    taken: readOutcome,
    closed: readOutcome,
    silent: readOutcome,
    both: readOutcome,
    zero: readOutcome,
    spent: readOutcome,
  },
  record,
  views: [],
  questionOf: ({ tab, trouble: name }) => (tab === 1 ? 'udp' : tab === 2 ? 'tcp' : name),
};

/** When the next event after `now` (s) is. */
export const nextEvent = ({ events, end }: Recording, now: number): number => {
  const next = events.find(({ at }) => at / 1e9 > now + 1e-9);
  return next ? next.at / 1e9 : end;
};
