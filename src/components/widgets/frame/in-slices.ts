import type { Steps } from '../../../lib/experiments/steps.ts';

/** A slice of work, in ms: short enough that the page answers in between. */
const SLICE = 8;

/** Runs an experiment to its end a slice at a time; undefined when nobody wants it any more. */
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean): Promise<T | undefined> {
  while (isWanted()) {
    const until = performance.now() + SLICE;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}
