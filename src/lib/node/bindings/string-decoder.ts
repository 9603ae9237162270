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

/** What Node takes a UTF-8 lead byte to announce: it looks at the first bits only, and leaves errors to the decoder. */
function announced(lead: number): number {
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}

const continues = (byte: number): boolean => (byte & 0xc0) === 0x80;

function utf8Tail(bytes: Uint8Array): Tail {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (continues(byte)) continue;
    const missing = announced(byte) - back;
    return missing > 0 ? { kept: back, missing } : complete;
  }
  return complete;
}

function utf16Tail(bytes: Uint8Array): Tail {
  // Half a unit waits for its other half; what the unit before it is, Node does not ask then.
  if (bytes.length % 2 === 1) return { kept: 1, missing: 1 };
  const highSurrogate = (bytes[bytes.length - 1]! & 0xfc) === 0xd8;
  return highSurrogate ? { kept: 2, missing: 2 } : complete;
}

function tailOf(bytes: Uint8Array, encoding: Encoding): Tail {
  if (bytes.length === 0) return complete;
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

/** How many bytes of a chunk belong to the character that was begun before it. */
function finishing(chunk: Uint8Array, missing: number, encoding: Encoding): number {
  const most = Math.min(missing, chunk.length);
  if (encoding !== Encoding.utf8) return most;
  // A byte that cannot go on with the character begins something new.
  const other = chunk.subarray(0, most).findIndex((byte) => !continues(byte));
  return other < 0 ? most : other;
}

/** internalBinding('string_decoder') (src/string_decoder.cc). The state is the first bytes of the decoder's buffer. */
export function stringDecoderBinding(): object {
  return {
    ...constants.stringDecoder,
    decode(state: Uint8Array, chunk: ArrayBufferView): string {
      const encoding = state[kEncodingField] as Encoding;
      const bytes = bytesOf(chunk);
      const buffered = state[kBufferedBytes]!;
      const missing = state[kMissingBytes]!;
      const taken = finishing(bytes, missing, encoding);
      // Still not enough: all of the chunk belongs to the same character.
      if (missing > taken && taken === bytes.length) {
        state.set(bytes, buffered);
        state[kBufferedBytes] = buffered + taken;
        state[kMissingBytes] = missing - taken;
        return '';
      }
      const begun = concatenate([state.slice(0, buffered), bytes.subarray(0, taken)]);
      const rest = bytes.subarray(taken);
      const tail = tailOf(rest, encoding);
      const end = rest.length - tail.kept;
      state.set(rest.subarray(end), 0);
      state[kBufferedBytes] = tail.kept;
      state[kMissingBytes] = tail.missing;
      return decode(begun, encoding) + decode(rest.subarray(0, end), encoding);
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
