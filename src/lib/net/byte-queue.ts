import { Fifo } from './fifo.ts';

const NOTHING = new Uint8Array(0);

/** Bytes in order, kept as the pieces they came in. Taking a part of a piece makes a view, not a copy. */
export class ByteQueue {
  readonly #pieces = new Fifo<Uint8Array>();
  /** Bytes of the front piece that have been taken. */
  #start = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }

  /** Takes up to `limit` bytes from the front: a view when one piece holds them, else a copy that joins pieces. */
  take(limit: number): Uint8Array {
    const count = Math.min(limit, this.#length);
    if (count === 0) return NOTHING;
    this.#length -= count;
    const first = this.#pieces.at(0)!;
    if (first.length - this.#start >= count) return this.#cut(count);
    const joined = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      const piece = this.#cut(Math.min(this.#pieces.at(0)!.length - this.#start, count - filled));
      joined.set(piece, filled);
      filled += piece.length;
    }
    return joined;
  }

  /** Whether the front piece ends after exactly `count` bytes, or an earlier piece does with later ones up to it. */
  endsAfter(count: number): boolean {
    let end = -this.#start;
    for (let index = 0; end < count; index++) {
      const piece = this.#pieces.at(index);
      if (piece === undefined) return false;
      end += piece.length;
    }
    return end === count;
  }

  clear(): void {
    this.#pieces.clear();
    this.#start = 0;
    this.#length = 0;
  }

  /** Takes `count` bytes from the front piece, which has as many. */
  #cut(count: number): Uint8Array {
    const first = this.#pieces.at(0)!;
    const start = this.#start;
    const end = start + count;
    if (end < first.length) this.#start = end;
    else {
      this.#pieces.shift();
      this.#start = 0;
    }
    return count === first.length ? first : first.subarray(start, end);
  }
}
