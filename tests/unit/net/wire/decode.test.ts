import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Address, Port } from '../../../../src/lib/net/address.ts';
import type { Packet, TcpOptions } from '../../../../src/lib/net/packet.ts';
import { decodePacket } from '../../../../src/lib/net/wire/decode.ts';
import { encodePacket } from '../../../../src/lib/net/wire/encode.ts';
import { optionsLength } from '../../../../src/lib/net/wire/length.ts';
import { tcp, utf8 } from './build.ts';

const uint = (bits: number) => fc.nat({ max: 2 ** bits - 1 });
const port = uint(16) as fc.Arbitrary<Port>;
const address = uint(32) as fc.Arbitrary<Address>;
const payload = fc.uint8Array({ maxLength: 40 });

const options = fc
  .record(
    {
      mss: uint(16),
      windowScale: fc.nat({ max: 14 }),
      sackPermitted: fc.constant(true),
      sack: fc.array(fc.tuple(uint(32), uint(32)), { minLength: 1, maxLength: 4 }),
      timestamps: fc.record({ value: uint(32), echo: uint(32) }),
    },
    { requiredKeys: [] },
  )
  .filter((each) => optionsLength(each as TcpOptions) <= 40) as fc.Arbitrary<TcpOptions>;

const body: fc.Arbitrary<Packet['body']> = fc.oneof(
  fc.record({
    protocol: fc.constant('tcp' as const),
    sourcePort: port,
    destinationPort: port,
    seq: uint(32),
    ack: uint(32),
    flags: uint(6),
    window: uint(16),
    options,
    payload,
  }),
  fc.record({ protocol: fc.constant('udp' as const), sourcePort: port, destinationPort: port, payload }),
  fc.record({
    protocol: fc.constant('icmp' as const),
    type: uint(8),
    code: uint(8),
    rest: uint(32),
    payload,
  }),
  fc
    .record({
      protocol: fc.constant('fragment' as const),
      carries: fc.constantFrom('tcp' as const, 'udp' as const, 'icmp' as const),
      offset: fc.nat({ max: 8100 }).map((eighths) => eighths * 8),
      more: fc.boolean(),
      payload,
    })
    .filter(({ offset, more }) => more || offset > 0),
);

const packets: fc.Arbitrary<Packet> = fc.record({
  id: fc.constant(1),
  source: address,
  destination: address,
  ttl: uint(8),
  identification: uint(16),
  dontFragment: fc.boolean(),
  body,
});

test('a packet that is encoded and decoded is the same packet', () => {
  fc.assert(
    fc.property(packets, (packet) => {
      expect(decodePacket(encodePacket(packet), 1)).toEqual(packet);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('one flipped bit is seen by a checksum or a length', () => {
  const bytes = encodePacket(
    tcp({
      flags: 0x18,
      seq: 1,
      options: { timestamps: { value: 1, echo: 2 } },
      payload: utf8('안녕, 서버!'),
    }),
  );
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const damaged = bytes.slice();
    damaged[bit >>> 3]! ^= 0x80 >>> (bit & 7);
    expect(decodePacket(damaged, 1), `bit ${bit}`).toBeUndefined();
  }
});

test('bytes that are no packet are refused, never read past their end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(decodePacket(bytes, 1)).toBeUndefined();
    }),
    { numRuns: 2000, seed: 2 },
  );
  const bytes = encodePacket(tcp({ payload: utf8('abc') }));
  for (let length = 0; length < bytes.length; length += 1) {
    expect(decodePacket(bytes.subarray(0, length), 1)).toBeUndefined();
  }
});
