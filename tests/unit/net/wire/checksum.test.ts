import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complement, onesComplementSum } from '../../../../src/lib/net/wire/checksum.ts';

test('the worked example of RFC 1071 sums to ddf2', () => {
  const bytes = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7);
  expect(onesComplementSum(bytes, 0, bytes.length).toString(16)).toBe('ddf2');
});

test('an odd last byte counts as the high byte of a word', () => {
  expect(onesComplementSum(Uint8Array.of(0x12, 0x34, 0x56), 0, 3)).toBe(0x1234 + 0x5600);
  expect(onesComplementSum(Uint8Array.of(0xff, 0x12, 0xff), 1, 2)).toBe(0x1200);
});

test('bytes with their checksum among them sum to ffff', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000 }), (bytes) => {
      const checksum = complement(onesComplementSum(bytes, 0, bytes.length));
      const sum = onesComplementSum(bytes, 0, bytes.length, checksum);
      expect(sum).toBe(0xffff);
    }),
    { numRuns: 300, seed: 3 },
  );
});
