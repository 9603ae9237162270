/** Slots of the first item, a power of two. A queue that never had one has none: most of thousands are empty. */
const SLOTS = 4;
const NONE: readonly never[] = [];

/** A queue in a ring that grows: push, shift and access by index, all in constant time. */
export class Fifo<T> {
  #slots: (T | undefined)[] = NONE as never[];
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    if (this.#length === this.#slots.length) this.#grow();
    this.#slots[(this.#head + this.#length++) & (this.#slots.length - 1)] = item;
  }

  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#slots[this.#head];
    this.#slots[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#slots.length - 1);
    this.#length--;
    return item;
  }

  /** The item at an index from the oldest, 0. */
  at(index: number): T | undefined {
    return index < this.#length ? this.#slots[(this.#head + index) & (this.#slots.length - 1)] : undefined;
  }

  clear(): void {
    this.#slots = NONE as never[];
    this.#head = 0;
    this.#length = 0;
  }

  #grow(): void {
    const slots: (T | undefined)[] = new Array(Math.max(SLOTS, 2 * this.#slots.length)).fill(undefined);
    for (let index = 0; index < this.#length; index++) slots[index] = this.at(index);
    this.#slots = slots;
    this.#head = 0;
  }
}
