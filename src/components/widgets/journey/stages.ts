import type { Journey } from '../../../lib/experiments/journey.ts';

/** Who has the letter in hand: a floor of a host, a router, or a link. */
export type Place =
  | 'process'
  | 'socket'
  | 'transport'
  | 'network'
  | 'link'
  | 'router'
  | 'far-network'
  | 'far-transport'
  | 'far-socket'
  | 'far-process';

/** What is around the message: nothing, the header of TCP or UDP, that of IP too, and the frame. */
export type Wrapping = 0 | 1 | 2 | 3;

/** A piece of what travels. */
export type Part = 'header' | 'trailer' | 'ip' | 'transport' | 'message';

/** One step of the way. */
export interface Stage {
  readonly place: Place;
  /** Which link or router of the way, from 1. */
  readonly number?: number;
  readonly wrapping: Wrapping;
  /** What whoever has it reads or writes now. */
  readonly reads?: Part;
  /** Ms after the write. */
  readonly atMs: number;
  /** When it is over; in a host nothing takes any time. */
  readonly untilMs: number;
}

/** The way of a letter step by step, with the times of the run. */
export function stagesOf({ crossings, deliveredMs }: Journey): readonly Stage[] {
  const now = (atMs: number) => ({ atMs, untilMs: atMs });
  const stages: Stage[] = [
    { place: 'process', wrapping: 0, reads: 'message', ...now(0) },
    { place: 'socket', wrapping: 0, ...now(0) },
    { place: 'transport', wrapping: 1, reads: 'transport', ...now(0) },
    { place: 'network', wrapping: 2, reads: 'ip', ...now(0) },
  ];
  for (const [place, { leftMs, arrivedMs }] of crossings.entries()) {
    const number = place + 1;
    stages.push({ place: 'link', number, wrapping: 3, reads: 'header', atMs: leftMs, untilMs: arrivedMs });
    if (place < crossings.length - 1)
      stages.push({ place: 'router', number, wrapping: 2, reads: 'ip', ...now(arrivedMs) });
  }
  const arrived = now(crossings.at(-1)!.arrivedMs);
  return [
    ...stages,
    { place: 'far-network', wrapping: 2, reads: 'ip', ...arrived },
    { place: 'far-transport', wrapping: 1, reads: 'transport', ...arrived },
    { place: 'far-socket', wrapping: 0, ...arrived },
    { place: 'far-process', wrapping: 0, reads: 'message', ...now(deliveredMs) },
  ];
}
