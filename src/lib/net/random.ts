/** Draws numbers in [0, 1). */
export type Random = () => number;

/** mulberry32: a small seeded generator, good enough for losses and initial sequence numbers. Seed: 32 bits. */
export function mulberry32(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seed for one purpose of a run (a link's losses, a host's sequence numbers): FNV-1a over the names. */
export function deriveSeed(seed: number, ...names: readonly string[]): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (const name of names) {
    for (let index = 0; index < name.length; index++) {
      hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0xff, 0x01000193);
  }
  return hash;
}

/** A whole number from 0 to 2^32 − 1. */
export const random32 = (random: Random): number => Math.floor(random() * 4294967296);
