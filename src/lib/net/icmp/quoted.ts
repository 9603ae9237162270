import type { Address, Endpoint, Port } from '../address.ts';
import { readUint16, readUint32 } from '../wire/bytes.ts';
import { protocolName } from '../wire/ipv4.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/** Whose packet an ICMP error is about: the ends of the flow, from the sender's side. */
export interface Quoted {
  readonly protocol: 'tcp' | 'udp';
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/** Reads the quoted IP header and the first 8 bytes behind it (RFC 792), where both protocols have their ports. */
export function readQuoted(bytes: Uint8Array): Quoted | undefined {
  if (bytes.length < IPV4_HEADER + 8) return undefined;
  const protocol = protocolName(bytes[9]!);
  if (protocol !== 'tcp' && protocol !== 'udp') return undefined;
  return {
    protocol,
    local: { address: readUint32(bytes, 12) as Address, port: readUint16(bytes, IPV4_HEADER) as Port },
    remote: { address: readUint32(bytes, 16) as Address, port: readUint16(bytes, IPV4_HEADER + 2) as Port },
  };
}
