import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, LOOPBACK } from '../../../../src/lib/net/address.ts';
import { NameServer } from '../../../../src/lib/net/dns/name-server.ts';
import { respond } from '../../../../src/lib/net/dns/respond.ts';
import { Zone, type ZoneRecord } from '../../../../src/lib/net/dns/zone.ts';
import {
  type DnsMessage,
  decodeDns,
  dnsQuery,
  encodeDns,
  rcodeName,
} from '../../../../src/lib/net/wire/dns.ts';
import { type ResourceRecord, typeName } from '../../../../src/lib/net/wire/dns-record.ts';
import { address, must } from '../lab.ts';
import { messages } from '../wire/dns-messages.ts';
import { NameLab, ZONE } from './name-lab.ts';

/** A message as dig prints it, in short: code and flags, then the records of each section. */
function digest(message: DnsMessage): string {
  const { rcode, authoritative, truncated, recursionDesired, recursionAvailable } = message;
  const flags = { aa: authoritative, tc: truncated, rd: recursionDesired, ra: recursionAvailable };
  const set = Object.entries(flags).flatMap(([name, on]) => (on ? [name] : []));
  const section = (name: string, records: readonly ResourceRecord[]): string[] =>
    records.map(
      (record) => `${name}: ${record.name} ${record.ttl} ${typeName(record.type)}${dataOf(record)}`,
    );
  return [
    '',
    `${rcodeName(rcode)} ${set.join(' ')}`,
    ...message.questions.map(({ name, type }) => `question: ${name} ${typeName(type)}`),
    ...section('answer', message.answers),
    ...section('authority', message.authorities),
    ...section('additional', message.additionals),
    '',
  ].join('\n');
}

function dataOf(record: ResourceRecord): string {
  if (record.type === 'A') return ` ${formatAddress(record.address)}`;
  return 'target' in record ? ` ${record.target}` : '';
}

/** What the server of `zones` answers. */
function ask(query: Partial<DnsMessage> | string, zones: readonly Zone[] = [ZONE]): string {
  const message =
    typeof query === 'string' ? dnsQuery(7, query) : { ...dnsQuery(7, 'www.example.com'), ...query };
  const answer = decodeDns(respond(encodeDns(message), zones)!)!;
  expect([answer.id, answer.response]).toEqual([7, true]);
  return digest(answer);
}

test('an address is answered with authority, and the question is repeated', () => {
  expect(ask('www.example.com')).toBe(`
NOERROR aa rd
question: www.example.com A
answer: www.example.com 300 A 10.0.0.80
`);
});

test('an alias comes with what it stands for', () => {
  expect(ask('shop.example.com')).toBe(`
NOERROR aa rd
question: shop.example.com A
answer: shop.example.com 60 CNAME web.pool.example.com
answer: web.pool.example.com 3600 A 10.0.0.81
answer: web.pool.example.com 3600 A 10.0.0.82
`);
  expect(ask({ questions: [{ name: 'shop.example.com', type: 'CNAME', class: 1 }] })).toBe(`
NOERROR aa rd
question: shop.example.com CNAME
answer: shop.example.com 60 CNAME web.pool.example.com
`);
});

test('an alias that leaves the zone, or goes round in circles, ends the answer', () => {
  expect(ask('away.example.com')).toBe(`
NOERROR aa rd
question: away.example.com A
answer: away.example.com 3600 CNAME www.example.net
`);
  expect(ask('one.example.com')).toBe(`
NOERROR aa rd
question: one.example.com A
answer: one.example.com 3600 CNAME two.example.com
answer: two.example.com 3600 CNAME one.example.com
`);
});

test('an alias is followed into another zone of the same server', () => {
  const net = new Zone({
    origin: 'example.net',
    records: [{ name: 'www.example.net', type: 'A', address: address('10.9.0.1') }],
  });
  expect(ask('away.example.com', [ZONE, net])).toContain('answer: www.example.net 3600 A 10.9.0.1');
});

test('no such name, and no such record under a name, come with the SOA that says for how long', () => {
  expect(ask('nobody.example.com')).toBe(`
NXDOMAIN aa rd
question: nobody.example.com A
authority: example.com 3600 SOA
`);
  expect(ask('note.example.com')).toBe(`
NOERROR aa rd
question: note.example.com A
authority: example.com 3600 SOA
`);
  expect(ask('gone.example.com')).toBe(`
NXDOMAIN aa rd
question: gone.example.com A
answer: gone.example.com 3600 CNAME nobody.example.com
authority: example.com 3600 SOA
`);
});

test('a name that only has names below it exists', () => {
  expect(ask('pool.example.com')).toContain('NOERROR aa');
  expect(ask('x.pool.example.com')).toContain('NXDOMAIN aa');
});

test('a negative answer holds for the smaller of the two times of the SOA record', () => {
  const soa = { name: 'a', type: 'SOA', primary: 'ns.a', mailbox: 'me.a' } as const;
  const numbers = { serial: 1, refresh: 1, retry: 1, expire: 1 };
  const zone = (ttl: number, minimum: number): Zone =>
    new Zone({ origin: 'a', records: [{ ...soa, ...numbers, ttl, minimum }] });
  expect(ask('x.a', [zone(500, 30)])).toContain('authority: a 30 SOA');
  expect(ask('x.a', [zone(20, 30)])).toContain('authority: a 20 SOA');
});

test('names are the same in upper and lower case, and answered as they were asked', () => {
  expect(ask('WwW.eXample.COM')).toContain('answer: WwW.eXample.COM 300 A 10.0.0.80');
});

test('of nested zones the innermost answers', () => {
  const inner = new Zone({ origin: 'pool.example.com', records: [] });
  expect(ask('web.pool.example.com', [ZONE, inner])).toContain('NXDOMAIN');
  expect(ask('web.pool.example.com', [inner, ZONE])).toContain('NXDOMAIN');
});

test('a name or class of nobody’s zone is refused', () => {
  expect(ask('www.example.net')).toBe(`
REFUSED rd
question: www.example.net A
`);
  expect(ask({ questions: [{ name: 'www.example.com', type: 'A', class: 3 }] })).toContain('REFUSED');
});

test('a query for all types gets all records of the name', () => {
  const questions = [{ name: 'web.pool.example.com', type: 255, class: 255 }];
  expect(ask({ questions })).toContain('10.0.0.81\nanswer: web.pool.example.com 3600 A 10.0.0.82');
});

test('an opcode it does not know is not implemented; a malformed query is an error of format', () => {
  expect(ask({ opcode: 5 })).toBe('\nNOTIMP rd\n');
  expect(ask({ questions: [] })).toBe('\nFORMERR rd\n');
  const [question] = dnsQuery(7, 'www.example.com').questions;
  expect(ask({ questions: [question!, question!] })).toBe('\nFORMERR rd\n');
  const bytes = encodeDns(dnsQuery(7, 'www.example.com'));
  for (let length = 12; length < bytes.length; length += 1) {
    expect(digest(decodeDns(respond(bytes.subarray(0, length), [ZONE])!)!)).toBe('\nFORMERR rd\n');
  }
});

test('what has no header, or is an answer, is not answered', () => {
  expect(respond(new Uint8Array(11), [ZONE])).toBeUndefined();
  expect(respond(encodeDns({ ...dnsQuery(7, 'www.example.com'), response: true }), [ZONE])).toBeUndefined();
});

const CROWD = new Zone({
  origin: 'crowd',
  records: Array.from({ length: 100 }, (_, index): ZoneRecord => {
    return { name: 'crowd', type: 'A', address: address(`10.1.0.${index}`) };
  }),
});
const edns = (size: number, ttl = 0): Partial<DnsMessage> => ({
  questions: [{ name: 'crowd', type: 'A', class: 1 }],
  additionals: [{ name: '.', type: 41, class: size, ttl, data: new Uint8Array() }],
});

test.each([
  ['512 bytes without EDNS', {}, 30],
  ['as many as the query allows', edns(1000), 60],
  ['512 bytes when it allows less', edns(100), 29],
  ['1232 bytes when it allows more', edns(4096), 74],
])('an answer is cut to %s, and says so', (_, change, records) => {
  const query = { ...dnsQuery(7, 'crowd'), ...change };
  const bytes = respond(encodeDns(query), [CROWD])!;
  const message = decodeDns(bytes)!;
  expect([message.truncated, message.answers.length]).toEqual([true, records]);
  expect(message.additionals.length).toBe(query.additionals.length);
});

test('EDNS is answered with EDNS; a version that is not known is BADVERS; two at once are malformed', () => {
  expect(ask({ ...edns(1232), questions: dnsQuery(7, 'www.example.com').questions })).toBe(`
NOERROR aa rd
question: www.example.com A
answer: www.example.com 300 A 10.0.0.80
additional: . 0 OPT
`);
  expect(ask(edns(1232, 1 << 16), [CROWD])).toBe(`
NOERROR rd
question: crowd A
additional: . ${16 * 2 ** 20} OPT
`);
  const [options] = edns(1232).additionals!;
  expect(ask({ additionals: [options!, options!] })).toBe('\nFORMERR rd\n');
});

test('whatever is asked, the answer is well-formed, fits, and has the id of the query', () => {
  fc.assert(
    fc.property(messages, fc.nat(), fc.nat({ max: 255 }), (message, where, value) => {
      const bytes = encodeDns({ ...message, response: false });
      if (where % 2) bytes[where % bytes.length] = value;
      const response = respond(bytes, [ZONE, CROWD]);
      if (!response) return;
      const decoded = decodeDns(response)!;
      expect(decoded.response).toBe(true);
      expect([...response.subarray(0, 2)]).toEqual([...bytes.subarray(0, 2)]);
      expect(response.length).toBeLessThanOrEqual(1232);
    }),
    { numRuns: 1000, seed: 6 },
  );
});

test.each<[string, ZoneRecord]>([
  [
    'records[0]: name www.example.net is not within',
    { name: 'www.example.net', type: 'A', address: address('10.0.0.1') },
  ],
  [
    'records[0]: "a..example.com" is no domain name',
    { name: 'a..example.com', type: 'A', address: address('10.0.0.1') },
  ],
  ['records[0]: "x..y" is no domain name', { name: 'a.example.com', type: 'CNAME', target: 'x..y' }],
  [
    'records[0]: ttl -1 is no whole',
    { name: 'a.example.com', type: 'A', ttl: -1, address: address('10.0.0.1') },
  ],
  ['records[0]: address -1 is no IPv4', { name: 'a.example.com', type: 'A', address: -1 as never }],
  ['records[0]: an IPv6 address has 16', { name: 'a.example.com', type: 'AAAA', address: new Uint8Array(4) }],
  ['records[0]: type 41 is for messages', { name: 'a.example.com', type: 41, data: new Uint8Array() }],
  ['records[0]: name example.com has the SOA', { name: 'example.com', type: 'CNAME', target: 'a' }],
  ['records[0]: a TXT record needs', { name: 'a.example.com', type: 'TXT', texts: [] }],
])('a zone refuses what it cannot have: %s', (problem, record) => {
  expect(() => new Zone({ origin: 'example.com', records: [record] })).toThrow(
    `zone example.com: ${problem}`,
  );
});

test('an alias has no other records', () => {
  const alias = { name: 'a.b', type: 'CNAME', target: 'c.b' } as const;
  const other = { name: 'A.b', type: 'A', address: address('10.0.0.1') } as const;
  const of = (...records: ZoneRecord[]) => new Zone({ origin: 'b', records });
  expect(() => of(alias, other)).toThrow('records[1]: name A.b is an alias and more');
  expect(() => of(other, alias)).toThrow('records[1]: name a.b is an alias and more');
});

test('a name server has port 53 for itself, and gives it back', () => {
  const lab = new NameLab();
  const server = lab.serve();
  expect(server.start()).toBe('EINVAL');
  const second = new NameServer(lab.server, [ZONE]);
  expect(second.start()).toBe('EADDRINUSE');
  server.stop();
  expect(second.start([LOOPBACK, address('10.9.9.9')])).toBe('EADDRNOTAVAIL');
  must(second.start([LOOPBACK, lab.server.address]));
  expect(lab.lookUp(['www.example.com'])).toContain('10.0.0.80');
  second.stop();
  must(server.start());
  expect(() => new NameServer(lab.server, [ZONE, ZONE])).toThrow('two zones have the origin example.com');
});
