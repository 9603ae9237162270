/** mulberry32's step and mixing (random.ts), here with its state in a field: a link draws for every packet. */
const STEP = 0x6d2b79f5;

/**
 * Bernoulli loss: each packet that enters is lost with the same probability, whatever happened to others.
 * One draw of mulberry32 a packet, also at probability 0, so that a change of probability changes no later draw.
 */
export class BernoulliLoss {
  probability: number;
  #state: number;

  constructor(probability: number, seed: number) {
    this.probability = probability;
    this.#state = seed | 0;
  }

  loses(): boolean {
    const state = (this.#state + STEP) | 0;
    this.#state = state;
    return this.probability > 0 && mixed(state) < this.probability;
  }
}

/** The number in [0, 1) that mulberry32 draws when it has come to a state. */
function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), 1 | state);
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
  return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
}
