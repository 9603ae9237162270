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

/** The ladder without the handshake, the request and the first arrivals, up to the close. */
const answerOf = (lab: Lab): string => `\n${lab.ladder().split('\n').slice(6).join('\n')}`;

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

test('SACK is used when both ends permit it, and only then', () => {
  const of = (tcp: Partial<TcpSettings>): string =>
    download(1, [], tcp).ladder().split('\n').slice(1, 3).join('\n');
  expect(of({})).toBe(`  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK`);
  expect(of({ sack: false })).toBe(`  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7`);
});

test('three segments beyond a gap: the one in it is lost, and goes out again at once', () => {
  expect(answerOf(download(6, drop(2)))).toBe(`
 75.259ms  client ← server  101.501ms  ACK 1448 seq=1 ack=101 waited 0.042ms
 75.259ms  client ← server     ✗ rule  ACK 1448 seq=1449 ack=101
 75.259ms  client ← server  102.701ms  ACK 1448 seq=2897 ack=101 waited 1.242ms
 75.259ms  client ← server  103.901ms  ACK 1448 seq=4345 ack=101 waited 2.442ms
 75.259ms  client ← server  105.101ms  ACK 1448 seq=5793 ack=101 waited 3.642ms
 75.259ms  client ← server  106.301ms  PSH 1448 seq=7241 ack=101 waited 4.842ms
 75.259ms  client ← server  106.342ms  FIN, ACK seq=8689 ack=101 waited 6.042ms
101.501ms  client → server  126.542ms  ACK seq=101 ack=1449
102.701ms  client → server  127.752ms  ACK seq=101 ack=1449 sack=2897–4345
103.901ms  client → server  128.952ms  ACK seq=101 ack=1449 sack=2897–5793
105.101ms  client → server  130.152ms  ACK seq=101 ack=1449 sack=2897–7241
106.301ms  client → server  131.352ms  ACK seq=101 ack=1449 sack=2897–8689
106.342ms  client → server  131.403ms  ACK seq=101 ack=1449 sack=2897–8690 waited 0.010ms
130.152ms  client ← server  156.352ms  ACK 1448 seq=1449 ack=101 (fast retransmission)
156.352ms  client → server  181.394ms  ACK seq=101 ack=8690
156.352ms  client → server  181.435ms  FIN, ACK seq=101 ack=8690 waited 0.042ms
181.435ms  client ← server  206.477ms  ACK seq=8690 ack=102
`);
});

test('the newest block comes first, and there are three at most beside timestamps', () => {
  expect(acksOf(download(10, drop(1, 3, 5, 7, 9)))).toEqual([
    'ACK seq=101 ack=1 sack=1449–2897',
    'ACK seq=101 ack=1 sack=4345–5793,1449–2897',
    'ACK seq=101 ack=1 sack=7241–8689,4345–5793,1449–2897',
    'ACK seq=101 ack=1 sack=10137–11585,7241–8689,4345–5793',
    'ACK seq=101 ack=1 sack=13033–14481,10137–11585,7241–8689',
    'ACK seq=101 ack=1 sack=13033–14482,10137–11585,7241–8689',
    'ACK seq=101 ack=2897 sack=13033–14482,10137–11585,7241–8689',
    'ACK seq=101 ack=5793 sack=13033–14482,10137–11585,7241–8689',
    'ACK seq=101 ack=8689 sack=13033–14482,10137–11585',
    'ACK seq=101 ack=11585 sack=13033–14482',
    'ACK seq=101 ack=14482',
    'FIN, ACK seq=101 ack=14482 waited 0.042ms',
  ]);
});

test('several segments lost in one window are back in one round trip', () => {
  expect(copiesOf(download(20, drop(12, 14, 16)))).toEqual([
    '181.406ms client ← server 207.606ms ACK 1448 seq=15929 ack=101 (fast retransmission)',
    '182.606ms client ← server 208.806ms ACK 1448 seq=18825 ack=101 (fast retransmission)',
    '183.806ms client ← server 210.006ms ACK 1448 seq=21721 ack=101 (fast retransmission)',
  ]);
});

test('a copy that is lost again is found by what was sent after it, without a time-out', () => {
  expect(copiesOf(download(60, drop(12, 35)))).toEqual([
    '181.394ms client ← server ✗ rule ACK 1448 seq=15929 ack=101 (fast retransmission)',
    '235.045ms client ← server 261.245ms ACK 1448 seq=15929 ack=101 (fast retransmission)',
  ]);
});

test('fewer than three segments beyond a gap: a quarter of the round trip is left for reordering', () => {
  expect(copiesOf(download(10, drop(8)))).toEqual([
    '150.674ms client ← server 176.874ms ACK 1448 seq=10137 ack=101 (fast retransmission)',
  ]);
});

test('a segment that comes a little late is not sent again', () => {
  expect(copiesOf(download(20, [late(5, 2)]))).toEqual([]);
});

test('a probe after two round trips makes a loss at the end known', () => {
  expect(answerOf(download(4, [...drop(3, 4), { drop: 'fin', nth: 1 }]))).toBe(`
 75.259ms  client ← server  101.501ms  ACK 1448 seq=1 ack=101 waited 0.042ms
 75.259ms  client ← server  102.701ms  ACK 1448 seq=1449 ack=101 waited 1.242ms
 75.259ms  client ← server     ✗ rule  ACK 1448 seq=2897 ack=101
 75.259ms  client ← server     ✗ rule  PSH 1448 seq=4345 ack=101
 75.259ms  client ← server     ✗ rule  FIN, ACK seq=5793 ack=101
101.501ms  client → server  126.542ms  ACK seq=101 ack=1449
102.701ms  client → server  127.742ms  ACK seq=101 ack=2897
230.781ms  client ← server  255.823ms  FIN, ACK seq=5793 ack=101 (TLP retransmission)
255.823ms  client → server  280.874ms  ACK seq=101 ack=2897 sack=5793–5794
280.874ms  client ← server  307.074ms  ACK 1448 seq=2897 ack=101 (fast retransmission)
307.074ms  client → server  332.125ms  ACK seq=101 ack=4345 sack=5793–5794
332.125ms  client ← server  358.325ms  PSH 1448 seq=4345 ack=101 (fast retransmission)
358.325ms  client → server  383.367ms  ACK seq=101 ack=5794
358.325ms  client → server  383.408ms  FIN, ACK seq=101 ack=5794 waited 0.042ms
383.408ms  client ← server  408.450ms  ACK seq=5794 ack=102
`);
});

test('the time-out comes when the probe is lost as well', () => {
  const fins: Rule[] = [1, 2].map((nth) => ({ drop: 'fin', nth }));
  expect(copiesOf(download(1, [...drop(1), ...fins]))).toEqual([
    '177.438ms client ← server ✗ rule FIN, ACK seq=1449 ack=101 (TLP retransmission)',
    '427.528ms client ← server 453.728ms PSH 1448 seq=1 ack=101 (RTO retransmission)',
    '478.770ms client ← server 503.811ms FIN, ACK seq=1449 ack=101 (RTO retransmission)',
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

test('PRR lets one segment out for two that arrive, until half of the window is left', () => {
  const lab = download(60, drop(20));
  const sent = lab.recorder.events.flatMap((event) => {
    if (event.kind !== 'packet' || event.from !== 'server' || event.event !== 'enqueued') return [];
    const { body } = event.packet;
    const isData = body.protocol === 'tcp' && body.payload.length > 0;
    return isData && event.at > 190.9e6 && event.at < 240e6 ? [Math.round(event.at / 1e5) / 10] : [];
  });
  // ACKs come 1.2 ms apart. The copy goes first; the round trip that follows is all of the new window.
  expect(sent).toEqual([191, 193.4, 195.8, 198.2, 229, 231.4, 233.8, 236.2, 238.6]);
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
