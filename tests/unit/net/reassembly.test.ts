import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Reassembly } from '../../../src/lib/net/tcp/reassembly.ts';
import { seqAdd } from '../../../src/lib/net/tcp/seq.ts';

const stream = Uint8Array.from({ length: 200 }, (_, index) => index);

/** Takes out all that follows on `seq`. */
function takeAll(reassembly: Reassembly, from: number): number[] {
  const taken: number[] = [];
  let seq = from;
  for (let bytes = reassembly.takeAt(seq); bytes; bytes = reassembly.takeAt(seq)) {
    taken.push(...bytes);
    seq = seqAdd(seq, bytes.length);
  }
  return taken;
}

test('pieces that arrive in any order, also twice and overlapping, give the stream up to the first hole', () => {
  const piece = fc.tuple(fc.nat({ max: 199 }), fc.integer({ min: 1, max: 60 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat({ max: 0xffffffff }), (pieces, start) => {
      const reassembly = new Reassembly();
      const held = new Set<number>();
      for (const [offset, length] of pieces) {
        const bytes = stream.subarray(offset, offset + length);
        reassembly.insert(seqAdd(start, offset), bytes);
        for (const byte of bytes) held.add(byte);
        expect(reassembly.length).toBe(held.size);
      }
      let contiguous = 0;
      while (held.has(contiguous)) contiguous++;
      expect(takeAll(reassembly, start)).toEqual([...stream.subarray(0, contiguous)]);
      expect(reassembly.length).toBe(held.size - contiguous);
    }),
  );
});

test('bytes that have been delivered already are left out', () => {
  const reassembly = new Reassembly();
  reassembly.insert(10, stream.subarray(10, 20));
  reassembly.insert(30, stream.subarray(30, 40));
  expect(takeAll(reassembly, 15)).toEqual([15, 16, 17, 18, 19]);
  expect(takeAll(reassembly, 40)).toEqual([]);
  expect(reassembly.length).toBe(0);
});
