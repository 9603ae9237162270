import type { Address } from '../address.ts';
import { readUint32 } from '../wire/bytes.ts';
import { protocolName } from '../wire/ipv4.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/** Of a quoted ICMP message, its type and second word, which tell an echo request; undefined for other protocols. */
export function readQuotedIcmp(
  bytes: Uint8Array,
): { readonly type: number; readonly rest: number } | undefined {
  if (bytes.length < IPV4_HEADER + 8 || protocolName(bytes[9]!) !== 'icmp') return undefined;
  return { type: bytes[IPV4_HEADER]!, rest: readUint32(bytes, IPV4_HEADER + 4) };
}

/** The destination of the quoted packet. */
export const quotedDestination = (bytes: Uint8Array): Address => readUint32(bytes, 16) as Address;
