import type { ProcessDescription } from '../net/scenario.ts';

/** The part of a process's description that a command line says. */
export type Command = Pick<ProcessDescription, 'file' | 'argv' | 'env'>;

/** What is wrong with a command line. */
export type CommandProblem =
  /** A quotation mark without its pair. */
  | { readonly kind: 'open-quote'; readonly mark: string }
  /** Only Node runs here. */
  | { readonly kind: 'not-node'; readonly word: string }
  | { readonly kind: 'no-file' }
  /** An option of Node's own stands where the file should. */
  | { readonly kind: 'option'; readonly word: string };

/** `HOST=server.lab node client.mjs '두 낱말'`: a process as a POSIX shell starts it. */
export function formatCommand({ file, argv = [], env = {} }: Command): string {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`);
  return [...settings, 'node', ...[file, ...argv].map(quoted)].join(' ');
}

/** A text as one word of a shell. Single quotes take all but themselves as it is. */
export const quoted = (text: string): string =>
  /^[\p{L}\p{N}_./:@%+,=-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** Reads a command line as a POSIX shell does, as far as quoting goes; nothing is expanded. */
export function parseCommand(line: string): Command | CommandProblem {
  const words = wordsOf(line);
  if ('kind' in words) return words;
  const env: Record<string, string> = {};
  let place = 0;
  for (; place < words.length; place++) {
    const setting = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[place]!);
    if (!setting) break;
    env[setting[1]!] = setting[2]!;
  }
  const [program, file, ...argv] = words.slice(place);
  if (program !== 'node') return { kind: 'not-node', word: program ?? '' };
  if (file === undefined) return { kind: 'no-file' };
  if (file.startsWith('-')) return { kind: 'option', word: file };
  return {
    file,
    ...(argv.length > 0 && { argv }),
    ...(Object.keys(env).length > 0 && { env }),
  };
}

function wordsOf(line: string): string[] | CommandProblem {
  const words: string[] = [];
  let word: string | undefined;
  for (const [piece, single, double, escaped, bare] of line.matchAll(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|\s+|./gsu,
  )) {
    if (/^\s+$/.test(piece)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const text = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? bare;
    if (text === undefined) return { kind: 'open-quote', mark: piece };
    word = (word ?? '') + text;
  }
  return word === undefined ? words : [...words, word];
}
