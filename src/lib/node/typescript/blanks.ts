/** Spaces as many octets long in UTF-8 as what they replace, as amaro has them. */
function blank(character: string): string {
  if (/\s/.test(character)) return character;
  const code = character.codePointAt(0)!;
  if (code < 0x80) return ' ';
  if (code < 0x800) return '\u00a0';
  // Beyond the basic plane: two UTF-16 units, four octets.
  return code < 0x10000 ? '\u2002' : '\u00a0\u00a0';
}

/** Blank space or comment. */
const gap = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** Takes text away from a source, and keeps every line and column of the rest. */
export class Blanks {
  readonly source: string;
  readonly #ranges: { readonly start: number; readonly end: number }[] = [];
  readonly #written = new Map<number, string>();

  constructor(source: string) {
    this.source = source;
  }

  add(start: number, end: number): void {
    if (end > start) this.#ranges.push({ start, end });
  }

  /** Puts a sign where text was taken away. */
  write(at: number, sign: string): void {
    this.#written.set(at, sign);
  }

  /** Where the next token begins. */
  after(offset: number): number {
    gap.lastIndex = offset;
    gap.exec(this.source);
    return gap.lastIndex;
  }

  toString(): string {
    let text = '';
    let position = 0;
    for (const { start, end } of this.#ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      if (end <= position) continue;
      const from = Math.max(start, position);
      text += this.source.slice(position, from);
      let at = from;
      for (const character of this.source.slice(from, end)) {
        text += this.#written.get(at) ?? blank(character);
        at += character.length;
      }
      position = end;
    }
    return text + this.source.slice(position);
  }
}
