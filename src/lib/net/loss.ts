import { mulberry32, type Random } from './random.ts';

/**
 * Bernoulli loss: each packet that enters is lost with the same probability, whatever happened to others.
 * One draw a packet, also at probability 0, so that a change of probability changes no later draw.
 */
export class BernoulliLoss {
  probability: number;
  readonly #random: Random;

  constructor(probability: number, seed: number) {
    this.probability = probability;
    this.#random = mulberry32(seed);
  }

  loses(): boolean {
    return this.#random() < this.probability;
  }
}
