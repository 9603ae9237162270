import type { Packet } from '../packet.ts';
import type { Time } from '../time.ts';
import type { DropCause, PacketEvent, TraceEvent } from './event.ts';

/** One packet crossing one link: what the figures draw as one slanted line. A read-only value. */
export interface Hop {
  /** The `hop` of its events. */
  readonly id: number;
  readonly packet: Packet;
  /** Names of the nodes at the ends, in the direction of travel; the same name twice is loopback. */
  readonly from: string;
  readonly to: string;
  /** Handed to the link: it may wait in the queue from here to `startAt`. */
  readonly enteredAt: Time;
  /** Its first bit leaves; absent while it waits, and for ever when it was dropped before. */
  readonly startAt?: Time;
  /** Its last bit has left. */
  readonly endAt?: Time;
  /** Its last bit has arrived. */
  readonly receivedAt?: Time;
  readonly droppedAt?: Time;
  readonly cause?: DropCause;
}

/**
 * Folds packet events into hops as they come, in batches of any size.
 * Hops stand in the order of their first event. A hop that learns more is replaced by a new value,
 * so a figure may compare hops by identity.
 */
export class HopFolder {
  readonly #hops: Hop[] = [];
  readonly #places = new Map<number, number>();

  /** The hops so far: one array, which grows with `add`. */
  get hops(): readonly Hop[] {
    return this.#hops;
  }

  add(events: readonly TraceEvent[]): void {
    for (const event of events) {
      if (event.kind !== 'packet') continue;
      const place = this.#places.get(event.hop);
      if (place === undefined) {
        this.#places.set(event.hop, this.#hops.length);
        this.#hops.push(entered(event));
      } else {
        this.#hops[place] = continued(this.#hops[place]!, event);
      }
    }
  }
}

/** The hops of a whole trace, in the order of their first events. */
export function hopsOf(events: readonly TraceEvent[]): readonly Hop[] {
  const folder = new HopFolder();
  folder.add(events);
  return folder.hops;
}

/** A full queue may drop a packet, and an idle link transmit it, without an `enqueued` before. */
function entered(event: PacketEvent): Hop {
  const { hop: id, packet, from, to, at: enteredAt } = event;
  return continued({ id, packet, from, to, enteredAt }, event);
}

function continued(hop: Hop, { event, at, cause }: PacketEvent): Hop {
  switch (event) {
    case 'enqueued':
      return hop;
    case 'transmit-start':
      return { ...hop, startAt: at };
    case 'transmit-end':
      return { ...hop, endAt: at };
    case 'received':
      return { ...hop, receivedAt: at };
    case 'dropped':
      return { ...hop, droppedAt: at, ...(cause && { cause }) };
  }
}
