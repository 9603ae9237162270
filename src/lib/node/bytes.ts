import { HostTextDecoder, HostTextEncoder } from './host.ts';

/** Encodings by the numbers Node's native side gives them (`enum encoding` in src/node.h). */
export const Encoding = {
  ascii: 0,
  utf8: 1,
  base64: 2,
  utf16le: 3,
  latin1: 4,
  hex: 5,
  buffer: 6,
  base64url: 7,
} as const;
export type Encoding = (typeof Encoding)[keyof typeof Encoding];

const byName: Readonly<Record<string, Encoding>> = {
  ...Encoding,
  'utf-8': Encoding.utf8,
  ucs2: Encoding.utf16le,
  'ucs-2': Encoding.utf16le,
  'utf-16le': Encoding.utf16le,
  binary: Encoding.latin1,
};

/** An encoding as the library passes it: its number, its name, or nothing for UTF-8. */
export function toEncoding(encoding: unknown): Encoding {
  if (typeof encoding === 'number') return encoding as Encoding;
  return byName[String(encoding ?? 'utf8').toLowerCase()] ?? Encoding.utf8;
}

const encoder = new HostTextEncoder();
const decoder = new HostTextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new HostTextDecoder('utf-8', { fatal: true });
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlAlphabet = `${alphabet.slice(0, 62)}-_`;
const sextets = new Int8Array(128).fill(-1);
for (let index = 0; index < 64; index++) {
  sextets[alphabet.charCodeAt(index)] = index;
  sextets[urlAlphabet.charCodeAt(index)] = index;
}

/** The bytes of any view or buffer, without copying. */
export function bytesOf(value: ArrayBufferView | ArrayBufferLike): Uint8Array {
  // A view whose buffer has been moved away has a length of 0, and nothing can look at that buffer.
  if (value.byteLength === 0) return new Uint8Array();
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}

function toBase64(bytes: Uint8Array, letters: string, padded: boolean): string {
  let text = '';
  let index = 0;
  for (; index + 2 < bytes.length; index += 3) {
    const group = (bytes[index]! << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]!;
    text +=
      letters[group >> 18]! +
      letters[(group >> 12) & 63]! +
      letters[(group >> 6) & 63]! +
      letters[group & 63]!;
  }
  const rest = bytes.length - index;
  if (rest === 0) return text;
  const group = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8);
  text += letters[group >> 18]! + letters[(group >> 12) & 63]!;
  if (rest === 2) text += letters[(group >> 6) & 63]!;
  return padded ? text + '='.repeat(3 - rest) : text;
}

/** Both alphabets; stops at padding and skips every other character; of a wide one it sees the low octet, as Node does. */
function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index) & 255;
    if (code === 0x3d) break;
    const sextet = code < 128 ? sextets[code]! : -1;
    if (sextet < 0) continue;
    bits = (bits << 6) | sextet;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 255);
    bits &= (1 << count) - 1;
  }
  return Uint8Array.from(bytes);
}

/** Stops at the first pair that is not hexadecimal, as Node does. */
function fromHex(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index + 1 < text.length; index += 2) {
    const pair = String.fromCharCode(text.charCodeAt(index) & 255, text.charCodeAt(index + 1) & 255);
    if (!/^[0-9a-f]{2}$/i.test(pair)) break;
    bytes.push(Number.parseInt(pair, 16));
  }
  return Uint8Array.from(bytes);
}

export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case Encoding.ascii:
    case Encoding.latin1: {
      const bytes = new Uint8Array(text.length);
      for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
      return bytes;
    }
    case Encoding.utf16le: {
      const bytes = new Uint8Array(text.length * 2);
      for (let index = 0; index < text.length; index++) {
        bytes[2 * index] = text.charCodeAt(index);
        bytes[2 * index + 1] = text.charCodeAt(index) >> 8;
      }
      return bytes;
    }
    case Encoding.base64:
    case Encoding.base64url:
      return fromBase64(text);
    case Encoding.hex:
      return fromHex(text);
    default:
      return encoder.encode(text);
  }
}

function characters(bytes: Uint8Array, mask: number): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4096) {
    const part = bytes.subarray(start, start + 4096);
    text += String.fromCharCode(...(mask === 255 ? part : part.map((byte) => byte & mask)));
  }
  return text;
}

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case Encoding.ascii:
      return characters(bytes, 127);
    case Encoding.latin1:
      return characters(bytes, 255);
    case Encoding.utf16le: {
      let text = '';
      for (let index = 0; index + 1 < bytes.length; index += 2)
        text += String.fromCharCode(bytes[index]! | (bytes[index + 1]! << 8));
      return text;
    }
    case Encoding.base64:
      return toBase64(bytes, alphabet, true);
    case Encoding.base64url:
      return toBase64(bytes, urlAlphabet, false);
    case Encoding.hex: {
      let text = '';
      for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
      return text;
    }
    default:
      return decoder.decode(bytes);
  }
}

/** Whether the octets are UTF-8. Nothing is, too: also what a detached buffer has left. */
export function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true;
  try {
    strictDecoder.decode(bytes as Uint8Array<ArrayBuffer>);
    return true;
  } catch {
    return false;
  }
}

/** Copies a list of views into one array. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
