/** An experiment under way: it pauses now and then, so that a page can do other things in between, and ends with its result. */
export type Steps<T> = Generator<undefined, T>;

/** Runs an experiment to its end at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
