import { expect, test } from 'vitest';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import { at, CLIENT, drain, echo, Lab, must, SERVER } from './lab.ts';

const sockets = { include: ['packets', 'sockets'] } as const;

/** Reads to the end of the stream, then closes. */
const readThenClose = (socket: StreamSocket) => (): void => {
  drain(socket, () => socket.close());
};

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

test('FIN rides on the last data when both are queued before it is sent', () => {
  const lab = new Lab();
  lab.listen(7000, (socket) => {
    // The first write goes out at once; Nagle's algorithm holds the others until FIN comes.
    for (let count = 0; count < 5; count++) socket.send(new Uint8Array(10));
    socket.close();
  });
  lab.connect(7000, (socket) => ({ readable: readThenClose(socket) }));
  lab.run();
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 75.138ms  client ← server  100.187ms  PSH 10 seq=1 ack=1
 75.138ms  client ← server  100.261ms  FIN, PSH 40 seq=11 ack=1 waited 0.050ms
100.187ms  client → server  125.229ms  ACK seq=1 ack=11
100.261ms  client → server  125.302ms  FIN, ACK seq=1 ack=52
125.302ms  client ← server  150.344ms  ACK seq=52 ack=2
`);
});

test('the ACK of a FIN waits 40 ms for the FIN of a program that is about to close', () => {
  const lab = new Lab();
  lab.listen(7000, (socket) => {
    socket.listener = { readable: () => lab.at(200, () => socket.close()) };
  });
  lab.connect(7000, (socket) => ({ connected: () => socket.close() }));
  lab.run();
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 50.096ms  client → server   75.179ms  FIN, ACK seq=1 ack=1 waited 0.042ms
115.179ms  client ← server  140.221ms  ACK seq=1 ack=2
200.000ms  client ← server  225.042ms  FIN, ACK seq=1 ack=2
225.042ms  client → server  250.083ms  ACK seq=2 ack=2
`);
});

test('FINs that cross lead both ends through CLOSING to TIME-WAIT', () => {
  const lab = new Lab();
  lab.listen(7000, (socket) => lab.at(100, () => socket.close()));
  lab.connect(7000, (socket) => ({ connected: () => lab.at(100, () => socket.close()) }));
  lab.run();
  expect(lab.ladder(sockets)).toBe(`
    0.000ms  server LISTEN  10.0.0.2:7000
    0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
    0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
   25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
   25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
   50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
   50.096ms  client → server   75.138ms  ACK seq=1 ack=1
   75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
  100.000ms  client FIN-WAIT-1  10.0.0.1:32768 → 10.0.0.2:7000
  100.000ms  client → server  125.042ms  FIN, ACK seq=1 ack=1
  100.000ms  server FIN-WAIT-1  10.0.0.2:7000 → 10.0.0.1:32768
  100.000ms  client ← server  125.042ms  FIN, ACK seq=1 ack=1
  125.042ms  server CLOSING  10.0.0.2:7000 → 10.0.0.1:32768
  125.042ms  client ← server  150.083ms  ACK seq=2 ack=2
  125.042ms  client CLOSING  10.0.0.1:32768 → 10.0.0.2:7000
  125.042ms  client → server  150.083ms  ACK seq=2 ack=2
  150.083ms  client TIME-WAIT  10.0.0.1:32768 → 10.0.0.2:7000
  150.083ms  server TIME-WAIT  10.0.0.2:7000 → 10.0.0.1:32768
60150.083ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:7000
60150.083ms  server CLOSED  10.0.0.2:7000 → 10.0.0.1:32768
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

test('data for a closed socket is answered by RST: the first write succeeds, the next fails', () => {
  const lab = new Lab();
  const results: unknown[] = [];
  lab.listen(7000, (socket) => socket.close());
  const client = lab.connect(7000, () => ({ failed: (errno) => results.push(errno) }));
  lab.at(150, () => results.push(client.send(new Uint8Array(10))));
  lab.run(1000);
  results.push(client.send(new Uint8Array(10)));
  expect(results).toEqual([10, 'EPIPE', 'EPIPE']);
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 75.138ms  client ← server  100.179ms  FIN, ACK seq=1 ack=1
140.179ms  client → server  165.221ms  ACK seq=1 ack=2
150.000ms  client → server  175.050ms  PSH 10 seq=1 ack=2
175.050ms  client ← server  200.082ms  RST seq=2
`);
});

test('an aborted connection ends with RST and leaves nothing behind', () => {
  const lab = new Lab();
  const errors: string[] = [];
  lab.listen(7000, (socket) => {
    socket.listener = { failed: (errno) => errors.push(errno) };
  });
  lab.connect(7000, (socket) => ({ connected: () => lab.at(100, () => socket.abort()) }));
  lab.run();
  expect(errors).toEqual(['ECONNRESET']);
  expect(lab.simulator.now / 1e6).toBeLessThan(200);
  expect(lab.ladder(sockets)).toBe(`
  0.000ms  server LISTEN  10.0.0.2:7000
  0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
100.000ms  client → server  125.042ms  RST, ACK seq=1 ack=1
100.000ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:7000
125.042ms  server CLOSED  10.0.0.2:7000 → 10.0.0.1:32768
`);
});

test('a lost FIN is sent again', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'fin', nth: 1 }] } });
  lab.listen(7000, echo);
  lab.connect(7000, (socket) => ({ connected: () => socket.close() }));
  lab.run();
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 50.096ms  client → server   75.138ms  ACK seq=1 ack=1
 50.096ms  client → server     ✗ rule  FIN, ACK seq=1 ack=1
300.192ms  client → server  325.234ms  FIN, ACK seq=1 ack=1 (TLP retransmission)
325.234ms  client ← server  350.275ms  FIN, ACK seq=1 ack=2
350.275ms  client → server  375.317ms  ACK seq=2 ack=2
`);
});

test('TIME-WAIT answers a FIN that comes again, because its last ACK was lost', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'ack', nth: 2 }] } });
  lab.listen(7000, echo);
  lab.connect(7000, (socket) => ({ connected: () => socket.close() }));
  lab.run();
  expect(lab.ladder(sockets)).toBe(`
    0.000ms  server LISTEN  10.0.0.2:7000
    0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
    0.000ms  client → server   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
   25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
   25.048ms  client ← server   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
   50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
   50.096ms  client → server   75.138ms  ACK seq=1 ack=1
   50.096ms  client FIN-WAIT-1  10.0.0.1:32768 → 10.0.0.2:7000
   50.096ms  client → server   75.179ms  FIN, ACK seq=1 ack=1 waited 0.042ms
   75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
   75.179ms  server CLOSE-WAIT  10.0.0.2:7000 → 10.0.0.1:32768
   75.179ms  server LAST-ACK  10.0.0.2:7000 → 10.0.0.1:32768
   75.179ms  client ← server  100.221ms  FIN, ACK seq=1 ack=2
  100.221ms  client FIN-WAIT-2  10.0.0.1:32768 → 10.0.0.2:7000
  100.221ms  client TIME-WAIT  10.0.0.1:32768 → 10.0.0.2:7000
  100.221ms  client → server     ✗ rule  ACK seq=2 ack=2
  325.269ms  client ← server  350.310ms  FIN, ACK seq=1 ack=2 (TLP retransmission)
  350.310ms  client → server  375.352ms  ACK seq=2 ack=2
  375.352ms  server CLOSED  10.0.0.2:7000 → 10.0.0.1:32768
60350.310ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:7000
`);
});

test('a SYN with a later timestamp reopens a connection in TIME-WAIT', () => {
  const lab = new Lab();
  lab.listen(7000, (socket) => socket.close());
  const connect = (): void => {
    const socket = lab.client.openStream();
    must(socket.bind(at(CLIENT, 5000)));
    socket.listener = { readable: () => socket.close() };
    must(socket.connect(at(SERVER, 7000)));
  };
  connect();
  lab.at(1000, connect);
  lab.run(2000);
  expect(lab.states()).toBe(`
   0.000ms  server LISTEN  10.0.0.2:7000
   0.000ms  client SYN-SENT  10.0.0.1:5000 → 10.0.0.2:7000
  25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:5000
  50.096ms  client ESTABLISHED  10.0.0.1:5000 → 10.0.0.2:7000
  75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:5000
  75.138ms  server FIN-WAIT-1  10.0.0.2:7000 → 10.0.0.1:5000
 100.179ms  client CLOSE-WAIT  10.0.0.1:5000 → 10.0.0.2:7000
 100.179ms  client LAST-ACK  10.0.0.1:5000 → 10.0.0.2:7000
 125.221ms  server FIN-WAIT-2  10.0.0.2:7000 → 10.0.0.1:5000
 125.221ms  server TIME-WAIT  10.0.0.2:7000 → 10.0.0.1:5000
 150.262ms  client CLOSED  10.0.0.1:5000 → 10.0.0.2:7000
1000.000ms  client SYN-SENT  10.0.0.1:5000 → 10.0.0.2:7000
1025.048ms  server CLOSED  10.0.0.2:7000 → 10.0.0.1:5000
1025.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:5000
1050.096ms  client ESTABLISHED  10.0.0.1:5000 → 10.0.0.2:7000
1075.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:5000
1075.138ms  server FIN-WAIT-1  10.0.0.2:7000 → 10.0.0.1:5000
1100.179ms  client CLOSE-WAIT  10.0.0.1:5000 → 10.0.0.2:7000
1100.179ms  client LAST-ACK  10.0.0.1:5000 → 10.0.0.2:7000
1125.221ms  server FIN-WAIT-2  10.0.0.2:7000 → 10.0.0.1:5000
1125.221ms  server TIME-WAIT  10.0.0.2:7000 → 10.0.0.1:5000
1150.262ms  client CLOSED  10.0.0.1:5000 → 10.0.0.2:7000
`);
});

test('a closed socket waits no more than 60 s for the FIN of its peer', () => {
  const lab = new Lab();
  lab.listen(7000, () => {});
  lab.connect(7000, (socket) => ({ connected: () => socket.close() }));
  lab.run();
  expect(lab.states()).toBe(`
    0.000ms  server LISTEN  10.0.0.2:7000
    0.000ms  client SYN-SENT  10.0.0.1:32768 → 10.0.0.2:7000
   25.048ms  server SYN-RECEIVED  10.0.0.2:7000 → 10.0.0.1:32768
   50.096ms  client ESTABLISHED  10.0.0.1:32768 → 10.0.0.2:7000
   50.096ms  client FIN-WAIT-1  10.0.0.1:32768 → 10.0.0.2:7000
   75.138ms  server ESTABLISHED  10.0.0.2:7000 → 10.0.0.1:32768
   75.179ms  server CLOSE-WAIT  10.0.0.2:7000 → 10.0.0.1:32768
  140.221ms  client FIN-WAIT-2  10.0.0.1:32768 → 10.0.0.2:7000
60140.221ms  client CLOSED  10.0.0.1:32768 → 10.0.0.2:7000
`);
});
