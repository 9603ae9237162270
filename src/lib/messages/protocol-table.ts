import { utf8Bytes } from '../net/wire/utf8.ts';

/** Where a message ends: at CRLF, or after a length that counts bytes, or, wrongly, characters. */
export type LengthRule = 'line' | 'bytes' | 'characters';

/** How type and fields are written: as words with a space between them, or as numbers in places of a fixed size. */
export type Syntax = 'words' | 'numbers';

export interface TableField {
  readonly name: string;
  readonly kind: 'text' | 'number';
  /** What is sent in it when the table is tried out. */
  readonly example: string;
}

/** One type of message. */
export interface MessageType {
  readonly type: string;
  readonly from: 'client' | 'server';
  readonly fields: readonly TableField[];
  /** Of a request: the type of its answer. Without one it is met with silence. */
  readonly reply?: string;
}

/** A protocol as its authors write it down: types, syntax, rules. What the words mean is up to the programs. */
export interface ProtocolTable {
  readonly syntax: Syntax;
  readonly rule: LengthRule;
  readonly types: readonly MessageType[];
}

/** What the server says to a message that it cannot read. Every table has it, without fields. */
export const ERROR_TYPE = 'ERROR';

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
/** What a number in a place of four bytes can be. */
const LEAST = -(2 ** 31);
const MOST = 2 ** 31 - 1;
/** The length of a text in a place of its own is one byte. */
const LONGEST_TEXT = 255;

/** What is wrong with a table, by the place it is in; undefined when it can be tried out. */
export type TableProblem =
  | { readonly kind: 'bad-type'; readonly type: string }
  | { readonly kind: 'type-twice'; readonly type: string }
  | { readonly kind: 'no-such-reply'; readonly type: string; readonly reply: string }
  | { readonly kind: 'bad-number'; readonly type: string; readonly field: string; readonly example: string }
  | { readonly kind: 'too-long'; readonly type: string; readonly field: string }
  | { readonly kind: 'no-request' };

export function problemIn({ types }: ProtocolTable): TableProblem | undefined {
  const seen = new Set<string>([ERROR_TYPE]);
  for (const { type, fields } of types) {
    if (!NAME.test(type)) return { kind: 'bad-type', type };
    if (seen.has(type)) return { kind: 'type-twice', type };
    seen.add(type);
    for (const { kind, name, example } of fields) {
      const value = Number(example);
      const isNumber = /^-?\d+$/.test(example) && value >= LEAST && value <= MOST;
      if (kind === 'number' && !isNumber) return { kind: 'bad-number', type, field: name, example };
      if (utf8Bytes(example).length > LONGEST_TEXT) return { kind: 'too-long', type, field: name };
    }
  }
  for (const { type, reply } of types) {
    const known = reply === undefined || types.some((one) => one.type === reply && one.from === 'server');
    if (!known) return { kind: 'no-such-reply', type, reply };
  }
  return types.some(({ from }) => from === 'client') ? undefined : { kind: 'no-request' };
}
