/** What the outside asks for while the run goes on: kept until the run is between two steps, which may be asleep there. */
export class Requests {
  #waiting: (() => void)[] = [];
  #wake: (() => void) | undefined;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(action: () => void): void {
    this.#waiting.push(action);
    this.wake();
  }

  /** Does what was asked for so far. */
  serve(): void {
    if (this.isEmpty) return;
    const actions = this.#waiting;
    this.#waiting = [];
    for (const action of actions) action();
  }

  /** Sleeps for real milliseconds, or less when something is asked for. */
  async sleep(delay: number): Promise<void> {
    if (!this.isEmpty) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (delay !== Infinity) timer = setTimeout(resolve, delay);
    });
    clearTimeout(timer);
    this.#wake = undefined;
  }

  wake(): void {
    this.#wake?.();
  }
}
