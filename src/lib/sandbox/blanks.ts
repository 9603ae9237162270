/** The blanks in lines of a program, by what belongs there: `socket.[[write]](chunk)`. */
export const BLANK = /\[\[(.+?)\]\](?!\])/g;

/** The right answers, from left to right and top to bottom. */
export const blanksOf = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => [...line.matchAll(BLANK)].map(([, answer]) => answer!));
