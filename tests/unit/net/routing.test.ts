import { expect, test } from 'vitest';
import { Network } from '../../../src/lib/net/network.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { formatLadder } from '../../../src/lib/net/trace/ladder.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';
import { address, at, bytes, must } from './lab.ts';

const link = { rate: 10e6, delay: milliseconds(5) };

/** Hosts a and b; routers p–q–r between them, and a longer way over s–t–u–v. */
function detour(): { network: Network; recorder: Recorder } {
  const recorder = new Recorder();
  const network = new Network({ recorder });
  network.addHost('a', address('10.0.1.1'));
  network.addHost('b', address('10.0.2.1'));
  for (const [index, name] of [...'pqrstuv'].entries())
    network.addRouter(name, address(`10.1.0.${index + 1}`));
  const ways = [
    ['a', 'p'],
    ['p', 'q'],
    ['q', 'r'],
    ['r', 'b'],
    ['p', 's'],
    ['s', 't'],
    ['t', 'u'],
    ['u', 'v'],
    ['v', 'r'],
  ] as const;
  for (const [from, to] of ways) network.addLink(from, to, link, link);
  return { network, recorder };
}

test('packets take the way with the fewest hops, and every router takes one from their TTL', () => {
  const { network, recorder } = detour();
  const server = network.host('b').openDatagram();
  must(server.bind(at(address('10.0.2.1'), 5000)));
  must(
    network
      .host('a')
      .openDatagram()
      .send(bytes('hello'), at(address('10.0.2.1'), 5000)),
  );
  network.simulator.run();
  expect(server.receive()?.bytes).toEqual(bytes('hello'));
  const ttl = recorder.events.flatMap((event) =>
    event.kind === 'packet' && event.event === 'received'
      ? [`${event.from}→${event.to} ttl ${event.packet.ttl}`]
      : [],
  );
  expect(ttl).toEqual(['a→p ttl 64', 'p→q ttl 63', 'q→r ttl 62', 'r→b ttl 61']);
});

test('a new link changes the way', () => {
  const { network, recorder } = detour();
  const socket = network.host('a').openDatagram();
  must(socket.send(bytes('x'), at(address('10.0.2.1'), 5000)));
  network.simulator.run();
  recorder.take();
  network.addLink('p', 'r', link, link);
  must(socket.send(bytes('x'), at(address('10.0.2.1'), 5000)));
  network.simulator.run();
  const ways = recorder
    .take()
    .flatMap((event) =>
      event.kind === 'packet' && event.event === 'received' ? [`${event.from}→${event.to}`] : [],
    );
  expect(ways.slice(0, 3)).toEqual(['a→p', 'p→r', 'r→b']);
});

test('a router can be spoken to as any host', () => {
  const { network } = detour();
  const server = network.host('q').openDatagram();
  must(server.bind(at(address('10.1.0.2'), 5000)));
  must(
    network
      .host('a')
      .openDatagram()
      .send(bytes('x'), at(address('10.1.0.2'), 5000)),
  );
  network.simulator.run();
  expect(server.receive()?.from.address).toBe(address('10.0.1.1'));
});

test('a packet dies at the 64th router: its TTL is used up, and its sender is told by ICMP', () => {
  const recorder = new Recorder();
  const network = new Network({ recorder });
  network.addHost('a', address('10.0.1.1'));
  network.addHost('b', address('10.0.2.1'));
  const routers = Array.from({ length: 64 }, (_, index) => `r${index}`);
  for (const [index, name] of routers.entries()) network.addRouter(name, address(`10.1.0.${index + 1}`));
  const chain = ['a', ...routers, 'b'];
  for (const [index, name] of chain.slice(1).entries()) network.addLink(chain[index]!, name, link, link);
  must(
    network
      .host('a')
      .openDatagram()
      .send(bytes('x'), at(address('10.0.2.1'), 5000)),
  );
  network.simulator.run();
  const ladder = formatLadder(recorder.events).split('\n');
  expect(ladder.filter((line) => line.includes('✗'))).toEqual(['316.462ms  r62 → r63      ✗ ttl  UDP 1']);
});

test('a host does not pass packets on: what is not for it is dropped', () => {
  const recorder = new Recorder();
  const network = new Network({ recorder });
  network.addHost('a', address('10.0.1.1'));
  network.addHost('b', address('10.0.2.1'));
  network.addLink('a', 'b', link, link);
  must(
    network
      .host('a')
      .openDatagram()
      .send(bytes('x'), at(address('10.0.9.9'), 5000)),
  );
  network.simulator.run();
  expect(`\n${formatLadder(recorder.events)}\n`).toBe(`
  0.000ms  a → b  ✗ no-route  UDP 1
`);
});

test('a network is built from what exists once', () => {
  const { network } = detour();
  expect(() => network.addHost('a', address('10.9.9.9'))).toThrow('there is a host a already');
  expect(() => network.addHost('z', address('10.0.1.1'))).toThrow('10.0.1.1 is the address of a already');
  expect(() => network.addLink('a', 'p', link, link)).toThrow('there is a link from a to p already');
  expect(() => network.addLink('a', 'z', link, link)).toThrow('there is no host z');
  expect(() => network.link('a', 'q')).toThrow('there is no link from a to q');
});
