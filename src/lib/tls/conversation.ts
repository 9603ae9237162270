import { utf8Bytes } from '../net/wire/utf8.ts';

/** What the server's program answers to a whole line. */
export const ANSWER = utf8Bytes('OK\n');
const LINE_END = 0x0a;

export const isWhole = (bytes: Uint8Array): boolean => bytes.includes(LINE_END);

export const joined = (one: Uint8Array | undefined, other: Uint8Array): Uint8Array =>
  Uint8Array.from([...(one ?? []), ...other]);
