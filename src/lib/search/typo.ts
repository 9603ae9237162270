import { type Units, WORD } from './units.ts';

/** In shorter words one wrong letter makes another word. */
const SHORTEST = 4;

/** The words of a text, each once. */
export function wordsOf({ text, start }: Units, into: Set<string>): void {
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (start[at] !== WORD) continue;
    into.add(text.slice(from, at));
    from = at;
  }
}

/** The beginnings of known words that become `typed` by one slip: a letter wrong, missing, too many, or two swapped. */
export function corrections(typed: string, known: Iterable<string>): string[] {
  if (typed.length < SHORTEST) return [];
  const found = new Set<string>();
  for (const word of known) {
    // Hardly anyone slips on the first letter, and it keeps the search short.
    if (word[0] !== typed[0] || word.length < SHORTEST - 1) continue;
    const length = reachOfOneSlip(typed, word);
    if (length !== undefined) found.add(word.slice(0, length));
  }
  return [...found];
}

/** How many letters of `word` are `typed` but for one slip; undefined when more than one letter differs. */
function reachOfOneSlip(typed: string, word: string): number | undefined {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same++;
  const goesOn = (fromTyped: number, fromWord: number) => word.startsWith(typed.slice(fromTyped), fromWord);
  const isSwapped = typed[same] === word[same + 1] && typed[same + 1] === word[same];
  if (isSwapped && goesOn(same + 2, same + 2)) return typed.length;
  if (same < word.length && goesOn(same + 1, same + 1)) return typed.length;
  if (goesOn(same, same + 1)) return typed.length + 1;
  if (goesOn(same + 1, same)) return typed.length - 1;
  return undefined;
}
