/** Bytes that grow at the end; room doubles, so that writing n bytes copies at most n more. Numbers are little-endian. */
export class ByteSink {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  uint16(value: number): void {
    this.#reserve(2);
    this.#view.setUint16(this.#length, value, true);
    this.#length += 2;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  /** Zeros up to the next multiple of four follow. */
  padded(bytes: Uint8Array): void {
    const length = (bytes.length + 3) & ~3;
    this.#reserve(length);
    this.#bytes.set(bytes, this.#length);
    this.#length += length;
  }

  /** Overwrites what was written before. */
  uint32At(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  /** A copy of what has been written. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
