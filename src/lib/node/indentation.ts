/**
 * Node's library is a third of a megabyte of compressed text that must keep its columns, which stack traces show. Most
 * indentation follows from the lines before, and need not be carried: a line bears a mark only where it does not.
 */
const MARK = 0x140;
const MOST = 0x3f;
const leading = /^ */;

const closes = (line: string): boolean => /^[)\]}]/.test(line);
const isCase = (line: string): boolean => /^(case |default:)/.test(line);

/** Guesses how far the next line is indented, from brackets at the ends of lines, and learns from what is true. */
class Guess {
  /** Indentation of the lines that opened the blocks we are in, and of the `case` we are in. */
  readonly #openers: { readonly indentation: number; readonly isCase: boolean }[] = [];
  #last = 0;
  #end = '';

  #inner(): number {
    return (this.#openers.at(-1)?.indentation ?? -2) + 2;
  }

  #leave(line: string): void {
    if (!closes(line) && !isCase(line)) return;
    if (this.#openers.at(-1)?.isCase) this.#openers.pop();
    if (closes(line)) this.#openers.pop();
  }

  /** Asked once a line, before `read`. */
  of(line: string): number {
    if (closes(line)) return this.#openers.findLast((opener) => !opener.isCase)?.indentation ?? 0;
    if (isCase(line)) return (this.#openers.findLast((opener) => !opener.isCase)?.indentation ?? -2) + 2;
    if (/[([{;}:]/.test(this.#end)) return this.#inner();
    return this.#end === ',' ? this.#last : this.#last + 2;
  }

  read(indentation: number, line: string): void {
    this.#leave(line);
    if (!closes(line) && !isCase(line)) {
      if (/[([{]/.test(this.#end)) {
        this.#openers.pop();
        this.#openers.push({ indentation: indentation - 2, isCase: false });
      } else if (/[;}]/.test(this.#end)) while (this.#inner() > indentation) this.#openers.pop();
    }
    this.#end = line.at(-1)!;
    if (/[([{]/.test(this.#end)) this.#openers.push({ indentation, isCase: false });
    else if (this.#end === ':' && isCase(line)) this.#openers.push({ indentation, isCase: true });
    this.#last = indentation;
  }
}

/** Takes away the indentation that `indent` finds again. */
export function unindent(text: string): string {
  const guess = new Guess();
  return text
    .split('\n')
    .map((whole) => {
      const indentation = leading.exec(whole)![0].length;
      const line = whole.slice(indentation);
      if (line === '') return '';
      const difference = indentation - guess.of(line);
      guess.read(indentation, line);
      if (Math.abs(difference) > MOST || isMark(line)) throw new Error(`cannot mark the line ${whole}`);
      return difference === 0 ? line : String.fromCharCode(MARK + difference) + line;
    })
    .join('\n');
}

const isMark = (line: string): boolean => Math.abs(line.charCodeAt(0) - MARK) <= MOST;

/** Puts back what `unindent` took. */
export function indent(text: string): string {
  const guess = new Guess();
  return text
    .split('\n')
    .map((marked) => {
      if (marked === '') return '';
      const line = isMark(marked) ? marked.slice(1) : marked;
      const difference = isMark(marked) ? marked.charCodeAt(0) - MARK : 0;
      const indentation = guess.of(line) + difference;
      guess.read(indentation, line);
      return ' '.repeat(indentation) + line;
    })
    .join('\n');
}
