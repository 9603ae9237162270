import type { Packet } from './packet.ts';

const NUMBERS = 6;
/** Slots at the start, a power of two: small, since a network may have thousands of idle links. */
const SLOTS = 4;

/**
 * The packets under way on a link, in order: a ring with the times of each as plain numbers, because one entry
 * is written and read for every hop of every packet. Entries are named by a count that only grows.
 */
export class Crossings {
  /** The oldest entry, and the entry the next `push` will be. */
  head = 0;
  tail = 0;
  #packets: (Packet | undefined)[] = new Array(SLOTS).fill(undefined);
  #numbers = new Float64Array(SLOTS * NUMBERS);
  #mask = SLOTS - 1;

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
    this.#packets[slot] = packet;
    const at = slot * NUMBERS;
    this.#numbers[at] = hop;
    this.#numbers[at + 1] = start;
    this.#numbers[at + 2] = end;
    this.#numbers[at + 3] = arrival;
    this.#numbers[at + 4] = order;
    this.#numbers[at + 5] = hold;
  }

  /** Gives an entry other times: the rate of the link has changed. */
  retime(entry: number, start: number, end: number, arrival: number): void {
    const at = (entry & this.#mask) * NUMBERS;
    this.#numbers[at + 1] = start;
    this.#numbers[at + 2] = end;
    this.#numbers[at + 3] = arrival;
  }

  packet(entry: number): Packet {
    return this.#packets[entry & this.#mask]!;
  }

  hop(entry: number): number {
    return this.#numbers[(entry & this.#mask) * NUMBERS]!;
  }

  start(entry: number): number {
    return this.#numbers[(entry & this.#mask) * NUMBERS + 1]!;
  }

  end(entry: number): number {
    return this.#numbers[(entry & this.#mask) * NUMBERS + 2]!;
  }

  arrival(entry: number): number {
    return this.#numbers[(entry & this.#mask) * NUMBERS + 3]!;
  }

  order(entry: number): number {
    return this.#numbers[(entry & this.#mask) * NUMBERS + 4]!;
  }

  /** How long the packet is held back at the far end. */
  hold(entry: number): number {
    return this.#numbers[(entry & this.#mask) * NUMBERS + 5]!;
  }

  /** Forgets the newest entry. */
  pop(): void {
    this.#packets[--this.tail & this.#mask] = undefined;
  }

  /** Forgets the oldest entry. */
  shift(): void {
    this.#packets[this.head++ & this.#mask] = undefined;
  }

  #grow(): void {
    const old = this.#mask + 1;
    const packets: (Packet | undefined)[] = new Array(2 * old).fill(undefined);
    const numbers = new Float64Array(2 * old * NUMBERS);
    const mask = 2 * old - 1;
    for (let entry = this.head; entry < this.tail; entry++) {
      const from = (entry & this.#mask) * NUMBERS;
      packets[entry & mask] = this.#packets[entry & this.#mask];
      numbers.set(this.#numbers.subarray(from, from + NUMBERS), (entry & mask) * NUMBERS);
    }
    this.#packets = packets;
    this.#numbers = numbers;
    this.#mask = mask;
  }
}
