import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

/** Texts by the path of their file. */
export type Texts = ReadonlyMap<string, string>;

/** The files of a lab as the learner has them. No DOM here; every field is a signal that the page reads. */
export class LearnerFiles {
  readonly texts = signal<Texts>(new Map());
  /** The texts before they were last replaced as a whole: `undo` swaps the two, so neither is lost. */
  readonly discarded = signal<Texts | undefined>(undefined);
  readonly edited: ReadonlySignal<boolean>;
  /** Counts how often the texts were replaced by others than typed ones. */
  readonly replaced = signal(0);
  /** The texts are somebody else's, and the learner has not gone on with them. */
  readonly foreign = signal(false);
  /** Hears of every change that the learner makes; not of what is brought back or shown from elsewhere. */
  onChange: () => void = () => {};
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
    this.texts.value = new Map(this.texts.value).set(path, text);
    this.#change();
    return true;
  }

  /** Puts the lab's own files back; `undo` brings the learner's back. */
  reset(): void {
    this.replace(this.#asTheyCome());
  }

  /** Puts other texts in the place of the learner's. Files the lab has not are left out. */
  replace(texts: Texts): void {
    batch(() => {
      this.discarded.value = this.texts.value;
      this.restore(texts);
      this.#change();
    });
  }

  /** Shows texts that are not the learner's: they are kept only when the learner goes on with them. */
  preview(texts: Texts): void {
    batch(() => {
      this.discarded.value = this.texts.value;
      this.restore(texts);
      this.foreign.value = true;
    });
  }

  /** The learner's own texts as they were kept. */
  restore(texts: Texts): void {
    const own = this.#own.map(({ path, text }): [string, string] => [path, texts.get(path) ?? text]);
    batch(() => {
      this.texts.value = new Map(own);
      this.replaced.value++;
    });
  }

  /** Back to the texts before; once more, and these are back. */
  undo(): void {
    const before = this.discarded.value;
    if (!before) return;
    batch(() => {
      this.discarded.value = this.texts.value;
      this.restore(before);
      this.#change();
    });
  }

  #change(): void {
    this.foreign.value = false;
    this.onChange();
  }

  #asTheyCome(): Texts {
    return new Map(this.#own.map(({ path, text }) => [path, text]));
  }
}
