import { decode, Encoding, encode, toEncoding } from '../bytes.ts';
import type { Environment } from '../environment.ts';

/** The name of a file in the encoding asked for: text, or a Buffer for `buffer` (`StringBytes::Encode`). */
export function encodedName(environment: Environment, name: string, encoding: unknown): unknown {
  if (encoding === undefined || encoding === 'utf8' || encoding === 'utf-8') return name;
  const bytes = encode(name, Encoding.utf8);
  if (encoding !== 'buffer') return decode(bytes, toEncoding(encoding));
  const { FastBuffer } = environment.require('internal/buffer') as {
    FastBuffer: new (buffer: ArrayBufferLike) => Uint8Array;
  };
  return new FastBuffer(bytes.slice().buffer);
}
