import { type Guess, type Guesses, SKIPPED } from './fragment.ts';

/** How somebody stands who has been asked several questions. */
export interface Score {
  readonly predicted: number;
  readonly right: number;
  /** All are predicted, and right. */
  readonly solved: boolean;
}

export function scoreOf<Name extends string>(
  guesses: Guesses,
  questions: readonly Name[],
  answer: (question: Name) => Guess,
): Score {
  const predicted = questions.filter((one) => guesses[one] !== undefined && guesses[one] !== SKIPPED);
  const right = predicted.filter((one) => guesses[one] === answer(one)).length;
  return { predicted: predicted.length, right, solved: right === questions.length };
}
