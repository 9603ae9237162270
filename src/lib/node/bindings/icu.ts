import { bytesOf, decode, Encoding, encode, isUtf8 } from '../bytes.ts';
import type { Environment } from '../environment.ts';
import { HostTextDecoder } from '../host.ts';

const FLUSH = 1;
const FATAL = 2;
const IGNORE_BOM = 4;

/** ICU's numbers of errors (unicode/utypes.h) that programs can meet here. */
const illegalArgument = 1;
const invalidCharFound = 10;
const errorNames: Readonly<Record<number, string>> = {
  [illegalArgument]: 'U_ILLEGAL_ARGUMENT_ERROR',
  [invalidCharFound]: 'U_INVALID_CHAR_FOUND',
};

const transcoded: Readonly<Record<string, Encoding>> = {
  ascii: Encoding.ascii,
  latin1: Encoding.latin1,
  ucs2: Encoding.utf16le,
  utf16le: Encoding.utf16le,
  utf8: Encoding.utf8,
};

/** Wide in East Asian text (UAX #11, as ICU's u_getIntPropertyValue(UCHAR_EAST_ASIAN_WIDTH) gives W and F), or emoji. */
const wide =
  /^[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2630-\u2637\u2648-\u2653\u267f\u268a-\u268f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f54e}\u{1f550}-\u{1f567}\u{1f57a}\u{1f595}\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d2}\u{1f6d5}-\u{1f6d7}\u{1f6dc}-\u{1f6df}\u{1f6eb}\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7eb}\u{1f7f0}\u{1f90c}-\u{1f93a}\u{1f93c}-\u{1f945}\u{1f947}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;

/** Columns of a terminal that a text takes up (`node::i18n::GetColumnWidth`). */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    if (wide.test(character)) width += 2;
    else if (!zeroWidth.test(character) || character === '\u00ad') width += 1;
  return width;
}

/** internalBinding('icu') (src/node_i18n.cc), over the host's decoders. */
export function icuBinding(environment: Environment): object {
  interface Converter {
    readonly encoding: string;
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
    decoder: TextDecoder;
  }
  const fresh = (encoding: string, fatal: boolean, ignoreBOM: boolean) =>
    new HostTextDecoder(encoding, { fatal, ignoreBOM });
  return {
    icuErrName: (code: number) => errorNames[code] ?? 'U_UNKNOWN_ERROR',
    transcode(source: Uint8Array, from: string, to: string): Uint8Array | number {
      const fromEncoding = transcoded[from];
      const toEncoding = transcoded[to];
      if (fromEncoding === undefined || toEncoding === undefined) return illegalArgument;
      const text = decode(bytesOf(source), fromEncoding);
      // Between the two forms of Unicode nothing is replaced (TranscodeUcs2FromUtf8, TranscodeUtf8FromUcs2).
      if (fromEncoding === Encoding.utf8 && toEncoding === Encoding.utf16le && !isUtf8(bytesOf(source)))
        return invalidCharFound;
      if (fromEncoding === Encoding.utf16le && toEncoding === Encoding.utf8 && !text.isWellFormed())
        return invalidCharFound;
      // What the target cannot hold becomes a question mark.
      const limit = toEncoding === Encoding.ascii ? 0x7f : toEncoding === Encoding.latin1 ? 0xff : undefined;
      const held =
        limit === undefined
          ? text
          : Array.from(text, (character) => (character.codePointAt(0)! > limit ? '?' : character)).join('');
      const bytes = encode(held, toEncoding);
      const { Buffer } = environment.require('buffer') as { Buffer: typeof import('node:buffer').Buffer };
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    hasConverter(name: string): boolean {
      try {
        fresh(name, false, false);
        return true;
      } catch {
        return false;
      }
    },
    getConverter(encoding: string, flags: number): Converter | undefined {
      const fatal = (flags & FATAL) !== 0;
      const ignoreBOM = (flags & IGNORE_BOM) !== 0;
      try {
        return { encoding, fatal, ignoreBOM, decoder: fresh(encoding, fatal, ignoreBOM) };
      } catch {
        return undefined;
      }
    },
    decode(converter: Converter, input: ArrayBuffer | ArrayBufferView, flags: number, name: string): string {
      if (!ArrayBuffer.isView(input) && !/ArrayBuffer\]$/.test(Object.prototype.toString.call(input))) {
        const { ERR_INVALID_ARG_TYPE } = environment.require('internal/errors').codes as Record<
          string,
          new (
            ...values: unknown[]
          ) => Error
        >;
        throw new ERR_INVALID_ARG_TYPE!(
          'input',
          ['SharedArrayBuffer', 'ArrayBuffer', 'ArrayBufferView'],
          input,
        );
      }
      try {
        // A copy, because a decoder takes no shared memory.
        const bytes = Uint8Array.from(ArrayBuffer.isView(input) ? bytesOf(input) : new Uint8Array(input));
        return converter.decoder.decode(bytes, { stream: (flags & FLUSH) === 0 });
      } catch {
        converter.decoder = fresh(converter.encoding, converter.fatal, converter.ignoreBOM);
        throw Object.assign(new TypeError(`The encoded data was not valid for encoding ${name}`), {
          code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
        });
      }
    },
    getStringWidth: widthOf,
  };
}
