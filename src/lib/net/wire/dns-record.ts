import type { Address } from '../address.ts';
import { readUint16, readUint32 } from './bytes.ts';
import { readName } from './dns-name.ts';
import type { DnsSink } from './dns-sink.ts';

/** Types whose data the model understands, with their numbers (RFC 1035 §3.2.2; AAAA: RFC 3596). */
export const RECORD_TYPES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;
export type RecordTypeName = keyof typeof RECORD_TYPES;
/** The name of a type above; the number of any other. */
export type RecordType = RecordTypeName | number;

/** The pseudo-type that carries EDNS(0) (RFC 6891): its class is a UDP payload size, its TTL holds flags. */
export const OPT = 41;
/** A query for all types (RFC 1035 §3.2.3). */
export const ANY_TYPE = 255;
/** The class of the Internet. */
export const IN = 1;

export interface AddressRecord {
  readonly type: 'A';
  readonly address: Address;
}
/** A name that stands for another. */
export interface NameRecord {
  readonly type: 'NS' | 'CNAME' | 'PTR';
  readonly target: string;
}
/** Start of a zone of authority (RFC 1035 §3.3.13). Times in seconds. */
export interface SoaRecord {
  readonly type: 'SOA';
  readonly primary: string;
  readonly mailbox: string;
  readonly serial: number;
  readonly refresh: number;
  readonly retry: number;
  readonly expire: number;
  /** How long "there is no such name" may be remembered (RFC 2308 §4). */
  readonly minimum: number;
}
export interface MailRecord {
  readonly type: 'MX';
  readonly preference: number;
  readonly exchange: string;
}
export interface TextRecord {
  readonly type: 'TXT';
  /** One or more strings of at most 255 bytes each. */
  readonly texts: readonly Uint8Array[];
}
/** An IPv6 address in 16 bytes. The model has no IPv6: it is carried and shown, nothing else. */
export interface Ipv6Record {
  readonly type: 'AAAA';
  readonly address: Uint8Array;
}
/** A type the model does not know, or OPT: passed on as it is (RFC 3597). */
export interface OpaqueRecord {
  readonly type: number;
  readonly data: Uint8Array;
}
export type RecordData =
  | AddressRecord
  | NameRecord
  | SoaRecord
  | MailRecord
  | TextRecord
  | Ipv6Record
  | OpaqueRecord;

/** RFC 1035 §3.2.1. */
export type ResourceRecord = RecordData & {
  readonly name: string;
  readonly class: number;
  /** How many seconds it may be remembered. */
  readonly ttl: number;
};

export const typeNumber = (type: RecordType): number =>
  typeof type === 'number' ? type : RECORD_TYPES[type];

export function recordType(number: number): RecordType {
  const found = Object.entries(RECORD_TYPES).find(([, value]) => value === number);
  return found ? (found[0] as RecordTypeName) : number;
}

/** A type by its name; by its number where the model knows none, as RFC 3597 §5 writes it. */
export function typeName(type: RecordType): string {
  if (typeof type === 'string') return type;
  if (type === OPT) return 'OPT';
  return type === ANY_TYPE ? '*' : `TYPE${type}`;
}

/** Writes a record's data behind its RDLENGTH. Names are compressed in the types of RFC 1035 alone (RFC 3597 §4). */
export function writeRecordData(sink: DnsSink, record: RecordData): void {
  const lengthAt = sink.length;
  sink.uint16(0);
  writeFields(sink, record);
  sink.uint16At(lengthAt, sink.length - lengthAt - 2);
}

function writeFields(sink: DnsSink, record: RecordData): void {
  switch (record.type) {
    case 'A':
      sink.uint32(record.address);
      break;
    case 'NS':
    case 'CNAME':
    case 'PTR':
      sink.name(record.target);
      break;
    case 'SOA':
      sink.name(record.primary);
      sink.name(record.mailbox);
      for (const field of SOA_NUMBERS) sink.uint32(record[field]);
      break;
    case 'MX':
      sink.uint16(record.preference);
      sink.name(record.exchange);
      break;
    case 'TXT':
      for (const text of record.texts) {
        if (text.length > 255) throw new Error(`a TXT string has ${text.length} bytes: at most 255 fit`);
        sink.uint8(text.length);
        sink.bytes(text);
      }
      break;
    case 'AAAA':
      sink.bytes(record.address);
      break;
    default:
      sink.bytes(record.data);
  }
}

/** The five numbers at the end of an SOA record, in their order. */
export const SOA_NUMBERS = ['serial', 'refresh', 'retry', 'expire', 'minimum'] as const;

/** Reads the data of a record that fills `message` from `at` up to `end`; undefined when it does not fit. */
export function readRecordData(
  message: Uint8Array,
  number: number,
  at: number,
  end: number,
): RecordData | undefined {
  const type = recordType(number);
  switch (type) {
    case 'A':
      return end - at === 4 ? { type, address: readUint32(message, at) as Address } : undefined;
    case 'AAAA':
      return end - at === 16 ? { type, address: message.slice(at, end) } : undefined;
    case 'NS':
    case 'CNAME':
    case 'PTR': {
      const target = readName(message, at);
      return target?.next === end ? { type, target: target.name } : undefined;
    }
    case 'MX': {
      const exchange = end - at > 2 ? readName(message, at + 2) : undefined;
      return exchange?.next === end
        ? { type, preference: readUint16(message, at), exchange: exchange.name }
        : undefined;
    }
    case 'SOA':
      return readSoa(message, at, end);
    case 'TXT':
      return readTexts(message, at, end);
    default:
      return { type, data: message.slice(at, end) };
  }
}

function readSoa(message: Uint8Array, at: number, end: number): SoaRecord | undefined {
  const primary = readName(message, at);
  const mailbox = primary && readName(message, primary.next);
  if (!mailbox || mailbox.next + 4 * SOA_NUMBERS.length !== end) return undefined;
  const number = (index: number): number => readUint32(message, mailbox.next + 4 * index);
  return {
    type: 'SOA',
    primary: primary.name,
    mailbox: mailbox.name,
    serial: number(0),
    refresh: number(1),
    retry: number(2),
    expire: number(3),
    minimum: number(4),
  };
}

function readTexts(message: Uint8Array, at: number, end: number): TextRecord | undefined {
  const texts: Uint8Array[] = [];
  for (let next = at; next < end; ) {
    const from = next + 1;
    next = from + message[next]!;
    if (next > end) return undefined;
    texts.push(message.slice(from, next));
  }
  return texts.length > 0 ? { type: 'TXT', texts } : undefined;
}
