import { SocketAddress } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIpv6, parseIpv6 } from '../../../../src/lib/net/wire/ipv6.ts';

test.each([
  ['2001:db8::1', '20010db8000000000000000000000001'],
  ['::', '00000000000000000000000000000000'],
  ['::1', '00000000000000000000000000000001'],
  ['::42', '00000000000000000000000000000042'],
  ['1::', '00010000000000000000000000000000'],
  ['::ffff:10.0.0.2', '00000000000000000000ffff0a000002'],
  ['::10.0.0.2', '0000000000000000000000000a000002'],
  // Of two runs of zeros of the same length the first is left out; a single zero never.
  ['2001:db8::1:0:0:1', '20010db8000000000001000000000001'],
  ['1:0:2:3:4:5:6:7', '00010000000200030004000500060007'],
])('%s is written in its shortest form', (text, hex) => {
  expect(Buffer.from(parseIpv6(text)!).toString('hex')).toBe(hex);
  expect(formatIpv6(Buffer.from(hex, 'hex'))).toBe(text);
});

test.each([
  '',
  ':',
  ':::',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '1:2:3:4:5:6:7::8',
  'g::1',
  '12345::',
  '::1.2.3',
  '::1.2.3.4:5',
  '10.0.0.2',
])('%j is no IPv6 address', (text) => {
  expect(parseIpv6(text)).toBeUndefined();
});

test('every address is written as Node writes it, and read back', () => {
  const groups = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 0xffff })), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(groups, (values) => {
      const bytes = Uint8Array.from(values.flatMap((value) => [value >> 8, value & 255]));
      const text = formatIpv6(bytes);
      const whole = values.map((value) => value.toString(16)).join(':');
      expect(text).toBe(new SocketAddress({ address: whole, family: 'ipv6' }).address);
      expect(parseIpv6(text)).toEqual(bytes);
      expect(parseIpv6(whole)).toEqual(bytes);
    }),
  );
});
