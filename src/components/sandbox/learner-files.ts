import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

/** Texts by the path of their file, in the order of their tabs. */
export type Texts = ReadonlyMap<string, string>;

/** The files of a lab as the learner has them. No DOM here; every field is a signal that the page reads. */
export class LearnerFiles {
  readonly texts = signal<Texts>(new Map());
  readonly edited: ReadonlySignal<boolean>;
  /** Counts how often the texts were replaced by others than typed ones. */
  readonly replaced = signal(0);
  /** Hears of every change that the learner makes; not of what is brought back or shown from elsewhere. */
  onChange: () => void = () => {};
  readonly #own: Texts;

  /** `own`: as the lab comes. */
  constructor(own: readonly ProjectFile[]) {
    this.#own = new Map(own.map(({ path, text }) => [path, text]));
    this.texts.value = this.#own;
    this.edited = computed(() => !sameTexts(this.texts.value, this.#own));
  }

  /** The files as they are now. */
  get now(): ProjectFile[] {
    return [...this.texts.value].map(([path, text]) => ({ path, text }));
  }

  /** The lab's own files. */
  get own(): Texts {
    return this.#own;
  }

  /** The lab's own files that are not there any more. */
  get removed(): string[] {
    return [...this.#own.keys()].filter((path) => !this.texts.value.has(path));
  }

  /** Whether a file differs from the lab's; a file that the lab has not, does. */
  differs(path: string): boolean {
    return this.texts.value.get(path) !== this.#own.get(path);
  }

  /** False when the text was that already, or there is no such file. */
  edit(path: string, text: string): boolean {
    const now = this.texts.value.get(path);
    if (now === undefined || now === text) return false;
    this.texts.value = new Map(this.texts.value).set(path, text);
    this.onChange();
    return true;
  }

  /** A new file behind the others. */
  add(path: string, text = ''): void {
    this.#rearrange([...this.texts.value, [path, text]]);
  }

  /** The file keeps its text and its place. */
  rename(from: string, to: string): void {
    this.#rearrange([...this.texts.value].map(([path, text]) => [path === from ? to : path, text]));
  }

  remove(path: string): void {
    this.#rearrange([...this.texts.value].filter(([name]) => name !== path));
  }

  /** Shows these texts and no others. */
  show(texts: Texts): void {
    batch(() => {
      this.texts.value = texts;
      this.replaced.value++;
    });
  }

  #rearrange(texts: readonly (readonly [string, string])[]): void {
    this.show(new Map(texts));
    this.onChange();
  }
}

export const sameTexts = (one: Texts, other: Texts): boolean =>
  one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
