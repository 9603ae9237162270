/** A set of piece numbers below a fixed limit. Asking whether one set has what another lacks costs a word per 32 pieces. */
export class PieceSet {
  readonly #words: Uint32Array;
  #size = 0;

  constructor(limit: number) {
    this.#words = new Uint32Array(Math.ceil(limit / 32));
  }

  get size(): number {
    return this.#size;
  }

  has(piece: number): boolean {
    return (this.#words[piece >>> 5]! & (1 << (piece & 31))) !== 0;
  }

  add(piece: number): void {
    if (this.has(piece)) return;
    this.#words[piece >>> 5]! |= 1 << (piece & 31);
    this.#size += 1;
  }

  delete(piece: number): void {
    if (!this.has(piece)) return;
    this.#words[piece >>> 5]! &= ~(1 << (piece & 31));
    this.#size -= 1;
  }

  /** Whether this set has a piece that `other` lacks. */
  offers(other: PieceSet): boolean {
    for (let word = 0; word < this.#words.length; word += 1) {
      if ((this.#words[word]! & ~other.#words[word]!) !== 0) return true;
    }
    return false;
  }
}
