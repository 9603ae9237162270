import type { Moment, RecordedInput, RunInput } from './run-input.ts';

/** The inputs of a run in the order they are applied: those known from a recording, then those that come live. */
export class Tape {
  #inputs: RecordedInput[];
  #played = 0;

  constructor(known: readonly RecordedInput[] = []) {
    this.#inputs = [...known];
  }

  /** All inputs: those applied, and those still to come. */
  get inputs(): readonly RecordedInput[] {
    return this.#inputs;
  }

  /** The step at which the next known input is due; Infinity when none is to come. */
  get nextStep(): number {
    return this.#inputs[this.#played]?.step ?? Infinity;
  }

  /** Takes the next known input that is due at this step. */
  play(step: number): RecordedInput | undefined {
    const next = this.#inputs[this.#played];
    if (next === undefined || next.step > step) return undefined;
    if (next.step < step) throw new Error(`an input of step ${next.step} comes up at step ${step}`);
    this.#played++;
    return next;
  }

  /** A new input happens. What was known of the time after it is no longer true, and is forgotten. */
  record(input: RunInput, { at, step }: Moment): void {
    this.#inputs.splice(this.#played++, Infinity, { ...input, at, step });
  }
}
