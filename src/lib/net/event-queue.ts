/** Something that happens at a time of its own. `slot` belongs to the queue: −1 when not queued. */
export interface Due {
  slot: number;
  fire(): void;
}

/**
 * The events still to come: a 4-ary heap ordered by time, then by `order`, which is unique. The heap moves numbers
 * only; each item keeps one slot while it is queued, and `#places` says where in the heap that slot stands. So a timer
 * is moved or removed in O(log n), no cancelled entry stays behind, and thousands of items stay out of the cache's way.
 */
export class EventQueue {
  #size = 0;
  /** By place in the heap. */
  #times = new Float64Array(64);
  #orders = new Float64Array(64);
  #slots = new Int32Array(64);
  /** By slot. */
  #places = new Int32Array(64);
  readonly #items: (Due | undefined)[] = [];
  readonly #freeSlots: number[] = [];

  get size(): number {
    return this.#size;
  }

  /** When the first item is due; Infinity when there is none. */
  get firstTime(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0]!;
  }

  push(item: Due, at: number, order: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const slot = this.#freeSlots.pop() ?? this.#items.length;
    item.slot = slot;
    this.#items[slot] = item;
    this.#rise(this.#size++, slot, at, order);
  }

  /** Takes the first item out. The queue must not be empty. */
  pop(): Due {
    const first = this.#items[this.#slots[0]!]!;
    this.remove(first);
    return first;
  }

  remove(item: Due): void {
    const hole = this.#places[item.slot]!;
    this.#items[item.slot] = undefined;
    this.#freeSlots.push(item.slot);
    item.slot = -1;
    const end = --this.#size;
    if (hole === end) return;
    const at = this.#times[end]!;
    const order = this.#orders[end]!;
    const last = this.#slots[end]!;
    if (hole > 0 && this.#precedes(at, order, (hole - 1) >> 2)) this.#rise(hole, last, at, order);
    else this.#sink(hole, last, at, order);
  }

  #precedes(at: number, order: number, place: number): boolean {
    const other = this.#times[place]!;
    return at < other || (at === other && order < this.#orders[place]!);
  }

  #put(place: number, slot: number, at: number, order: number): void {
    this.#times[place] = at;
    this.#orders[place] = order;
    this.#slots[place] = slot;
    this.#places[slot] = place;
  }

  #rise(from: number, slot: number, at: number, order: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.#precedes(at, order, parent)) break;
      this.#put(place, this.#slots[parent]!, this.#times[parent]!, this.#orders[parent]!);
      place = parent;
    }
    this.#put(place, slot, at, order);
  }

  #sink(from: number, slot: number, at: number, order: number): void {
    let place = from;
    for (;;) {
      const child = 4 * place + 1;
      if (child >= this.#size) break;
      const stop = Math.min(child + 4, this.#size);
      let least = child;
      for (let other = child + 1; other < stop; other++) {
        if (this.#precedes(this.#times[other]!, this.#orders[other]!, least)) least = other;
      }
      if (this.#precedes(at, order, least)) break;
      this.#put(place, this.#slots[least]!, this.#times[least]!, this.#orders[least]!);
      place = least;
    }
    this.#put(place, slot, at, order);
  }

  #grow(): void {
    const length = 2 * this.#times.length;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#orders = grown(this.#orders, new Float64Array(length));
    this.#slots = grown(this.#slots, new Int32Array(length));
    this.#places = grown(this.#places, new Int32Array(length));
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
