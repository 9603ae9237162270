/** Runs of code points, both ends in them, in ascending order. */
export type CodePoints = readonly (readonly [from: number, to: number])[];

export interface Slice {
  readonly name: string;
  readonly codePoints: CodePoints;
}

/** Latin, Greek, Cyrillic, punctuation, arrows, boxes; the punctuation of Korean and its full-width forms. */
const signs: CodePoints = [
  [0x20, 0x10ff],
  [0x1e00, 0x2bff],
  [0x3000, 0x303f],
  [0xff00, 0xffef],
];

/** The letters of Hangul on their own, what else East Asian fonts carry, the syllables of Hangul. */
const letters: CodePoints = [
  [0x1100, 0x11ff],
  [0x3040, 0x33ff],
  [0xac00, 0xd7a3],
];

/**
 * How the font of code is cut: its signs, which all code needs; the letters beyond them that the course writes, which
 * comments and output need; the rest, for what learners write themselves. Every code point lies in one slice at most.
 */
export function cutSlices(lettersOfTheCourse: ReadonlySet<string>): readonly Slice[] {
  const isWritten = (code: number) => lettersOfTheCourse.has(String.fromCodePoint(code));
  return [
    { name: 'signs', codePoints: signs },
    { name: 'course', codePoints: runsOf(letters, isWritten) },
    { name: 'rest', codePoints: runsOf(letters, (code) => !isWritten(code)) },
  ];
}

/** Those of some code points for which a condition holds. */
function runsOf(codePoints: CodePoints, holds: (code: number) => boolean): CodePoints {
  const runs: [from: number, to: number][] = [];
  for (const [from, to] of codePoints) {
    for (let code = from; code <= to; code++) {
      if (!holds(code)) continue;
      const last = runs.at(-1);
      if (last?.[1] === code - 1) last[1] = code;
      else runs.push([code, code]);
    }
  }
  return runs;
}

/** As `unicode-range` has them: `U+AC00-AC01, U+AC04`. */
export function rangesOf(codePoints: CodePoints): string {
  const hex = (code: number) => code.toString(16).toUpperCase();
  return codePoints
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(', ');
}
