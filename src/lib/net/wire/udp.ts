import type { Port } from '../address.ts';
import type { Datagram } from '../packet.ts';
import { hexadecimal, readUint16, writeUint16 } from './bytes.ts';
import { complement, onesComplementSum } from './checksum.ts';
import type { Field } from './field.ts';
import { UDP_HEADER } from './length.ts';

/** Writes a datagram (RFC 768) to `bytes` from `at` to its end. A checksum of 0 is sent as 0xffff: 0 means none. */
export function writeDatagram(bytes: Uint8Array, at: number, datagram: Datagram, pseudoHeader: number): void {
  writeUint16(bytes, at, datagram.sourcePort);
  writeUint16(bytes, at + 2, datagram.destinationPort);
  writeUint16(bytes, at + 4, bytes.length - at);
  bytes.set(datagram.payload, at + UDP_HEADER);
  const checksum = complement(onesComplementSum(bytes, at, bytes.length, pseudoHeader));
  writeUint16(bytes, at + 6, checksum || 0xffff);
}

/** Reads a datagram that fills `bytes` from `at` on; undefined when malformed or its checksum is wrong or absent. */
export function readDatagram(bytes: Uint8Array, at: number, pseudoHeader: number): Datagram | undefined {
  if (bytes.length - at < UDP_HEADER || readUint16(bytes, at + 4) !== bytes.length - at) return undefined;
  if (onesComplementSum(bytes, at, bytes.length, pseudoHeader) !== 0xffff) return undefined;
  return {
    protocol: 'udp',
    sourcePort: readUint16(bytes, at) as Port,
    destinationPort: readUint16(bytes, at + 2) as Port,
    payload: bytes.slice(at + UDP_HEADER),
  };
}

/** The header's fields, named as RFC 768 names them. */
export function udpFields(bytes: Uint8Array, at: number, prefix = ''): Field {
  const field = (id: string, name: string, value: string, offset: number, length = 2): Field => ({
    id: `${prefix}udp.${id}`,
    name,
    value,
    offset: at + offset,
    length,
  });
  return {
    ...field('header', 'UDP header', '', 0, UDP_HEADER),
    children: [
      field('source-port', 'Source Port', String(readUint16(bytes, at)), 0),
      field('destination-port', 'Destination Port', String(readUint16(bytes, at + 2)), 2),
      field('length', 'Length', String(readUint16(bytes, at + 4)), 4),
      field('checksum', 'Checksum', hexadecimal(readUint16(bytes, at + 6), 4), 6),
    ],
  };
}
