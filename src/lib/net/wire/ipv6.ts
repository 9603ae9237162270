import { type Address, formatAddress, parseAddress } from '../address.ts';
import { readUint16, readUint32, writeUint16 } from './bytes.ts';

/** The sixteen bytes of an IPv6 address as people write it (RFC 4291 §2.2), its zone left out; undefined when it is none. */
export function parseIpv6(text: string): Uint8Array | undefined {
  const [head, tail, more] = text.split('::');
  const left = groupsOf(head!);
  const right = tail === undefined ? [] : groupsOf(tail);
  if (!left || !right || more !== undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const bytes = new Uint8Array(16);
  for (const [index, group] of left.entries()) writeUint16(bytes, 2 * index, group);
  for (const [index, group] of right.entries())
    writeUint16(bytes, 2 * (left.length + missing + index), group);
  return bytes;
}

/** The 16-bit groups of one side of `::`; the last two may be written as an IPv4 address. */
function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const ipv4 = index === parts.length - 1 ? parseAddress(part) : undefined;
    if (ipv4 !== undefined) groups.push(ipv4 >>> 16, ipv4 & 0xffff);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** The text of an IPv6 address (RFC 5952), an IPv4 address within it written as one (RFC 5952 §5), as inet_ntop does. */
export function formatIpv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) => readUint16(bytes, 2 * index));
  const zeros = longestZeros(groups);
  const ipv4 = formatAddress(readUint32(bytes, 12) as Address);
  if (zeros.from === 0 && zeros.length === 6) return `::${ipv4}`;
  if (zeros.from === 0 && zeros.length === 5 && groups[5] === 0xffff) return `::ffff:${ipv4}`;
  const shown = (from: number, to?: number): string =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  if (zeros.length < 2) return shown(0);
  return `${shown(0, zeros.from)}::${shown(zeros.from + zeros.length)}`;
}

/** The first of the longest runs of groups that are 0. */
function longestZeros(groups: readonly number[]): { readonly from: number; readonly length: number } {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < 8; from += 1) {
    const end = groups.findIndex((group, index) => index >= from && group !== 0);
    const length = (end < 0 ? 8 : end) - from;
    if (length > best.length) best = { from, length };
  }
  return best;
}
