import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../../../../src/lib/net/address.ts';
import { decodeDns, dnsQuery, encodeDns } from '../../../../src/lib/net/wire/dns.ts';
import { canonicalName, isWithin, nameText, parseName } from '../../../../src/lib/net/wire/dns-name.ts';
import { utf8 } from './build.ts';
import { messages, names } from './dns-messages.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const unhex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'));

const HEADER = '1234 8180 0001 0001 0000 0000';
const QUESTION = '03777777 07657861 6d706c65 03636f6d 00 0001 0001';

test('the query for www.example.com is 33 bytes', () => {
  const bytes = encodeDns(dnsQuery(0x1234, 'www.example.com'));
  expect(bytes.length).toBe(33);
  expect(hex(bytes)).toBe(hex(unhex(`1234 0100 0001 0000 0000 0000 ${QUESTION}`)));
});

test('an answer points at the name of the question instead of repeating it', () => {
  const query = dnsQuery(0x1234, 'www.example.com');
  const bytes = encodeDns({
    ...query,
    response: true,
    recursionAvailable: true,
    answers: [
      { name: 'www.example.com', type: 'CNAME', class: 1, ttl: 60, target: 'web.example.com' },
      { name: 'web.example.com', type: 'A', class: 1, ttl: 300, address: parseAddress('10.0.0.2')! },
    ],
  });
  expect(hex(bytes)).toBe(
    hex(
      unhex(`1234 8180 0001 0002 0000 0000 ${QUESTION}
        c00c 0005 0001 0000003c 0006 03776562 c010
        c02d 0001 0001 0000012c 0004 0a000002`),
    ),
  );
});

test('a message that is encoded and decoded is the same message', () => {
  fc.assert(
    fc.property(messages, (message) => {
      expect(decodeDns(encodeDns(message))).toEqual(message);
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test.each([
  ['to itself', 'c00c'],
  ['forward', 'c010'],
  ['to a label that leads back to it', '0161c00c'],
  ['behind the message', 'ffff'],
  ['from its first half alone', 'c0'],
])('a name whose pointer leads %s is malformed', (_, name) => {
  expect(decodeDns(unhex(`1234 0100 0001 0000 0000 0000 ${name} 0001 0001`))).toBeUndefined();
});

test('two pointers before a name, in the header even, that lead to each other are malformed', () => {
  expect(decodeDns(unhex('1234 0100 c006 c004 0000 0000 c004 0001 0001'))).toBeUndefined();
});

test('a name beyond the reach of a pointer, 16,383, is written out again', () => {
  const owner = { class: 1, ttl: 0 };
  const filling = {
    ...owner,
    name: '.',
    type: 'TXT',
    texts: Array.from({ length: 64 }, () => new Uint8Array(255)),
  } as const;
  const late = { ...owner, name: 'late', type: 'NS', target: 'late' } as const;
  const message = { ...dnsQuery(1, 'early'), answers: [filling, late, { ...late, target: 'early' }] };
  const bytes = encodeDns(message);
  expect(hex(bytes.subarray(-2))).toBe('c00c');
  expect(Buffer.from(bytes).toString('latin1').match(/late/g)?.length).toBe(3);
  expect(decodeDns(bytes)).toEqual(message);
});

test('pointers to a prior place may form a chain', () => {
  const chained = decodeDns(
    unhex(`1234 8180 0001 0002 0000 0000 ${QUESTION}
      c00c 0005 0001 00000000 0004 0177 c010
      c02d 0005 0001 00000000 0004 0176 c02d`),
  );
  expect(chained?.answers).toEqual([
    { name: 'www.example.com', type: 'CNAME', class: 1, ttl: 0, target: 'w.example.com' },
    { name: 'w.example.com', type: 'CNAME', class: 1, ttl: 0, target: 'v.w.example.com' },
  ]);
});

test.each([
  ['an address of three bytes', 'c00c 0001 0001 00000000 0003 0a0000'],
  ['an IPv6 address of four bytes', 'c00c 001c 0001 00000000 0004 0a000002'],
  ['data beyond the end', 'c00c 0001 0001 00000000 0005 0a000002'],
  ['a name with bytes behind it', 'c00c 0005 0001 00000000 0003 c00c00'],
  ['a text longer than its data', 'c00c 0010 0001 00000000 0002 0561'],
  ['no text at all', 'c00c 0010 0001 00000000 0000'],
  ['bytes behind the last record', 'c00c 0001 0001 00000000 0004 0a000002 00'],
  ['a label of 64 octets', `40${'61'.repeat(64)}00 0001 0001 00000000 0004 0a000002`],
  ['a name of 257 octets', `${`3f${'61'.repeat(63)}`.repeat(4)}00 0001 0001 00000000 0004 0a000002`],
])('a message with %s is malformed', (_, record) => {
  const right = 'c00c 0001 0001 00000000 0004 0a000002';
  expect(decodeDns(unhex(`${HEADER} ${QUESTION} ${right}`))?.answers.length).toBe(1);
  expect(decodeDns(unhex(`${HEADER} ${QUESTION} ${record}`))).toBeUndefined();
});

test('bytes that are no message are refused, never read past their end', () => {
  fc.assert(
    fc.property(messages, fc.nat(), fc.nat({ max: 255 }), (message, where, value) => {
      const bytes = encodeDns(message);
      expect(decodeDns(bytes.subarray(0, where % bytes.length))).toBeUndefined();
      bytes[where % bytes.length] = value;
      decodeDns(bytes);
    }),
    { numRuns: 2000, seed: 2 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeDns(bytes)),
    { numRuns: 2000, seed: 3 },
  );
});

test('65,000 bytes of pointers to long names are read without effort', () => {
  const name = `${`3f${'61'.repeat(63)}`.repeat(3)}00`;
  const question = unhex(`${name} 0001 0001`);
  const count = 8000;
  const bytes = Buffer.concat([
    unhex(`0000 0100 ${count.toString(16).padStart(4, '0')} 0000 0000 0000`),
    question,
    ...Array.from({ length: count - 1 }, () => unhex('c00c 0001 0001')),
  ]);
  expect(decodeDns(bytes)?.questions.length).toBe(count);
});

test('a name is read as people write it, and every octet can be written', () => {
  const labels = (name: string): string[] | undefined => parseName(name)?.map((label) => hex(label));
  expect(labels('.')).toEqual([]);
  expect(labels('a.bc')).toEqual(['61', '6263']);
  expect(labels('a.bc.')).toEqual(['61', '6263']);
  expect(labels('a\\.b\\\\.\\255')).toEqual(['612e625c', 'ff']);
  for (const wrong of ['', '..', '.a', 'a..b', '한국.kr', 'a\\', '\\256', 'x'.repeat(64), 'ab.'.repeat(85)])
    expect(labels(wrong), wrong).toBeUndefined();
  expect(labels(`${'ab.'.repeat(84)}a`)?.length).toBe(85);
  fc.assert(
    fc.property(names, (name) => {
      expect(nameText(parseName(name)!)).toBe(name);
    }),
    { numRuns: 1000, seed: 5 },
  );
});

test('upper and lower case are the same name, and a dot that is part of a label ends none', () => {
  expect(canonicalName('WWW.Example.COM.')).toBe('www.example.com');
  expect(isWithin('www.example.com', 'example.com')).toBe(true);
  expect(isWithin('example.com', 'example.com')).toBe(true);
  expect(isWithin('anexample.com', 'example.com')).toBe(false);
  expect(isWithin('www\\.example.com', 'example.com')).toBe(false);
  expect(isWithin('www.example.com', '.')).toBe(true);
});

test('a message that cannot be encoded says why', () => {
  expect(() => encodeDns(dnsQuery(1, 'a..b'))).toThrow('"a..b" is no domain name');
  const text = { name: 'a', type: 'TXT', class: 1, ttl: 0, texts: [utf8('x'.repeat(256))] } as const;
  expect(() => encodeDns({ ...dnsQuery(1, 'a'), answers: [text] })).toThrow('256 bytes: at most 255 fit');
});
