import constants from 'ieum:constants';
import { bytesOf, concatenate, decode, Encoding } from '../bytes.ts';

const { kBufferedBytes, kEncodingField, kMissingBytes } = constants.stringDecoder;

interface Tail {
  /** Bytes at the end that begin a character without finishing it. */
  readonly kept: number;
  /** How many bytes that character still lacks. */
  readonly missing: number;
}

const complete: Tail = { kept: 0, missing: 0 };

/** The length a UTF-8 lead byte announces (RFC 3629 §4); 1 for anything that cannot start a longer character. */
function announced(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
}

/** Second bytes that make a sequence impossible whatever follows (overlong forms, surrogates, above U+10FFFF). */
function impossible(lead: number, second: number): boolean {
  return (
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f)
  );
}

function utf8Tail(bytes: Uint8Array): Tail {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const lead = bytes[bytes.length - back]!;
    if ((lead & 0xc0) === 0x80) continue;
    const length = announced(lead);
    if (length <= back) return complete;
    if (back > 1 && impossible(lead, bytes[bytes.length - back + 1]!)) return complete;
    return { kept: back, missing: length - back };
  }
  return complete;
}

function utf16Tail(bytes: Uint8Array): Tail {
  // Half a unit waits for its other half; what the unit before it is, Node does not ask then.
  if (bytes.length % 2 === 1) return { kept: 1, missing: 1 };
  const end = bytes.length;
  const unit = end >= 2 ? bytes[end - 2]! | (bytes[end - 1]! << 8) : 0;
  const highSurrogate = unit >= 0xd800 && unit < 0xdc00;
  return highSurrogate ? { kept: 2, missing: 2 } : complete;
}

function tailOf(bytes: Uint8Array, encoding: Encoding): Tail {
  switch (encoding) {
    case Encoding.utf8:
      return utf8Tail(bytes);
    case Encoding.utf16le:
      return utf16Tail(bytes);
    case Encoding.base64:
    case Encoding.base64url: {
      const kept = bytes.length % 3;
      return { kept, missing: kept === 0 ? 0 : 3 - kept };
    }
    default:
      return complete;
  }
}

/** internalBinding('string_decoder') (src/string_decoder.cc). The state is the first bytes of the decoder's buffer. */
export function stringDecoderBinding(): object {
  return {
    ...constants.stringDecoder,
    decode(state: Uint8Array, chunk: ArrayBufferView): string {
      const encoding = state[kEncodingField] as Encoding;
      const buffered = state[kBufferedBytes]!;
      const bytes = buffered ? concatenate([state.slice(0, buffered), bytesOf(chunk)]) : bytesOf(chunk);
      const { kept, missing } = tailOf(bytes, encoding);
      const end = bytes.length - kept;
      state.fill(0, 0, 4);
      state.set(bytes.subarray(end), 0);
      state[kBufferedBytes] = kept;
      state[kMissingBytes] = missing;
      return end > 0 ? decode(bytes.subarray(0, end), encoding) : '';
    },
    flush(state: Uint8Array): string {
      const encoding = state[kEncodingField] as Encoding;
      const buffered = state[kBufferedBytes]!;
      const count = encoding === Encoding.utf16le ? buffered - (buffered % 2) : buffered;
      state[kBufferedBytes] = 0;
      state[kMissingBytes] = 0;
      return count > 0 ? decode(state.slice(0, count), encoding) : '';
    },
  };
}
