import { expect, test } from 'vitest';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import { seconds } from '../../../src/lib/net/time.ts';
import { drain, echo, Lab } from './lab.ts';

const QUICK = { idle: seconds(10), interval: seconds(2), count: 3 };

/** A connection over which nothing is said; the client has keep-alive on. */
function silent(lab: Lab, failures: string[] = []): StreamSocket {
  lab.listen(7000, echo);
  return lab.connect(7000, (socket) => {
    socket.setKeepAlive(true, QUICK);
    return {
      readable: () => {
        drain(socket);
      },
      failed: (errno) => failures.push(`${errno} at ${Math.round(lab.simulator.now / 1e6)} ms`),
    };
  });
}

const afterHandshake = (lab: Lab): string => `\n${lab.ladder().split('\n').slice(4).join('\n')}`;

test('an idle peer is probed with an old sequence number, and its ACK is enough', () => {
  const lab = new Lab();
  silent(lab);
  lab.run(21_000);
  expect(afterHandshake(lab)).toBe(`
10050.096ms  client → server  10075.138ms  ACK seq=0 ack=1
10075.138ms  client ← server  10100.179ms  ACK seq=1 ack=1
20100.179ms  client → server  20125.221ms  ACK seq=0 ack=1
20125.221ms  client ← server  20150.262ms  ACK seq=1 ack=1
`);
});

test('a peer that is gone is given up after the last probe: RST, and ETIMEDOUT', () => {
  const lab = new Lab();
  const failures: string[] = [];
  silent(lab, failures);
  lab.at(1000, () => lab.network.link('server', 'client').setLoss(1));
  lab.run(30_000);
  expect(afterHandshake(lab)).toBe(`
10050.096ms  client → server  10075.138ms  ACK seq=0 ack=1
10075.138ms  client ← server       ✗ loss  ACK seq=1 ack=1
12050.096ms  client → server  12075.138ms  ACK seq=0 ack=1
12075.138ms  client ← server       ✗ loss  ACK seq=1 ack=1
14050.096ms  client → server  14075.138ms  ACK seq=0 ack=1
14075.138ms  client ← server       ✗ loss  ACK seq=1 ack=1
16050.096ms  client → server  16075.138ms  RST, ACK seq=1 ack=1
`);
  expect(failures).toEqual(['ETIMEDOUT at 16050 ms']);
});

test('a peer that has restarted answers the probe with RST', () => {
  const lab = new Lab();
  const failures: string[] = [];
  const accepted: StreamSocket[] = [];
  lab.listen(7000, (socket) => accepted.push(socket));
  lab.connect(7000, (socket) => {
    socket.setKeepAlive(true, QUICK);
    return { failed: (errno) => failures.push(errno) };
  });
  lab.at(1000, () => {
    lab.network.link('server', 'client').setLoss(1);
    accepted[0]!.abort();
  });
  lab.at(1001, () => lab.network.link('server', 'client').setLoss(0));
  lab.run(30_000);
  expect(afterHandshake(lab)).toBe(`
 1000.000ms  client ← server       ✗ loss  RST, ACK seq=1 ack=1
10050.096ms  client → server  10075.138ms  ACK seq=0 ack=1
10075.138ms  client ← server  10100.170ms  RST seq=1
`);
  expect(failures).toEqual(['ECONNRESET']);
});

test('without keep-alive a silent connection stays for ever', () => {
  const lab = new Lab();
  const socket = silent(lab);
  lab.at(1000, () => socket.setKeepAlive(false));
  lab.run(1e7);
  expect(socket.state).toBe('ESTABLISHED');
  expect(lab.recorder.events.filter(({ at }) => at > 1e9)).toEqual([]);
});

test('traffic puts the probe off', () => {
  const lab = new Lab();
  const socket = silent(lab);
  lab.at(8000, () => socket.send(new Uint8Array(10)));
  lab.run(19_000);
  expect(afterHandshake(lab)).toBe(`
 8000.000ms  client → server   8025.050ms  PSH 10 seq=1 ack=1
 8025.050ms  client ← server   8050.091ms  ACK seq=1 ack=11
 8025.050ms  client ← server   8050.141ms  PSH 10 seq=1 ack=11 waited 0.042ms
 8050.141ms  client → server   8075.182ms  ACK seq=11 ack=11
18050.141ms  client → server  18075.182ms  ACK seq=10 ack=11
18075.182ms  client ← server  18100.224ms  ACK seq=11 ack=11
`);
});
