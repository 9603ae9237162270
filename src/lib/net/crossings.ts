import type { Packet } from './packet.ts';

/** Numbers of one entry: hop, start, end, arrival, order, hold. */
const NUMBERS = 6;
/** Numbers a link has in its share: one entry, then two of the link's own. 64 bytes, a line of the processor's cache. */
const LINE = 8;
/** Links that share one array. */
const SHARED = 512;

/**
 * Room for the numbers of many links, and for one packet each. Most links carry one packet at a time: where thousands of
 * them take turns, what a hop touches should lie close together.
 */
export class CrossingsArena {
  numbers = new Float64Array(0);
  packets: (Packet | undefined)[] = [];
  #taken = SHARED;

  /** The place of the next link in `numbers` (times `LINE`) and `packets`. */
  take(): number {
    if (this.#taken === SHARED) {
      this.numbers = new Float64Array(SHARED * LINE);
      this.packets = new Array(SHARED).fill(undefined);
      this.#taken = 0;
    }
    return this.#taken++;
  }
}

/**
 * The packets under way on a link, in order: a ring with the times of each as plain numbers, because one entry
 * is written and read for every hop of every packet. Entries are named by a count that only grows.
 */
export class Crossings {
  /** The oldest entry, and the entry the next `push` will be. */
  head = 0;
  tail = 0;
  /** Slot 0 of the ring: in the arena until there are two packets. */
  #packets: (Packet | undefined)[];
  #firstPacket: number;
  #numbers: Float64Array;
  #first: number;
  #mask = 0;
  readonly #own: Float64Array;
  readonly #ownAt: number;

  constructor(arena: CrossingsArena = new CrossingsArena()) {
    this.#firstPacket = arena.take();
    this.#packets = arena.packets;
    this.#numbers = arena.numbers;
    this.#first = this.#firstPacket * LINE;
    this.#own = arena.numbers;
    this.#ownAt = this.#first + NUMBERS;
  }

  /** When the transmitter will have sent all that is under way or waits. */
  get freeAt(): number {
    return this.#own[this.#ownAt]!;
  }

  set freeAt(time: number) {
    this.#own[this.#ownAt] = time;
  }

  /** When the last packet so far arrives. */
  get lastArrival(): number {
    return this.#own[this.#ownAt + 1]!;
  }

  set lastArrival(time: number) {
    this.#own[this.#ownAt + 1] = time;
  }

  push(
    packet: Packet,
    hop: number,
    start: number,
    end: number,
    arrival: number,
    order: number,
    hold: number,
  ): void {
    if (this.tail - this.head > this.#mask) this.#grow();
    const slot = this.tail++ & this.#mask;
    this.#packets[this.#firstPacket + slot] = packet;
    const at = this.#first + slot * NUMBERS;
    const numbers = this.#numbers;
    numbers[at] = hop;
    numbers[at + 1] = start;
    numbers[at + 2] = end;
    numbers[at + 3] = arrival;
    numbers[at + 4] = order;
    numbers[at + 5] = hold;
  }

  /** Gives an entry other times: the rate of the link has changed. */
  retime(entry: number, start: number, end: number, arrival: number): void {
    const at = this.#at(entry);
    this.#numbers[at + 1] = start;
    this.#numbers[at + 2] = end;
    this.#numbers[at + 3] = arrival;
  }

  packet(entry: number): Packet {
    return this.#packets[this.#firstPacket + (entry & this.#mask)]!;
  }

  hop(entry: number): number {
    return this.#numbers[this.#at(entry)]!;
  }

  start(entry: number): number {
    return this.#numbers[this.#at(entry) + 1]!;
  }

  end(entry: number): number {
    return this.#numbers[this.#at(entry) + 2]!;
  }

  arrival(entry: number): number {
    return this.#numbers[this.#at(entry) + 3]!;
  }

  order(entry: number): number {
    return this.#numbers[this.#at(entry) + 4]!;
  }

  /** How long the packet is held back at the far end. */
  hold(entry: number): number {
    return this.#numbers[this.#at(entry) + 5]!;
  }

  /** Forgets the newest entry. */
  pop(): void {
    this.#packets[this.#firstPacket + (--this.tail & this.#mask)] = undefined;
  }

  /** Forgets the oldest entry. */
  shift(): void {
    this.#packets[this.#firstPacket + (this.head++ & this.#mask)] = undefined;
  }

  #at(entry: number): number {
    return this.#first + (entry & this.#mask) * NUMBERS;
  }

  #grow(): void {
    const length = Math.max(4, 2 * (this.#mask + 1));
    const packets: (Packet | undefined)[] = new Array(length).fill(undefined);
    const numbers = new Float64Array(length * NUMBERS);
    const mask = length - 1;
    for (let entry = this.head; entry < this.tail; entry++) {
      const from = this.#at(entry);
      packets[entry & mask] = this.packet(entry);
      numbers.set(this.#numbers.subarray(from, from + NUMBERS), (entry & mask) * NUMBERS);
    }
    if (this.#mask === 0) this.#packets[this.#firstPacket] = undefined;
    this.#packets = packets;
    this.#firstPacket = 0;
    this.#numbers = numbers;
    this.#first = 0;
    this.#mask = mask;
  }
}
