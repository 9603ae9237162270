import type { SourcePosition } from '../../net/trace/event.ts';

/** Thrown to unwind a program that must not go on. Only the process itself catches it for good. */
export class ProgramEnded extends Error {
  constructor() {
    super('the process has ended');
    this.name = 'ProgramEnded';
  }
}

/** What rewritten code reports to: its loop budget, and the last value it threw. */
export class ProgramControl {
  /** Loop turns and calls left in this slice. Read and written by the learner's rewritten code. */
  readonly budget = new Int32Array(1);
  #lastThrown: { readonly value: unknown; readonly position: SourcePosition } | undefined;
  readonly #onLimit: (position: SourcePosition) => void;
  #ended = false;

  constructor(onLimit: (position: SourcePosition) => void) {
    this.#onLimit = onLimit;
  }

  refill(limit: number): void {
    if (!this.#ended) this.budget[0] = limit;
  }

  /** From now on every loop turn and every call of the program unwinds it. */
  end(): void {
    this.#ended = true;
    this.budget[0] = 0;
  }

  /** What a script calls when its budget is used up. */
  stopFor(path: string): (line: number, column: number) => never {
    return (line, column) => {
      if (!this.#ended) {
        this.end();
        this.#onLimit({ file: path, line, column });
      }
      throw new ProgramEnded();
    };
  }

  /** What a script passes every thrown value through. */
  thrownFor(path: string): (line: number, column: number, value: unknown) => unknown {
    return (line, column, value) => {
      this.#lastThrown = { value, position: { file: path, line, column } };
      return value;
    };
  }

  /** Where the program last threw this value. */
  thrownAt(value: unknown): SourcePosition | undefined {
    return this.#lastThrown?.value === value ? this.#lastThrown?.position : undefined;
  }
}
