import type { Random } from '../net/random.ts';

/** How the balancer picks a server: by chance, in turn, or where the fewest requests are. */
export type Policy = 'random' | 'round-robin' | 'shortest-queue';

/** What the balancer knows of a server. */
export interface Candidate {
  readonly number: number;
  /** Requests there, the one in service included. */
  readonly length: number;
}

/** Stands before the servers under one address and hands each request to one of them. */
export class Balancer {
  readonly #policy: Policy;
  readonly #random: Random;
  /** Who had the last turn. */
  #last = -1;

  constructor(policy: Policy, random: Random) {
    this.#policy = policy;
    this.#random = random;
  }

  /** One of the servers it sees up, which come in the order of their numbers; undefined when there is none. */
  pick<Each extends Candidate>(seen: readonly Each[]): Each | undefined {
    const picked = this.#choose(seen);
    if (picked) this.#last = picked.number;
    return picked;
  }

  #choose<Each extends Candidate>(seen: readonly Each[]): Each | undefined {
    switch (this.#policy) {
      case 'random':
        return seen[this.#below(seen.length)];
      case 'round-robin':
        return seen.find(({ number }) => number > this.#last) ?? seen[0];
      case 'shortest-queue':
        return this.#shortest(seen);
    }
  }

  /** Of equally short queues any, with equal chances. */
  #shortest<Each extends Candidate>(seen: readonly Each[]): Each | undefined {
    const length = seen.reduce((shortest, each) => Math.min(shortest, each.length), Infinity);
    const shortest = seen.filter((each) => each.length === length);
    return shortest[this.#below(shortest.length)];
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}
