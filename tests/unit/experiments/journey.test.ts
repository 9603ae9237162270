import { expect, test } from 'vitest';
import { journey } from '../../../src/lib/experiments/journey.ts';
import { dnsQuery, encodeDns } from '../../../src/lib/net/wire/dns.ts';
import { encodePacket } from '../../../src/lib/net/wire/encode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const request = utf8('GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n');
const query = encodeDns(dnsQuery(0x1234, 'www.example.com'));
const sizes = ({ bytes: { message, transport, ip, frame } }: ReturnType<typeof journey>) =>
  [message, message + transport, message + transport + ip, frame].join(' → ');

test('a request of 51 bytes is a segment of 71, a packet of 91 and a frame of 109', () => {
  const run = journey({ protocol: 'tcp', message: request, port: 80 });
  expect(sizes(run)).toBe('51 → 71 → 91 → 109');
  expect(encodePacket(run.hops[0]!.packet)).toHaveLength(91);
});

test('a DNS query of 33 bytes is a datagram of 41 and a packet of 61', () => {
  expect(sizes(journey({ protocol: 'udp', message: query, port: 53 }))).toBe('33 → 41 → 61 → 79');
});

test('a Hangul syllable is three bytes', () => {
  expect(sizes(journey({ protocol: 'udp', message: utf8('가'), port: 7000 }))).toBe('3 → 11 → 31 → 49');
});

test('on its way the packet keeps all its bytes but the TTL and the header checksum', () => {
  const { hops } = journey({ protocol: 'tcp', message: request, port: 80 });
  const [first, ...later] = hops.map(({ packet }) => encodePacket(packet));
  expect(hops.map(({ packet }) => packet.ttl)).toEqual([64, 63, 62]);
  const ttl = 8;
  const checksum = [10, 11];
  for (const bytes of later) {
    const changed = [...bytes.keys()].filter((at) => bytes[at] !== first![at]);
    expect(changed.filter((at) => at !== ttl && !checksum.includes(at))).toEqual([]);
  }
});

test('three links of 10 ms and 10 Mbit/s take 30 ms and three times 91 bytes of transmission', () => {
  const { crossings, deliveredMs } = journey({ protocol: 'tcp', message: request, port: 80 });
  expect(crossings[0]!.leftMs).toBe(0);
  expect(deliveredMs).toBeCloseTo(3 * (10 + (91 * 8) / 10_000), 6);
});

test('a message that needs more than one packet is refused', () => {
  expect(() => journey({ protocol: 'tcp', message: new Uint8Array(1461), port: 80 })).toThrow(
    '1461 bytes: not one packet on every link',
  );
});
