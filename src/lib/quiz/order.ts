/**
 * The order in which choices are shown: mixed by the question's id, so that it tells nothing about the key, yet is
 * the same at every build and in both languages.
 */
export function shownOrder<Choice extends { readonly id: string }>(
  questionId: string,
  choices: readonly Choice[],
): Choice[] {
  const rank = (choice: Choice) => fnv1a(`${questionId}/${choice.id}`);
  return [...choices].sort((one, other) => rank(one) - rank(other));
}

/** FNV-1a, 32 bit, with a final avalanche: close ids must not stay close (Fowler, Noll, Vo; MurmurHash3's fmix32). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
