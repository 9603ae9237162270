import { RECORD_HEADER } from '../experiments/tls-record.ts';
import { readUint16, writeUint16 } from '../net/wire/bytes.ts';

/** Content types (RFC 9846 §5.1). */
export const CHANGE_CIPHER_SPEC = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION_DATA = 23;

/** Every record but the first says 0x0303, TLS 1.2: boxes on the path must not be startled (RFC 9846 §5.1). */
export const LEGACY_VERSION = 0x0303;

/** A record on the wire: five bytes of header and what they announce (RFC 9846 §5.1). */
export function record(type: number, fragment: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_HEADER + fragment.length);
  bytes.set(recordHeader(type, fragment.length));
  bytes.set(fragment, RECORD_HEADER);
  return bytes;
}

export function recordHeader(type: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_HEADER);
  bytes[0] = type;
  writeUint16(bytes, 1, LEGACY_VERSION);
  writeUint16(bytes, 3, length);
  return bytes;
}

/** Cuts a byte stream into whole records, whatever the pieces it comes in. */
export class RecordReader {
  #kept: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  /** The records that are whole now, each with its header. */
  add(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
    const all = new Uint8Array(this.#kept.length + bytes.length);
    all.set(this.#kept);
    all.set(bytes, this.#kept.length);
    const records: Uint8Array<ArrayBuffer>[] = [];
    let at = 0;
    while (all.length - at >= RECORD_HEADER) {
      const end = at + RECORD_HEADER + readUint16(all, at + 3);
      if (end > all.length) break;
      records.push(all.slice(at, end));
      at = end;
    }
    this.#kept = all.slice(at);
    return records;
  }
}
