import { expect, test } from 'vitest';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import { at, CLIENT, drain, echo, Lab, must, SERVER } from './lab.ts';

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

test('a lost SYN is sent again after one second', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'syn', nth: 1 }] } });
  lab.listen(7000, echo);
  lab.connect(7000, () => ({}));
  lab.run(5000);
  expect(lab.ladder()).toBe(`
   0.000ms  client → server      ✗ rule  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
1000.000ms  client → server  1025.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK (RTO retransmission)
1025.048ms  client ← server  1050.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
1050.096ms  client → server  1075.138ms  ACK seq=1 ack=1
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

test('data makes up for a lost third segment: it carries the same ACK', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'ack', nth: 1 }] } });
  lab.listen(7000, echo);
  lab.connect(7000, (socket) => ({ connected: () => socket.send(new Uint8Array(5)) }));
  lab.run(200);
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server     ✗ rule  ACK seq=1 ack=1
 50.096ms  client → server   75.142ms  PSH 5 seq=1 ack=1
 75.142ms  client ← server  100.183ms  ACK seq=1 ack=6
 75.142ms  client ← server  100.229ms  PSH 5 seq=1 ack=6 waited 0.042ms
100.229ms  client → server  125.270ms  ACK seq=6 ack=6
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

test('Linux repeats a SYN at 1, 2, 3, 4, 5, 7, 11, 19, 35 and 67 s, and gives up at 131 s', () => {
  const lab = new Lab({ up: { loss: 1 } });
  const failures: [string, number][] = [];
  lab.connect(7000, () => ({ failed: (errno) => failures.push([errno, lab.simulator.now / 1e9]) }));
  lab.run();
  expect(failures).toEqual([['ETIMEDOUT', 131]]);
  expect(synTimes(lab)).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67]);
});

test('without linear time-outs a SYN is repeated as RFC 6298 says: 1, 3, 7, 15, 31 and 63 s', () => {
  const lab = new Lab({ up: { loss: 1 }, tcp: { synLinearTimeouts: 0 } });
  const failures: [string, number][] = [];
  lab.connect(7000, () => ({ failed: (errno) => failures.push([errno, lab.simulator.now / 1e9]) }));
  lab.run();
  expect(failures).toEqual([['ETIMEDOUT', 127]]);
  expect(synTimes(lab)).toEqual([0, 1, 3, 7, 15, 31, 63]);
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
 50.096ms  server ESTABLISHED  10.0.0.2:200 → 10.0.0.1:100
`);
});

test('a backlog of 1 lets two connections wait; a third is dropped, and tries again until there is room', () => {
  const lab = new Lab();
  const listener = lab.server.openStream();
  must(listener.bind(at(SERVER, 7000)));
  must(listener.listen(1));
  for (const start of [0, 100, 200]) lab.at(start, () => lab.connect(7000, () => ({})));
  lab.at(2500, () => expect(listener.accept()?.remote).toEqual(at(CLIENT, 32768)));
  lab.run(4000);
  expect(lab.ladder({ ports: true })).toBe(`
   0.000ms  client:32768 → server:7000    25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  25.048ms  client:32768 ← server:7000    50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
  50.096ms  client:32768 → server:7000    75.138ms  ACK seq=1 ack=1
 100.000ms  client:32769 → server:7000   125.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 125.048ms  client:32769 ← server:7000   150.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 150.096ms  client:32769 → server:7000   175.138ms  ACK seq=1 ack=1
 200.000ms  client:32770 → server:7000   225.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
1200.000ms  client:32770 → server:7000  1225.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK (RTO retransmission)
2200.000ms  client:32770 → server:7000  2225.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK (RTO retransmission)
3200.000ms  client:32770 → server:7000  3225.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK (RTO retransmission)
3225.048ms  client:32770 ← server:7000  3250.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
3250.096ms  client:32770 → server:7000  3275.138ms  ACK seq=1 ack=1
`);
});

test('connections that complete while the queue fills up are open for the client alone', () => {
  const lab = new Lab();
  const listener = lab.server.openStream();
  must(listener.bind(at(SERVER, 7000)));
  must(listener.listen(0));
  for (let count = 0; count < 2; count++) lab.connect(7000, () => ({}));
  lab.run(500);
  expect(lab.client.sockets.all().map(({ state }) => state)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  expect(lab.server.sockets.all().map(({ state }) => state)).toEqual([
    'LISTEN',
    'ESTABLISHED',
    'SYN-RECEIVED',
  ]);
});

test('data that comes before accept() waits in the socket', () => {
  const lab = new Lab();
  const listener = lab.server.openStream();
  must(listener.bind(at(SERVER, 7000)));
  must(listener.listen(5));
  lab.connect(7000, (socket) => ({ connected: () => socket.send(new Uint8Array(9)) }));
  lab.run(500);
  expect(drain(listener.accept()!)?.length).toBe(9);
});

function synTimes(lab: Lab): number[] {
  return lab.recorder.events.filter((event) => event.kind === 'packet').map((event) => event.at / 1e9);
}

test('a connection that is reset before accept() leaves the queue', () => {
  const lab = new Lab();
  const listener = lab.server.openStream();
  must(listener.bind(at(SERVER, 7000)));
  must(listener.listen(0));
  lab.connect(7000, (socket) => ({ connected: () => lab.at(100, () => socket.abort()) }));
  lab.at(200, () => lab.connect(7000, () => ({})));
  lab.run(500);
  expect(listener.accept()?.remote?.port).toBe(32769);
  expect(listener.accept()).toBe(undefined);
});

test('a listening socket that is closed resets the connections nobody has accepted', () => {
  const lab = new Lab();
  const errors: string[] = [];
  const listener = lab.server.openStream();
  must(listener.bind(at(SERVER, 7000)));
  must(listener.listen(5));
  lab.connect(7000, () => ({ failed: (errno) => errors.push(errno) }));
  lab.at(100, () => listener.close());
  lab.run(500);
  expect(errors).toEqual(['ECONNRESET']);
  expect(lab.server.sockets.all()).toEqual([]);
});

test('a client that forgot its connection makes the server forget it too, and gets a new one', () => {
  // The same port again, after a "crash" that sent nothing: the server answers with the ACK of the old connection.
  const lab = new Lab();
  lab.listen(7000, () => {});
  const connect = (): StreamSocket => {
    const socket = lab.client.openStream();
    must(socket.bind(at(CLIENT, 5000)));
    must(socket.connect(at(SERVER, 7000)));
    return socket;
  };
  const old = connect();
  lab.at(100, () => {
    lab.network.link('client', 'server').setLoss(1);
    old.abort();
  });
  lab.at(101, () => {
    lab.network.link('client', 'server').setLoss(0);
    connect();
  });
  lab.run(3000);
  expect(`\n${lab.ladder().split('\n').slice(5).join('\n')}`).toBe(`
 101.000ms  client → server   126.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 126.048ms  client ← server   151.090ms  ACK seq=1 ack=3394215906
 151.090ms  client → server   176.122ms  RST seq=3394215906
1101.000ms  client → server  1126.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK (RTO retransmission)
1126.048ms  client ← server  1151.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
1151.096ms  client → server  1176.138ms  ACK seq=1 ack=1
`);
});
