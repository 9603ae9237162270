import { FIN, type Packet, RST, SYN } from '../../lib/net/packet.ts';
import { icmpLabel, packetLabel } from '../../lib/net/trace/describe.ts';
import { dnsIn } from '../../lib/net/wire/dns.ts';

/** How a packet is drawn: one kind, one mark, in every figure. */
export type PacketKind = 'data' | 'control' | 'ack' | 'reset' | 'udp' | 'icmp-error' | 'icmp';

/** ICMP types that report an error about another packet (RFC 1122 §3.2.2). */
const ICMP_ERRORS: ReadonlySet<number> = new Set([3, 4, 5, 11, 12]);

export function packetKind({ body }: Packet): PacketKind {
  switch (body.protocol) {
    case 'tcp':
      if (body.flags & RST) return 'reset';
      if (body.flags & (SYN | FIN)) return 'control';
      return body.payload.length > 0 ? 'data' : 'ack';
    case 'udp':
      return 'udp';
    case 'icmp':
      return ICMP_ERRORS.has(body.type) ? 'icmp-error' : 'icmp';
    case 'fragment':
      return body.carries === 'tcp' ? 'data' : body.carries;
  }
}

/** What the table's type column says: the flags, the ICMP message, a DNS query or answer, or that it is a fragment. */
export function packetType(packet: Packet): string {
  const { body } = packet;
  if (body.protocol === 'udp') {
    const dns = dnsIn(body);
    return dns ? (dns.response ? 'answer' : 'query') : '–';
  }
  if (body.protocol === 'icmp') return icmpLabel(body);
  return packetLabel(packet).replace(/ \d+$/, '');
}

export const protocolOf = ({ body }: Packet): string =>
  body.protocol === 'udp' && dnsIn(body)
    ? 'DNS'
    : (body.protocol === 'fragment' ? body.carries : body.protocol).toUpperCase();

/** The bytes that the packet carries for the layer above. */
export const payloadOf = ({ body }: Packet): Uint8Array => body.payload;
