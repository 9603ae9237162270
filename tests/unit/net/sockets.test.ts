import { expect, test } from 'vitest';
import { type Address, ANY, formatAddress, LOOPBACK } from '../../../src/lib/net/address.ts';
import type { Host } from '../../../src/lib/net/host.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { address, at, bytes, CLIENT, drain, echo, Lab, must, SERVER, text } from './lab.ts';

test('a port that is bound and listened on is in use, SO_REUSEADDR or not; UDP ports are others', () => {
  const { server } = new Lab();
  const first = server.openStream();
  must(first.bind(at(SERVER, 7000), { reuseAddress: true }));
  must(first.listen(5));
  expect({
    'same address': server.openStream().bind(at(SERVER, 7000)),
    '0.0.0.0, same port': server.openStream().bind(at(ANY, 7000)),
    'SO_REUSEADDR over a listening socket': server
      .openStream()
      .bind(at(SERVER, 7000), { reuseAddress: true }),
    'another address of the host': server.openStream().bind(at(LOOPBACK, 7000)),
    'a UDP socket on the same number': server.openDatagram().bind(at(SERVER, 7000)),
    'an address of another host': server.openStream().bind(at(CLIENT, 7001)),
    'a socket that is bound already': first.bind(at(SERVER, 7002)),
  }).toEqual({
    'same address': 'EADDRINUSE',
    '0.0.0.0, same port': 'EADDRINUSE',
    'SO_REUSEADDR over a listening socket': 'EADDRINUSE',
    'another address of the host': undefined,
    'a UDP socket on the same number': undefined,
    'an address of another host': 'EADDRNOTAVAIL',
    'a socket that is bound already': 'EINVAL',
  });
});

test('two sockets may be bound to a port with SO_REUSEADDR, but only one may listen', () => {
  const { server } = new Lab();
  const [first, second] = [server.openStream(), server.openStream()];
  must(first.bind(at(SERVER, 7000), { reuseAddress: true }));
  must(second.bind(at(ANY, 7000), { reuseAddress: true }));
  expect([first.listen(5), second.listen(5)]).toEqual([undefined, 'EADDRINUSE']);
});

test('over connections in TIME-WAIT a server may bind again, with SO_REUSEADDR alone', () => {
  const lab = new Lab();
  const listener = lab.listen(7000, (socket) => socket.close());
  lab.connect(7000, (socket) => ({ readable: () => socket.close() }));
  lab.run(1000);
  listener.close();
  expect(lab.server.sockets.all().map(({ state }) => state)).toEqual(['TIME-WAIT']);
  expect(lab.server.openStream().bind(at(SERVER, 7000))).toBe('EADDRINUSE');
  expect(lab.server.openStream().bind(at(SERVER, 7000), { reuseAddress: true })).toBe(undefined);
});

test('two clients of one port are told apart by their own ports: the 4-tuple', () => {
  const lab = new Lab();
  lab.listen(7000, echo);
  const heard: string[] = [];
  for (const name of ['first', 'second']) {
    lab.connect(7000, (socket) => ({
      connected: () => socket.send(bytes(`I am the ${name}`)),
      readable: () => heard.push(`${name} hears: ${text(drain(socket))}`),
    }));
  }
  lab.run(500);
  expect(heard).toEqual(['first hears: I am the first', 'second hears: I am the second']);
  expect(
    lab.server.sockets.all().map(({ state, local, remote }) => [state, local.port, remote?.port]),
  ).toEqual([
    ['LISTEN', 7000, undefined],
    ['ESTABLISHED', 7000, 32768],
    ['ESTABLISHED', 7000, 32769],
  ]);
});

test('a server on 0.0.0.0 is reached at every address of its host, one on 127.0.0.1 only from there', () => {
  const lab = new Lab();
  for (const [address, port] of [
    [ANY, 7000],
    [LOOPBACK, 7001],
  ] as const) {
    const listener = lab.server.openStream();
    must(listener.bind(at(address, port)));
    must(listener.listen(5));
  }
  const results: string[] = [];
  const reach = (host: Host, address: Address, port: number): void => {
    const socket = host.openStream();
    const name = `${host.name} to ${formatAddress(address)}:${port}`;
    socket.listener = {
      connected: () => results.push(`${name} connected`),
      failed: (errno) => results.push(`${name} ${errno}`),
    };
    must(socket.connect(at(address, port)));
    lab.run(lab.simulator.now / 1e6 + 100);
  };
  reach(lab.client, SERVER, 7000);
  reach(lab.server, LOOPBACK, 7000);
  reach(lab.client, SERVER, 7001);
  reach(lab.server, SERVER, 7001);
  reach(lab.server, LOOPBACK, 7001);
  expect(results).toEqual([
    'client to 10.0.0.2:7000 connected',
    'server to 127.0.0.1:7000 connected',
    'client to 10.0.0.2:7001 ECONNREFUSED',
    'server to 10.0.0.2:7001 ECONNREFUSED',
    'server to 127.0.0.1:7001 connected',
  ]);
});

test('ephemeral ports count up from 32768, each protocol for itself, and skip those in use', () => {
  const { client } = new Lab();
  must(client.openStream().bind(at(CLIENT, 32769)));
  const ports = Array.from({ length: 3 }, () => {
    const socket = client.openStream();
    must(socket.bind(at(ANY, 0)));
    return socket.local.port;
  });
  const datagram = client.openDatagram();
  must(datagram.bind(at(ANY, 0)));
  expect(ports).toEqual([32768, 32770, 32771]);
  expect(datagram.local?.port).toBe(32768);
  expect([client.sockets.nextEphemeral('tcp'), client.sockets.nextEphemeral('udp')]).toEqual([32772, 32769]);
});

test('loopback works on every host, by name of 127.0.0.1 and by its own address', () => {
  const lab = new Lab();
  const listener = lab.client.openStream();
  must(listener.bind(at(ANY, 7000)));
  must(listener.listen(5));
  listener.listener = { acceptable: () => echo(listener.accept()!) };
  const heard: string[] = [];
  for (const target of [LOOPBACK, CLIENT, ANY]) {
    const socket = lab.client.openStream();
    socket.listener = {
      connected: () => socket.send(bytes('hello')),
      readable: () => heard.push(`${text(drain(socket))} from ${socket.remote?.address}`),
    };
    must(socket.connect(at(target, 7000)));
  }
  lab.run(1);
  expect(heard).toEqual([`hello from ${LOOPBACK}`, `hello from ${CLIENT}`, `hello from ${LOOPBACK}`]);
});

test('on loopback nobody listening means ECONNREFUSED at once', () => {
  const lab = new Lab();
  const errors: string[] = [];
  const socket = lab.client.openStream();
  socket.listener = { failed: (errno) => errors.push(errno) };
  must(socket.connect(at(LOOPBACK, 9)));
  lab.run();
  expect(errors).toEqual(['ECONNREFUSED']);
  expect(lab.ladder()).toBe(`
  0.000ms  client ↺    0.010ms  SYN seq=0 win=65495 mss=65495 ws=7 sackOK
  0.010ms  client ↺    0.020ms  RST, ACK seq=1 ack=1
`);
});

test('calls in the wrong state fail with the errno of Linux', () => {
  const lab = new Lab();
  lab.listen(7000, () => {});
  const socket = lab.client.openStream();
  const results: unknown[] = [socket.send(bytes('x')), socket.receive(1)];
  must(socket.connect(at(SERVER, 7000)));
  results.push(socket.connect(at(SERVER, 7000)), socket.send(bytes('x')), socket.listen(1));
  lab.run(100);
  results.push(socket.connect(at(SERVER, 7000)));
  socket.shutdown();
  results.push(socket.send(bytes('x')));
  expect(results).toEqual(['ENOTCONN', undefined, 'EALREADY', 'ENOTCONN', 'EINVAL', 'EISCONN', 'EPIPE']);
});

test('a host without links has no route: ENETUNREACH', () => {
  const lab = new Lab();
  const island = lab.network.addHost('island', address('10.0.0.9'));
  expect(island.openStream().connect(at(SERVER, 7000))).toBe('ENETUNREACH');
  expect(island.openDatagram().send(bytes('x'), at(SERVER, 7000))).toBe('ENETUNREACH');
});

test.each([
  ['10.0.7.7', 'ENETUNREACH'],
  ['10.0.1.77', 'EHOSTUNREACH'],
])('a router that knows no way to %s answers with ICMP, and connect() fails: %s', (to, errno) => {
  const lab = new Lab();
  lab.network.addRouter('router', address('10.0.0.254'));
  const host = lab.network.addHost('host', address('10.0.1.1'));
  const link = { rate: 10e6, delay: milliseconds(5) };
  lab.network.addLink('host', 'router', link, link);
  const errors: [string, number][] = [];
  const socket = host.openStream();
  socket.listener = { failed: (error) => errors.push([error, Math.round(lab.simulator.now / 1e6)]) };
  must(socket.connect(at(address(to), 80)));
  lab.run();
  expect(errors).toEqual([[errno, 10]]);
});

test('names resolve as a hosts file would have them', () => {
  const { network } = new Lab();
  expect([network.resolve('server'), network.resolve('localhost'), network.resolve('nobody')]).toEqual([
    SERVER,
    LOOPBACK,
    undefined,
  ]);
});

test('a thousand clients with one port number each are a thousand connections', () => {
  const lab = new Lab();
  lab.network.addRouter('router', address('10.9.0.1'));
  const link = { rate: 1e9, delay: milliseconds(1) };
  lab.network.addLink('server', 'router', link, link);
  lab.listen(7000, echo);
  let answers = 0;
  for (let index = 0; index < 1000; index++) {
    const host = lab.network.addHost(`host${index}`, (address('10.8.0.0') + index) as Address);
    lab.network.addLink(host.name, 'router', link, link);
    const socket = host.openStream();
    socket.listener = {
      connected: () => socket.send(bytes(host.name)),
      readable: () => {
        if (text(drain(socket)) === host.name) answers++;
      },
    };
    must(socket.connect(at(SERVER, 7000)));
    expect(socket.local.port).toBe(32768);
  }
  lab.run(500);
  expect(answers).toBe(1000);
});
