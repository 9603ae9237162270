import type { Packet } from '../packet.ts';
import { readUint16, writeUint16 } from './bytes.ts';
import { complement, onesComplementSum, pseudoHeaderSum } from './checksum.ts';
import { decodePacket } from './decode.ts';
import { protocolName, readIpv4Header } from './ipv4.ts';
import { IPV4_HEADER } from './length.ts';

/** Why IPv4 bytes are no packet of the model. */
export type Unreadable = 'cut-short' | 'ip-options' | 'protocol' | 'malformed';

/** A packet from a real network, or why the model has none for it. */
export type CapturedIpv4 =
  | { readonly packet: Packet; readonly wrongChecksum: boolean }
  | { readonly reason: Unreadable };

/** Where each protocol's checksum stands behind the IPv4 header. */
const CHECKSUM_AT = { icmp: 2, tcp: 16, udp: 6 } as const;

/**
 * Reads an IPv4 packet that starts at the first byte; what follows it (the padding of short Ethernet frames) is passed
 * over. Unlike `decodePacket` it accepts wrong checksums, and says so: a sender that leaves them to its network card
 * captures its own packets before they are filled in. A UDP checksum of 0, which means none (RFC 768), is not wrong.
 */
export function readCapturedIpv4(bytes: Uint8Array, id: number): CapturedIpv4 {
  if (bytes.length < IPV4_HEADER) return { reason: 'cut-short' };
  if (bytes[0] !== 0x45) return { reason: (bytes[0]! & 15) > 5 ? 'ip-options' : 'malformed' };
  const totalLength = readUint16(bytes, 2);
  if (totalLength < IPV4_HEADER) return { reason: 'malformed' };
  if (totalLength > bytes.length) return { reason: 'cut-short' };
  if (!protocolName(bytes[9]!)) return { reason: 'protocol' };
  const exact = bytes.subarray(0, totalLength);
  const packet = decodePacket(exact, id);
  if (packet) return { packet, wrongChecksum: false };
  const repaired = decodePacket(withRightChecksums(exact), id);
  return repaired
    ? { packet: repaired, wrongChecksum: !onlyLacksUdpChecksum(exact) }
    : { reason: 'malformed' };
}

/** A copy whose checksums, of the IPv4 header and of what it carries, are right. */
function withRightChecksums(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  writeUint16(copy, 10, 0);
  writeUint16(copy, 10, complement(onesComplementSum(copy, 0, IPV4_HEADER)));
  const header = readIpv4Header(copy)!;
  const carries = protocolName(header.protocol)!;
  const at = IPV4_HEADER + CHECKSUM_AT[carries];
  const isFragment = header.moreFragments || header.fragmentOffset > 0;
  if (isFragment || copy.length < at + 2) return copy;
  const { source, destination, protocol } = header;
  const start =
    carries === 'icmp' ? 0 : pseudoHeaderSum(source, destination, protocol, copy.length - IPV4_HEADER);
  writeUint16(copy, at, 0);
  writeUint16(copy, at, complement(onesComplementSum(copy, IPV4_HEADER, copy.length, start)));
  return copy;
}

function onlyLacksUdpChecksum(bytes: Uint8Array): boolean {
  const header = readIpv4Header(bytes);
  if (!header || protocolName(header.protocol) !== 'udp') return false;
  return readUint16(bytes, IPV4_HEADER + CHECKSUM_AT.udp) === 0;
}
