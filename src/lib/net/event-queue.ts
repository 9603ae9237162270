/** Something that happens at a time of its own. `place` belongs to the queue: −1 when not queued. */
export interface Due {
  place: number;
  fire(): void;
}

/**
 * The events still to come: a 4-ary heap ordered by time, then by `order`, which is unique.
 * Items know their place, so that a timer is moved or removed in O(log n) and no cancelled entry stays behind.
 */
export class EventQueue {
  #times = new Float64Array(64);
  #orders = new Float64Array(64);
  readonly #items: Due[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** When the first item is due; Infinity when there is none. */
  get firstTime(): number {
    return this.#items.length === 0 ? Number.POSITIVE_INFINITY : this.#times[0]!;
  }

  push(item: Due, at: number, order: number): void {
    const end = this.#items.length;
    if (end === this.#times.length) this.#grow();
    this.#items.push(item);
    this.#rise(end, item, at, order);
  }

  /** Takes the first item out. The queue must not be empty. */
  pop(): Due {
    const first = this.#items[0]!;
    this.remove(first);
    return first;
  }

  remove(item: Due): void {
    const hole = item.place;
    item.place = -1;
    const end = this.#items.length - 1;
    const last = this.#items.pop()!;
    if (hole === end) return;
    const at = this.#times[end]!;
    const order = this.#orders[end]!;
    if (hole > 0 && this.#precedes(at, order, (hole - 1) >> 2)) this.#rise(hole, last, at, order);
    else this.#sink(hole, last, at, order);
  }

  #precedes(at: number, order: number, place: number): boolean {
    const other = this.#times[place]!;
    return at < other || (at === other && order < this.#orders[place]!);
  }

  #put(place: number, item: Due, at: number, order: number): void {
    this.#times[place] = at;
    this.#orders[place] = order;
    this.#items[place] = item;
    item.place = place;
  }

  #rise(from: number, item: Due, at: number, order: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.#precedes(at, order, parent)) break;
      this.#put(place, this.#items[parent]!, this.#times[parent]!, this.#orders[parent]!);
      place = parent;
    }
    this.#put(place, item, at, order);
  }

  #sink(from: number, item: Due, at: number, order: number): void {
    const size = this.#items.length;
    let place = from;
    for (;;) {
      const child = 4 * place + 1;
      if (child >= size) break;
      const stop = Math.min(child + 4, size);
      let least = child;
      for (let other = child + 1; other < stop; other++) {
        if (this.#precedes(this.#times[other]!, this.#orders[other]!, least)) least = other;
      }
      if (this.#precedes(at, order, least)) break;
      this.#put(place, this.#items[least]!, this.#times[least]!, this.#orders[least]!);
      place = least;
    }
    this.#put(place, item, at, order);
  }

  #grow(): void {
    const times = new Float64Array(2 * this.#times.length);
    const orders = new Float64Array(2 * this.#orders.length);
    times.set(this.#times);
    orders.set(this.#orders);
    this.#times = times;
    this.#orders = orders;
  }
}
