/**
 * The font files that a style sheet needs for the characters of a text: those of its `@font-face` rules whose
 * `unicode-range` holds one of them, or that have no range. File names as the rules give them, without folders.
 */
export function fontSlices(css: string, characters: ReadonlySet<string>): Set<string> {
  const codes = [...characters].map((character) => character.codePointAt(0)!);
  const needed = new Set<string>();
  for (const [rule] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    const file = /url\(["']?(?:[^)"']*\/)?([^)"'/]+)["']?\)/.exec(rule)?.[1];
    const ranges = /unicode-range:([^;}]*)/.exec(rule)?.[1]?.split(',').map(readRange);
    const holdsOne = ranges?.some(([from, to]) => codes.some((code) => code >= from && code <= to)) ?? true;
    if (file !== undefined && holdsOne) needed.add(file);
  }
  return needed;
}

/** `U+AC00-D7A3`, `U+20`, `U+4??`. */
function readRange(range: string): readonly [from: number, to: number] {
  const [from = '', to = from] = range.trim().slice('U+'.length).split('-');
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
}
