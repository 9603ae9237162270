import { expect, test } from 'vitest';
import { ACK, type Packet, PSH, SYN } from '../../../../src/lib/net/packet.ts';
import { encodePacket } from '../../../../src/lib/net/wire/encode.ts';
import type { Field } from '../../../../src/lib/net/wire/field.ts';
import { fieldsOf } from '../../../../src/lib/net/wire/fields-of.ts';
import { icmp, packet, tcp, udp, utf8 } from './build.ts';

const timestamps = { value: 7, echo: 5 };
const syn = tcp({
  flags: SYN,
  seq: 1000,
  window: 64240,
  options: { mss: 1460, windowScale: 7, sackPermitted: true, timestamps },
});
const echo = utf8('안녕, 서버!');
const datagram = udp(echo);
const kinds: readonly Packet[] = [
  syn,
  tcp({ flags: PSH | ACK, options: { timestamps, sack: [[9, 12]] }, payload: utf8('안녕') }),
  datagram,
  icmp({ payload: encodePacket(datagram).subarray(0, 28) }),
  icmp({ payload: encodePacket(syn).subarray(0, 28) }),
  icmp({ payload: encodePacket(syn) }),
  icmp({ type: 8, code: 0, rest: 0x0001_0002, payload: utf8('ping') }),
  packet({ protocol: 'fragment', carries: 'udp', offset: 1480, more: false, payload: new Uint8Array(21) }),
];

function outline(fields: readonly Field[], depth = 0): string[] {
  return fields.flatMap(({ name, value, offset, length, bits, children }) => {
    const place = bits ? `${offset}+${length} bits ${bits[0]}+${bits[1]}` : `${offset}+${length}`;
    return [`${'  '.repeat(depth)}${name}: ${value} [${place}]`, ...outline(children ?? [], depth + 1)];
  });
}

test('a SYN is taken apart into the fields the RFCs name', () => {
  const numbers = { seq: 0, window: 64240, sack: [] };
  expect(`\n${outline(fieldsOf(syn, numbers)).join('\n')}\n`).toBe(`
IPv4 header:  [0+20]
  Version: 4 [0+1 bits 0+4]
  IHL: 5 (20 bytes) [0+1 bits 4+4]
  Type of Service: 0x00 [1+1]
  Total Length: 60 [2+2]
  Identification: 0x1234 [4+2]
  Flags: DF [6+1 bits 0+3]
    reserved: 0 [6+1 bits 0+1]
    DF: 1 [6+1 bits 1+1]
    MF: 0 [6+1 bits 2+1]
  Fragment Offset: 0 [6+2 bits 3+13]
  Time to Live: 64 [8+1]
  Protocol: 6 (TCP) [9+1]
  Header Checksum: 0x147c [10+2]
  Source Address: 10.0.0.11 [12+4]
  Destination Address: 10.0.0.2 [16+4]
TCP header:  [20+40]
  Source Port: 32768 [20+2]
  Destination Port: 7000 [22+2]
  Sequence Number: 1000 (relative 0) [24+4]
  Acknowledgment Number: 0 [28+4]
  Data Offset: 10 (40 bytes) [32+1 bits 0+4]
  Reserved: 0 [32+1 bits 4+4]
  Control bits: SYN [33+1]
    CWR: 0 [33+1 bits 0+1]
    ECE: 0 [33+1 bits 1+1]
    URG: 0 [33+1 bits 2+1]
    ACK: 0 [33+1 bits 3+1]
    PSH: 0 [33+1 bits 4+1]
    RST: 0 [33+1 bits 5+1]
    SYN: 1 [33+1 bits 6+1]
    FIN: 0 [33+1 bits 7+1]
  Window: 64240 [34+2]
  Checksum: 0x99b6 [36+2]
  Urgent Pointer: 0 [38+2]
  Options:  [40+20]
    Maximum Segment Size: 1460 [40+4]
    SACK-Permitted:  [44+2]
    Timestamps: TSval 7, TSecr 5 [46+10]
    No-Operation:  [56+1]
    Window Scale: 7 (×128) [57+3]
`);
});

test('a port unreachable message shows the datagram it is about', () => {
  const about = icmp({ payload: encodePacket(datagram).subarray(0, 28) });
  const [, header, quoted] = fieldsOf(about);
  expect(header?.value).toBe('port unreachable');
  expect(quoted?.children?.map(({ name, offset, length }) => `${name} ${offset}+${length}`)).toEqual([
    'IPv4 header 28+20',
    'UDP header 48+8',
  ]);
});

test('a quoted fragment from the middle has no ports to show', () => {
  const middle = packet({ protocol: 'fragment', carries: 'udp', offset: 1480, more: true, payload: echo });
  const [, , quoted] = fieldsOf(icmp({ type: 11, code: 0, payload: encodePacket(middle) }));
  expect(quoted?.children?.map(({ name }) => name)).toEqual(['IPv4 header', 'Data']);
});

test('text is shown as text, other bytes are counted', () => {
  const shown = (payload: Uint8Array): string | undefined => fieldsOf(udp(payload)).at(2)?.value;
  expect(shown(utf8('안녕\n'))).toBe('"안녕\\n"');
  expect(shown(Uint8Array.of(0xec, 0x95))).toBe('2 bytes');
  expect(shown(Uint8Array.of(0, 1, 2))).toBe('3 bytes');
  expect(shown(utf8('x'.repeat(500)))).toBe(`"${'x'.repeat(80)}…"`);
  expect(shown(new Uint8Array())).toBeUndefined();
});

test('every byte of a packet belongs to exactly one field, at every depth', () => {
  for (const each of kinds) {
    const covers = (fields: readonly Field[], from: number, to: number): void => {
      let bit = from * 8;
      for (const { offset, length, bits, children } of fields) {
        expect(offset * 8 + (bits?.[0] ?? 0)).toBe(bit);
        bit += bits ? bits[1] : length * 8;
        if (children && !bits) covers(children, offset, offset + length);
      }
      expect(bit).toBe(to * 8);
    };
    covers(fieldsOf(each), 0, encodePacket(each).length);
  }
});

test('field ids are unique in a packet', () => {
  for (const each of kinds) {
    const ids = (fields: readonly Field[]): string[] =>
      fields.flatMap(({ id, children }) => [id, ...ids(children ?? [])]);
    const all = ids(fieldsOf(each));
    expect(new Set(all).size).toBe(all.length);
  }
});
