import type { Address, Endpoint, Port } from '../address.ts';
import { ECHO_REPLY, ECHO_REQUEST, echoIdentifier, echoRest } from '../icmp/echo.ts';
import type { IcmpMessage, Packet } from '../packet.ts';
import { readUint16, readUint32 } from '../wire/bytes.ts';
import { protocolName } from '../wire/ipv4.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/** The two ends between which a packet goes. An echo message has its identifier for a port, at both ends. */
export interface Flow {
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  readonly source: Endpoint;
  readonly destination: Endpoint;
}

const isEcho = ({ type }: Pick<IcmpMessage, 'type'>): boolean => type === ECHO_REQUEST || type === ECHO_REPLY;

/** Undefined for fragments, and for ICMP messages other than echo. */
export function flowOf({ source, destination, body }: Packet): Flow | undefined {
  if (body.protocol === 'fragment') return undefined;
  if (body.protocol === 'icmp') {
    if (!isEcho(body)) return undefined;
    const port = echoIdentifier(body.rest) as Port;
    return {
      protocol: 'icmp',
      source: { address: source, port },
      destination: { address: destination, port },
    };
  }
  return {
    protocol: body.protocol,
    source: { address: source, port: body.sourcePort },
    destination: { address: destination, port: body.destinationPort },
  };
}

/** The flow of the packet that an ICMP error quotes: its IPv4 header and at least 8 bytes behind it. */
export function flowOfQuoted(bytes: Uint8Array): Flow | undefined {
  if (bytes.length < IPV4_HEADER + 8 || (readUint16(bytes, 6) & 0x1fff) !== 0) return undefined;
  const protocol = protocolName(bytes[9]!);
  if (!protocol || (protocol === 'icmp' && !isEcho({ type: bytes[IPV4_HEADER]! }))) return undefined;
  const port = (offset: number): Port => readUint16(bytes, IPV4_HEADER + offset) as Port;
  const [from, to] = protocol === 'icmp' ? [port(4), port(4)] : [port(0), port(2)];
  return {
    protocol,
    source: { address: readUint32(bytes, 12) as Address, port: from },
    destination: { address: readUint32(bytes, 16) as Address, port: to },
  };
}

/** The packet as it would be from another sender. Checksums are made when it is encoded. */
export function withSource(packet: Packet, { address, port }: Endpoint): Packet {
  const { body } = packet;
  if (body.protocol === 'tcp' || body.protocol === 'udp') {
    return { ...packet, source: address, body: { ...body, sourcePort: port } };
  }
  return { ...packet, source: address, body: withIdentifier(body, port) };
}

/** The packet as it would be to another receiver. */
export function withDestination(packet: Packet, { address, port }: Endpoint): Packet {
  const { body } = packet;
  if (body.protocol === 'tcp' || body.protocol === 'udp') {
    return { ...packet, destination: address, body: { ...body, destinationPort: port } };
  }
  return { ...packet, destination: address, body: withIdentifier(body, port) };
}

function withIdentifier<T extends Packet['body']>(body: T, port: Port): T {
  if (body.protocol !== 'icmp' || !isEcho(body)) return body;
  return { ...body, rest: echoRest(port, body.rest & 0xffff) };
}
