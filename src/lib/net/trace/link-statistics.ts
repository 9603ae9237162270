import type { Time } from '../time.ts';
import { ipLength } from '../wire/length.ts';
import type { DropCause } from './event.ts';
import type { Hop } from './hop.ts';

/** What one direction of a link has carried. Bytes are IP total lengths. */
export interface LinkStatistics {
  /** Names of the nodes at the two ends, in the direction of travel; the same name twice is loopback. */
  readonly from: string;
  readonly to: string;
  /** Handed to the link, those it dropped and those still under way included. */
  readonly packets: number;
  readonly bytes: number;
  /** Come out at the far end. */
  readonly receivedPackets: number;
  readonly receivedBytes: number;
  /** Dropped by the link, or by the node at its end after they had come out (`ttl`, `no-route`, `mtu`, `firewall`, `nat`). */
  readonly drops: Readonly<Partial<Record<DropCause, number>>>;
  /** Most packets that waited at once, not counting the one being transmitted. */
  readonly highestQueue: number;
}

/** The statistics of every direction of a link that a packet was handed to, in the order of their first packets. */
export function linkStatistics(hops: readonly Hop[]): LinkStatistics[] {
  const links = new Map<string, Hop[]>();
  for (const hop of hops) {
    const name = `${hop.from} ${hop.to}`;
    const crossings = links.get(name);
    if (crossings) crossings.push(hop);
    else links.set(name, [hop]);
  }
  return [...links.values()].map(statisticsOfLink);
}

/** `hops`: at least one, all of one direction. */
function statisticsOfLink(hops: readonly Hop[]): LinkStatistics {
  const { from, to } = hops[0]!;
  const received = hops.filter(({ receivedAt }) => receivedAt !== undefined);
  const drops: Partial<Record<DropCause, number>> = {};
  for (const { cause } of hops) if (cause) drops[cause] = (drops[cause] ?? 0) + 1;
  return {
    from,
    to,
    packets: hops.length,
    bytes: bytesOf(hops),
    receivedPackets: received.length,
    receivedBytes: bytesOf(received),
    drops,
    highestQueue: highestQueue(hops),
  };
}

const bytesOf = (hops: readonly Hop[]): number => hops.reduce((sum, { packet }) => sum + ipLength(packet), 0);

/** A packet waits from its entry to its first bit, or until it is dropped. Links serve first come, first served. */
function highestQueue(hops: readonly Hop[]): number {
  const leavings: (Time | undefined)[] = [];
  let gone = 0;
  let highest = 0;
  for (const { enteredAt, startAt, droppedAt } of hops) {
    while (gone < leavings.length && isReached(leavings[gone], enteredAt)) gone++;
    const leavesAt = startAt ?? droppedAt;
    if (isReached(leavesAt, enteredAt)) continue;
    leavings.push(leavesAt);
    highest = Math.max(highest, leavings.length - gone);
  }
  return highest;
}

const isReached = (time: Time | undefined, now: Time): boolean => time !== undefined && time <= now;
