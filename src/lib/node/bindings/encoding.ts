import { bytesOf, decode, Encoding, encode } from '../bytes.ts';
import { HostTextDecoder, HostTextEncoder, HostURL } from '../host.ts';
import { nativeError } from './errors.ts';
import { isAnyArrayBuffer } from './types.ts';

const encoder = new HostTextEncoder();

/** A domain name as it travels (ada's idna::to_ascii): lower case, other scripts in their ASCII form (RFC 5891). */
export const toASCII = (domain: string): string => {
  if (/^[\0-\x7f]*$/.test(domain)) return domain.toLowerCase();
  try {
    return new HostURL(`ws://${domain}`).hostname;
  } catch {
    return '';
  }
};

/** internalBinding('encoding_binding') (src/encoding_binding.cc). */
export function encodingBinding(): object {
  const results = new Uint32Array(2);
  return {
    encodeIntoResults: results,
    encodeInto(text: string, target: Uint8Array) {
      const { read, written } = encoder.encodeInto(text, target);
      results[0] = read;
      results[1] = written;
    },
    encodeUtf8String: (text: string) => encode(text, Encoding.utf8),
    decodeUTF8(view: unknown, ignoreBOM: boolean, fatal: boolean): string {
      if (!ArrayBuffer.isView(view) && !isAnyArrayBuffer(view))
        throw nativeError(
          'ERR_INVALID_ARG_TYPE',
          'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.',
        );
      try {
        return new HostTextDecoder('utf-8', { ignoreBOM, fatal }).decode(
          bytesOf(view as ArrayBufferView) as Uint8Array<ArrayBuffer>,
        );
      } catch {
        const error: TypeError & { code?: string } = new TypeError(
          'The encoded data was not valid for encoding utf-8',
        );
        error.code = 'ERR_ENCODING_INVALID_ENCODED_DATA';
        throw error;
      }
    },
    decodeLatin1: (view: ArrayBufferView) => decode(bytesOf(view), Encoding.latin1),
    toASCII,
    toUnicode: (domain: string) => domain,
  };
}
