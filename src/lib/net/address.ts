declare const ipv4: unique symbol;
declare const port: unique symbol;

/** An IPv4 address (RFC 791) as an unsigned 32-bit number. */
export type Address = number & { readonly [ipv4]: true };

/** A TCP or UDP port number, 0 to 65,535 (RFC 6335). 0 asks the host to choose one. */
export type Port = number & { readonly [port]: true };

/** One end of a flow: an address and a port. */
export interface Endpoint {
  readonly address: Address;
  readonly port: Port;
}

/** INADDR_ANY, 0.0.0.0: every address of the host. */
export const ANY = 0 as Address;
/** INADDR_LOOPBACK, 127.0.0.1. */
export const LOOPBACK = 0x7f000001 as Address;

/** Reads dotted-decimal notation ("10.0.0.2"); undefined when it is not an IPv4 address. */
export function parseAddress(text: string): Address | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let value = 0;
  for (const octet of octets) {
    if (!/^(0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    value = value * 256 + Number(octet);
  }
  return value as Address;
}

export function formatAddress(address: Address): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

export const formatEndpoint = ({ address, port }: Endpoint): string => `${formatAddress(address)}:${port}`;

/** 127.0.0.0/8 (RFC 1122 §3.2.1.3). */
export const isLoopback = (address: Address): boolean => address >>> 24 === 127;

/** Whether an interface can have it: a 32-bit number below class D that is neither 0.0.0.0 nor a loopback address. */
export const isUnicast = (address: Address): boolean =>
  address === address >>> 0 && address !== ANY && !isLoopback(address) && address < 0xe0000000;

/** A whole number from 0 to 65,535, else undefined. */
export const toPort = (value: number): Port | undefined =>
  Number.isInteger(value) && value >= 0 && value <= 65535 ? (value as Port) : undefined;
