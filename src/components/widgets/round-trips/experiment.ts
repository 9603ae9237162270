import { type Crossing, firstByte, refusal, type Setup } from '../../../lib/experiments/first-byte.ts';
import { type Experiment, THE_QUESTION } from '../frame/use-experiment.ts';
import { SECURE, SETUPS, type Settings, settings } from './settings.ts';

/** One way to the first byte. */
export interface Lane {
  readonly setup: Setup;
  readonly crossings: readonly Crossing[];
  /** When the first byte of the answer is there, or the refusal (ms). */
  readonly doneMs: number;
}

export interface Recording {
  readonly lanes: readonly Lane[];
  /** Nothing answers at the port. */
  readonly closed: boolean;
  /** When the last is there (s). */
  readonly end: number;
}

/** W11: the ways to the first byte on one clock; the guess is an order of the four that protect, the quickest first. */
export const experiment: Experiment<Settings, Recording> = {
  id: 'w-rtt',
  settings,
  always: ['rtt', 'dns'],
  questions: { [THE_QUESTION]: (text) => (orderIn(text) ? text : undefined) },
  record,
  views: ['tab'],
};

/** The order of a guess; undefined when it does not have each of the four once. */
export function orderIn(guess: string): readonly Setup[] | undefined {
  const named = guess.split('+');
  const order = named.flatMap((name) => SECURE.find((setup) => setup === name) ?? []);
  return named.length === SECURE.length && new Set(order).size === SECURE.length ? order : undefined;
}

export function record({ rtt, dns, port }: Settings): Recording {
  const closed = port === 'closed';
  const lanes = SETUPS.map((setup): Lane => {
    const race = { setup, rttMs: rtt, dns: dns === 'yes' };
    if (closed) {
      const { crossings, refusedMs } = refusal(race);
      return { setup, crossings, doneMs: refusedMs };
    }
    const { crossings, firstByteMs } = firstByte(race);
    return { setup, crossings, doneMs: firstByteMs };
  });
  return { lanes, closed, end: Math.max(...lanes.map(({ doneMs }) => doneMs)) / 1000 };
}

export const nextEvent = ({ lanes, end }: Recording, now: number): number => {
  const times = lanes.flatMap(({ crossings }) => crossings.map(({ arrivedMs }) => arrivedMs / 1000));
  return Math.min(end, ...times.filter((at) => at > now + 1e-9));
};

/** The four that protect, quickest first. */
export const orderOf = ({ lanes }: Recording): readonly Lane[] =>
  lanes.filter(({ setup }) => SECURE.includes(setup)).sort((one, other) => one.doneMs - other.doneMs);
