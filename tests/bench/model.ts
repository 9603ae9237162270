/**
 * Speed of the networking model: `node tests/bench/model.ts`. A machine's speed changes from minute to minute, so only
 * numbers of one run are to be compared: the model's share of what a bare hop loop reaches here and now.
 */
import { type Address, type Port, parseAddress } from '../../src/lib/net/address.ts';
import { Crossings } from '../../src/lib/net/crossings.ts';
import { EventQueue } from '../../src/lib/net/event-queue.ts';
import { Network } from '../../src/lib/net/network.ts';
import type { Packet } from '../../src/lib/net/packet.ts';
import { milliseconds } from '../../src/lib/net/time.ts';
import { Recorder } from '../../src/lib/net/trace/recorder.ts';

interface Speed {
  readonly events: number;
  readonly hops: number;
  readonly seconds: number;
}

/** A TCP flow of `megabytes` from server to client at 10 Mbit/s and a round trip of 20 ms. */
function flow(megabytes: number, traced: boolean): Speed {
  const recorder = traced ? new Recorder() : undefined;
  const network = new Network({ seed: 1, ...(recorder && { recorder }) });
  const client = network.addHost('client', parseAddress('10.0.0.1')!);
  const server = network.addHost('server', parseAddress('10.0.0.2')!);
  const link = { rate: 10e6, delay: milliseconds(10) };
  network.addLink('client', 'server', link, link);
  const endpoint = { address: server.address, port: 80 as Port };
  const listening = server.openStream();
  listening.bind(endpoint);
  listening.listen(1);
  const data = new Uint8Array(1e6 * megabytes);
  listening.listener = {
    acceptable: () => {
      const socket = listening.accept()!;
      let sent = 0;
      const more = (): void => {
        while (sent < data.length) {
          const taken = socket.send(data.subarray(sent));
          if (typeof taken !== 'number') throw new Error(taken);
          if (taken === 0) return;
          sent += taken;
        }
        socket.close();
      };
      socket.listener = { writable: more };
      more();
    },
  };
  const socket = client.openStream();
  let received = 0;
  socket.listener = {
    readable: () => {
      for (let bytes = socket.receive(65536); bytes?.length; bytes = socket.receive(65536))
        received += bytes.length;
    },
  };
  socket.connect(endpoint);
  let events = 0;
  const start = performance.now();
  while (network.simulator.step()) events++;
  const seconds = (performance.now() - start) / 1e3;
  if (received !== data.length) throw new Error(`${received} of ${data.length} bytes arrived`);
  return { events, hops: network.hops, seconds };
}

/** UDP datagrams from every host of a star to a neighbour, over one router: what a hop costs with many hosts. */
function star(hosts: number, datagrams: number): Speed {
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
    socket.bind({ address: network.host(name).address, port: 5000 as Port });
    return socket;
  });
  const payload = new Uint8Array(100);
  const rounds = Math.ceil(datagrams / hosts);
  for (const [index, socket] of sockets.entries()) {
    const to = { address: network.host(names[(index + 1) % hosts]!).address, port: 5000 as Port };
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
  const start = performance.now();
  while (network.simulator.step()) events++;
  return { events, hops: network.hops - before, seconds: (performance.now() - start) / 1e3 };
}

/** The least a hop can cost here: 20 packets going round two links that do nothing but keep order. */
function bareLoop(hops: number): Speed {
  const queue = new EventQueue();
  const links = [0, 1].map(() => ({ slot: -1, crossings: new Crossings(), freeAt: 0, fire: () => {} }));
  const packet = {} as Packet;
  let order = 0;
  const send = (link: (typeof links)[number], now: number): void => {
    const end = Math.max(link.freeAt, now) + 1_200_000;
    link.freeAt = end;
    link.crossings.push(packet, 0, now, end, end + 1e7, order, 0);
    if (link.slot < 0) queue.push(link, end + 1e7, order);
    order++;
  };
  for (let count = 0; count < 20; count++) send(links[count % 2]!, 0);
  const start = performance.now();
  for (let done = 0; done < hops; done++) {
    const now = queue.firstTime;
    const link = queue.pop() as (typeof links)[number];
    const { crossings } = link;
    crossings.shift();
    if (crossings.head < crossings.tail) {
      queue.push(link, crossings.arrival(crossings.head), crossings.order(crossings.head));
    }
    send(links[link === links[0] ? 1 : 0]!, now);
  }
  return { events: hops, hops, seconds: (performance.now() - start) / 1e3 };
}

/** The median of five runs, after three to warm up. */
function median(run: () => Speed): Speed {
  for (let count = 0; count < 3; count++) run();
  const speeds = Array.from({ length: 5 }, run).toSorted((a, b) => a.seconds - b.seconds);
  return speeds[2]!;
}

const bare = median(() => bareLoop(2e6));
const rows: [string, Speed][] = [
  ['bare hop loop', bare],
  ['TCP, 25 MB, trace off', median(() => flow(25, false))],
  ['TCP, 25 MB, trace on', median(() => flow(25, true))],
  ...[10, 100, 1000, 10_000].map((hosts): [string, Speed] => [
    `UDP, ${hosts} hosts around a router`,
    median(() => star(hosts, 100_000)),
  ]),
];
console.table(
  Object.fromEntries(
    rows.map(([name, { events, hops, seconds }]) => [
      name,
      {
        'M events/s': Number((events / seconds / 1e6).toFixed(2)),
        'M hops/s': Number((hops / seconds / 1e6).toFixed(2)),
        '% of the bare loop': Number(((100 * hops * bare.seconds) / seconds / bare.hops).toFixed(1)),
      },
    ]),
  ),
);
