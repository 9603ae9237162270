import fc from 'fast-check';
import type { Address } from '../../../../src/lib/net/address.ts';
import type { DnsMessage } from '../../../../src/lib/net/wire/dns.ts';
import { nameText } from '../../../../src/lib/net/wire/dns-name.ts';
import type { RecordData, ResourceRecord } from '../../../../src/lib/net/wire/dns-record.ts';

const uint = (bits: number) => fc.nat({ max: 2 ** bits - 1 });
const octets = (most: number) => fc.uint8Array({ maxLength: most });

/** Names of few different labels, so that many share an end; and of labels with any octets. */
const label = fc.oneof(
  fc.constantFrom('www', 'example', 'com', 'WWW').map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
);
export const names = fc.array(label, { maxLength: 6 }).map(nameText);

const data: fc.Arbitrary<RecordData> = fc.oneof(
  fc.record({ type: fc.constant('A' as const), address: uint(32) as fc.Arbitrary<Address> }),
  fc.record({ type: fc.constantFrom('NS', 'CNAME', 'PTR'), target: names }),
  fc.record({
    type: fc.constant('SOA' as const),
    primary: names,
    mailbox: names,
    serial: uint(32),
    refresh: uint(32),
    retry: uint(32),
    expire: uint(32),
    minimum: uint(32),
  }),
  fc.record({ type: fc.constant('MX' as const), preference: uint(16), exchange: names }),
  fc.record({
    type: fc.constant('TXT' as const),
    texts: fc.array(octets(255), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('AAAA' as const),
    address: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  }),
  fc.record({
    type: fc.constant('SRV' as const),
    priority: uint(16),
    weight: uint(16),
    port: uint(16),
    target: names,
  }),
  fc.record({
    type: fc.constant('NAPTR' as const),
    order: uint(16),
    preference: uint(16),
    texts: fc.tuple(octets(255), octets(255), octets(255)),
    replacement: names,
  }),
  fc.record({
    type: fc.constant('TLSA' as const),
    usage: uint(8),
    selector: uint(8),
    matching: uint(8),
    data: octets(64),
  }),
  fc.record({
    type: fc.constant('CAA' as const),
    flags: uint(8),
    tag: fc.constantFrom('issue', 'issuewild', 'iodef'),
    value: octets(64),
  }),
  fc.record({ type: fc.constantFrom(41, 64, 65, 255), data: octets(20) }),
);
const record = fc
  .tuple(fc.record({ name: names, class: uint(16), ttl: uint(32) }), data)
  .map(([owner, rest]): ResourceRecord => ({ ...owner, ...rest }));
const section = fc.array(record, { maxLength: 4 });

export const messages: fc.Arbitrary<DnsMessage> = fc.record({
  id: uint(16),
  response: fc.boolean(),
  opcode: uint(4),
  authoritative: fc.boolean(),
  truncated: fc.boolean(),
  recursionDesired: fc.boolean(),
  recursionAvailable: fc.boolean(),
  reserved: uint(3),
  rcode: uint(4),
  questions: fc.array(
    fc.record({
      name: names,
      type: fc.constantFrom('A' as const, 'SOA' as const, 'MX' as const, 255, 64),
      class: uint(16),
    }),
    { maxLength: 2 },
  ),
  answers: section,
  authorities: section,
  additionals: section,
});
