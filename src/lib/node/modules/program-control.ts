import type { SourcePosition } from '../../net/trace/event.ts';

/** Loop turns and calls between two looks at the clock: few at first, then as many as pass in a few milliseconds. */
const STRETCH = { first: 1000, least: 50, most: 1_000_000, milliseconds: 10 } as const;

// The learner's program gets virtual clocks of these names later.
const realNow = performance.now.bind(performance);

/** Thrown to unwind a program that must not go on. Only the process itself catches it for good. */
export class ProgramEnded extends Error {
  constructor() {
    super('the process has ended');
    this.name = 'ProgramEnded';
  }
}

/** What rewritten code reports to: its loop budget, and the last value it threw. */
export class ProgramControl {
  /** Loop turns and calls left until the next look at the clock. Read and written by the learner's rewritten code. */
  readonly budget = new Int32Array(1);
  /** Loop turns and calls left in this slice after these. */
  #rest = 0;
  /** Loop turns and calls this slice was given so far. */
  #given = 0;
  /** Real milliseconds after which the clock ends the slice. */
  #patience = Infinity;
  #begunAt = 0;
  #lookedAt = 0;
  #stretch: number = STRETCH.first;
  #lastThrown: { readonly value: unknown; readonly position: SourcePosition } | undefined;
  readonly #onLimit: (position: SourcePosition, count: number | undefined) => void;
  #ended = false;
  /** Told of every value that the program throws. */
  onThrow: (value: unknown) => void = () => {};
  /** The last top-level `await` that began. */
  awaited: SourcePosition | undefined;

  /** `onLimit` is told where the program computed too long; with the count, when it was the clock that said so. */
  constructor(onLimit: (position: SourcePosition, count: number | undefined) => void) {
    this.#onLimit = onLimit;
  }

  /**
   * A slice begins, with so many loop turns and calls. Before they are used up the clock may end it, after `patience`
   * real milliseconds; Infinity: never, it is ended at the same turn wherever it is run.
   */
  refill(limit: number, patience: number): void {
    if (this.#ended) return;
    this.#rest = limit;
    this.#given = 0;
    this.#patience = patience;
    this.#begunAt = realNow();
    this.#lookedAt = this.#begunAt;
    this.#stretch = STRETCH.first;
    this.#nextStretch();
  }

  /** Real milliseconds since the slice began. */
  #look(): number {
    const now = realNow();
    const { least, most, milliseconds } = STRETCH;
    const quick = now - this.#lookedAt < milliseconds;
    this.#stretch = quick ? Math.min(this.#stretch * 2, most) : Math.max(this.#stretch >> 1, least);
    this.#lookedAt = now;
    return now - this.#begunAt;
  }

  #nextStretch(used = 0): void {
    const stretch = Math.min(this.#rest, this.#stretch);
    this.budget[0] = stretch - used;
    this.#rest -= stretch;
    this.#given += stretch;
  }

  /** From now on every loop turn and every call of the program unwinds it. */
  end(): void {
    this.#ended = true;
    this.budget[0] = 0;
  }

  /** What a script calls when its budget is used up: gives it more, or unwinds the program. */
  stopFor(path: string): (line: number, column: number) => void {
    return (line, column) => {
      const late = this.#patience < Infinity && this.#look() >= this.#patience;
      if (!this.#ended && this.#rest > 0 && !late) {
        // The turn that asks is the first of them.
        this.#nextStretch(1);
        return;
      }
      if (!this.#ended) {
        const count = this.#rest > 0 ? this.#given : undefined;
        this.end();
        this.#onLimit({ file: path, line, column }, count);
      }
      throw new ProgramEnded();
    };
  }

  /** What a script passes every thrown value through. */
  thrownFor(path: string): (line: number, column: number, value: unknown) => unknown {
    return (line, column, value) => {
      this.#lastThrown = { value, position: { file: path, line, column } };
      this.onThrow(value);
      return value;
    };
  }

  /** What a module calls before it awaits at its top level. */
  awaitingFor(path: string): (line: number, column: number) => void {
    return (line, column) => {
      this.awaited = { file: path, line, column };
    };
  }

  /** Where the program last threw this value. */
  thrownAt(value: unknown): SourcePosition | undefined {
    return this.#lastThrown?.value === value ? this.#lastThrown?.position : undefined;
  }
}
