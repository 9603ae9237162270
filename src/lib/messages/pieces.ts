import type { Field } from '../net/wire/field.ts';
import { utf8Text } from '../net/wire/utf8.ts';

/** A line of a text protocol, by its places in the bytes. */
export interface Line {
  readonly start: number;
  /** Where its text ends. */
  readonly end: number;
  /** Where the next line starts: after CRLF, or after an LF alone, or at the end of the bytes. */
  readonly next: number;
  readonly ending: 'CRLF' | 'LF' | 'none';
}

const CR = 0x0d;
const LF = 0x0a;

/** The line that starts at `start`; bytes from `end` on are not looked at. */
export function lineAt(bytes: Uint8Array, start: number, end = bytes.length): Line {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== LF) continue;
    const crlf = at > start && bytes[at - 1] === CR;
    return { start, end: crlf ? at - 1 : at, next: at + 1, ending: crlf ? 'CRLF' : 'LF' };
  }
  return { start, end, next: end, ending: 'none' };
}

/** Takes one range of bytes apart, front to back, into fields that leave no byte out. */
export class Pieces {
  readonly #bytes: Uint8Array;
  readonly #prefix: string;
  readonly fields: Field[] = [];
  at: number;

  /** Ids begin with `prefix` and a dot. */
  constructor(bytes: Uint8Array, at: number, prefix: string) {
    this.#bytes = bytes;
    this.#prefix = prefix;
    this.at = at;
  }

  /** The bytes up to `end` are a field; nothing when there are none. */
  take(id: string, name: string, end: number, children?: readonly Field[], value?: string): void {
    if (end <= this.at) return;
    const { at } = this;
    this.fields.push({
      id: `${this.#prefix}.${id}`,
      name,
      value: value ?? textOf(this.#bytes.subarray(at, end)),
      offset: at,
      length: end - at,
      ...(children && { children }),
    });
    this.at = end;
  }

  /** The end of a line, by its name. */
  takeEnding({ end, next, ending }: Line): void {
    if (this.at === end && ending !== 'none') this.take('end', ending, next, undefined, '');
  }
}

/** Longest text that a field's value shows, in UTF-16 units. */
const MOST_TEXT = 80;

/** Bytes as a reader wants them: as text where they are printable UTF-8, else how many. */
export function textOf(bytes: Uint8Array): string {
  const text = utf8Text(bytes);
  if (text === undefined || /[^\P{Cc}\t\r\n]/u.test(text)) return `${bytes.length} bytes`;
  const shown = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  return /[\r\n\t]/.test(shown) ? JSON.stringify(shown) : shown;
}
