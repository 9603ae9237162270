import { Fifo } from './fifo.ts';

const NOTHING = new Uint8Array(0);

/** Bytes in order, kept as the pieces they came in. Taking a part of a piece makes a view, not a copy. */
export class ByteQueue {
  readonly #pieces = new Fifo<Uint8Array>();
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
    if (first.length >= count) return this.#cut(count);
    const joined = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      const piece = this.#cut(Math.min(this.#pieces.at(0)!.length, count - filled));
      joined.set(piece, filled);
      filled += piece.length;
    }
    return joined;
  }

  /** Whether the front piece ends after exactly `count` bytes, or an earlier piece does with later ones up to it. */
  endsAfter(count: number): boolean {
    let end = 0;
    for (let index = 0; end < count; index++) {
      const piece = this.#pieces.at(index);
      if (piece === undefined) return false;
      end += piece.length;
    }
    return end === count;
  }

  clear(): void {
    this.#pieces.clear();
    this.#length = 0;
  }

  #cut(count: number): Uint8Array {
    const first = this.#pieces.at(0)!;
    if (first.length === count) {
      this.#pieces.shift();
      return first;
    }
    this.#pieces.replaceFirst(first.subarray(count));
    return first.subarray(0, count);
  }
}
