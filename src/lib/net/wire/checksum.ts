import type { Address } from '../address.ts';
import { readUint16 } from './bytes.ts';

/**
 * The ones' complement sum of 16-bit words (RFC 1071) of `bytes` from `from` up to `to`, on top of `sum`.
 * An odd last byte counts as the high byte of a word. Over bytes that hold a right checksum it is 0xffff.
 */
export function onesComplementSum(bytes: Uint8Array, from: number, to: number, sum = 0): number {
  let total = sum;
  const even = to - ((to - from) & 1);
  for (let at = from; at < even; at += 2) total += readUint16(bytes, at);
  if (even < to) total += bytes[even]! * 256;
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  return total;
}

/** The checksum field for a sum: its complement. */
export const complement = (sum: number): number => ~sum & 0xffff;

/** The sum over the pseudo-header that TCP and UDP prefix (RFC 9293 §3.1, RFC 768): addresses, protocol, length. */
export const pseudoHeaderSum = (
  source: Address,
  destination: Address,
  protocol: number,
  length: number,
): number =>
  (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + protocol + length;
