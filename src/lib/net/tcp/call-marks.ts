/** Which calls made the bytes of a connection; kept in traced runs only. */
export class CallMarks {
  /** The calls that asked for the connection, and for its end. */
  open: number | undefined;
  close: number | undefined;
  /** Each write: the offset in the stream where it ends, and its call. In order. */
  readonly #ends: number[] = [];
  readonly #calls: (number | undefined)[] = [];

  wrote(bytes: number, call: number | undefined): void {
    this.#ends.push((this.#ends.at(-1) ?? 0) + bytes);
    this.#calls.push(call);
  }

  /** The call that wrote the byte at an offset of the stream. */
  writerOf(offset: number): number | undefined {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#calls[low];
  }
}
