import { expect, test } from 'vitest';
import { ACK, PSH, RST, SYN } from '../../../../src/lib/net/packet.ts';
import { encodeBody, encodePacket } from '../../../../src/lib/net/wire/encode.ts';
import { ipLength } from '../../../../src/lib/net/wire/length.ts';
import { icmp, packet, reply, tcp, udp, utf8 } from './build.ts';

/** Bytes in rows of four, as RFC 791 and RFC 9293 draw their headers. */
const words = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('hex').replace(/.{8}/g, '$&\n').trim();

test('a SYN with all options has Linux’s 40-byte TCP header', () => {
  const options = {
    mss: 1460,
    windowScale: 7,
    sackPermitted: true,
    timestamps: { value: 0x01020304, echo: 0 },
  };
  const syn = tcp({ flags: SYN, seq: 0xdeadbeef, window: 64240, options });
  expect(words(encodePacket(syn))).toBe(
    `
4500003c
12344000
4006147c
0a00000b
0a000002
80001b58
deadbeef
00000000
a002faf0
fc060000
020405b4
0402080a
01020304
00000000
01030307`.trim(),
  );
});

test('a data segment pads its timestamps with two NOPs', () => {
  const data = tcp({
    flags: PSH | ACK,
    options: { timestamps: { value: 1, echo: 2 } },
    payload: utf8('안녕'),
  });
  const bytes = encodePacket(data);
  expect(words(bytes.subarray(40))).toBe('0101080a\n00000001\n00000002\nec9588eb\n8595');
  expect(bytes.length).toBe(58);
});

test('SACK blocks stand last, behind two NOPs', () => {
  const ack = reply({
    flags: ACK,
    options: {
      timestamps: { value: 1, echo: 2 },
      sack: [
        [0x10, 0x20],
        [0xffff_fff0, 8],
      ],
    },
  });
  expect(words(encodePacket(ack).subarray(40))).toBe(
    '0101080a\n00000001\n00000002\n01010512\n00000010\n00000020\nfffffff0\n00000008',
  );
});

test('a UDP checksum that comes out as 0 is sent as ffff', () => {
  const sums = new Set<string>();
  for (let value = 0; value < 65536; value += 1) {
    const bytes = encodePacket(udp(Uint8Array.of(value >>> 8, value & 255)));
    sums.add(Buffer.from(bytes.subarray(26, 28)).toString('hex'));
  }
  expect(sums.has('0000')).toBe(false);
  expect(sums.has('ffff')).toBe(true);
});

test('a datagram cut in two gives back its bytes, and each piece names its place', () => {
  const datagram = udp(new Uint8Array(1473).fill(7));
  const body = encodeBody(datagram);
  const piece = (offset: number, more: boolean): Uint8Array =>
    encodePacket(
      packet(
        {
          protocol: 'fragment',
          carries: 'udp',
          offset,
          more,
          payload: body.subarray(offset, more ? offset + 1480 : undefined),
        },
        { dontFragment: false },
      ),
    );
  const [first, second] = [piece(0, true), piece(1480, false)];
  expect([first.length, second.length]).toEqual([1500, 21]);
  expect(words(first.subarray(4, 12))).toMatch(/^12342000\n4011/);
  expect(words(second.subarray(4, 12))).toMatch(/^123400b9\n4011/);
  expect([...first.subarray(20), ...second.subarray(20)]).toEqual([...body]);
});

test('the cheap length is the length of the bytes', () => {
  const quoted = encodePacket(udp(utf8('x'))).subarray(0, 28);
  for (const each of [
    tcp({ flags: SYN, options: { mss: 1460, sackPermitted: true, windowScale: 7 } }),
    tcp({ flags: ACK, options: { sack: [[1, 2]] }, payload: utf8('abc') }),
    reply({ flags: RST | ACK }),
    udp(new Uint8Array(33)),
    icmp({ payload: quoted }),
    packet({ protocol: 'fragment', carries: 'icmp', offset: 8, more: false, payload: new Uint8Array(5) }),
  ]) {
    expect(encodePacket(each).length).toBe(ipLength(each));
  }
});

test('what cannot be a packet throws', () => {
  const timestamps = { value: 1, echo: 2 };
  const sack = [1, 2, 3, 4].map((at) => [at, at + 1] as const);
  expect(() => encodePacket(tcp({ options: { timestamps, sack } }))).toThrow('TCP options of 48 bytes');
  expect(() => encodePacket(udp(new Uint8Array(65_508)))).toThrow('65536 bytes');
  const odd = packet({ protocol: 'fragment', carries: 'udp', offset: 3, more: true, payload: utf8('x') });
  expect(() => encodePacket(odd)).toThrow('no multiple of 8');
});
