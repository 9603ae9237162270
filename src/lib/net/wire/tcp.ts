import type { Port } from '../address.ts';
import type { Segment } from '../packet.ts';
import { flagNames } from '../trace/describe.ts';
import type { Numbers } from '../trace/relative-numbers.ts';
import { hexadecimal, readUint16, readUint32, writeUint16, writeUint32 } from './bytes.ts';
import { complement, onesComplementSum } from './checksum.ts';
import type { Field } from './field.ts';
import { optionsLength, TCP_HEADER } from './length.ts';
import { readTcpOptions, tcpOptionFields, writeTcpOptions } from './tcp-options.ts';

/** Writes a segment (RFC 9293 §3.1) to `bytes` from `at` to its end. `pseudoHeader` starts the checksum. */
export function writeSegment(bytes: Uint8Array, at: number, segment: Segment, pseudoHeader: number): void {
  const header = TCP_HEADER + optionsLength(segment.options);
  writeUint16(bytes, at, segment.sourcePort);
  writeUint16(bytes, at + 2, segment.destinationPort);
  writeUint32(bytes, at + 4, segment.seq);
  writeUint32(bytes, at + 8, segment.ack);
  bytes[at + 12] = (header / 4) << 4;
  bytes[at + 13] = segment.flags;
  writeUint16(bytes, at + 14, segment.window);
  writeTcpOptions(bytes, at + TCP_HEADER, segment.options);
  bytes.set(segment.payload, at + header);
  writeUint16(bytes, at + 16, complement(onesComplementSum(bytes, at, bytes.length, pseudoHeader)));
}

/** Reads a segment that fills `bytes` from `at` on; undefined when malformed or its checksum is wrong. */
export function readSegment(bytes: Uint8Array, at: number, pseudoHeader: number): Segment | undefined {
  if (bytes.length - at < TCP_HEADER) return undefined;
  if (onesComplementSum(bytes, at, bytes.length, pseudoHeader) !== 0xffff) return undefined;
  const header = (bytes[at + 12]! >>> 4) * 4;
  if (header < TCP_HEADER || at + header > bytes.length) return undefined;
  const options = readTcpOptions(bytes, at + TCP_HEADER, at + header);
  if (!options) return undefined;
  return {
    protocol: 'tcp',
    sourcePort: readUint16(bytes, at) as Port,
    destinationPort: readUint16(bytes, at + 2) as Port,
    seq: readUint32(bytes, at + 4),
    ack: readUint32(bytes, at + 8),
    flags: bytes[at + 13]!,
    window: readUint16(bytes, at + 14),
    options,
    payload: bytes.slice(at + header),
  };
}

/** Control bits from the left, as RFC 9293 figure 1 draws them. */
const CONTROL_BITS = ['CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'] as const;

/** The header's fields, named as RFC 9293 §3.1 names them. Bytes past the end (a quoted packet) are left out. */
export function tcpFields(bytes: Uint8Array, at: number, prefix = '', numbers?: Numbers): Field {
  const field = (id: string, name: string, value: string, offset: number, length: number): Field => ({
    id: `${prefix}tcp.${id}`,
    name,
    value,
    offset: at + offset,
    length,
  });
  const relative = (absolute: number, counted: number | undefined): string =>
    counted === undefined ? String(absolute) : `${absolute} (relative ${counted})`;
  const first = [
    field('source-port', 'Source Port', String(readUint16(bytes, at)), 0, 2),
    field('destination-port', 'Destination Port', String(readUint16(bytes, at + 2)), 2, 2),
    field('seq', 'Sequence Number', relative(readUint32(bytes, at + 4), numbers?.seq), 4, 4),
  ];
  if (bytes.length - at < TCP_HEADER) {
    return { ...field('header', 'TCP header (first 8 bytes)', '', 0, 8), children: first };
  }
  const header = Math.min((bytes[at + 12]! >>> 4) * 4, bytes.length - at);
  const flags = bytes[at + 13]!;
  const bits = CONTROL_BITS.map(
    (name, position): Field => ({
      ...field(`flags.${name.toLowerCase()}`, name, String((flags >>> (7 - position)) & 1), 13, 1),
      bits: [position, 1],
    }),
  );
  const window = readUint16(bytes, at + 14);
  const scaled =
    numbers && numbers.window !== window ? `${window} (scaled ${numbers.window})` : String(window);
  const options = tcpOptionFields(bytes, at + TCP_HEADER, at + header, prefix);
  return {
    ...field('header', 'TCP header', '', 0, header),
    children: [
      ...first,
      field('ack', 'Acknowledgment Number', relative(readUint32(bytes, at + 8), numbers?.ack), 8, 4),
      { ...field('data-offset', 'Data Offset', `${header / 4} (${header} bytes)`, 12, 1), bits: [0, 4] },
      { ...field('reserved', 'Reserved', String(bytes[at + 12]! & 15), 12, 1), bits: [4, 4] },
      { ...field('flags', 'Control bits', flagNames(flags).join(', '), 13, 1), children: bits },
      field('window', 'Window', scaled, 14, 2),
      field('checksum', 'Checksum', hexadecimal(readUint16(bytes, at + 16), 4), 16, 2),
      field('urgent-pointer', 'Urgent Pointer', String(readUint16(bytes, at + 18)), 18, 2),
      ...(options.length > 0
        ? [{ ...field('options', 'Options', '', TCP_HEADER, header - TCP_HEADER), children: options }]
        : []),
    ],
  };
}
