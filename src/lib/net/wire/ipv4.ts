import { type Address, formatAddress } from '../address.ts';
import type { Packet } from '../packet.ts';
import { hexadecimal, readUint16, readUint32, writeUint16, writeUint32 } from './bytes.ts';
import { complement, onesComplementSum } from './checksum.ts';
import type { Field } from './field.ts';
import { IPV4_HEADER } from './length.ts';

/** IANA protocol numbers. */
export const PROTOCOL_NUMBERS = { icmp: 1, tcp: 6, udp: 17 } as const;
export type ProtocolName = keyof typeof PROTOCOL_NUMBERS;

const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS = 0x2000;

export function protocolName(number: number): ProtocolName | undefined {
  for (const name of ['icmp', 'tcp', 'udp'] as const) if (PROTOCOL_NUMBERS[name] === number) return name;
  return undefined;
}

/** Writes the header (RFC 791 §3.1) of a packet that is `bytes.length` long to the start of `bytes`. */
export function writeIpv4Header(bytes: Uint8Array, packet: Packet): void {
  const { body } = packet;
  const fragment = body.protocol === 'fragment' ? body : undefined;
  if (fragment && fragment.offset % 8 !== 0) {
    throw new Error(`packet ${packet.id}: fragment offset ${fragment.offset} is no multiple of 8`);
  }
  bytes[0] = (4 << 4) | (IPV4_HEADER / 4);
  writeUint16(bytes, 2, bytes.length);
  writeUint16(bytes, 4, packet.identification);
  const flags = (packet.dontFragment ? DONT_FRAGMENT : 0) | (fragment?.more ? MORE_FRAGMENTS : 0);
  writeUint16(bytes, 6, flags | ((fragment?.offset ?? 0) / 8));
  bytes[8] = packet.ttl;
  bytes[9] = PROTOCOL_NUMBERS[body.protocol === 'fragment' ? body.carries : body.protocol];
  writeUint32(bytes, 12, packet.source);
  writeUint32(bytes, 16, packet.destination);
  writeUint16(bytes, 10, complement(onesComplementSum(bytes, 0, IPV4_HEADER)));
}

/** What a header says about what follows it. */
export interface Ipv4Header {
  readonly totalLength: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** In bytes. */
  readonly fragmentOffset: number;
  readonly ttl: number;
  readonly protocol: number;
  readonly source: Address;
  readonly destination: Address;
}

/** Reads a header without options; undefined when it is none, is cut short, or its checksum is wrong. */
export function readIpv4Header(bytes: Uint8Array): Ipv4Header | undefined {
  if (bytes.length < IPV4_HEADER || bytes[0] !== 0x45) return undefined;
  if (onesComplementSum(bytes, 0, IPV4_HEADER) !== 0xffff) return undefined;
  const fragmentation = readUint16(bytes, 6);
  return {
    totalLength: readUint16(bytes, 2),
    identification: readUint16(bytes, 4),
    dontFragment: (fragmentation & DONT_FRAGMENT) !== 0,
    moreFragments: (fragmentation & MORE_FRAGMENTS) !== 0,
    fragmentOffset: (fragmentation & 0x1fff) * 8,
    ttl: bytes[8]!,
    protocol: bytes[9]!,
    source: readUint32(bytes, 12) as Address,
    destination: readUint32(bytes, 16) as Address,
  };
}

/** The header's fields, named as RFC 791 §3.1 names them; `at` is where it starts, `prefix` goes before the ids. */
export function ipv4Fields(bytes: Uint8Array, at = 0, prefix = ''): Field {
  const field = (id: string, name: string, value: string, offset: number, length: number): Field => ({
    id: `${prefix}ip.${id}`,
    name,
    value,
    offset: at + offset,
    length,
  });
  const fragmentation = readUint16(bytes, at + 6);
  const bit = (id: string, name: string, position: number): Field => ({
    ...field(`flags.${id}`, name, String((fragmentation >>> (15 - position)) & 1), 6, 1),
    bits: [position, 1],
  });
  const protocol = bytes[at + 9]!;
  const name = protocolName(protocol);
  return {
    ...field('header', 'IPv4 header', '', 0, IPV4_HEADER),
    children: [
      { ...field('version', 'Version', String(bytes[at]! >>> 4), 0, 1), bits: [0, 4] },
      { ...field('ihl', 'IHL', `${bytes[at]! & 15} (${(bytes[at]! & 15) * 4} bytes)`, 0, 1), bits: [4, 4] },
      field('tos', 'Type of Service', hexadecimal(bytes[at + 1]!, 2), 1, 1),
      field('length', 'Total Length', String(readUint16(bytes, at + 2)), 2, 2),
      field('id', 'Identification', hexadecimal(readUint16(bytes, at + 4), 4), 4, 2),
      {
        ...field('flags', 'Flags', flagsText(fragmentation), 6, 1),
        bits: [0, 3],
        children: [bit('reserved', 'reserved', 0), bit('df', 'DF', 1), bit('mf', 'MF', 2)],
      },
      {
        ...field('offset', 'Fragment Offset', String((fragmentation & 0x1fff) * 8), 6, 2),
        bits: [3, 13],
      },
      field('ttl', 'Time to Live', String(bytes[at + 8]!), 8, 1),
      field('protocol', 'Protocol', name ? `${protocol} (${name.toUpperCase()})` : String(protocol), 9, 1),
      field('checksum', 'Header Checksum', hexadecimal(readUint16(bytes, at + 10), 4), 10, 2),
      field('source', 'Source Address', formatAddress(readUint32(bytes, at + 12) as Address), 12, 4),
      field(
        'destination',
        'Destination Address',
        formatAddress(readUint32(bytes, at + 16) as Address),
        16,
        4,
      ),
    ],
  };
}

function flagsText(fragmentation: number): string {
  const names = [fragmentation & DONT_FRAGMENT ? 'DF' : '', fragmentation & MORE_FRAGMENTS ? 'MF' : ''];
  return names.filter(Boolean).join(', ') || '0';
}
