import type { KernelEvent } from '../protocol.ts';

/** Yields the events that are there when the slice begins; none when the occasion has passed. */
export type Pull = () => readonly KernelEvent[];

/**
 * What waits for a process until its next slice, in the order it came about. Data is not copied here:
 * a socket announces a pull, and the pull reads the socket when the slice begins.
 */
export class Inbox {
  #pulls: Pull[] = [];

  get empty(): boolean {
    return this.#pulls.length === 0;
  }

  post(event: KernelEvent): void {
    this.#pulls.push(() => [event]);
  }

  /** Announcing a pull that already waits changes nothing. */
  announce(pull: Pull): void {
    if (!this.#pulls.includes(pull)) this.#pulls.push(pull);
  }

  /** Takes all events. What is announced while they are pulled waits for the slice after. */
  take(): KernelEvent[] {
    const pulls = this.#pulls;
    this.#pulls = [];
    return pulls.flatMap((pull) => pull());
  }
}
