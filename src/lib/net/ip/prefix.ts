import { type Address, parseAddress } from '../address.ts';

/** An address prefix (RFC 4632): the addresses whose first `length` bits are those of `address`. */
export interface Prefix {
  readonly address: Address;
  /** 0 to 32. */
  readonly length: number;
}

/** Reads "10.1.0.0/16", or an address alone, which is a prefix of 32 bits. Undefined when bits behind the length are set. */
export function parsePrefix(text: string): Prefix | undefined {
  const [start, bits = '32', more] = text.split('/');
  const address = parseAddress(start!);
  if (address === undefined || more !== undefined || !/^(\d|[12]\d|3[0-2])$/.test(bits)) return undefined;
  const prefix = { address, length: Number(bits) };
  return firstOf(prefix) === address ? prefix : undefined;
}

export const contains = ({ address, length }: Prefix, other: Address): boolean =>
  length === 0 || (address ^ other) >>> (32 - length) === 0;

/** The prefix's address with all bits behind the length 0. */
export const firstOf = ({ address, length }: Prefix): Address =>
  (length === 0 ? 0 : ((address >>> (32 - length)) << (32 - length)) >>> 0) as Address;
