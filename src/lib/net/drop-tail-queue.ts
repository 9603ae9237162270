/**
 * The queue in front of a transmitter: packets wait, and one that finds the queue full is dropped.
 * Since the transmitter serves in order at a known rate, a packet's start of transmission is known when it
 * enters; the queue therefore holds only these times. The packet being transmitted does not count.
 */
export class DropTailQueue {
  /** Most packets that wait; 0 means no limit. */
  readonly limit: number;
  /** Most packets that have waited at once. */
  highest = 0;
  #starts = new Float64Array(4);
  #head = 0;
  #length = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** How many packets wait at `now`. A packet whose transmission starts now waits no longer. */
  waiting(now: number): number {
    const mask = this.#starts.length - 1;
    while (this.#length > 0 && this.#starts[this.#head]! <= now) {
      this.#head = (this.#head + 1) & mask;
      this.#length--;
    }
    return this.#length;
  }

  isFull(now: number): boolean {
    return this.waiting(now) >= this.limit && this.limit > 0;
  }

  /** A packet joins; its transmission will start at `start`, not before those that joined earlier. */
  join(start: number): void {
    if (this.#length === this.#starts.length) this.#grow();
    this.#starts[(this.#head + this.#length) & (this.#starts.length - 1)] = start;
    this.#length++;
    if (this.#length > this.highest) this.highest = this.#length;
  }

  #grow(): void {
    const starts = new Float64Array(2 * this.#starts.length);
    const tail = this.#starts.subarray(this.#head);
    starts.set(tail);
    starts.set(this.#starts.subarray(0, this.#head), tail.length);
    this.#starts = starts;
    this.#head = 0;
  }
}
