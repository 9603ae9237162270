/**
 * Bounds the real time a worker may take to answer. Only a worker that hangs meets it; one that answers
 * in time leaves no mark on the run, so runs stay repeatable.
 */
export class Watchdog {
  #bark: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The answer, or undefined when none came within the limit (in real milliseconds). */
  async await<T>(answer: Promise<T>, limit: number): Promise<T | undefined> {
    const late = new Promise<undefined>((resolve) => {
      this.#bark = () => resolve(undefined);
    });
    this.hurry(limit);
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(this.#timer);
      this.#bark = undefined;
    }
  }

  /** Gives an answer that is awaited now only so much time more. */
  hurry(limit: number): void {
    clearTimeout(this.#timer);
    const bark = this.#bark;
    if (bark) this.#timer = setTimeout(bark, limit);
  }
}
