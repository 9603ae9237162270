import type { Address } from '../address.ts';
import type { Packet } from '../packet.ts';
import { pseudoHeaderSum } from './checksum.ts';
import { writeIcmp } from './icmp.ts';
import { PROTOCOL_NUMBERS, writeIpv4Header } from './ipv4.ts';
import { IPV4_HEADER, ipLength } from './length.ts';
import { writeSegment } from './tcp.ts';
import { writeDatagram } from './udp.ts';

/** Largest value of the 16-bit total length field. */
const MOST_BYTES = 65_535;

/**
 * The bytes of a packet from the IPv4 header on, with right checksums: what a link carries.
 * Throws above 65,535 bytes, which no IPv4 packet can have.
 */
export function encodePacket(packet: Packet): Uint8Array {
  const length = ipLength(packet);
  if (length > MOST_BYTES)
    throw new Error(`packet ${packet.id} has ${length} bytes: at most ${MOST_BYTES} fit`);
  const bytes = new Uint8Array(length);
  writeIpv4Header(bytes, packet);
  writeBody(bytes, IPV4_HEADER, packet);
  return bytes;
}

/** The bytes behind the IPv4 header, checksum included: what is cut into fragments. */
export function encodeBody(packet: Packet): Uint8Array {
  const bytes = new Uint8Array(ipLength(packet) - IPV4_HEADER);
  writeBody(bytes, 0, packet);
  return bytes;
}

function writeBody(bytes: Uint8Array, at: number, { source, destination, body }: Packet): void {
  const length = bytes.length - at;
  switch (body.protocol) {
    case 'tcp':
      writeSegment(bytes, at, body, pseudoHeader(source, destination, 'tcp', length));
      break;
    case 'udp':
      writeDatagram(bytes, at, body, pseudoHeader(source, destination, 'udp', length));
      break;
    case 'icmp':
      writeIcmp(bytes, at, body);
      break;
    case 'fragment':
      bytes.set(body.payload, at);
      break;
  }
}

const pseudoHeader = (
  source: Address,
  destination: Address,
  protocol: 'tcp' | 'udp',
  length: number,
): number => pseudoHeaderSum(source, destination, PROTOCOL_NUMBERS[protocol], length);
