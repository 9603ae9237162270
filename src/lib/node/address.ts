import { type Address, ANY, formatAddress, LOOPBACK, parseAddress } from '../net/address.ts';

/** An address as the program wrote it, on a network that speaks IPv4 only. */
export type ParsedAddress =
  | { readonly family: 4; readonly address: Address }
  /** `::` and `::ffff:a.b.c.d`: an IPv6 socket that carries IPv4 (RFC 4038 §4.2). */
  | { readonly family: 6; readonly address: Address }
  /** A well-formed IPv6 address that no interface has. */
  | { readonly family: 6; readonly address: undefined };

const mapped = '::ffff:';

/** Reads an IPv4 or IPv6 address; undefined when it is neither. */
export function parseAnyAddress(text: string): ParsedAddress | undefined {
  if (!text.includes(':')) {
    const address = parseAddress(text);
    return address === undefined ? undefined : { family: 4, address };
  }
  if (text === '::') return { family: 6, address: ANY };
  if (text.toLowerCase().startsWith(mapped)) {
    const address = parseAddress(text.slice(mapped.length));
    if (address !== undefined) return { family: 6, address };
  }
  return /^[0-9a-f:.]+(%.*)?$/i.test(text) ? { family: 6, address: undefined } : undefined;
}

/** An address as a socket of that family shows it: `::` and `::ffff:10.0.0.2` on IPv6 sockets. */
export function showAddress(address: Address, family: 4 | 6): string {
  if (family === 4) return formatAddress(address);
  return address === ANY ? '::' : mapped + formatAddress(address);
}

/** Linux connects 0.0.0.0 to the host itself. */
export const destination = (address: Address): Address => (address === ANY ? LOOPBACK : address);
