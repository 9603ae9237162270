import { hash } from './hash.ts';

/**
 * The order in which choices are shown: mixed by the question's id, so that it tells nothing about the key, yet is
 * the same at every build and in both languages. Another `seed` gives another order.
 */
export function shownOrder<Choice extends { readonly id: string }>(
  questionId: string,
  choices: readonly Choice[],
  seed = 0,
): Choice[] {
  const name = seed === 0 ? questionId : `${questionId} ${seed}`;
  const rank = (choice: Choice) => hash(`${name}/${choice.id}`);
  return [...choices].sort((one, other) => rank(one) - rank(other));
}
