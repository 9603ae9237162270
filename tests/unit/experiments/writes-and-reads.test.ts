import { expect, test } from 'vitest';
import {
  type Piece,
  type WritesAndReads,
  type Writing,
  writesAndReads,
} from '../../../src/lib/experiments/writes-and-reads.ts';

const three: Writing = {
  protocol: 'tcp',
  sizes: [300, 500, 700],
  mtu: 1500,
  gapMs: 0,
  readerMs: 0,
  loss: 0,
  seed: 1,
};
const run = (change: Partial<Writing>) => writesAndReads({ ...three, ...change });
const told = (pieces: readonly Piece[]) =>
  pieces.map(({ strips }) => strips.map(({ write, bytes }) => `${bytes} of ${write}`).join(' + '));
/** All that was read, run together. */
const stream = ({ reads }: WritesAndReads) => {
  const whole = [0, 0, 0, 0];
  const order: number[] = [];
  for (const { write, bytes } of reads.flatMap(({ strips }) => strips)) {
    whole[write]! += bytes;
    if (order.at(-1) !== write) order.push(write);
  }
  return { whole: whole.slice(1), order };
};

test('the same three writes give two events, or three, or one, or more', () => {
  expect(told(run({}).reads)).toEqual(['300 of 1', '500 of 2 + 700 of 3']);
  expect(told(run({ gapMs: 60 }).reads)).toEqual(['300 of 1', '500 of 2', '700 of 3']);
  expect(told(run({ readerMs: 200 }).reads)).toEqual(['300 of 1 + 500 of 2 + 700 of 3']);
  expect(told(run({ mtu: 576 }).reads)).toEqual(['300 of 1', '500 of 2 + 24 of 3', '524 of 3', '152 of 3']);
});

test('how many events there are is a matter of chance; the bytes and their order are not', () => {
  const runs = Array.from({ length: 30 }, (_, seed) => run({ loss: 0.2, gapMs: 60, seed }));
  expect(new Set(runs.map(({ reads }) => reads.length)).size).toBeGreaterThan(1);
  for (const one of runs) expect(stream(one)).toEqual({ whole: [300, 500, 700], order: [1, 2, 3] });
});

test('UDP gives each datagram whole or not at all, whatever its size', () => {
  for (let seed = 0; seed < 30; seed++) {
    const { reads } = run({ protocol: 'udp', sizes: [100, 4000, 2000], loss: 0.2, seed });
    expect(reads.length).toBeLessThanOrEqual(3);
    for (const { strips } of reads)
      expect([['1 100'], ['2 4000'], ['3 2000']]).toContainEqual(
        strips.map(({ write, bytes }) => `${write} ${bytes}`),
      );
  }
  expect(run({ protocol: 'udp', sizes: [100, 4000, 2000] }).packets.length).toBe(1 + 3 + 2);
  expect(told(run({ protocol: 'udp', readerMs: 200 }).reads)).toEqual(['300 of 1', '500 of 2', '700 of 3']);
});
