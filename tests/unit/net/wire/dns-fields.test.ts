import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Port, parseAddress } from '../../../../src/lib/net/address.ts';
import type { Packet } from '../../../../src/lib/net/packet.ts';
import { type DnsMessage, dnsQuery, encodeDns, RCODE } from '../../../../src/lib/net/wire/dns.ts';
import { encodePacket } from '../../../../src/lib/net/wire/encode.ts';
import type { Field } from '../../../../src/lib/net/wire/field.ts';
import { fieldsOf } from '../../../../src/lib/net/wire/fields-of.ts';
import { CLIENT_PORT, packet, utf8 } from './build.ts';
import { messages } from './dns-messages.ts';

const carrying = (payload: Uint8Array, destinationPort = 53): Packet =>
  packet({ protocol: 'udp', sourcePort: CLIENT_PORT, destinationPort: destinationPort as Port, payload });

const shown = (message: DnsMessage): Field => fieldsOf(carrying(encodeDns(message)))[2]!;

function outline(fields: readonly Field[], depth = 0): string[] {
  return fields.flatMap(({ name, value, offset, length, bits, children }) => {
    const place = bits ? `${offset}+${length} bits ${bits[0]}+${bits[1]}` : `${offset}+${length}`;
    return [`${'  '.repeat(depth)}${name}: ${value} [${place}]`, ...outline(children ?? [], depth + 1)];
  });
}

const query = dnsQuery(0x1234, 'www.example.com');

test('a query is taken apart into the fields RFC 1035 names', () => {
  expect(`\n${outline([shown(query)]).join('\n')}\n`).toBe(`
DNS message: query A www.example.com [28+33]
  DNS header:  [28+12]
    ID: 0x1234 [28+2]
    Flags: 0x0100 [30+2]
      QR: 0 (query) [30+1 bits 0+1]
      OPCODE: 0 (QUERY) [30+1 bits 1+4]
      AA: 0 [30+1 bits 5+1]
      TC: 0 [30+1 bits 6+1]
      RD: 1 [30+1 bits 7+1]
      RA: 0 [31+1 bits 0+1]
      Z: 0 [31+1 bits 1+1]
      AD: 0 [31+1 bits 2+1]
      CD: 0 [31+1 bits 3+1]
      RCODE: 0 (NOERROR) [31+1 bits 4+4]
    QDCOUNT: 1 [32+2]
    ANCOUNT: 0 [34+2]
    NSCOUNT: 0 [36+2]
    ARCOUNT: 0 [38+2]
  Question: A www.example.com [40+21]
    QNAME: www.example.com [40+17]
      label: 3 www [40+4]
      label: 7 example [44+8]
      label: 3 com [52+4]
      root:  [56+1]
    QTYPE: 1 (A) [57+2]
    QCLASS: IN [59+2]
`);
});

test('a record shows its name, where the pointer leads, and its data', () => {
  const message = shown({
    ...query,
    response: true,
    answers: [
      { name: 'www.example.com', type: 'CNAME', class: 1, ttl: 60, target: 'web.example.com' },
      { name: 'web.example.com', type: 'A', class: 1, ttl: 300, address: parseAddress('10.0.0.2')! },
    ],
    additionals: [{ name: '.', type: 41, class: 1232, ttl: 0, data: new Uint8Array() }],
  });
  expect(message.value).toBe('answer CNAME web.example.com, 10.0.0.2');
  expect(`\n${outline(message.children!.slice(2)).join('\n')}\n`).toBe(`
Answer: www.example.com CNAME web.example.com [61+18]
  NAME: www.example.com [61+2]
    pointer: → 12 [61+2]
  TYPE: 5 (CNAME) [63+2]
  CLASS: IN [65+2]
  TTL: 60 s [67+4]
  RDLENGTH: 6 [71+2]
  RDATA: web.example.com [73+6]
    CNAME: web.example.com [73+6]
      label: 3 web [73+4]
      pointer: → 16 [77+2]
Answer: web.example.com A 10.0.0.2 [79+16]
  NAME: web.example.com [79+2]
    pointer: → 45 [79+2]
  TYPE: 1 (A) [81+2]
  CLASS: IN [83+2]
  TTL: 300 s [85+4]
  RDLENGTH: 4 [89+2]
  RDATA: 10.0.0.2 [91+4]
Additional: EDNS(0) [95+11]
  NAME: . [95+1]
    root:  [95+1]
  TYPE: 41 (OPT) [96+2]
  CLASS (requestor's UDP payload size): 1232 [98+2]
  TTL (extended RCODE and flags): 0x00000000 [100+4]
  RDLENGTH: 0 [104+2]
`);
});

test('a message in a few words', () => {
  const answer = { ...query, response: true };
  expect(shown({ ...answer, rcode: RCODE.NXDOMAIN }).value).toBe('answer NXDOMAIN');
  expect(shown({ ...answer, rcode: 9 }).value).toBe('answer RCODE 9');
  expect(shown(answer).value).toBe('answer without records');
  const texts = [utf8('안녕'), Uint8Array.of(255)];
  const text = shown({ ...answer, answers: [{ name: 'a', type: 'TXT', class: 1, ttl: 0, texts }] });
  expect(text.value).toBe('answer TXT');
  expect(text.children!.at(-1)!.value).toBe('a TXT "안녕" 1 bytes');
  const service = { name: 'a', type: 65, class: 1, ttl: 0, data: new Uint8Array(3) };
  expect(shown({ ...answer, answers: [service] }).children!.at(-1)!.value).toBe('a TYPE65 3 bytes');
});

test('only well-formed messages to or from port 53 are taken apart', () => {
  const bytes = encodeDns(query);
  expect(fieldsOf(carrying(bytes, 54))[2]?.name).toBe('Data');
  expect(fieldsOf(carrying(bytes.subarray(1)))[2]?.name).toBe('Data');
  expect(fieldsOf(carrying(bytes))[2]?.name).toBe('DNS message');
});

test('every byte of a message belongs to exactly one field, at every depth, and every id to one field', () => {
  fc.assert(
    fc.property(messages, (message) => {
      const bytes = encodeDns(message);
      const ids = new Set<string>();
      const covers = (fields: readonly Field[], from: number, to: number): void => {
        let bit = from * 8;
        for (const { id, offset, length, bits, children } of fields) {
          expect(ids.has(id), id).toBe(false);
          ids.add(id);
          expect(offset * 8 + (bits?.[0] ?? 0)).toBe(bit);
          bit += bits ? bits[1] : length * 8;
          if (children) covers(children, offset, offset + length);
        }
        expect(bit).toBe(to * 8);
      };
      const fields = fieldsOf(carrying(bytes));
      expect(fields.map(({ name }) => name)).toEqual(['IPv4 header', 'UDP header', 'DNS message']);
      covers(fields.slice(2), 28, encodePacket(carrying(bytes)).length);
    }),
    { numRuns: 500, seed: 4 },
  );
});
