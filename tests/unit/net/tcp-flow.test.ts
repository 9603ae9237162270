import { expect, test } from 'vitest';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { at, drain, Lab, must, SERVER, sendAll } from './lab.ts';

/** A client that writes twice, waits for the answer, and does so three times. Returns the times of the rounds in ms. */
function writeWriteRead(lab: Lab, noDelay: boolean): number[] {
  const rounds: number[] = [];
  lab.listen(7000, (socket) => {
    let unanswered = 0;
    socket.listener = {
      readable: () => {
        unanswered += drain(socket).length;
        if (unanswered < 100) return;
        unanswered -= 100;
        socket.send(new Uint8Array(10));
      },
    };
  });
  lab.connect(7000, (socket) => {
    let start = 0;
    const ask = (): void => {
      start = lab.simulator.now;
      socket.send(new Uint8Array(50));
      socket.send(new Uint8Array(50));
    };
    socket.setNoDelay(noDelay);
    return {
      connected: ask,
      readable: () => {
        drain(socket);
        rounds.push(Math.round((lab.simulator.now - start) / 1e6));
        if (rounds.length < 3) ask();
      },
    };
  });
  lab.run(1000);
  return rounds;
}

test("Nagle's algorithm and delayed ACKs together cost two round trips and 40 ms", () => {
  const lab = new Lab();
  expect(writeWriteRead(lab, false)).toEqual([100, 140, 140]);
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 50.096ms  client → server   75.219ms  PSH 50 seq=1 ack=1 waited 0.042ms
 75.219ms  client ← server  100.261ms  ACK seq=1 ack=51
100.261ms  client → server  125.342ms  PSH 50 seq=51 ack=1
125.342ms  client ← server  150.384ms  ACK seq=1 ack=101
125.342ms  client ← server  150.434ms  PSH 10 seq=1 ack=101 waited 0.042ms
150.434ms  client → server  175.475ms  ACK seq=101 ack=11
150.434ms  client → server  175.557ms  PSH 50 seq=101 ack=11 waited 0.042ms
215.557ms  client ← server  240.598ms  ACK seq=11 ack=151
240.598ms  client → server  265.680ms  PSH 50 seq=151 ack=11
265.680ms  client ← server  290.722ms  ACK seq=11 ack=201
265.680ms  client ← server  290.771ms  PSH 10 seq=11 ack=201 waited 0.042ms
290.771ms  client → server  315.853ms  PSH 50 seq=201 ack=21
355.853ms  client ← server  380.894ms  ACK seq=21 ack=251
380.894ms  client → server  405.976ms  PSH 50 seq=251 ack=21
405.976ms  client ← server  431.018ms  ACK seq=21 ack=301
405.976ms  client ← server  431.067ms  PSH 10 seq=21 ack=301 waited 0.042ms
471.067ms  client → server  496.109ms  ACK seq=301 ack=31
`);
});

test('a receiver that does not read closes its window; probes ask until it reads', () => {
  const lab = new Lab({ tcp: { receiveBuffer: { initial: 16_384, max: 16_384 } } });
  lab.listen(7000, (socket) => sendAll(socket, new Uint8Array(20_000)));
  lab.connect(7000, (socket) => {
    const read = (): void => {
      drain(socket, () => socket.close());
    };
    lab.at(3000, () => {
      socket.listener = { readable: read };
      read();
    });
    return {};
  });
  lab.run();
  expect(lab.ladder({ windows: true })).toBe(`
   0.000ms  client → server    25.048ms  SYN seq=0 win=10220 mss=1460 ws=0 sackOK
  25.048ms  client ← server    50.096ms  SYN, ACK seq=0 ack=1 win=10136 mss=1460 ws=0 sackOK
  50.096ms  client → server    75.138ms  ACK seq=1 ack=1 win=10220
  75.138ms  client ← server   101.338ms  ACK 1448 seq=1 ack=1 win=10136
  75.138ms  client ← server   102.538ms  ACK 1448 seq=1449 ack=1 win=10136 waited 1.200ms
  75.138ms  client ← server   103.738ms  ACK 1448 seq=2897 ack=1 win=10136 waited 2.400ms
  75.138ms  client ← server   104.938ms  ACK 1448 seq=4345 ack=1 win=10136 waited 3.600ms
  75.138ms  client ← server   106.138ms  ACK 1448 seq=5793 ack=1 win=10136 waited 4.800ms
  75.138ms  client ← server   107.338ms  ACK 1448 seq=7241 ack=1 win=10136 waited 6.000ms
  75.138ms  client ← server   108.538ms  ACK 1448 seq=8689 ack=1 win=10136 waited 7.200ms
 101.338ms  client → server   126.379ms  ACK seq=1 ack=1449 win=8792
 102.538ms  client → server   127.579ms  ACK seq=1 ack=2897 win=7344
 103.738ms  client → server   128.779ms  ACK seq=1 ack=4345 win=5896
 144.938ms  client → server   169.979ms  ACK seq=1 ack=10137 win=104
 426.373ms  client ← server   451.498ms  ACK 104 seq=10137 ack=1 win=10136 (window full)
 451.498ms  client → server   476.539ms  ACK seq=1 ack=10241 win=0
 732.155ms  client ← server   757.196ms  ACK seq=10240 ack=1 win=10136
 757.196ms  client → server   782.238ms  ACK seq=1 ack=10241 win=0
1293.468ms  client ← server  1318.510ms  ACK seq=10240 ack=1 win=10136
1318.510ms  client → server  1343.551ms  ACK seq=1 ack=10241 win=0
2366.012ms  client ← server  2391.054ms  ACK seq=10240 ack=1 win=10136
2391.054ms  client → server  2416.096ms  ACK seq=1 ack=10241 win=0
3000.000ms  client → server  3025.042ms  ACK seq=1 ack=10241 win=10240
3025.042ms  client ← server  3051.242ms  ACK 1448 seq=10241 ack=1 win=10136
3025.042ms  client ← server  3052.442ms  ACK 1448 seq=11689 ack=1 win=10136 waited 1.200ms
3025.042ms  client ← server  3053.642ms  ACK 1448 seq=13137 ack=1 win=10136 waited 2.400ms
3025.042ms  client ← server  3054.842ms  ACK 1448 seq=14585 ack=1 win=10136 waited 3.600ms
3025.042ms  client ← server  3056.042ms  ACK 1448 seq=16033 ack=1 win=10136 waited 4.800ms
3025.042ms  client ← server  3057.242ms  ACK 1448 seq=17481 ack=1 win=10136 waited 6.000ms
3025.042ms  client ← server  3058.141ms  FIN, PSH 1072 seq=18929 ack=1 win=10136 waited 7.200ms
3051.242ms  client → server  3076.283ms  ACK seq=1 ack=11689 win=8792
3052.442ms  client → server  3077.483ms  ACK seq=1 ack=13137 win=8792
3053.642ms  client → server  3078.683ms  ACK seq=1 ack=14585 win=8792
3056.042ms  client → server  3081.083ms  ACK seq=1 ack=17481 win=8792
3058.141ms  client → server  3083.182ms  ACK seq=1 ack=20002 win=9168
3058.141ms  client → server  3083.224ms  FIN, ACK seq=1 ack=20002 win=10240 waited 0.042ms
3083.224ms  client ← server  3108.266ms  ACK seq=20002 ack=2 win=10136
`);
});

test('the send buffer takes two windows, and tells when there is room again', () => {
  const lab = new Lab();
  const taken: unknown[] = [];
  lab.listen(7000, (socket) => {
    socket.listener = { readable: () => drain(socket) };
  });
  lab.connect(7000, (socket: StreamSocket) => ({
    connected: () =>
      taken.push(
        socket.room,
        socket.send(new Uint8Array(100_000)),
        socket.room,
        socket.send(new Uint8Array(1)),
      ),
    writable: () => taken.push('writable', socket.room > 0),
  }));
  lab.run(105);
  expect(taken).toEqual([28_960, 28_960, 0, 0, 'writable', true]);
});

test('the receive buffer grows with what the program reads, so that a long fat path fills', () => {
  // 100 Mbit/s and 100 ms hold 1.25 MB; the window starts at 64 KB and must not be the limit for long.
  const lab = new Lab({
    up: { rate: 100e6, delay: milliseconds(50) },
    down: { rate: 100e6, delay: milliseconds(50) },
  });
  lab.listen(7000, (socket) => sendAll(socket, new Uint8Array(10_000_000)));
  let received = 0;
  let doneAt = 0;
  lab.connect(7000, (socket) => ({
    readable: () => {
      received += drain(socket).length;
      doneAt = lab.simulator.now / 1e6;
    },
  }));
  lab.run(10_000);
  expect(received).toBe(10_000_000);
  // Linux with 16 MB buffers, which no window limits, needs 1578 ms from the SYN on with a request before it.
  expect(Math.round(doneAt)).toBeLessThan(1600);
});

test('room in the send buffer never shrinks but by writing, also when a loss halves the window', () => {
  const lab = new Lab({ down: { loss: 0.05, rate: 100e6 } });
  let room = 0;
  let shrunk = 0;
  lab.listen(7000, (socket) => {
    const write = (): void => {
      socket.send(new Uint8Array(socket.room + 1));
      room = socket.room;
    };
    socket.listener = { writable: write };
    write();
    const watch = (): void => {
      if (socket.room < room) shrunk++;
      room = socket.room;
      lab.simulator.schedule(milliseconds(1), watch);
    };
    watch();
  });
  lab.connect(7000, (socket) => ({ readable: () => void drain(socket) }));
  lab.run(5000);
  expect(shrunk).toBe(0);
});

test('on loopback a segment holds half the first window, then as much as an IP packet can', () => {
  const lab = new Lab();
  lab.listen(7000, (socket) => sendAll(socket, new Uint8Array(250_000)));
  const client = lab.server.openStream();
  client.listener = { readable: () => drain(client) };
  must(client.connect(at(SERVER, 7000)));
  lab.run(100);
  expect(lab.ladder()).toBe(`
  0.000ms  server ↺    0.010ms  SYN seq=0 win=65495 mss=65495 ws=7 sackOK
  0.010ms  server ↺    0.020ms  SYN, ACK seq=0 ack=1 win=65483 mss=65495 ws=7 sackOK
  0.020ms  server ↺    0.030ms  ACK seq=1 ack=1
  0.030ms  server ↺    0.040ms  ACK 32768 seq=1 ack=1
  0.030ms  server ↺    0.040ms  ACK 32768 seq=32769 ack=1 (window full)
  0.040ms  server ↺    0.050ms  ACK seq=1 ack=32769
  0.040ms  server ↺    0.050ms  ACK seq=1 ack=65537
  0.050ms  server ↺    0.060ms  ACK 32768 seq=65537 ack=1
  0.060ms  server ↺    0.070ms  ACK seq=1 ack=98305
  0.070ms  server ↺    0.080ms  ACK 40960 seq=98305 ack=1
  0.070ms  server ↺    0.080ms  ACK 40960 seq=139265 ack=1 (window full)
  0.080ms  server ↺    0.090ms  ACK seq=1 ack=139265
  0.080ms  server ↺    0.090ms  ACK seq=1 ack=180225
  0.090ms  server ↺    0.100ms  ACK 65483 seq=180225 ack=1
  0.090ms  server ↺    0.100ms  FIN, PSH 4293 seq=245708 ack=1
  0.100ms  server ↺    0.110ms  ACK seq=1 ack=245708
 40.100ms  server ↺   40.110ms  ACK seq=1 ack=250002
`);
});
