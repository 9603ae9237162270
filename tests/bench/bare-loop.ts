import { Crossings, CrossingsArena } from '../../src/lib/net/crossings.ts';
import { EventQueue } from '../../src/lib/net/event-queue.ts';
import type { Packet } from '../../src/lib/net/packet.ts';
import { processorTime, type Speed } from './processor-time.ts';

/** The least a hop can cost here: 20 packets going round two links that do nothing but keep order. */
export const bareLoop = (hops: number): Speed => roundRobin(hops, 2, 20);

/** The least a hop can cost around a router with so many hosts, each with a packet under way and two links. */
export const bareStar = (hops: number, hosts: number): Speed => roundRobin(hops, 2 * hosts, hosts);

/** So many hops of so many packets, each of which goes over one link after the other. */
function roundRobin(hops: number, linkCount: number, packets: number): Speed {
  const queue = new EventQueue();
  const arena = new CrossingsArena();
  const links = Array.from({ length: linkCount }, (_, index) => ({
    slot: -1,
    crossings: new Crossings(arena),
    next: (index + 1) % linkCount,
    fire: () => {},
  }));
  const packet = {} as Packet;
  let order = 0;
  const send = (link: (typeof links)[number], now: number): void => {
    const { crossings } = link;
    crossings.enter(packet, 0, now, 1_200_000, 10_000_000, order, 0);
    if (crossings.tail - crossings.head === 1) queue.push(link, crossings.lastArrival, order);
    order++;
  };
  for (let count = 0; count < packets; count++) send(links[count % linkCount]!, 0);
  const start = processorTime();
  for (let done = 0; done < hops; done++) {
    const link = queue.pop() as (typeof links)[number];
    const now = queue.popTime;
    const { crossings } = link;
    crossings.shift();
    if (crossings.head < crossings.tail) {
      queue.push(link, crossings.arrival(crossings.head), crossings.order(crossings.head));
    }
    send(links[link.next]!, now);
  }
  return { events: hops, hops, seconds: processorTime() - start };
}
