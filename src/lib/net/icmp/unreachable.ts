import type { IcmpMessage, Packet } from '../packet.ts';
import { encodePacket } from '../wire/encode.ts';

/** Destination unreachable (RFC 792, RFC 1812 §5.2.7.1): its type, and the codes this model sends. */
export const UNREACHABLE = 3;
export const NETWORK_UNREACHABLE = 0;
export const HOST_UNREACHABLE = 1;
export const PORT_UNREACHABLE = 3;
/** The packet must not be cut, and the next link is too narrow; the message names its MTU (RFC 1191 §4). */
export const FRAGMENTATION_NEEDED = 4;
/** Time exceeded (RFC 792): TTL ran out on the way (code 0), or fragments waited in vain for the rest (code 1). */
export const TIME_EXCEEDED = 11;
export const REASSEMBLY_TIME_EXCEEDED = 1;

/** An ICMP message is at most so long, IP header included (RFC 1812 §4.3.2.3; Linux icmp_send). */
const LONGEST = 576;
const HEADERS = 28;

/** An error about `packet`, quoting as much of it as fits, so that its sender can tell which socket it was. */
export function errorAbout(packet: Packet, type: number, code: number, rest = 0): IcmpMessage {
  const payload = encodePacket(packet).subarray(0, LONGEST - HEADERS);
  return { protocol: 'icmp', type, code, rest, payload };
}
