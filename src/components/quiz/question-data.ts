import type { Confidence } from '../../lib/progress/progress.ts';
import type { Instance, Varying } from '../../lib/quiz/instance.ts';
import type { Computation, Unit } from '../../lib/quiz/schema.ts';

/** What a numeric question carries in its JSON: how its numbers are made, and its texts, with `{name}`s, in one language. */
export interface NumberData extends Varying {
  readonly unit: Unit;
  readonly tolerance: number;
  readonly prompt: string;
  readonly why: string;
  readonly detectors: readonly (Computation & { readonly why: string })[];
  /** The seed that it is first shown with, and its numbers. */
  readonly seed: number;
  readonly first: Instance;
}

/** Told by a question whenever an answer has been graded; bubbles. */
export interface AnsweredDetail {
  /** `2-1-2/who-initiates` */
  readonly question: string;
  readonly version: number;
  /** From 0 to 1, which is right. */
  readonly score: number;
  readonly confidence: Confidence | undefined;
}

export const ANSWERED = 'quiz-answered';
