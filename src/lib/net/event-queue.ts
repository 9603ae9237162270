/** Something that happens at a time of its own. `slot` belongs to the queue: −1 while the queue does not know it. */
export interface Due {
  slot: number;
  fire(): void;
}

/** The due time of an item that waits for nothing. */
const NEVER = Number.POSITIVE_INFINITY;
/** Numbers in the record of a slot: 32 bytes, so that none lies across two lines of the processor's cache. */
const RECORD = 4;
/** Entries without a due item that the heap bears with, however few the others are. */
const BEARABLE = 64;

/**
 * The events still to come: a 4-ary heap ordered by time, then by `order`, which is unique.
 *
 * Nearly every event is put off, or called off, before it happens: each ACK moves the retransmission timer, each data
 * segment the timer of the delayed ACK, each arrival makes way for the next one on its link. So the heap is lazy. An
 * item keeps the entry it has; `due` says when it is really due, never before the entry. Only what comes to the front
 * is put right: it sinks to where it belongs by then, or is dropped. The order of events is that of their due times,
 * whatever the entries say. The heap moves numbers only, so that thousands of items stay out of the cache's way.
 */
export class EventQueue {
  private count = 0;
  /** Entries whose item waits for nothing. */
  private idle = 0;
  /** By place in the heap: time and order of the entry, then the slot of its item. */
  private keys = new Float64Array(2 * BEARABLE);
  private slots = new Int32Array(BEARABLE);
  /** By slot: when the item is due, and with which order; the time of its entry, which is no later; and one spare. */
  private due = new Float64Array(RECORD * BEARABLE);
  private readonly items: (Due | undefined)[] = [];
  private readonly freeSlots: number[] = [];

  /** How many items are due. */
  get size(): number {
    return this.count - this.idle;
  }

  /** When the first item is due; Infinity when there is none. */
  get firstTime(): number {
    return this.settle() ? this.keys[0]! : NEVER;
  }

  /** Makes an item due at a time; moves it when it is due at another already. */
  push(item: Due, at: number, order: number): void {
    const { slot } = item;
    if (slot >= 0) {
      const record = RECORD * slot;
      if (at > this.due[record + 2]!) {
        if (this.due[record] === NEVER) this.idle--;
        this.due[record] = at;
        this.due[record + 1] = order;
        return;
      }
      // It comes before its entry, which is left behind without an item.
      this.remove(item);
      this.items[slot] = undefined;
    }
    this.insert(item, at, order);
  }

  /** Takes the first item out; undefined when nothing is due. */
  pop(): Due | undefined {
    if (!this.settle()) return undefined;
    const slot = this.slots[0]!;
    this.due[RECORD * slot] = NEVER;
    this.idle++;
    return this.items[slot];
  }

  /** When the item taken last was due: its entry still stands in front, for the item to be put off. */
  get popTime(): number {
    return this.keys[0]!;
  }

  /** Calls an item off. */
  remove({ slot }: Due): void {
    if (slot < 0 || this.due[RECORD * slot] === NEVER) return;
    this.due[RECORD * slot] = NEVER;
    this.idle++;
  }

  /** Brings an item that is due to the front; false when there is none. */
  private settle(): boolean {
    while (this.count > 0) {
      const slot = this.slots[0]!;
      const record = RECORD * slot;
      const at = this.due[record]!;
      const order = this.due[record + 1]!;
      if (at === this.keys[0] && order === this.keys[1]) return true;
      if (at === NEVER) this.dropFirst(slot);
      else {
        this.due[record + 2] = at;
        this.sink(0, slot, at, order);
      }
    }
    return false;
  }

  private dropFirst(slot: number): void {
    this.free(slot);
    const end = --this.count;
    if (end > 0) this.sink(0, this.slots[end]!, this.keys[2 * end]!, this.keys[2 * end + 1]!);
  }

  private free(slot: number): void {
    const item = this.items[slot];
    if (item) item.slot = -1;
    this.items[slot] = undefined;
    this.freeSlots.push(slot);
    this.idle--;
  }

  private insert(item: Due, at: number, order: number): void {
    if (this.idle > BEARABLE && this.idle > this.count >> 1) this.clean();
    if (this.count === this.slots.length) this.grow();
    const slot = this.freeSlots.pop() ?? this.items.length;
    item.slot = slot;
    this.items[slot] = item;
    const record = RECORD * slot;
    this.due[record] = at;
    this.due[record + 1] = order;
    this.due[record + 2] = at;
    this.rise(this.count++, slot, at, order);
  }

  /** Drops all entries without a due item, and makes a heap of the others. */
  private clean(): void {
    let kept = 0;
    for (let place = 0; place < this.count; place++) {
      const slot = this.slots[place]!;
      const record = RECORD * slot;
      const at = this.due[record]!;
      if (at === NEVER) {
        this.free(slot);
        continue;
      }
      this.due[record + 2] = at;
      this.put(kept++, slot, at, this.due[record + 1]!);
    }
    this.count = kept;
    for (let place = (kept - 2) >> 2; place >= 0; place--) {
      this.sink(place, this.slots[place]!, this.keys[2 * place]!, this.keys[2 * place + 1]!);
    }
  }

  private put(place: number, slot: number, at: number, order: number): void {
    this.keys[2 * place] = at;
    this.keys[2 * place + 1] = order;
    this.slots[place] = slot;
  }

  private rise(from: number, slot: number, at: number, order: number): void {
    const keys = this.keys;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const time = keys[2 * parent]!;
      if (time < at || (time === at && keys[2 * parent + 1]! < order)) break;
      this.put(place, this.slots[parent]!, time, keys[2 * parent + 1]!);
      place = parent;
    }
    this.put(place, slot, at, order);
  }

  private sink(from: number, slot: number, at: number, order: number): void {
    const keys = this.keys;
    let place = from;
    for (;;) {
      const child = 4 * place + 1;
      if (child >= this.count) break;
      const stop = Math.min(child + 4, this.count);
      let least = child;
      let leastTime = keys[2 * child]!;
      let leastOrder = keys[2 * child + 1]!;
      for (let other = child + 1; other < stop; other++) {
        const time = keys[2 * other]!;
        if (time > leastTime || (time === leastTime && keys[2 * other + 1]! > leastOrder)) continue;
        least = other;
        leastTime = time;
        leastOrder = keys[2 * other + 1]!;
      }
      if (at < leastTime || (at === leastTime && order < leastOrder)) break;
      this.put(place, this.slots[least]!, leastTime, leastOrder);
      place = least;
    }
    this.put(place, slot, at, order);
  }

  private grow(): void {
    const length = 2 * this.slots.length;
    this.keys = grown(this.keys, new Float64Array(2 * length));
    this.slots = grown(this.slots, new Int32Array(length));
    this.due = grown(this.due, new Float64Array(RECORD * length));
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
