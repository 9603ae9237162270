import type { Endpoint } from '../address.ts';
import { readUint16, writeUint16, writeUint32 } from '../wire/bytes.ts';
import { complement, onesComplementSum } from '../wire/checksum.ts';
import { PROTOCOL_NUMBERS } from '../wire/ipv4.ts';
import { IPV4_HEADER } from '../wire/length.ts';

/** Where, behind the IPv4 header, the checksum of a protocol lies. */
const CHECKSUM_AT: Readonly<Record<number, number>> = {
  [PROTOCOL_NUMBERS.icmp]: 2,
  [PROTOCOL_NUMBERS.tcp]: 16,
  [PROTOCOL_NUMBERS.udp]: 6,
};

/**
 * The packet that an ICMP error quotes, with another source or destination (RFC 5508 §4.2): both checksums follow, the
 * transport's by the difference (RFC 1624), since the quotation may be cut short. Changes a copy.
 */
export function readdressed(quoted: Uint8Array, end: 'source' | 'destination', to: Endpoint): Uint8Array {
  const bytes = quoted.slice();
  const protocol = bytes[9]!;
  const isIcmp = protocol === PROTOCOL_NUMBERS.icmp;
  const addressAt = end === 'source' ? 12 : 16;
  const portAt = IPV4_HEADER + (isIcmp ? 4 : end === 'source' ? 0 : 2);
  const before = onesComplementSum(bytes, addressAt, addressAt + 4);
  const portBefore = readUint16(bytes, portAt);
  writeUint32(bytes, addressAt, to.address);
  writeUint16(bytes, portAt, to.port);
  writeUint16(bytes, 10, 0);
  writeUint16(bytes, 10, complement(onesComplementSum(bytes, 0, IPV4_HEADER)));

  const checksumAt = IPV4_HEADER + CHECKSUM_AT[protocol]!;
  if (checksumAt + 2 > bytes.length) return bytes;
  // ICMP has no pseudo-header, so addresses do not count.
  const addresses = isIcmp ? 0 : 0xffff - before + onesComplementSum(bytes, addressAt, addressAt + 4);
  const difference = addresses + (0xffff - portBefore) + to.port;
  const sum = 0xffff - readUint16(bytes, checksumAt) + difference;
  writeUint16(bytes, checksumAt, complement(folded(sum)));
  return bytes;
}

const folded = (sum: number): number => {
  let total = sum;
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
};
