import { expect, test } from 'vitest';
import { ACK, FIN, PSH, RST, SYN } from '../../../../src/lib/net/packet.ts';
import { describePacket, packetLabel } from '../../../../src/lib/net/trace/describe.ts';
import { RelativeNumbers } from '../../../../src/lib/net/trace/relative-numbers.ts';
import { icmp, packet, reply, tcp, udp, utf8 } from '../wire/build.ts';

test('a packet is named in two or three words', () => {
  const fifteen = utf8('안녕, 서버!');
  const fragment = { protocol: 'fragment', carries: 'udp' } as const;
  const labels = [
    tcp({ flags: SYN }),
    reply({ flags: SYN | ACK }),
    tcp({ flags: PSH | ACK, payload: fifteen }),
    tcp({ flags: ACK, payload: new Uint8Array(1448) }),
    tcp({ flags: FIN | PSH | ACK, payload: fifteen }),
    tcp({ flags: ACK }),
    tcp({ flags: FIN | ACK }),
    reply({ flags: RST | ACK }),
    tcp({ flags: RST }),
    udp(new Uint8Array(33)),
    udp(new Uint8Array()),
    icmp({}),
    icmp({ type: 11, code: 0 }),
    icmp({ type: 8, code: 0 }),
    icmp({ type: 13, code: 0 }),
    packet({ ...fragment, offset: 0, more: true, payload: new Uint8Array(1480) }),
    packet({ ...fragment, offset: 1480, more: false, payload: new Uint8Array(21) }),
  ].map(packetLabel);
  expect(labels.join('\n')).toBe(
    `
SYN
SYN, ACK
PSH 15
ACK 1448
FIN, PSH 15
ACK
FIN, ACK
RST, ACK
RST
UDP 33
UDP 0
port unreachable
time to live exceeded
echo request
ICMP type 13 code 0
UDP fragment 0–1479
UDP fragment 1480–1500 (last)`.trim(),
  );
});

test('sequence numbers count from the initial ones, past the end of 32 bits', () => {
  const numbers = new RelativeNumbers();
  const isn = 0xffff_fffe;
  const trace = [
    tcp({ flags: SYN, seq: isn }, { id: 1 }),
    reply({ flags: SYN | ACK, seq: 7, ack: 0xffff_ffff }, { id: 2 }),
    tcp({ flags: ACK, seq: 0xffff_ffff, ack: 8, payload: utf8('abc') }, { id: 3 }),
    reply({ flags: ACK, seq: 8, ack: 2, options: { sack: [[5, 9]] } }, { id: 4 }),
  ];
  expect(trace.map((each) => describePacket(each, numbers.of(each))).join('\n')).toBe(
    `
SYN seq=0 win=502
SYN, ACK seq=0 ack=1 win=502
ACK 3 seq=1 ack=1
ACK seq=1 ack=4 sack=7–11`.trim(),
  );
});

test('data that goes up to the edge of the window last offered fills the window', () => {
  const numbers = new RelativeNumbers();
  const trace = [
    tcp({ flags: SYN, seq: 0 }, { id: 1 }),
    reply({ flags: SYN | ACK, seq: 0, ack: 1, window: 5 }, { id: 2 }),
    tcp({ flags: ACK, seq: 1, ack: 1, payload: utf8('abc') }, { id: 3 }),
    tcp({ flags: PSH | ACK, seq: 4, ack: 1, payload: utf8('de') }, { id: 4 }),
    reply({ flags: ACK, seq: 1, ack: 6, window: 0 }, { id: 5 }),
  ];
  expect(trace.map((each) => describePacket(each, numbers.of(each))).join('\n')).toBe(
    `
SYN seq=0 win=502
SYN, ACK seq=0 ack=1 win=5
ACK 3 seq=1 ack=1
PSH 2 seq=4 ack=1 (window full)
ACK seq=1 ack=6 win=0`.trim(),
  );
});

test('a port used again counts from the new SYN, and the old packets keep their numbers', () => {
  const numbers = new RelativeNumbers();
  const old = tcp({ flags: FIN | ACK, seq: 150, ack: 300 }, { id: 2 });
  numbers.of(tcp({ flags: SYN, seq: 100 }, { id: 1 }));
  expect(numbers.of(old)?.seq).toBe(50);
  expect(numbers.of(tcp({ flags: SYN, seq: 140 }, { id: 3 }))?.seq).toBe(0);
  expect(numbers.of(tcp({ flags: ACK, seq: 141, ack: 1 }, { id: 4 }))?.seq).toBe(1);
  expect(numbers.of(old)?.seq).toBe(50);
});

test('a connection whose SYN was not seen counts from 1', () => {
  const numbers = new RelativeNumbers();
  const data = tcp({ flags: PSH | ACK, seq: 4_000_000, ack: 9_000_000, payload: utf8('abc') }, { id: 1 });
  const answer = reply({ flags: ACK, seq: 9_000_000, ack: 4_000_003 }, { id: 2 });
  expect(numbers.of(data)).toMatchObject({ seq: 1, ack: 1 });
  expect(numbers.of(answer)).toMatchObject({ seq: 1, ack: 4 });
});

test('the answer of a closed port acknowledges the SYN', () => {
  const numbers = new RelativeNumbers();
  numbers.of(tcp({ flags: SYN, seq: 77 }, { id: 1 }));
  const refusal = reply({ flags: RST | ACK, seq: 0, ack: 78, window: 0 }, { id: 2 });
  expect(describePacket(refusal, numbers.of(refusal))).toBe('RST, ACK seq=1 ack=1');
});

test('a window is scaled only where both ends offered to', () => {
  const windowAfter = (server: { windowScale?: number }): number => {
    const numbers = new RelativeNumbers();
    numbers.of(tcp({ flags: SYN, seq: 0, options: { windowScale: 7 } }, { id: 1 }));
    numbers.of(reply({ flags: SYN | ACK, seq: 0, ack: 1, options: server }, { id: 2 }));
    return numbers.of(tcp({ flags: ACK, seq: 1, ack: 1, window: 500 }, { id: 3 }))!.window;
  };
  expect(windowAfter({ windowScale: 2 })).toBe(64_000);
  expect(windowAfter({})).toBe(500);
});
