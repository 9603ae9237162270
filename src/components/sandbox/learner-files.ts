import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

/** The files of a lab as the learner has them. No DOM here; every field is a signal that the page reads. */
export class LearnerFiles {
  readonly texts = signal<ReadonlyMap<string, string>>(new Map());
  /** The texts before the last reset, until something is typed. */
  readonly discarded = signal<ReadonlyMap<string, string> | undefined>(undefined);
  readonly edited: ReadonlySignal<boolean>;
  readonly #own: readonly ProjectFile[];

  /** `own`: as the lab comes. */
  constructor(own: readonly ProjectFile[]) {
    this.#own = own;
    this.texts.value = this.#asTheyCome();
    this.edited = computed(() => own.some(({ path, text }) => this.texts.value.get(path) !== text));
  }

  /** The files as they are now. */
  get now(): ProjectFile[] {
    return this.#own.map(({ path, text }) => ({ path, text: this.texts.value.get(path) ?? text }));
  }

  /** False when the text was that already. */
  edit(path: string, text: string): boolean {
    if (this.texts.value.get(path) === text) return false;
    batch(() => {
      this.texts.value = new Map(this.texts.value).set(path, text);
      this.discarded.value = undefined;
    });
    return true;
  }

  /** Puts the lab's own files back; `undoReset` brings the learner's back. */
  reset(): void {
    batch(() => {
      this.discarded.value = this.texts.value;
      this.texts.value = this.#asTheyCome();
    });
  }

  undoReset(): void {
    if (!this.discarded.value) return;
    batch(() => {
      this.texts.value = this.discarded.value!;
      this.discarded.value = undefined;
    });
  }

  #asTheyCome(): Map<string, string> {
    return new Map(this.#own.map(({ path, text }) => [path, text]));
  }
}
