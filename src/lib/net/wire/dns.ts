import type { Datagram } from '../packet.ts';
import { readUint16, readUint32 } from './bytes.ts';
import { readName } from './dns-name.ts';
import {
  IN,
  type RecordType,
  type ResourceRecord,
  readRecordData,
  recordType,
  typeNumber,
  writeRecordData,
} from './dns-record.ts';
import { DnsSink } from './dns-sink.ts';

/** RFC 1035 §4.1.1, in bytes. */
export const DNS_HEADER = 12;

/** The port name servers listen on. */
export const DNS_PORT = 53;

/** Response codes (RFC 1035 §4.1.1). */
export const RCODE = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

export function rcodeName(rcode: number): string {
  const found = Object.entries(RCODE).find(([, value]) => value === rcode);
  return found ? found[0] : `RCODE ${rcode}`;
}

/** A standard query, the one opcode the model knows. */
export const QUERY = 0;

export interface DnsQuestion {
  readonly name: string;
  readonly type: RecordType;
  readonly class: number;
}

/** A DNS message (RFC 1035 §4.1). */
export interface DnsMessage {
  readonly id: number;
  /** QR: an answer, not a question. */
  readonly response: boolean;
  readonly opcode: number;
  /** AA */
  readonly authoritative: boolean;
  /** TC */
  readonly truncated: boolean;
  /** RD */
  readonly recursionDesired: boolean;
  /** RA */
  readonly recursionAvailable: boolean;
  /** Three bits: Z, and AD and CD of DNSSEC, which the model only carries. */
  readonly reserved: number;
  readonly rcode: number;
  readonly questions: readonly DnsQuestion[];
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
  readonly additionals: readonly ResourceRecord[];
}

/** A query as a stub resolver sends it: one question, recursion desired. */
export const dnsQuery = (id: number, name: string, type: RecordType = 'A'): DnsMessage => ({
  id,
  response: false,
  opcode: QUERY,
  authoritative: false,
  truncated: false,
  recursionDesired: true,
  recursionAvailable: false,
  reserved: 0,
  rcode: RCODE.NOERROR,
  questions: [{ name, type, class: IN }],
  answers: [],
  authorities: [],
  additionals: [],
});

/** The DNS message of a datagram to or from port 53; undefined when there is none, or it is malformed. */
export function dnsIn({ sourcePort, destinationPort, payload }: Datagram): DnsMessage | undefined {
  return sourcePort === DNS_PORT || destinationPort === DNS_PORT ? decodeDns(payload) : undefined;
}

/** The bytes of a message, its names compressed. Throws when something does not fit: a name, 65,535 bytes in all. */
export function encodeDns(message: DnsMessage): Uint8Array<ArrayBuffer> {
  const { questions, answers, authorities, additionals } = message;
  const sink = new DnsSink();
  sink.uint16(message.id);
  sink.uint16(flagsOf(message));
  for (const section of [questions, answers, authorities, additionals]) sink.uint16(section.length);
  for (const question of questions) {
    sink.name(question.name);
    sink.uint16(typeNumber(question.type));
    sink.uint16(question.class);
  }
  for (const record of [...answers, ...authorities, ...additionals]) {
    sink.name(record.name);
    sink.uint16(typeNumber(record.type));
    sink.uint16(record.class);
    sink.uint32(record.ttl);
    writeRecordData(sink, record);
  }
  if (sink.length > 65_535) throw new Error(`DNS message of ${sink.length} bytes: at most 65535 fit`);
  return sink.toBytes();
}

const flagsOf = (message: DnsMessage): number =>
  (Number(message.response) << 15) |
  (message.opcode << 11) |
  (Number(message.authoritative) << 10) |
  (Number(message.truncated) << 9) |
  (Number(message.recursionDesired) << 8) |
  (Number(message.recursionAvailable) << 7) |
  (message.reserved << 4) |
  message.rcode;

/** A message without its sections: what can be read even when the rest is malformed. */
export type DnsHeader = Omit<DnsMessage, 'questions' | 'answers' | 'authorities' | 'additionals'>;

/** Undefined below 12 bytes. */
export function decodeDnsHeader(bytes: Uint8Array): DnsHeader | undefined {
  if (bytes.length < DNS_HEADER) return undefined;
  const flags = readUint16(bytes, 2);
  const bit = (position: number): boolean => ((flags >>> (15 - position)) & 1) === 1;
  return {
    id: readUint16(bytes, 0),
    response: bit(0),
    opcode: (flags >>> 11) & 15,
    authoritative: bit(5),
    truncated: bit(6),
    recursionDesired: bit(7),
    recursionAvailable: bit(8),
    reserved: (flags >>> 4) & 7,
    rcode: flags & 15,
  };
}

/**
 * Reads a message that fills `bytes`. Undefined when it is malformed: cut short, with bytes left over, with a name that
 * is too long or whose pointers do not lead back, or with data that does not fit its type.
 */
export function decodeDns(bytes: Uint8Array): DnsMessage | undefined {
  const header = decodeDnsHeader(bytes);
  if (!header) return undefined;
  let next = DNS_HEADER;
  const questions: DnsQuestion[] = [];
  for (let left = readUint16(bytes, 4); left > 0; left -= 1) {
    const name = readName(bytes, next);
    if (!name || name.next + 4 > bytes.length) return undefined;
    const type = recordType(readUint16(bytes, name.next));
    questions.push({ name: name.name, type, class: readUint16(bytes, name.next + 2) });
    next = name.next + 4;
  }
  const sections: ResourceRecord[][] = [];
  for (const countAt of [6, 8, 10]) {
    const section: ResourceRecord[] = [];
    for (let left = readUint16(bytes, countAt); left > 0; left -= 1) {
      const found = readRecord(bytes, next);
      if (!found) return undefined;
      section.push(found.record);
      next = found.next;
    }
    sections.push(section);
  }
  if (next !== bytes.length) return undefined;
  const [answers, authorities, additionals] = sections as [
    ResourceRecord[],
    ResourceRecord[],
    ResourceRecord[],
  ];
  return { ...header, questions, answers, authorities, additionals };
}

function readRecord(bytes: Uint8Array, at: number): { record: ResourceRecord; next: number } | undefined {
  const name = readName(bytes, at);
  if (!name || name.next + 10 > bytes.length) return undefined;
  const fixed = name.next;
  const from = fixed + 10;
  const next = from + readUint16(bytes, fixed + 8);
  if (next > bytes.length) return undefined;
  const data = readRecordData(bytes, readUint16(bytes, fixed), from, next);
  if (!data) return undefined;
  const record = {
    name: name.name,
    class: readUint16(bytes, fixed + 2),
    ttl: readUint32(bytes, fixed + 4),
    ...data,
  };
  return { record, next };
}
