/** Slots of the first item, a power of two. A queue that never had one has none: most of thousands are empty. */
const SLOTS = 4;
const NONE: readonly never[] = [];

/** A queue in a ring that grows: push, shift and access by index, all in constant time. */
export class Fifo<T> {
  private slots: (T | undefined)[] = NONE as never[];
  private head = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(item: T): void {
    if (this.count === this.slots.length) this.grow();
    this.slots[(this.head + this.count++) & (this.slots.length - 1)] = item;
  }

  shift(): T | undefined {
    if (this.count === 0) return undefined;
    const item = this.slots[this.head];
    this.slots[this.head] = undefined;
    this.head = (this.head + 1) & (this.slots.length - 1);
    this.count--;
    return item;
  }

  /** The item at an index from the oldest, 0. */
  at(index: number): T | undefined {
    return index < this.count ? this.slots[(this.head + index) & (this.slots.length - 1)] : undefined;
  }

  clear(): void {
    this.slots = NONE as never[];
    this.head = 0;
    this.count = 0;
  }

  private grow(): void {
    const slots: (T | undefined)[] = new Array(Math.max(SLOTS, 2 * this.slots.length)).fill(undefined);
    for (let index = 0; index < this.count; index++) slots[index] = this.at(index);
    this.slots = slots;
    this.head = 0;
  }
}
