import { expect, test } from 'vitest';
import { drain, echo, Lab } from './lab.ts';

const sockets = { include: ['packets', 'sockets'] } as const;

test('an echo exchange as a real capture shows it: the client closes first and waits in TIME-WAIT', () => {
  const lab = new Lab();
  lab.listen(7000, echo);
  lab.connect(7000, (socket) => ({
    connected: () => socket.send(new Uint8Array(5)),
    readable: () => {
      if (drain(socket).length === 5) socket.close();
    },
  }));
  lab.run();
  expect(lab.ladder(sockets)).toBe(`
    0.000ms  server LISTEN  10.0.0.2:7000
    0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
    0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
   25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
   25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
   50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
   50.096ms  client → server   75.138ms  ACK seq=1 ack=1
   50.096ms  client → server   75.183ms  PSH 5 seq=1 ack=1 waited 0.042ms
   75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
   75.183ms  client ← server  100.225ms  ACK seq=1 ack=6
   75.183ms  client ← server  100.270ms  PSH 5 seq=1 ack=6 waited 0.042ms
  100.270ms  client → server  125.312ms  ACK seq=6 ack=6
  100.270ms  client FIN-WAIT-1  10.0.0.1:32768 → 10.0.0.2:7000
  100.270ms  client → server  125.354ms  FIN, ACK seq=6 ack=6 waited 0.042ms
  125.354ms  server CLOSE-WAIT  10.0.0.2:7000 → 10.0.0.1:32768
  125.354ms  server LAST-ACK  10.0.0.2:7000 → 10.0.0.1:32768
  125.354ms  client ← server  150.395ms  FIN, ACK seq=6 ack=7
  150.395ms  client FIN-WAIT-2  10.0.0.1:32768 → 10.0.0.2:7000
  150.395ms  client TIME-WAIT  10.0.0.1:32768 → 10.0.0.2:7000
  150.395ms  client → server  175.437ms  ACK seq=7 ack=7
  175.437ms  server CLOSED  10.0.0.2:7000 → 10.0.0.1:32768
60150.395ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:7000
`);
});

test('after a half-close the other direction goes on', () => {
  const lab = new Lab();
  let received = 0;
  lab.listen(7000, (socket) => {
    socket.listener = {
      readable: () => {
        drain(socket, () => {
          socket.send(new Uint8Array(3000));
          lab.at(200, () => {
            socket.send(new Uint8Array(100));
            socket.close();
          });
        });
      },
    };
  });
  lab.connect(7000, (socket) => ({
    connected: () => {
      socket.send(new Uint8Array(10));
      socket.shutdown();
    },
    readable: () => {
      received += drain(socket).length;
    },
  }));
  lab.run();
  expect(received).toBe(3100);
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 50.096ms  client → server   75.187ms  PSH 10 seq=1 ack=1 waited 0.042ms
 50.096ms  client → server   75.229ms  FIN, ACK seq=11 ack=1 waited 0.091ms
 75.187ms  client ← server  100.229ms  ACK seq=1 ack=11
 75.229ms  client ← server  101.429ms  ACK 1448 seq=1 ack=12
 75.229ms  client ← server  102.629ms  ACK 1448 seq=1449 ack=12 waited 1.200ms
 75.229ms  client ← server  102.754ms  PSH 104 seq=2897 ack=12 waited 2.400ms
101.429ms  client → server  126.470ms  ACK seq=12 ack=1449
102.629ms  client → server  127.670ms  ACK seq=12 ack=2897
102.754ms  client → server  127.795ms  ACK seq=12 ack=3001
200.000ms  client ← server  225.122ms  PSH 100 seq=3001 ack=12
200.000ms  client ← server  225.163ms  FIN, ACK seq=3101 ack=12 waited 0.122ms
225.122ms  client → server  250.163ms  ACK seq=12 ack=3101
225.163ms  client → server  250.205ms  ACK seq=12 ack=3102
`);
});

test('a socket closed with unread data resets: ECONNRESET for the peer, then EPIPE', () => {
  const lab = new Lab();
  const errors: unknown[] = [];
  lab.listen(7000, (socket) => lab.at(155, () => socket.close()));
  lab.connect(7000, (socket) => ({
    connected: () => socket.send(new Uint8Array(10)),
    failed: (errno) => errors.push(errno, socket.send(new Uint8Array(1))),
  }));
  lab.run();
  expect(errors).toEqual(['ECONNRESET', 'EPIPE']);
  expect(lab.ladder(sockets)).toBe(`
  0.000ms  server LISTEN  10.0.0.2:7000
  0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 50.096ms  client → server   75.187ms  PSH 10 seq=1 ack=1 waited 0.042ms
 75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
 75.187ms  client ← server  100.229ms  ACK seq=1 ack=11
155.000ms  client ← server  180.042ms  RST, ACK seq=1 ack=11
155.000ms  server CLOSED  10.0.0.2:7000 → 10.0.0.1:32768
180.042ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:7000
`);
});
