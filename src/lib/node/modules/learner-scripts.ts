import type { SourcePosition } from '../../net/trace/event.ts';

/** Text put into a script: positions after it on the same line are that much further right. */
export interface Insertion {
  readonly line: number;
  /** Column in the original line, from 0, before which the text went. */
  readonly column: number;
  readonly length: number;
}

/** A learner's file as the engine runs it. */
export class LearnerScript {
  /** Absolute path, as in the project. */
  readonly path: string;
  readonly source: string;
  readonly #insertions = new Map<number, Insertion[]>();
  /** What a part of the running script is in the file as written. */
  readonly restore: (fragment: string) => string | undefined;

  constructor(
    path: string,
    source: string,
    insertions: readonly Insertion[],
    restore: LearnerScript['restore'],
  ) {
    this.path = path;
    this.source = source;
    this.restore = restore;
    for (const insertion of insertions) {
      const onLine = this.#insertions.get(insertion.line);
      if (onLine) onLine.push(insertion);
      else this.#insertions.set(insertion.line, [insertion]);
    }
    for (const onLine of this.#insertions.values()) onLine.sort((a, b) => a.column - b.column);
  }

  /** The place in the file as written, from a place in the running script (both count from 1). */
  original(line: number, column: number): SourcePosition {
    let shift = 0;
    for (const insertion of this.#insertions.get(line) ?? []) {
      if (insertion.column + shift + insertion.length > column - 1) {
        // Within the inserted text itself: the place it was put before.
        if (insertion.column + shift <= column - 1) shift = column - 1 - insertion.column;
        break;
      }
      shift += insertion.length;
    }
    return { file: this.path, line, column: column - shift };
  }

  line(number: number): string {
    return this.source.split('\n')[number - 1] ?? '';
  }
}

/** The learner's scripts by the name that stack frames give them (a path for CommonJS, a file: URL for modules). */
export class LearnerScripts {
  readonly #scripts = new Map<string, LearnerScript>();

  add(name: string, script: LearnerScript): void {
    this.#scripts.set(name, script);
  }

  has(name: string): boolean {
    return this.#scripts.has(name);
  }

  get(name: string): LearnerScript | undefined {
    return this.#scripts.get(name);
  }

  /** The text of a function as its program's author wrote it, from the text that runs. */
  written(text: string): string {
    for (const script of this.#scripts.values()) {
      const original = script.restore(text);
      if (original !== undefined) return original;
    }
    return text;
  }

  /** The name under which stack frames show a script. */
  nameOf(wanted: LearnerScript): string {
    for (const [name, script] of this.#scripts) if (script === wanted) return name;
    throw new Error(`the script ${wanted.path} was never added`);
  }

  /** By the path that a SourcePosition carries. */
  byPath(path: string): LearnerScript | undefined {
    for (const script of this.#scripts.values()) if (script.path === path) return script;
    return undefined;
  }
}
