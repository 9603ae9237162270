import { CHARACTER, INSIDE, type Units, WORD } from './units.ts';

/** Where one way to look for a word was found in a text, and how well it fits there. */
export interface Occurrence {
  /** Of the best place: the first unit, and the unit behind the last. */
  readonly from: number;
  readonly to: number;
  /** 0 to 1: a whole word fits best, a beginning well, a piece from the middle less. */
  readonly fit: number;
  readonly count: number;
}

/** Enough to know that a text is about a word. */
const MOST_COUNTED = 10;
/** A shorter piece from the middle of a Latin word says nothing. */
const SHORTEST_LATIN_PIECE = 4;
const BEGINS_INSIDE_WORD = 0.5;
const ENDS_INSIDE_WORD = 0.85;
/** The last syllable is not finished yet, or it is another one. */
const ENDS_INSIDE_SYLLABLE = 0.5;

/** Looks for `units` in a text, from the start of a character on; undefined when it is not there. */
export function findIn({ text, start }: Units, units: string): Occurrence | undefined {
  const first = text.indexOf(units);
  if (first < 0) return undefined;
  const isLatin = /^[a-z]/.test(units);
  let best = -1;
  let bestFit = 0;
  let count = 0;
  for (let from = first; from >= 0; from = text.indexOf(units, from + 1)) {
    if (start[from] === INSIDE) continue;
    if (isLatin && start[from] === CHARACTER && units.length < SHORTEST_LATIN_PIECE) continue;
    const fit = beginning(start[from]!) * ending(start[from + units.length]!);
    if (fit > bestFit) {
      best = from;
      bestFit = fit;
    }
    if (++count === MOST_COUNTED) break;
  }
  return count === 0 ? undefined : { from: best, to: best + units.length, fit: bestFit, count };
}

const beginning = (start: number): number => (start === WORD ? 1 : BEGINS_INSIDE_WORD);

function ending(start: number): number {
  if (start === WORD) return 1;
  return start === CHARACTER ? ENDS_INSIDE_WORD : ENDS_INSIDE_SYLLABLE;
}
