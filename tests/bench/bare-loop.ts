import { Crossings } from '../../src/lib/net/crossings.ts';
import { EventQueue } from '../../src/lib/net/event-queue.ts';
import type { Packet } from '../../src/lib/net/packet.ts';
import { processorTime, type Speed } from './processor-time.ts';

/** The least a hop can cost here: 20 packets going round two links that do nothing but keep order. */
export function bareLoop(hops: number): Speed {
  const queue = new EventQueue();
  const links = [0, 1].map(() => ({ slot: -1, crossings: new Crossings(), fire: () => {} }));
  const packet = {} as Packet;
  let order = 0;
  const send = (link: (typeof links)[number], now: number): void => {
    const { crossings } = link;
    crossings.enter(packet, 0, now, 1_200_000, 10_000_000, order, 0);
    if (crossings.tail - crossings.head === 1) queue.push(link, crossings.lastArrival, order);
    order++;
  };
  for (let count = 0; count < 20; count++) send(links[count % 2]!, 0);
  const start = processorTime();
  for (let done = 0; done < hops; done++) {
    const link = queue.pop() as (typeof links)[number];
    const now = queue.popTime;
    const { crossings } = link;
    crossings.shift();
    if (crossings.head < crossings.tail) {
      queue.push(link, crossings.arrival(crossings.head), crossings.order(crossings.head));
    }
    send(links[link === links[0] ? 1 : 0]!, now);
  }
  return { events: hops, hops, seconds: processorTime() - start };
}
