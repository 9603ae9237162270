const NOTHING = new Uint8Array(0);

/** Bytes that were put in together, and what came after them. */
interface Piece {
  readonly bytes: Uint8Array;
  /** Of `bytes`, once a part has been taken: a segment's data is cut from it, and asking each time takes longer than the cut. */
  buffer: ArrayBufferLike | undefined;
  next: Piece | undefined;
}

/**
 * Bytes in order, kept as the pieces they came in. Taking a part of a piece makes a view, not a copy. A list through
 * the pieces, since every connection has two of these queues and most of them are empty.
 */
export class ByteQueue {
  private first: Piece | undefined;
  private last: Piece | undefined;
  /** Bytes of the front piece that have been taken. */
  private start = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const piece: Piece = { bytes, buffer: undefined, next: undefined };
    if (this.last) this.last.next = piece;
    else this.first = piece;
    this.last = piece;
    this.count += bytes.length;
  }

  /** Takes up to `limit` bytes from the front: a view when one piece holds them, else a copy that joins pieces. */
  take(limit: number): Uint8Array {
    const count = Math.min(limit, this.count);
    if (count === 0) return NOTHING;
    this.count -= count;
    const first = this.first!;
    if (first.bytes.length - this.start >= count) return this.cut(first, count);
    const joined = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      const front = this.first!;
      const piece = this.cut(front, Math.min(front.bytes.length - this.start, count - filled));
      joined.set(piece, filled);
      filled += piece.length;
    }
    return joined;
  }

  /** Whether the front piece ends after exactly `count` bytes, or an earlier piece does with later ones up to it. */
  endsAfter(count: number): boolean {
    let end = -this.start;
    for (let piece = this.first; end < count; piece = piece.next) {
      if (piece === undefined) return false;
      end += piece.bytes.length;
    }
    return end === count;
  }

  clear(): void {
    this.first = undefined;
    this.last = undefined;
    this.start = 0;
    this.count = 0;
  }

  /** Takes `count` bytes from the front piece, which has as many. */
  private cut(first: Piece, count: number): Uint8Array {
    const { bytes } = first;
    const start = this.start;
    const end = start + count;
    if (end < bytes.length) this.start = end;
    else {
      this.first = first.next;
      if (first.next === undefined) this.last = undefined;
      this.start = 0;
    }
    if (count === bytes.length) return bytes;
    first.buffer ??= bytes.buffer;
    return new Uint8Array(first.buffer, bytes.byteOffset + start, count);
  }
}
