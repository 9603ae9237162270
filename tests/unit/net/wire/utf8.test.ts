import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Bytes, utf8Text } from '../../../../src/lib/net/wire/utf8.ts';

test('text becomes the bytes that the platform makes of it, and text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
      expect(utf8Text(utf8Bytes(text))).toBe(text.toWellFormed());
    }),
    { numRuns: 1000, seed: 4 },
  );
  expect([...utf8Bytes('안')]).toEqual([0xec, 0x95, 0x88]);
  expect([...utf8Bytes('\ud800')]).toEqual([0xef, 0xbf, 0xbd]);
});

test('bytes are text exactly when the platform takes them for text', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const expected = (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
      expect(utf8Text(bytes)).toBe(expected(bytes));
    }),
    { numRuns: 3000, seed: 5 },
  );
});
