import { type Address, parseAddress } from '../../src/lib/net/address.ts';
import { Network } from '../../src/lib/net/network.ts';
import { milliseconds } from '../../src/lib/net/time.ts';
import { at } from '../unit/net/lab.ts';
import { processorTime, type Speed } from './processor-time.ts';

/** UDP datagrams from every host of a star to a neighbour, over one router: what a hop costs with many hosts. */
export function star(hosts: number, datagrams: number): Speed {
  const network = new Network({ seed: 1 });
  network.addRouter('router', parseAddress('10.255.255.254')!);
  const link = { rate: 100e6, delay: milliseconds(1) };
  const names = Array.from({ length: hosts }, (_, index) => `host${index}`);
  for (const [index, name] of names.entries()) {
    network.addHost(name, (0x0a000001 + index) as Address);
    network.addLink(name, 'router', link, link);
  }
  const sockets = names.map((name) => {
    const socket = network.host(name).openDatagram();
    socket.bind(at(network.host(name).address, 5000));
    return socket;
  });
  const payload = new Uint8Array(100);
  const rounds = Math.ceil(datagrams / hosts);
  for (const [index, socket] of sockets.entries()) {
    const to = at(network.host(names[(index + 1) % hosts]!).address, 5000);
    let left = rounds;
    socket.listener = {
      readable: () => {
        socket.receive();
        if (left-- > 0) socket.send(payload, to);
      },
    };
    socket.send(payload, to);
  }
  // The first datagrams make the routes.
  network.simulator.run(milliseconds(5));
  const before = network.hops;
  let events = 0;
  const start = processorTime();
  while (network.simulator.step()) events++;
  return { events, hops: network.hops - before, seconds: processorTime() - start };
}
