/** Numbers in network byte order (big-endian), as every header here has them. */
export function writeUint16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

export function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

export const readUint16 = (bytes: Uint8Array, at: number): number => bytes[at]! * 256 + bytes[at + 1]!;

export const readUint32 = (bytes: Uint8Array, at: number): number =>
  (readUint16(bytes, at) * 65536 + readUint16(bytes, at + 2)) >>> 0;

/** `0x1f90`: `digits` hexadecimal digits. */
export const hexadecimal = (value: number, digits: number): string =>
  `0x${value.toString(16).padStart(digits, '0')}`;
