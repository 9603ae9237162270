import type { Packet } from '../packet.ts';
import { pseudoHeaderSum } from './checksum.ts';
import { readIcmp } from './icmp.ts';
import { type Ipv4Header, protocolName, readIpv4Header } from './ipv4.ts';
import { IPV4_HEADER } from './length.ts';
import { readSegment } from './tcp.ts';
import { readDatagram } from './udp.ts';

/**
 * Reads a packet that `encodePacket` wrote, or one from a real network; `id` becomes its identity.
 * Undefined when a header is malformed or cut short, a checksum is wrong, the protocol is not ICMP, TCP or UDP,
 * or the IPv4 header has options, which the model has not. Unknown TCP options and an urgent pointer are passed over.
 */
export function decodePacket(bytes: Uint8Array, id: number): Packet | undefined {
  const header = readIpv4Header(bytes);
  if (!header || header.totalLength !== bytes.length) return undefined;
  const body = readBody(bytes, header);
  if (!body) return undefined;
  const { source, destination, ttl, identification, dontFragment } = header;
  return { id, source, destination, ttl, identification, dontFragment, body };
}

function readBody(bytes: Uint8Array, header: Ipv4Header): Packet['body'] | undefined {
  const { source, destination, moreFragments: more, fragmentOffset: offset } = header;
  const carries = protocolName(header.protocol);
  if (!carries) return undefined;
  if (more || offset > 0)
    return { protocol: 'fragment', carries, offset, more, payload: bytes.slice(IPV4_HEADER) };
  if (carries === 'icmp') return readIcmp(bytes, IPV4_HEADER);
  const pseudoHeader = pseudoHeaderSum(source, destination, header.protocol, bytes.length - IPV4_HEADER);
  return carries === 'tcp'
    ? readSegment(bytes, IPV4_HEADER, pseudoHeader)
    : readDatagram(bytes, IPV4_HEADER, pseudoHeader);
}
