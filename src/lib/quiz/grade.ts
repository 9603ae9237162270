import { parseQuantity, type QuantityProblem } from './quantity.ts';
import type { Unit } from './schema.ts';

/** What grading needs of a choice; texts stay with the page. */
export interface GradedChoice {
  readonly id: string;
  readonly correct: boolean;
}

/** Right and chosen, wrong and chosen, right but left out, wrong and left out. */
export type Verdict = 'hit' | 'false-alarm' | 'miss' | 'rejection';

export interface ChoiceGrade {
  readonly correct: boolean;
  /** One for every choice, in the order given. */
  readonly verdicts: readonly { readonly id: string; readonly verdict: Verdict }[];
}

/** Grades a choice question; a single-choice answer is a set of one. */
export function gradeChoices(choices: readonly GradedChoice[], chosen: ReadonlySet<string>): ChoiceGrade {
  const verdicts = choices.map(({ id, correct }) => ({ id, verdict: verdictOf(correct, chosen.has(id)) }));
  return { correct: verdicts.every(({ verdict }) => verdict === 'hit' || verdict === 'rejection'), verdicts };
}

function verdictOf(correct: boolean, chosen: boolean): Verdict {
  if (correct) return chosen ? 'hit' : 'miss';
  return chosen ? 'false-alarm' : 'rejection';
}

/** A numeric question with its numbers computed. */
export interface NumericKey {
  readonly unit: Unit;
  readonly key: number;
  readonly tolerance: number;
  /** Values of the wrong-answer detectors, in the order of the question's file. */
  readonly detectors: readonly number[];
}

export interface NumericGrade {
  readonly correct: boolean;
  /** The answer as it was read, in the question's unit. */
  readonly value: number;
  /** Index of the detector that knows how this wrong answer came about. */
  readonly detector: number | undefined;
}

/** Grades what was typed; a text that is no quantity is not an answer, so it is not wrong either. */
export function gradeNumber(
  { unit, key, tolerance, detectors }: NumericKey,
  typed: string,
): NumericGrade | QuantityProblem {
  const value = parseQuantity(typed, unit);
  if (typeof value !== 'number') return value;
  if (isWithin(value, key, tolerance)) return { correct: true, value, detector: undefined };
  const detector = detectors.findIndex((wrong) => isWithin(value, wrong, tolerance));
  return { correct: false, value, detector: detector === -1 ? undefined : detector };
}

/** Whether two numbers agree within a relative tolerance; the least one forgives rounding in the last digits of a double. */
export function isWithin(value: number, key: number, tolerance: number): boolean {
  return Math.abs(value - key) <= Math.abs(key) * Math.max(tolerance, 1e-9);
}
