import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteQueue } from '../../../src/lib/net/byte-queue.ts';

test('bytes come out in the order they went in, in portions of any size', () => {
  const action = fc.oneof(
    fc.record({ push: fc.uint8Array({ maxLength: 20 }) }),
    fc.record({ take: fc.nat({ max: 30 }) }),
  );
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      const queue = new ByteQueue();
      const expected: number[] = [];
      for (const step of actions) {
        if ('push' in step) {
          queue.push(step.push);
          expected.push(...step.push);
        } else {
          expect([...queue.take(step.take)]).toEqual(expected.splice(0, step.take));
        }
        expect(queue.length).toBe(expected.length);
      }
    }),
  );
});

test('a portion within one piece is a view, not a copy', () => {
  const queue = new ByteQueue();
  const piece = new Uint8Array(100);
  queue.push(piece);
  expect([queue.take(40), queue.take(60)].map(({ buffer }) => buffer === piece.buffer)).toEqual([true, true]);
});

test('it knows where pieces end', () => {
  const queue = new ByteQueue();
  queue.push(new Uint8Array(3));
  queue.push(new Uint8Array(4));
  expect([1, 3, 5, 7, 8].map((count) => queue.endsAfter(count))).toEqual([false, true, false, true, false]);
});
