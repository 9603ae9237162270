import type { Packet } from './packet.ts';

/** Numbers of one entry: hop, start, end, arrival, order, hold. */
const NUMBERS = 6;
/** Numbers a link has in its share: one entry, then two of the link's own. 64 bytes, a line of the processor's cache. */
const LINE = 8;
/** Links that share one array. */
const SHARED = 512;

/**
 * Room for the numbers of many links. Most links carry one packet at a time: where thousands of them take turns, what a
 * hop touches should lie close together.
 */
export class CrossingsArena {
  numbers = new Float64Array(0);
  private taken = SHARED;

  /** Where in `numbers` the share of the next link begins. */
  take(): number {
    if (this.taken === SHARED) {
      this.numbers = new Float64Array(SHARED * LINE);
      this.taken = 0;
    }
    return LINE * this.taken++;
  }
}

/**
 * The packets under way on a link, in order: a ring with the times of each as plain numbers, because one entry
 * is written and read for every hop of every packet. Entries are named by a count that only grows.
 */
export class Crossings {
  /** The oldest entry, and the entry the next packet will be. */
  head = 0;
  tail = 0;
  /** The packet, as long as there were never two at once. Then its numbers are those in the arena. */
  private only: Packet | undefined;
  /** The ring since. */
  private packets: (Packet | undefined)[] | undefined;
  private numbers: Float64Array;
  private first: number;
  private mask = 0;
  private readonly own: Float64Array;
  private readonly ownAt: number;

  constructor(arena: CrossingsArena = new CrossingsArena()) {
    this.first = arena.take();
    this.numbers = arena.numbers;
    this.own = arena.numbers;
    this.ownAt = this.first + NUMBERS;
  }

  /** When the transmitter will have sent all that is under way or waits. */
  get freeAt(): number {
    return this.own[this.ownAt]!;
  }

  set freeAt(time: number) {
    this.own[this.ownAt] = time;
  }

  /** When the last packet so far arrives. */
  get lastArrival(): number {
    return this.own[this.ownAt + 1]!;
  }

  set lastArrival(time: number) {
    this.own[this.ownAt + 1] = time;
  }

  /**
   * A packet enters: it is transmitted as soon as the transmitter is free, propagates, and arrives no sooner than the
   * one before it. The times come as durations, small integers, which cost nothing to hand over.
   */
  enter(
    packet: Packet,
    hop: number,
    now: number,
    transmission: number,
    propagation: number,
    order: number,
    hold: number,
  ): void {
    if (this.tail - this.head > this.mask) this.grow();
    const own = this.own;
    const ownAt = this.ownAt;
    const start = Math.max(own[ownAt]!, now);
    const end = start + transmission;
    const arrival = Math.max(own[ownAt + 1]!, end + propagation);
    own[ownAt] = end;
    own[ownAt + 1] = arrival;
    const slot = this.tail++ & this.mask;
    if (this.packets === undefined) this.only = packet;
    else this.packets[slot] = packet;
    const at = this.first + slot * NUMBERS;
    const numbers = this.numbers;
    numbers[at] = hop;
    numbers[at + 1] = start;
    numbers[at + 2] = end;
    numbers[at + 3] = arrival;
    numbers[at + 4] = order;
    numbers[at + 5] = hold;
  }

  /** Gives an entry other times: the rate of the link has changed. */
  retime(entry: number, start: number, end: number, arrival: number): void {
    const at = this.at(entry);
    this.numbers[at + 1] = start;
    this.numbers[at + 2] = end;
    this.numbers[at + 3] = arrival;
  }

  packet(entry: number): Packet {
    return this.packets === undefined ? this.only! : this.packets[entry & this.mask]!;
  }

  hop(entry: number): number {
    return this.numbers[this.at(entry)]!;
  }

  start(entry: number): number {
    return this.numbers[this.at(entry) + 1]!;
  }

  end(entry: number): number {
    return this.numbers[this.at(entry) + 2]!;
  }

  arrival(entry: number): number {
    return this.numbers[this.at(entry) + 3]!;
  }

  order(entry: number): number {
    return this.numbers[this.at(entry) + 4]!;
  }

  /** How long the packet is held back at the far end. */
  hold(entry: number): number {
    return this.numbers[this.at(entry) + 5]!;
  }

  /** Forgets the newest entry. */
  pop(): void {
    this.forget(--this.tail);
  }

  /** Forgets the oldest entry. */
  shift(): void {
    this.forget(this.head++);
  }

  private forget(entry: number): void {
    if (this.packets === undefined) this.only = undefined;
    else this.packets[entry & this.mask] = undefined;
  }

  private at(entry: number): number {
    return this.first + (entry & this.mask) * NUMBERS;
  }

  private grow(): void {
    const length = Math.max(4, 2 * (this.mask + 1));
    const packets: (Packet | undefined)[] = new Array(length).fill(undefined);
    const numbers = new Float64Array(length * NUMBERS);
    const mask = length - 1;
    for (let entry = this.head; entry < this.tail; entry++) {
      const from = this.at(entry);
      packets[entry & mask] = this.packet(entry);
      numbers.set(this.numbers.subarray(from, from + NUMBERS), (entry & mask) * NUMBERS);
    }
    this.only = undefined;
    this.packets = packets;
    this.numbers = numbers;
    this.first = 0;
    this.mask = mask;
  }
}
