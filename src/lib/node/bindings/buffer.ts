import { bytesOf, decode, Encoding, encode, isUtf8, toEncoding } from '../bytes.ts';
import { nativeError } from './errors.ts';

const hostAtob = globalThis.atob.bind(globalThis);
const hostBtoa = globalThis.btoa.bind(globalThis);

function compareBytes(first: Uint8Array, second: Uint8Array): number {
  const shared = Math.min(first.length, second.length);
  for (let index = 0; index < shared; index++)
    if (first[index] !== second[index]) return first[index]! < second[index]! ? -1 : 1;
  return Math.sign(first.length - second.length);
}

/** Where the search starts, as SearchString's caller computes it (src/node_buffer.cc, IndexOfOffset). */
function startOffset(length: number, offset: number, needle: number, forward: boolean): number {
  if (offset < 0) {
    if (offset + length >= 0) return length + offset;
    return forward || needle === 0 ? 0 : -1;
  }
  if (offset + needle <= length) return offset;
  if (needle === 0) return length;
  return forward ? -1 : length - 1;
}

function indexOfBytes(
  haystack: Uint8Array,
  needle: Uint8Array,
  offset: number,
  forward: boolean,
  end: number,
  step = 1,
): number {
  const length = Math.min(haystack.length, end);
  const found = startOffset(length, Math.trunc(offset), needle.length, forward);
  // Of two octets a unit, the search begins at the unit that the offset lies in.
  const start = found < 0 ? found : found - (found % step);
  if (needle.length === 0) return Math.min(start, length);
  if (start < 0) return -1;
  const matches = (at: number) => needle.every((byte, index) => haystack[at + index] === byte);
  const last = length - needle.length;
  const aligned = (at: number) => at % step === 0;
  if (forward) {
    for (let at = start; at <= last; at++) if (aligned(at) && matches(at)) return at;
  } else {
    for (let at = Math.min(start, last); at >= 0; at--) if (aligned(at) && matches(at)) return at;
  }
  return -1;
}

/** A place in a buffer as native code takes it from its caller (ParseArrayIndex, src/node_buffer.cc). */
function toIndex(value: unknown, absent: number): number {
  if (value === undefined) return absent;
  const index = Math.trunc(Number(value)) || 0;
  if (index < 0) throw indexOutOfRange();
  return index;
}

const indexOutOfRange = () =>
  Object.assign(new RangeError('Index out of range'), { code: 'ERR_OUT_OF_RANGE' });

/** V8's limit (v8::String::kMaxLength), in UTF-16 units. */
const LONGEST_STRING = 2 ** 29 - 24;

const stringTooLong = () =>
  Object.assign(new Error(`Cannot create a string longer than 0x${LONGEST_STRING.toString(16)} characters`), {
    code: 'ERR_STRING_TOO_LONG',
  });

/** About how long a text is, in UTF-16 units. */
function textLength(bytes: Uint8Array, encoding: Encoding): number {
  const { length } = bytes;
  switch (encoding) {
    case Encoding.hex:
      return 2 * length;
    case Encoding.base64:
    case Encoding.base64url:
      return (4 / 3) * length;
    case Encoding.utf16le:
      return length / 2;
    case Encoding.utf8: {
      if (length <= LONGEST_STRING) return length;
      let units = 0;
      for (let index = 0; index < length; index++) {
        const byte = bytes[index]!;
        if ((byte & 0xc0) !== 0x80) units += byte < 0xf0 ? 1 : 2;
      }
      return units;
    }
    default:
      return length;
  }
}

const slicer =
  (encoding: Encoding) =>
  (view: Uint8Array, start?: unknown, end?: unknown): string => {
    const from = toIndex(start, 0);
    const to = toIndex(end, view.length);
    if (to <= from) return '';
    if (to > view.length) throw indexOutOfRange();
    const bytes = bytesOf(view).subarray(from, to);
    if (textLength(bytes, encoding) > LONGEST_STRING) throw stringTooLong();
    return decode(bytes, encoding);
  };

/** Never splits a UTF-8 character or a UTF-16 unit when the space is short. */
function fitting(source: Uint8Array, space: number, encoding: Encoding): number {
  if (space >= source.length) return source.length;
  let count = space;
  if (encoding === Encoding.utf16le) return count - (count % 2);
  if (encoding === Encoding.utf8) while (count > 0 && (source[count]! & 0xc0) === 0x80) count--;
  return count;
}

const writer =
  (encoding: Encoding) =>
  (view: Uint8Array, text: unknown, offset?: unknown, length?: unknown): number => {
    if (typeof text !== 'string') throw nativeError('ERR_INVALID_ARG_TYPE', 'argument must be a string');
    const from = toIndex(offset, 0);
    if (from > view.length)
      throw Object.assign(new RangeError('"offset" is outside of buffer bounds'), {
        code: 'ERR_BUFFER_OUT_OF_BOUNDS',
      });
    const room = view.length - from;
    const source = encode(text, encoding);
    const count = fitting(source, Math.min(room, toIndex(length, room)), encoding);
    bytesOf(view).set(source.subarray(0, count), from);
    return count;
  };

function swapGroups(view: Uint8Array, size: number): Uint8Array {
  const bytes = bytesOf(view);
  for (let start = 0; start + size <= bytes.length; start += size)
    bytes.subarray(start, start + size).reverse();
  return view;
}

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length += 4;
      index++;
    } else length += 3;
  }
  return length;
}

function fill(
  view: Uint8Array,
  value: unknown,
  start: number,
  end: number,
  encoding: unknown,
): number | undefined {
  const bytes = bytesOf(view);
  if (start > end || end > bytes.length) return -2;
  let source: Uint8Array;
  if (typeof value === 'string') source = encode(value, toEncoding(encoding));
  else if (ArrayBuffer.isView(value)) source = bytesOf(value);
  else {
    bytes.fill(Number(value) & 255, start, end);
    return undefined;
  }
  if (source.length === 0) return -1;
  for (let at = start, index = 0; at < end; at++, index = (index + 1) % source.length)
    bytes[at] = source[index]!;
  return undefined;
}

/** Status codes of simdutf as lib/buffer.js reads them: -1 a single character left over, -2 an invalid one. */
function atob(text: string): string | number {
  try {
    return hostAtob(text);
  } catch {
    const letters = text.replace(/[\t\n\f\r ]/g, '').replace(/={1,2}$/, '');
    return /^[A-Za-z0-9+/]*$/.test(letters) && letters.length % 4 === 1 ? -1 : -2;
  }
}

function btoa(text: string): string | number {
  try {
    return hostBtoa(text);
  } catch {
    return -1;
  }
}

/** internalBinding('buffer') (src/node_buffer.cc): conversion between bytes and text, comparison, search. */
export function bufferBinding(): object {
  return {
    kMaxLength: 2 ** 53 - 1,
    kStringMaxLength: LONGEST_STRING,
    setBufferPrototype() {},
    setDetachKey() {},
    createUnsafeArrayBuffer: (size: number) => new ArrayBuffer(size),
    atob,
    btoa,
    byteLengthUtf8: utf8Length,
    copy(
      source: Uint8Array,
      target: Uint8Array,
      targetStart: number,
      sourceStart: number,
      count: number,
    ): number {
      bytesOf(target).set(bytesOf(source).subarray(sourceStart, sourceStart + count), targetStart);
      return count;
    },
    copyArrayBuffer(
      target: ArrayBuffer,
      targetStart: number,
      source: ArrayBuffer,
      start: number,
      count: number,
    ) {
      new Uint8Array(target).set(new Uint8Array(source, start, count), targetStart);
    },
    compare: (first: Uint8Array, second: Uint8Array) => compareBytes(bytesOf(first), bytesOf(second)),
    compareOffset: (
      source: Uint8Array,
      target: Uint8Array,
      targetStart: number,
      sourceStart: number,
      targetEnd: number,
      sourceEnd: number,
    ) =>
      compareBytes(
        bytesOf(source).subarray(sourceStart, sourceEnd),
        bytesOf(target).subarray(targetStart, targetEnd),
      ),
    fill,
    indexOfBuffer: (
      view: Uint8Array,
      needle: Uint8Array,
      offset: number,
      encoding: number,
      forward: boolean,
      end: number,
    ) =>
      indexOfBytes(
        bytesOf(view),
        bytesOf(needle),
        offset,
        forward,
        end,
        encoding === Encoding.utf16le ? 2 : 1,
      ),
    indexOfString: (
      view: Uint8Array,
      text: string,
      offset: number,
      encoding: number,
      forward: boolean,
      end: number,
    ) =>
      indexOfBytes(
        bytesOf(view),
        encode(text, toEncoding(encoding)),
        offset,
        forward,
        end,
        encoding === Encoding.utf16le ? 2 : 1,
      ),
    indexOfNumber: (view: Uint8Array, value: number, offset: number, forward: boolean, end: number) =>
      indexOfBytes(bytesOf(view), Uint8Array.of(value & 255), offset, forward, end),
    swap16: (view: Uint8Array) => swapGroups(view, 2),
    swap32: (view: Uint8Array) => swapGroups(view, 4),
    swap64: (view: Uint8Array) => swapGroups(view, 8),
    isUtf8: (view: ArrayBufferView) => isUtf8(bytesOf(view)),
    isAscii: (view: ArrayBufferView) => bytesOf(view).every((byte) => byte < 128),
    asciiSlice: slicer(Encoding.ascii),
    latin1Slice: slicer(Encoding.latin1),
    utf8Slice: slicer(Encoding.utf8),
    ucs2Slice: slicer(Encoding.utf16le),
    hexSlice: slicer(Encoding.hex),
    base64Slice: slicer(Encoding.base64),
    base64urlSlice: slicer(Encoding.base64url),
    asciiWriteStatic: writer(Encoding.latin1),
    latin1WriteStatic: writer(Encoding.latin1),
    utf8WriteStatic: writer(Encoding.utf8),
    ucs2Write: writer(Encoding.utf16le),
    hexWrite: writer(Encoding.hex),
    base64Write: writer(Encoding.base64),
    base64urlWrite: writer(Encoding.base64url),
  };
}
