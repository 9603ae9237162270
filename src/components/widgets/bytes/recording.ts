import type { Steps } from '../../../lib/experiments/steps.ts';
import { type WritesAndReads, writesAndReads } from '../../../lib/experiments/writes-and-reads.ts';
import { preset, type Settings } from './settings.ts';

/** The same program elsewhere, and how many events the reader got there. */
export interface Elsewhere {
  readonly where: 'here' | 'apart' | 'busy' | 'small' | 'lossy';
  /** Where chance decides, of several runs. */
  readonly least: number;
  readonly most: number;
}

export interface Recording extends WritesAndReads {
  /** The three writes over TCP under other circumstances. */
  readonly elsewhere: readonly Elsewhere[];
  /** When nothing more happens (s). */
  readonly end: number;
}

/** Circumstances in which the same three writes are read. */
export const circumstances = {
  here: {},
  apart: { gap: 60 },
  busy: { reader: 200 },
  small: { mtu: 576 },
  lossy: { gap: 60, loss: 20 },
} as const satisfies Record<Elsewhere['where'], Partial<Settings>>;

/** Runs with seeds of their own where packets are lost. */
const DRAWS = 12;

export function* record(settings: Settings): Steps<Recording> {
  const run = runOf(settings);
  const elsewhere: Elsewhere[] = [];
  const { a, b, c, seed } = settings;
  for (const [where, change] of Object.entries(circumstances)) {
    const events: number[] = [];
    for (let place = 0; place < ('loss' in change ? DRAWS : 1); place++) {
      yield;
      events.push(runOf({ ...preset, a, b, c, ...change, seed: seed + place }).reads.length);
    }
    const [least, most] = [Math.min(...events), Math.max(...events)];
    elsewhere.push({ where: where as Elsewhere['where'], least, most });
  }
  return { ...run, elsewhere, end: run.endMs / 1000 };
}

/** One run, without the others. */
export const runOf = ({ protocol, a, b, c, gap, reader, mtu, loss, seed }: Settings): WritesAndReads =>
  writesAndReads({
    protocol,
    sizes: [a, b, c],
    mtu,
    gapMs: gap,
    readerMs: reader,
    loss: loss / 100,
    seed,
  });

/** When the next event after `now` is (s). */
export const nextEvent = ({ events, end }: Recording, now: number): number =>
  (events.find(({ at }) => at / 1e9 > now + 1e-9)?.at ?? end * 1e9) / 1e9;
