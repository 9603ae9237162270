import { deriveSeed, mulberry32, type Random } from './random.ts';
import { type Time, ZERO } from './time.ts';

/** Packets held back by chance at the far end of a link, so that later ones overtake them. */
export interface Reordering {
  readonly probability: number;
  readonly by: Time;
}

/**
 * What chance does to the packets of a link beside losing them. Jitter, duplication and reordering each draw from a
 * generator of their own, one draw a packet, so that none of them changes what the others, or losses, do.
 */
export class Disturbances {
  /** A packet propagates for up to so much longer, drawn evenly. It overtakes no other for it. */
  jitter: Time = ZERO;
  /** Probability that a packet enters the queue twice. */
  duplicate = 0;
  reorder: Reordering = { probability: 0, by: ZERO };
  readonly #jitter: Random;
  readonly #duplicate: Random;
  readonly #reorder: Random;

  constructor(seed: number, from: string, to: string) {
    this.#jitter = mulberry32(deriveSeed(seed, from, to, 'jitter'));
    this.#duplicate = mulberry32(deriveSeed(seed, from, to, 'duplicate'));
    this.#reorder = mulberry32(deriveSeed(seed, from, to, 'reorder'));
  }

  /** What the next packet propagates longer than the link's delay. */
  drawJitter(): number {
    return Math.floor(this.#jitter() * (this.jitter + 1));
  }

  drawDuplicate(): boolean {
    return this.#duplicate() < this.duplicate;
  }

  /** How long the next packet is held back at the far end. */
  drawHold(): number {
    return this.#reorder() < this.reorder.probability ? this.reorder.by : 0;
  }
}
