import type { DiskChange } from '../disk-change.ts';

/** The changes of one host's disk in order, as one of its processes has seen them. */
export class DiskView {
  readonly #log: DiskChange[];
  #seen = 0;

  /** `log` is shared by the views of the host's processes. */
  constructor(log: DiskChange[]) {
    this.#log = log;
  }

  /** What others have changed since this process ran last. */
  take(): readonly DiskChange[] {
    const fresh = this.#log.slice(this.#seen);
    this.#seen = this.#log.length;
    return fresh;
  }

  /** What this process has changed: it has seen everything before. */
  add(changes: readonly DiskChange[]): void {
    this.#log.push(...changes);
    this.#seen = this.#log.length;
  }
}
