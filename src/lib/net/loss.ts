/** mulberry32's step and mixing (random.ts), here by the number of the draw. */
const STEP = 0x6d2b79f5;

/**
 * Bernoulli loss: each packet that enters is lost with the same probability, whatever happened to others. The nth packet
 * has the nth draw of mulberry32, whatever the probability was before.
 */
export class BernoulliLoss {
  probability: number;
  private readonly seed: number;

  constructor(probability: number, seed: number) {
    this.probability = probability;
    this.seed = seed | 0;
  }

  /** Whether the nth packet, from 1, is lost. */
  loses(nth: number): boolean {
    return this.probability > 0 && mixed((this.seed + Math.imul(nth, STEP)) | 0) < this.probability;
  }
}

/** The number in [0, 1) that mulberry32 draws when it has come to a state. */
function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), 1 | state);
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
  return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
}
