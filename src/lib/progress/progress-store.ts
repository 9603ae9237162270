import { readProgress, writeProgress } from './kept-progress.ts';
import { merged, NOTHING_YET, type Progress, type ProgressEvent, withEvent } from './progress.ts';

/** Where one text is kept; other tabs of the site hold the same. */
export interface Keeping {
  read(): string | undefined;
  /** False when it was not taken. */
  write(text: string): boolean;
  erase(): void;
  /** Puts a text that cannot be read aside, so that writing does not destroy it. */
  setAside(text: string): void;
  /** Tells when another tab has written or erased. */
  watch(changed: () => void): void;
}

/**
 * Why progress lasts no longer than the page: the browser does not take it (full, or forbidden), or a newer version of
 * the site has written there, which must not be overwritten. `unreadable` is over already: the text was put aside.
 */
export type Trouble = 'not-kept' | 'newer' | 'unreadable';

/** The learner's progress, the same in all tabs. When it cannot be kept it goes on in memory, and says so. */
export class ProgressStore {
  readonly #keeping: Keeping;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #progress: Progress = NOTHING_YET;
  #text: string | undefined;
  #trouble: Trouble | undefined;

  constructor(keeping: Keeping, now: () => number) {
    this.#keeping = keeping;
    this.#now = now;
    this.#load();
    keeping.watch(() => {
      // Another tab has erased everything: what this one still knows is meant as well.
      if (keeping.read() === undefined) this.#forget();
      this.#load();
      this.#tell();
    });
  }

  get progress(): Progress {
    return this.#progress;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  record(event: ProgressEvent): void {
    this.#change((progress) => withEvent(progress, event, this.#now()));
  }

  /** Adds what was exported elsewhere. */
  add(imported: Progress): void {
    this.#change((progress) => merged(progress, imported));
  }

  /** Forgets everything, in every tab. */
  reset(): void {
    this.#forget();
    this.#keeping.erase();
    this.#tell();
  }

  /** Tells of every change, also of those that other tabs make. Returns how to stop that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(change: (progress: Progress) => Progress): void {
    // Another tab may have written a moment ago.
    this.#load();
    this.#progress = change(this.#progress);
    if (this.#trouble !== 'newer') {
      const text = writeProgress(this.#progress);
      const kept = this.#keeping.write(text);
      if (kept) this.#text = text;
      if (!kept) this.#trouble = 'not-kept';
      else if (this.#trouble === 'not-kept') this.#trouble = undefined;
    }
    this.#tell();
  }

  /** What was kept, with what could not be. */
  #load(): void {
    const text = this.#keeping.read();
    if (text === undefined || text === this.#text) return;
    this.#text = text;
    const read = readProgress(text);
    if (!('problem' in read)) {
      this.#progress = this.#trouble === undefined ? read : merged(read, this.#progress);
      return;
    }
    this.#trouble = read.problem === 'newer' ? 'newer' : 'unreadable';
    if (this.#trouble === 'unreadable') this.#keeping.setAside(text);
  }

  #forget(): void {
    this.#progress = NOTHING_YET;
    this.#text = undefined;
    this.#trouble = undefined;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
