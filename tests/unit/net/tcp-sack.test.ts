import { expect, test } from 'vitest';
import type { Rule } from '../../../src/lib/net/rules.ts';
import type { PacketClass } from '../../../src/lib/net/scenario.ts';
import type { TcpSettings } from '../../../src/lib/net/tcp/settings.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { drain, Lab, sendAll } from './lab.ts';

/** An answer of so many segments of 1448 bytes, then both close. Packets of the server's side meet `rules`. */
function download(
  segments: number,
  rules: readonly Rule[],
  tcp: Partial<TcpSettings> = {},
  up: readonly Rule[] = [],
): Lab {
  const lab = new Lab({ down: { rules }, up: { rules: up }, tcp });
  lab.listen(7000, (socket) => {
    socket.listener = {
      readable: () => {
        if (drain(socket, () => socket.close()).length > 0) sendAll(socket, new Uint8Array(1448 * segments));
      },
    };
  });
  lab.connect(7000, (socket) => ({
    connected: () => socket.send(new Uint8Array(100)),
    readable: () => {
      drain(socket, () => socket.close());
    },
  }));
  lab.run(20_000);
  return lab;
}

const drop = (...counts: number[]): Rule[] => counts.map((nth) => ({ drop: 'data' as PacketClass, nth }));
const late = (nth: number, by: number): Rule => ({ delay: 'data', nth, by: milliseconds(by) });

/** The ACKs the client sends: number, and blocks of SACK in segments from 1. */
const acksOf = (lab: Lab): string[] =>
  lab
    .ladder()
    .split('\n')
    .filter((line) => line.includes('client →') && line.includes('ACK seq=101'))
    .map((line) => line.replace(/.*ms {2}/, ''));

/** What the server sends again, and when. */
const copiesOf = (lab: Lab): string[] =>
  lab
    .ladder()
    .split('\n')
    .filter((line) => line.includes('retransmission'))
    .map((line) => line.trim().replace(/ +/g, ' '));

test('several segments lost in one window are back in one round trip', () => {
  expect(copiesOf(download(20, drop(12, 14, 16)))).toEqual([
    '181.406ms client ← server 207.606ms ACK 1448 seq=15929 ack=101 (fast retransmission)',
    '182.606ms client ← server 208.806ms ACK 1448 seq=18825 ack=101 (fast retransmission)',
    '183.806ms client ← server 210.006ms ACK 1448 seq=21721 ack=101 (fast retransmission)',
  ]);
});

test('after a time-out, what the peer has is not sent again', () => {
  expect(copiesOf(download(10, drop(1, 11, 12)))).toEqual([
    '128.952ms client ← server ✗ rule ACK 1448 seq=1 ack=101 (fast retransmission)',
    '431.047ms client ← server ✗ rule ACK 1448 seq=1 ack=101 (RTO retransmission)',
    '939.850ms client ← server 966.050ms ACK 1448 seq=1 ack=101 (RTO retransmission)',
  ]);
});

test('a copy sent in vain is reported (D-SACK), and the window is what it was', () => {
  const lab = download(70, [late(5, 60)]);
  expect(copiesOf(lab)).toEqual([
    '134.952ms client ← server 164.742ms ACK 1448 seq=5793 ack=101 (fast retransmission) waited 3.590ms',
  ]);
  expect(acksOf(lab).filter((line) => line.includes('sack=5793–7241'))).toEqual([
    'ACK seq=101 ack=30409 sack=5793–7241',
  ]);
});

test('without timestamps a segment carries 12 bytes more, and an ACK has room for four blocks', () => {
  const lab = download(10, drop(1, 3, 5, 7, 9), { timestamps: false });
  expect(acksOf(lab)).toEqual([
    'ACK seq=101 ack=1 sack=1461–2921',
    'ACK seq=101 ack=1 sack=4381–5841,1461–2921',
    'ACK seq=101 ack=1 sack=7301–8761,4381–5841,1461–2921',
    'ACK seq=101 ack=1 sack=10221–11681,7301–8761,4381–5841,1461–2921',
    'ACK seq=101 ack=1 sack=13141–14481,10221–11681,7301–8761,4381–5841',
    'ACK seq=101 ack=1 sack=13141–14482,10221–11681,7301–8761,4381–5841',
    'ACK seq=101 ack=2921 sack=13141–14482,10221–11681,7301–8761,4381–5841',
    'ACK seq=101 ack=5841 sack=13141–14482,10221–11681,7301–8761',
    'ACK seq=101 ack=8761 sack=13141–14482,10221–11681',
    'ACK seq=101 ack=11681 sack=13141–14482',
    'ACK seq=101 ack=14482',
    'FIN, ACK seq=101 ack=14482 waited 0.032ms',
  ]);
});

test('CUBIC leaves slow start by HyStart before a loss, Reno only by one', () => {
  const windows = (['reno', 'cubic'] as const).map((congestionControl) => {
    const lab = download(700, [], {
      congestionControl,
      receiveBuffer: { initial: 16_777_216, max: 16_777_216 },
    });
    return lab.network.link('server', 'client').queue.highest;
  });
  expect(windows).toEqual([313, 47]);
});
