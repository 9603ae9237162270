import type { Datagram, Packet } from '../packet.ts';
import type { Numbers } from '../trace/relative-numbers.ts';
import { readUint16 } from './bytes.ts';
import { DNS_PORT } from './dns.ts';
import { dnsFields } from './dns-fields.ts';
import { encodePacket } from './encode.ts';
import type { Field } from './field.ts';
import { icmpFields, quotesPacket } from './icmp.ts';
import { ipv4Fields, PROTOCOL_NUMBERS } from './ipv4.ts';
import { IPV4_HEADER, UDP_HEADER } from './length.ts';
import { tcpFields } from './tcp.ts';
import { udpFields } from './udp.ts';
import { utf8Text } from './utf8.ts';

/** Longest text of a payload that a field's value shows, in UTF-16 units. */
const MOST_TEXT = 80;

/**
 * The fields of a packet, header by header, then its data: `offset` and `length` point into `encodePacket(packet)`.
 * With `numbers` the sequence numbers are given relative too. The packet an ICMP error quotes is taken apart as well;
 * its ids begin with `quoted.`. Every byte lies in exactly one field at the top level.
 */
export function fieldsOf(packet: Packet, numbers?: Numbers): readonly Field[] {
  const bytes = encodePacket(packet);
  const ip = ipv4Fields(bytes);
  const { body } = packet;
  switch (body.protocol) {
    case 'tcp':
      return [ip, ...withData(tcpFields(bytes, IPV4_HEADER, '', numbers), bytes)];
    case 'udp':
      return [ip, ...datagramFields(body, bytes)];
    case 'icmp': {
      const header = icmpFields(bytes, IPV4_HEADER);
      const quoted = quotesPacket(body.type) ? quotedFields(bytes, header.offset + header.length) : undefined;
      return quoted ? [ip, header, quoted] : [ip, ...withData(header, bytes)];
    }
    case 'fragment':
      return [ip, ...data(bytes, IPV4_HEADER)];
  }
}

/** A message to or from port 53 is taken apart too, where it is well-formed DNS. */
function datagramFields({ sourcePort, destinationPort }: Datagram, bytes: Uint8Array): Field[] {
  const header = udpFields(bytes, IPV4_HEADER);
  const forDns = sourcePort === DNS_PORT || destinationPort === DNS_PORT;
  const dns = forDns ? dnsFields(bytes, IPV4_HEADER + UDP_HEADER) : undefined;
  return dns ? [header, dns] : withData(header, bytes);
}

const withData = (header: Field, bytes: Uint8Array): Field[] => [
  header,
  ...data(bytes, header.offset + header.length),
];

function data(bytes: Uint8Array, at: number, id = 'data'): Field[] {
  const length = bytes.length - at;
  return length === 0 ? [] : [{ id, name: 'Data', value: dataText(bytes.subarray(at)), offset: at, length }];
}

/** The text in quotes where the bytes are UTF-8 without control characters other than white space; else how many. */
function dataText(bytes: Uint8Array): string {
  const text = utf8Text(bytes);
  const printable = text !== undefined && !/[^\P{Cc}\t\r\n]/u.test(text);
  if (!printable) return `${bytes.length} bytes`;
  return JSON.stringify(text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);
}

/**
 * The quoted internet header plus at least 64 bits of its data (RFC 792); undefined when there is less.
 * Only a fragment at offset 0 has a transport header to show.
 */
function quotedFields(bytes: Uint8Array, at: number): Field | undefined {
  const transport = at + IPV4_HEADER;
  if (bytes.length < transport + 8 || bytes[at] !== 0x45) return undefined;
  const protocol = bytes[at + 9];
  const first = (readUint16(bytes, at + 6) & 0x1fff) === 0;
  const children = [ipv4Fields(bytes, at, 'quoted.')];
  if (first && protocol === PROTOCOL_NUMBERS.udp) children.push(udpFields(bytes, transport, 'quoted.'));
  if (first && protocol === PROTOCOL_NUMBERS.tcp) children.push(tcpFields(bytes, transport, 'quoted.'));
  const last = children.at(-1)!;
  children.push(...data(bytes, last.offset + last.length, 'quoted.data'));
  return { id: 'quoted', name: 'Quoted packet', value: '', offset: at, length: bytes.length - at, children };
}
