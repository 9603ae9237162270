import type { Insertion } from './learner-scripts.ts';

/** A text after its edits. */
export interface Rewritten {
  readonly code: string;
  readonly insertions: readonly Insertion[];
  /** What a part of `code` was before; undefined for what is no part of it. */
  readonly restore: (fragment: string) => string | undefined;
}

/** Collects edits of a text, and tells where they moved what follows. Line breaks are never added or removed. */
export class Edits {
  readonly #source: string;
  readonly #edits: {
    readonly at: number;
    readonly end: number;
    readonly text: string;
    readonly order: number;
  }[] = [];
  readonly #lineStarts: number[] = [0];

  constructor(source: string) {
    this.#source = source;
    for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1))
      this.#lineStarts.push(index + 1);
  }

  /** Text that opens something: of several at one place, the first put in comes first. */
  insert(at: number, text: string): void {
    this.#edits.push({ at, end: at, text, order: this.#edits.length });
  }

  /** Text that closes something: of several at one place the last put in, the innermost, comes first. */
  insertClosing(at: number, text: string): void {
    this.#edits.push({ at, end: at, text, order: -this.#edits.length - 1 });
  }

  /** Replaces text; the line breaks in what goes away stay. */
  replace(at: number, end: number, text: string): void {
    const kept = this.#source.slice(at, end).replace(/[^\n]/g, '');
    this.#edits.push({ at, end, text: text + kept, order: this.#edits.length });
  }

  position(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#lineStarts[low]! };
  }

  apply(): Rewritten {
    const ordered = [...this.#edits].sort((a, b) => a.at - b.at || a.order - b.order);
    const insertions: Insertion[] = [];
    /** Where each edit stands: from `start` to `stop` in the result, from `at` to `end` in the source. */
    const places: { readonly start: number; readonly stop: number; at: number; end: number }[] = [];
    let code = '';
    let position = 0;
    for (const { at, end, text } of ordered) {
      code += this.#source.slice(position, at);
      places.push({ start: code.length, stop: code.length + text.length, at, end });
      code += text;
      position = Math.max(position, end);
      const removed = this.#source.slice(at, end);
      if (removed.includes('\n')) {
        // What follows the last removed line break starts at column 0 in the result.
        const { line, column } = this.position(end);
        insertions.push({ line, column: 0, length: -column });
      } else insertions.push({ ...this.position(at), length: text.length - removed.length });
    }
    code += this.#source.slice(position);
    const original = (offset: number): number => {
      const before = places.findLast(({ start }) => start <= offset);
      if (!before) return offset;
      return offset < before.stop ? before.at : before.end + offset - before.stop;
    };
    const restore = (fragment: string) => {
      const start = code.indexOf(fragment);
      return start < 0 ? undefined : this.#source.slice(original(start), original(start + fragment.length));
    };
    return { code, insertions, restore };
  }
}
