/**
 * Something a process has done to the disk of its host. Each process has a copy of the disk, so that reading and
 * writing can be synchronous; changes travel with slices and turns, and every copy sees them in the same order.
 */
export type DiskChange = {
  /** Absolute. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
} & (
  | { readonly type: 'create' | 'make-folder' | 'mode'; readonly mode: number }
  | { readonly type: 'remove-file' | 'remove-folder' }
  | { readonly type: 'rename'; readonly to: string }
  | { readonly type: 'write'; readonly bytes: Uint8Array; readonly position: number }
  | { readonly type: 'resize'; readonly size: number }
  | { readonly type: 'times'; readonly accessed: number; readonly modified: number }
);

/** A process's end of the disk that it shares with the other processes of its host. */
export class DiskExchange {
  #made: DiskChange[] = [];
  #heard: DiskChange[] = [];
  #listener: ((change: DiskChange) => void) | undefined;

  /** This process has changed the disk. */
  tell(change: DiskChange): void {
    this.#made.push(change);
  }

  /** Others have. */
  hear(changes: readonly DiskChange[]): void {
    if (this.#listener) changes.forEach(this.#listener);
    else this.#heard.push(...changes);
  }

  /** Has the changes of others applied: those so far, and those to come. */
  listen(listener: (change: DiskChange) => void): void {
    this.#heard.forEach(listener);
    this.#heard = [];
    this.#listener = listener;
  }

  /** What this process has changed since the last call. */
  take(): readonly DiskChange[] {
    const made = this.#made;
    this.#made = [];
    return made;
  }
}
