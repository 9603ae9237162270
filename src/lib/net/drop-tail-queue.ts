const NONE = new Float64Array(0);
const NO_SIZES = new Int32Array(0);

/**
 * The queue in front of a transmitter: packets wait, and one that finds no room is dropped.
 * Since the transmitter serves in order at a known rate, a packet's start of transmission is known when it
 * enters; the queue therefore holds only these times, and sizes. The packet being transmitted does not count.
 */
export class DropTailQueue {
  /** Most packets that wait; 0 means no limit. */
  limit: number;
  /** Most bytes that wait (IP total lengths); 0 means no limit. A packet that does not fit whole is dropped. */
  byteLimit: number;
  /** Most packets, and most bytes, that have waited at once. */
  highest = 0;
  highestBytes = 0;
  /** Made when the first packet waits: most links have none that does. */
  private starts = NONE;
  private sizes = NO_SIZES;
  private head = 0;
  private length = 0;
  private bytes = 0;

  constructor(limit: number, byteLimit = 0) {
    this.limit = limit;
    this.byteLimit = byteLimit;
  }

  /** How many packets wait at `now`. A packet whose transmission starts now waits no longer. */
  waiting(now: number): number {
    const mask = this.starts.length - 1;
    while (this.length > 0 && this.starts[this.head]! <= now) {
      this.bytes -= this.sizes[this.head]!;
      this.head = (this.head + 1) & mask;
      this.length--;
    }
    return this.length;
  }

  /** How many bytes wait at `now`. */
  waitingBytes(now: number): number {
    this.waiting(now);
    return this.bytes;
  }

  /** Whether a packet of `size` bytes finds no room. */
  isFull(now: number, size: number): boolean {
    const waiting = this.waiting(now);
    if (this.limit > 0 && waiting >= this.limit) return true;
    return this.byteLimit > 0 && this.bytes + size > this.byteLimit;
  }

  /** A packet joins; its transmission will start at `start`, not before those that joined earlier. */
  join(start: number, size: number): void {
    if (this.length === this.starts.length) this.grow();
    const slot = (this.head + this.length) & (this.starts.length - 1);
    this.starts[slot] = start;
    this.sizes[slot] = size;
    this.length++;
    this.bytes += size;
    if (this.length > this.highest) this.highest = this.length;
    if (this.bytes > this.highestBytes) this.highestBytes = this.bytes;
  }

  clear(): void {
    this.length = 0;
    this.bytes = 0;
  }

  private grow(): void {
    const [starts, sizes, head] = [this.starts, this.sizes, this.head];
    const length = Math.max(4, 2 * starts.length);
    this.starts = new Float64Array(length);
    this.sizes = new Int32Array(length);
    this.starts.set(starts.subarray(head));
    this.starts.set(starts.subarray(0, head), starts.length - head);
    this.sizes.set(sizes.subarray(head));
    this.sizes.set(sizes.subarray(0, head), sizes.length - head);
    this.head = 0;
  }
}
