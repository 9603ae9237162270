import { expect, test } from 'vitest';
import type { PacketClass } from '../../../src/lib/net/scenario.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { drain, Lab, sendAll } from './lab.ts';

/** A request of 100 bytes and an answer of `size` bytes, then both close; TCP without SACK. */
function download(size: number, options: ConstructorParameters<typeof Lab>[0]): Lab {
  const lab = new Lab({ ...options, tcp: { sack: false, ...options?.tcp } });
  lab.listen(7000, (socket) => {
    socket.listener = {
      readable: () => {
        if (drain(socket, () => socket.close()).length > 0) sendAll(socket, new Uint8Array(size));
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

const dropping = (name: PacketClass, ...counts: number[]) => ({
  rules: counts.map((nth) => ({ drop: name, nth })),
});

/** The ladder without the handshake and the request. */
const answerOf = (lab: Lab): string => `\n${lab.ladder().split('\n').slice(6).join('\n')}`;

test('with too few duplicate ACKs a lost segment is sent again when the timer expires, 200 ms and one round trip later', () => {
  expect(answerOf(download(1000, { down: dropping('data', 1) }))).toBe(`
 75.259ms  client ← server     ✗ rule  PSH 1000 seq=1 ack=101
 75.259ms  client ← server  100.342ms  FIN, ACK seq=1001 ack=101 waited 0.042ms
100.342ms  client → server  125.384ms  ACK seq=101 ack=1
325.349ms  client ← server  351.190ms  PSH 1000 seq=1 ack=101 (RTO retransmission)
351.190ms  client → server  376.232ms  ACK seq=101 ack=1002
351.190ms  client → server  376.274ms  FIN, ACK seq=101 ack=1002 waited 0.042ms
376.274ms  client ← server  401.315ms  ACK seq=1002 ack=102
`);
});

test('after a time-out the sender goes back to the first lost segment, and without SACK sends all again that follows', () => {
  expect(answerOf(download(7240, { down: dropping('data', 1, 2, 3, 4) }))).toBe(`
 75.259ms  client ← server     ✗ rule  ACK 1448 seq=1 ack=101
 75.259ms  client ← server     ✗ rule  ACK 1448 seq=1449 ack=101
 75.259ms  client ← server     ✗ rule  ACK 1448 seq=2897 ack=101
 75.259ms  client ← server     ✗ rule  ACK 1448 seq=4345 ack=101
 75.259ms  client ← server  101.501ms  PSH 1448 seq=5793 ack=101 waited 0.042ms
 75.259ms  client ← server  101.542ms  FIN, ACK seq=7241 ack=101 waited 1.242ms
101.501ms  client → server  126.542ms  ACK seq=101 ack=1
101.542ms  client → server  126.584ms  ACK seq=101 ack=1
325.349ms  client ← server  351.549ms  ACK 1448 seq=1 ack=101 (RTO retransmission)
351.549ms  client → server  376.590ms  ACK seq=101 ack=1449
376.590ms  client ← server  402.790ms  ACK 1448 seq=1449 ack=101 (RTO retransmission)
376.590ms  client ← server  403.990ms  ACK 1448 seq=2897 ack=101 (RTO retransmission) waited 1.200ms
402.790ms  client → server  427.832ms  ACK seq=101 ack=2897
403.990ms  client → server  429.032ms  ACK seq=101 ack=4345
427.832ms  client ← server  454.032ms  ACK 1448 seq=4345 ack=101 (RTO retransmission)
427.832ms  client ← server  455.232ms  PSH 1448 seq=5793 ack=101 (RTO retransmission) waited 1.200ms
429.032ms  client ← server  455.274ms  FIN, ACK seq=7241 ack=101 (RTO retransmission) waited 1.200ms
454.032ms  client → server  479.074ms  ACK seq=101 ack=7242
454.032ms  client → server  479.115ms  FIN, ACK seq=101 ack=7242 waited 0.042ms
455.232ms  client → server  480.274ms  ACK seq=102 ack=7242
455.274ms  client → server  480.315ms  ACK seq=102 ack=7242
479.115ms  client ← server  504.157ms  ACK seq=7242 ack=102
`);
});

test('a lost request is sent again by the client', () => {
  const lab = download(1000, { up: dropping('data', 1) });
  expect(`\n${lab.ladder().split('\n').slice(4).join('\n')}`).toBe(`
 50.096ms  client → server     ✗ rule  PSH 100 seq=1 ack=1
300.192ms  client → server  325.314ms  PSH 100 seq=1 ack=1 (RTO retransmission)
325.314ms  client ← server  350.355ms  ACK seq=1 ack=101
325.314ms  client ← server  351.197ms  PSH 1000 seq=1 ack=101 waited 0.042ms
325.314ms  client ← server  351.238ms  FIN, ACK seq=1001 ack=101 waited 0.883ms
351.197ms  client → server  376.238ms  ACK seq=101 ack=1001
351.238ms  client → server  376.280ms  FIN, ACK seq=101 ack=1002
376.280ms  client ← server  401.322ms  ACK seq=1002 ack=102
`);
});

test('a segment that overtakes others is no loss: fewer than three duplicate ACKs', () => {
  const lab = download(14480, { down: { rules: [{ delay: 'data', nth: 3, by: milliseconds(2) }] } });
  expect(answerOf(lab)).toBe(`
 75.259ms  client ← server  101.501ms  ACK 1448 seq=1 ack=101 waited 0.042ms
 75.259ms  client ← server  102.701ms  ACK 1448 seq=1449 ack=101 waited 1.242ms
 75.259ms  client ← server  105.901ms  ACK 1448 seq=2897 ack=101 waited 2.442ms
 75.259ms  client ← server  105.101ms  ACK 1448 seq=4345 ack=101 waited 3.642ms
 75.259ms  client ← server  106.301ms  ACK 1448 seq=5793 ack=101 waited 4.842ms
 75.259ms  client ← server  107.501ms  ACK 1448 seq=7241 ack=101 waited 6.042ms
 75.259ms  client ← server  108.701ms  ACK 1448 seq=8689 ack=101 waited 7.242ms
 75.259ms  client ← server  109.901ms  ACK 1448 seq=10137 ack=101 waited 8.442ms
 75.259ms  client ← server  111.101ms  ACK 1448 seq=11585 ack=101 waited 9.642ms
 75.259ms  client ← server  112.301ms  PSH 1448 seq=13033 ack=101 waited 10.842ms
101.501ms  client → server  126.542ms  ACK seq=101 ack=1449
102.701ms  client → server  127.742ms  ACK seq=101 ack=2897
105.101ms  client → server  130.142ms  ACK seq=101 ack=2897
105.901ms  client → server  130.942ms  ACK seq=101 ack=5793
106.301ms  client → server  131.342ms  ACK seq=101 ack=7241
107.501ms  client → server  132.542ms  ACK seq=101 ack=8689
108.701ms  client → server  133.742ms  ACK seq=101 ack=10137
109.901ms  client → server  134.942ms  ACK seq=101 ack=11585
111.101ms  client → server  136.142ms  ACK seq=101 ack=13033
112.301ms  client → server  137.342ms  ACK seq=101 ack=14481
126.542ms  client ← server  151.584ms  FIN, ACK seq=14481 ack=101
151.584ms  client → server  176.626ms  FIN, ACK seq=101 ack=14482
176.626ms  client ← server  201.667ms  ACK seq=14482 ack=102
`);
});

test('slow start doubles the window each round trip; after a loss it is halved and grows by one segment', () => {
  // Over links without a rate every window is one burst, 50 ms after the one before. While a large receive buffer
  // opens, every segment is acknowledged.
  const rate = Number.POSITIVE_INFINITY;
  const receiveBuffer = { initial: 16_777_216, max: 16_777_216 };
  const lab = download(400_000, {
    up: { rate },
    down: { ...dropping('data', 60), rate },
    tcp: { receiveBuffer },
  });
  const perRound: number[] = [];
  for (const event of lab.recorder.events) {
    if (event.kind !== 'packet' || event.from !== 'server') continue;
    if (event.event !== 'enqueued' && event.event !== 'dropped') continue;
    if (event.packet.body.protocol !== 'tcp' || event.packet.body.payload.length === 0) continue;
    const round = (event.at / 1e6 - 75) / 50;
    perRound[round] = (perRound[round] ?? 0) + 1;
  }
  expect(perRound).toEqual([10, 20, 40, 61, 34, 35, 36, 37, 5]);
});
