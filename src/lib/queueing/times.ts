/** The times that requests spent in the system, in seconds: their mean, quantiles and histogram. 8 bytes a request. */
export class Times {
  #values = new Float64Array(64);
  #count = 0;
  #sum = 0;
  /** The values in ascending order, until the next one comes. */
  #sorted: Float64Array | undefined;

  get count(): number {
    return this.#count;
  }

  /** Undefined when there is none. */
  get mean(): number | undefined {
    return this.#count > 0 ? this.#sum / this.#count : undefined;
  }

  add(time: number): void {
    if (this.#count === this.#values.length) {
      const wider = new Float64Array(this.#count * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#count] = time;
    this.#count += 1;
    this.#sum += time;
    this.#sorted = undefined;
  }

  /**
   * The smallest of the times that at least this share of them does not exceed (nearest rank): 0.5 is p50, 0.99 p99.
   * Undefined when there is none. Throws unless 0 < share ≤ 1. Sorts when times have come since the last call.
   */
  quantile(share: number): number | undefined {
    if (!(share > 0 && share <= 1)) throw new Error(`share ${share}: not from above 0 to 1`);
    if (this.#count === 0) return undefined;
    this.#sorted ??= this.#values.slice(0, this.#count).sort();
    return this.#sorted[Math.ceil(share * this.#count) - 1];
  }

  /** How many times fall in [0, width), [width, 2·width), …; the last of the bins also takes all longer ones. */
  histogram(width: number, bins: number): number[] {
    if (!(width > 0)) throw new Error(`width ${width}: not more than 0`);
    if (!Number.isInteger(bins) || bins < 1) throw new Error(`bins ${bins}: not a whole number from 1`);
    const counts = new Array<number>(bins).fill(0);
    for (const time of this.#values.subarray(0, this.#count)) {
      counts[Math.min(bins - 1, Math.floor(time / width))]! += 1;
    }
    return counts;
  }
}
