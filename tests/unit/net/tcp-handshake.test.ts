import { expect, test } from 'vitest';
import { at, CLIENT, echo, Lab, must, SERVER } from './lab.ts';

const sockets = { include: ['packets', 'sockets'] } as const;

test('three segments open a connection, and data may follow the third at once', () => {
  const lab = new Lab();
  lab.listen(7000, echo);
  lab.connect(7000, (socket) => ({ connected: () => socket.send(new Uint8Array(5)) }));
  lab.run(200);
  expect(lab.ladder({ ...sockets, windows: true })).toBe(`
  0.000ms  server LISTEN  10.0.0.2:7000
  0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1 win=64256
 50.096ms  client → server   75.183ms  PSH 5 seq=1 ack=1 win=64256 waited 0.042ms
 75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
 75.183ms  client ← server  100.225ms  ACK seq=1 ack=6 win=65280
 75.183ms  client ← server  100.270ms  PSH 5 seq=1 ack=6 win=65280 waited 0.042ms
100.270ms  client → server  125.312ms  ACK seq=6 ack=6 win=64256
`);
});

test('a SYN to a port where nobody listens is answered by RST after one round trip', () => {
  const lab = new Lab();
  const errors: string[] = [];
  const socket = lab.connect(4999, () => ({ failed: (errno) => errors.push(errno) }));
  lab.run();
  expect(errors).toEqual(['ECONNREFUSED']);
  expect(socket.state).toBe('CLOSED');
  expect(lab.ladder(sockets)).toBe(`
  0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:4999
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.080ms  RST, ACK seq=1 ack=1
 50.080ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:4999
`);
});

test('a lost SYN-ACK is sent again once, though both ends have a timer for it', () => {
  const lab = new Lab({ down: { rules: [{ drop: 'synack', nth: 1 }] } });
  lab.listen(7000, echo);
  lab.connect(7000, () => ({}));
  lab.run(5000);
  expect(lab.ladder()).toBe(`
   0.000ms  client → server    25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  25.048ms  client ← server      ✗ rule  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
1000.000ms  client → server  1025.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK (RTO retransmission)
1025.048ms  client ← server  1050.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK (RTO retransmission)
1050.096ms  client → server  1075.138ms  ACK seq=1 ack=1
`);
});

test('a server that speaks first waits for the third segment, and its SYN-ACK is repeated', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'ack', nth: 1 }] } });
  lab.listen(7000, (socket) => socket.send(new Uint8Array(7)));
  lab.connect(7000, () => ({}));
  lab.run(2000);
  expect(lab.ladder()).toBe(`
   0.000ms  client → server    25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  25.048ms  client ← server    50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
  50.096ms  client → server      ✗ rule  ACK seq=1 ack=1
1025.048ms  client ← server  1050.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK (RTO retransmission)
1050.096ms  client → server  1075.138ms  ACK seq=1 ack=1
1075.138ms  client ← server  1100.185ms  PSH 7 seq=1 ack=1
1100.185ms  client → server  1125.226ms  ACK seq=1 ack=8
`);
});

test('two ends that connect to each other at once get one connection', () => {
  const lab = new Lab();
  const connected: string[] = [];
  const client = lab.client.openStream();
  const server = lab.server.openStream();
  client.listener = { connected: () => connected.push('client') };
  server.listener = { connected: () => connected.push('server') };
  must(client.bind(at(CLIENT, 100)));
  must(server.bind(at(SERVER, 200)));
  must(client.connect(at(SERVER, 200)));
  must(server.connect(at(CLIENT, 100)));
  lab.run(1000);
  expect(connected).toEqual(['client', 'server']);
  expect(lab.ladder(sockets)).toBe(`
  0.000ms  client SYN-SENT  10.0.0.1:100 → 10.0.0.2:200
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  0.000ms  server SYN-SENT  10.0.0.2:200 → 10.0.0.1:100
  0.000ms  client ← server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  server SYN-RECEIVED  10.0.0.2:200 → 10.0.0.1:100
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 25.048ms  client SYN-RECEIVED  10.0.0.1:100 → 10.0.0.2:200
 25.048ms  client → server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client ESTABLISHED  10.0.0.1:100 → 10.0.0.2:200
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 50.096ms  server ESTABLISHED  10.0.0.2:200 → 10.0.0.1:100
 50.096ms  client ← server   75.138ms  ACK seq=1 ack=1
`);
});
