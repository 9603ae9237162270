import type { IcmpMessage, Packet } from '../packet.ts';
import { encodePacket } from '../wire/encode.ts';

/** Destination unreachable (RFC 792): its type, and the codes this model sends. */
export const UNREACHABLE = 3;
export const HOST_UNREACHABLE = 1;
export const PORT_UNREACHABLE = 3;
/** Time exceeded (RFC 792): TTL ran out on the way. */
export const TIME_EXCEEDED = 11;

/** An ICMP message is at most so long, IP header included (RFC 1812 §4.3.2.3; Linux icmp_send). */
const LONGEST = 576;
const HEADERS = 28;

/** An error about `packet`, quoting as much of it as fits, so that its sender can tell which socket it was. */
export function errorAbout(packet: Packet, type: number, code: number): IcmpMessage {
  const payload = encodePacket(packet).subarray(0, LONGEST - HEADERS);
  return { protocol: 'icmp', type, code, rest: 0, payload };
}
