import { expect, test } from 'vitest';
import { ANY } from '../../../src/lib/net/address.ts';
import type { DatagramSocket } from '../../../src/lib/net/socket/datagram-socket.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { at, bytes, CLIENT, Lab, must, SERVER, text } from './lab.ts';

/** A UDP server socket on port 5000 that keeps the sizes of what it receives. */
function sizesAt(lab: Lab): number[] {
  const sizes: number[] = [];
  const socket = bound(lab);
  socket.listener = {
    readable: () => {
      for (let datagram = socket.receive(); datagram; datagram = socket.receive())
        sizes.push(datagram.bytes.length);
    },
  };
  return sizes;
}

function bound(lab: Lab): DatagramSocket {
  const socket = lab.server.openDatagram();
  must(socket.bind(at(SERVER, 5000)));
  return socket;
}

test('an echo takes one round trip, and keeps the boundaries of datagrams', () => {
  const lab = new Lab();
  const server = bound(lab);
  server.listener = {
    readable: () => {
      for (let got = server.receive(); got; got = server.receive()) must(server.send(got.bytes, got.from));
    },
  };
  const heard: string[] = [];
  const client = lab.client.openDatagram();
  client.listener = {
    readable: () => {
      for (let got = client.receive(); got; got = client.receive()) heard.push(text(got.bytes));
    },
  };
  for (const message of ['hello', '', 'abcdefghij']) must(client.send(bytes(message), at(SERVER, 5000)));
  lab.run();
  expect(heard).toEqual(['hello', '', 'abcdefghij']);
  expect(lab.ladder({ include: ['packets', 'sockets'] })).toBe(`
  0.000ms  server UDP BOUND  10.0.0.2:5000
  0.000ms  client UDP BOUND  0.0.0.0:32768
  0.000ms  client → server   25.026ms  UDP 5
  0.000ms  client → server   25.049ms  UDP 0 waited 0.026ms
  0.000ms  client → server   25.079ms  UDP 10 waited 0.049ms
 25.026ms  client ← server   50.053ms  UDP 5
 25.049ms  client ← server   50.075ms  UDP 0 waited 0.004ms
 25.079ms  client ← server   50.110ms  UDP 10
`);
});

test.each([
  [0.01, [18, 120, 251, 478, 500, 577, 581, 587, 662, 792]],
  [
    0.05,
    [
      18, 23, 29, 36, 61, 120, 129, 135, 167, 216, 227, 251, 282, 346, 355, 380, 389, 419, 423, 455, 461, 476,
      478, 488, 500, 519, 543, 577, 581, 582, 587, 594, 627, 662, 666, 670, 701, 736, 738, 758, 770, 776, 792,
      798, 806, 817, 819, 891, 895, 933, 980,
    ],
  ],
])(
  'with seed 42 and probability %d the same datagrams are lost as on the measured link',
  (probability, lost) => {
    const lab = new Lab({ up: { loss: { probability, seed: 42 } } });
    const socket = bound(lab);
    const received = new Set<number>();
    socket.listener = {
      readable: () => {
        for (let got = socket.receive(); got; got = socket.receive())
          received.add(new DataView(got.bytes.buffer, got.bytes.byteOffset).getUint32(0));
      },
    };
    const client = lab.client.openDatagram();
    for (let number = 0; number < 1000; number++) {
      lab.at(number, () => {
        const datagram = new Uint8Array(1000);
        new DataView(datagram.buffer).setUint32(0, number);
        must(client.send(datagram, at(SERVER, 5000)));
      });
    }
    lab.run();
    const all = Array.from({ length: 1000 }, (_, number) => number);
    expect(all.filter((number) => !received.has(number))).toEqual(lost);
  },
);

test('a datagram above the MTU travels in fragments: 1,473 bytes are 1500 and 21', () => {
  const lab = new Lab();
  const sizes = sizesAt(lab);
  const client = lab.client.openDatagram();
  const results = [1472, 1473, 4000, 65_507, 65_508].map((size) =>
    client.send(new Uint8Array(size), at(SERVER, 5000)),
  );
  lab.run();
  expect(results).toEqual([undefined, undefined, undefined, undefined, 'EMSGSIZE']);
  expect(sizes).toEqual([1472, 1473, 4000, 65_507]);
  expect(lab.ladder().split('\n').slice(0, 8).join('\n')).toBe(`
  0.000ms  client → server   26.200ms  UDP 1472
  0.000ms  client → server   27.400ms  UDP fragment 0–1479 waited 1.200ms
  0.000ms  client → server   27.417ms  UDP fragment 1480–1480 (last) waited 2.400ms
  0.000ms  client → server   28.617ms  UDP fragment 0–1479 waited 2.417ms
  0.000ms  client → server   29.817ms  UDP fragment 1480–2959 waited 3.617ms
  0.000ms  client → server   30.671ms  UDP fragment 2960–4007 (last) waited 4.817ms
  0.000ms  client → server   31.871ms  UDP fragment 0–1479 waited 5.671ms`);
});

test('fragments carry the bytes unharmed', () => {
  const lab = new Lab();
  const socket = bound(lab);
  const sent = Uint8Array.from({ length: 5000 }, (_, index) => index * 31);
  must(lab.client.openDatagram().send(sent, at(SERVER, 5000)));
  lab.run();
  expect(socket.receive()?.bytes).toEqual(sent);
});

test('one lost fragment loses the whole datagram', () => {
  const lab = new Lab({ up: { rules: [{ drop: 'frag', nth: 2 }] } });
  const sizes = sizesAt(lab);
  const client = lab.client.openDatagram();
  must(client.send(new Uint8Array(4000), at(SERVER, 5000)));
  must(client.send(new Uint8Array(3000), at(SERVER, 5000)));
  lab.run();
  expect(sizes).toEqual([3000]);
});

test('a datagram to a port where nobody listens: ICMP tells the connected socket, and no other', () => {
  const lab = new Lab();
  const errors: string[] = [];
  const connected = lab.client.openDatagram();
  const unconnected = lab.client.openDatagram();
  connected.listener = { failed: (errno) => errors.push(`connected ${errno}`) };
  unconnected.listener = { failed: (errno) => errors.push(`unconnected ${errno}`) };
  must(connected.connect(at(SERVER, 7999)));
  must(connected.send(new Uint8Array(100)));
  must(unconnected.send(new Uint8Array(100), at(SERVER, 7999)));
  lab.run();
  expect(errors).toEqual(['connected ECONNREFUSED']);
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.102ms  UDP 100
  0.000ms  client → server   25.205ms  UDP 100 waited 0.102ms
 25.102ms  client ← server   50.227ms  port unreachable
 25.205ms  client ← server   50.352ms  port unreachable waited 0.022ms
`);
});

test('a connected socket receives from its peer alone', () => {
  const lab = new Lab();
  const server = bound(lab);
  const [peer, stranger] = [lab.client.openDatagram(), lab.client.openDatagram()];
  must(peer.bind(at(CLIENT, 100)));
  must(stranger.bind(at(CLIENT, 200)));
  must(server.connect(at(CLIENT, 100)));
  must(stranger.send(bytes('stranger'), at(SERVER, 5000)));
  must(peer.send(bytes('peer'), at(SERVER, 5000)));
  lab.run();
  expect(text(server.receive()!.bytes)).toBe('peer');
  expect(server.receive()).toBe(undefined);
});

test.each([
  [100, 256],
  [1000, 92],
  [1400, 92],
])('a receiver that never reads keeps so many datagrams of %d bytes: %d', (size, kept) => {
  const lab = new Lab();
  const server = bound(lab);
  const client = lab.client.openDatagram();
  for (let count = 0; count < 2000; count++) must(client.send(new Uint8Array(size), at(SERVER, 5000)));
  lab.run();
  let queued = 0;
  while (server.receive()) queued++;
  expect([queued, server.overflows]).toEqual([kept, 2000 - kept]);
});

test('a burst into a full queue loses its tail: 1 in transmission, 50 waiting, 49 dropped', () => {
  const lab = new Lab({ up: { rate: 1e6, queue: 50 } });
  const sizes = sizesAt(lab);
  const client = lab.client.openDatagram();
  for (let count = 0; count < 100; count++) must(client.send(new Uint8Array(1000), at(SERVER, 5000)));
  lab.run();
  expect(sizes.length).toBe(51);
  // The measured link: the first after 33.3 ms, the last after 444.5 ms.
  expect(lab.simulator.now / 1e6).toBeCloseTo(51 * 8.224 + 25, 1);
});

test('rules that delay datagrams reorder them', () => {
  const lab = new Lab({
    up: {
      rate: Number.POSITIVE_INFINITY,
      rules: [
        { delay: 'udp', nth: 3, by: milliseconds(5) },
        { delay: 'udp', nth: 7, by: milliseconds(2.5) },
      ],
    },
  });
  const server = bound(lab);
  const order: number[] = [];
  server.listener = { readable: () => order.push(server.receive()!.bytes[0]!) };
  const client = lab.client.openDatagram();
  for (let number = 1; number <= 10; number++) {
    lab.at(number, () => must(client.send(Uint8Array.of(number), at(SERVER, 5000))));
  }
  lab.run();
  expect(order).toEqual([1, 2, 4, 5, 6, 8, 3, 9, 7, 10]);
});

test('calls that cannot be: no peer, a port in use', () => {
  const lab = new Lab();
  bound(lab);
  expect(lab.client.openDatagram().send(bytes('x'))).toBe('EDESTADDRREQ');
  expect(lab.server.openDatagram().bind(at(SERVER, 5000))).toBe('EADDRINUSE');
  expect(lab.server.openDatagram().bind(at(ANY, 5000))).toBe('EADDRINUSE');
});
