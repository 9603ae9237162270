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

export interface OrderGrade {
  readonly correct: boolean;
  /** Ids of the longest run of neighbours that follow each other as they should; at least one. */
  readonly run: readonly string[];
}

/** Grades an order: `key` and `given` hold the same ids. What is credited is the longest correct run, wherever it stands. */
export function gradeOrder(key: readonly string[], given: readonly string[]): OrderGrade {
  let best = given.slice(0, 1);
  let start = 0;
  for (let place = 1; place < given.length; place++) {
    if (key.indexOf(given[place]!) !== key.indexOf(given[place - 1]!) + 1) start = place;
    if (place - start + 1 > best.length) best = given.slice(start, place + 1);
  }
  return { correct: best.length === key.length, run: best };
}

export interface MatchGrade {
  readonly correct: boolean;
  /** Ids of the rows that were matched rightly. */
  readonly right: readonly string[];
}

/** Grades rows, each by itself. */
export function gradeMatches(
  rows: readonly { readonly id: string; readonly answer: string }[],
  given: ReadonlyMap<string, string>,
): MatchGrade {
  const right = rows.filter(({ id, answer }) => given.get(id) === answer).map(({ id }) => id);
  return { correct: right.length === rows.length, right };
}
