import type { Address } from '../address.ts';
import { readUint16, readUint32 } from './bytes.ts';
import { readName } from './dns-name.ts';
import type { DnsSink } from './dns-sink.ts';
import { utf8Bytes } from './utf8.ts';

/**
 * Types whose data the model understands, with their numbers (RFC 1035 §3.2.2; AAAA: RFC 3596, SRV: RFC 2782,
 * NAPTR: RFC 3403, TLSA: RFC 6698, CAA: RFC 8659).
 */
export const RECORD_TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  TLSA: 52,
  CAA: 257,
} as const;
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
/** Where a service is: the host and port to connect to. */
export interface ServiceRecord {
  readonly type: 'SRV';
  readonly priority: number;
  readonly weight: number;
  readonly port: number;
  readonly target: string;
}
/** A rule that rewrites a name. */
export interface PointerRuleRecord {
  readonly type: 'NAPTR';
  readonly order: number;
  readonly preference: number;
  /** Flags, services and regular expression: at most 255 bytes each. */
  readonly texts: readonly [Uint8Array, Uint8Array, Uint8Array];
  readonly replacement: string;
}
/** A certificate that a TLS server is to show. */
export interface TlsaRecord {
  readonly type: 'TLSA';
  readonly usage: number;
  readonly selector: number;
  readonly matching: number;
  readonly data: Uint8Array;
}
/** Who may issue certificates. */
export interface CaaRecord {
  readonly type: 'CAA';
  readonly flags: number;
  /** Letters and digits. */
  readonly tag: string;
  readonly value: Uint8Array;
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
  | ServiceRecord
  | PointerRuleRecord
  | TlsaRecord
  | CaaRecord
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
      for (const text of record.texts) writeString(sink, text);
      break;
    case 'AAAA':
      sink.bytes(record.address);
      break;
    case 'SRV':
      for (const field of SRV_NUMBERS) sink.uint16(record[field]);
      sink.wholeName(record.target);
      break;
    case 'NAPTR':
      sink.uint16(record.order);
      sink.uint16(record.preference);
      for (const text of record.texts) writeString(sink, text);
      sink.wholeName(record.replacement);
      break;
    case 'TLSA':
      for (const field of TLSA_NUMBERS) sink.uint8(record[field]);
      sink.bytes(record.data);
      break;
    case 'CAA':
      sink.uint8(record.flags);
      writeString(sink, utf8Bytes(record.tag));
      sink.bytes(record.value);
      break;
    default:
      sink.bytes(record.data);
  }
}

/** A character-string (RFC 1035 §3.3): its length in one octet, then its octets. */
function writeString(sink: DnsSink, text: Uint8Array): void {
  if (text.length > 255) throw new Error(`a string of a record has ${text.length} bytes: at most 255 fit`);
  sink.uint8(text.length);
  sink.bytes(text);
}

/** The three numbers at the start of an SRV and of a TLSA record, in their order. */
export const SRV_NUMBERS = ['priority', 'weight', 'port'] as const;
export const TLSA_NUMBERS = ['usage', 'selector', 'matching'] as const;
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
    case 'SRV':
      return readService(message, at, end);
    case 'NAPTR':
      return readPointerRule(message, at, end);
    case 'TLSA': {
      if (end - at < 3) return undefined;
      const [usage, selector, matching] = message.subarray(at) as unknown as [number, number, number];
      return { type, usage, selector, matching, data: message.slice(at + 3, end) };
    }
    case 'CAA': {
      const tag = end - at > 2 ? readString(message, at + 1, end) : undefined;
      if (!tag || !/^[A-Za-z0-9]+$/.test(String.fromCharCode(...tag.text))) return undefined;
      const value = message.slice(tag.next, end);
      return { type, flags: message[at]!, tag: String.fromCharCode(...tag.text), value };
    }
    default:
      return { type, data: message.slice(at, end) };
  }
}

function readService(message: Uint8Array, at: number, end: number): ServiceRecord | undefined {
  const target = end - at > 6 ? readName(message, at + 6) : undefined;
  if (target?.next !== end) return undefined;
  const number = (index: number): number => readUint16(message, at + 2 * index);
  return { type: 'SRV', priority: number(0), weight: number(1), port: number(2), target: target.name };
}

function readPointerRule(message: Uint8Array, at: number, end: number): PointerRuleRecord | undefined {
  if (end - at < 8) return undefined;
  const texts: Uint8Array[] = [];
  let next = at + 4;
  for (let left = 3; left > 0; left -= 1) {
    const string = readString(message, next, end);
    if (!string) return undefined;
    texts.push(string.text);
    next = string.next;
  }
  const replacement = readName(message, next);
  if (replacement?.next !== end) return undefined;
  return {
    type: 'NAPTR',
    order: readUint16(message, at),
    preference: readUint16(message, at + 2),
    texts: texts as [Uint8Array, Uint8Array, Uint8Array],
    replacement: replacement.name,
  };
}

/** A character-string within a record that ends at `end`; undefined when it is cut short. */
function readString(
  message: Uint8Array,
  at: number,
  end: number,
): { readonly text: Uint8Array; readonly next: number } | undefined {
  const next = at + 1 + (message[at] ?? 0);
  return at < end && next <= end ? { text: message.slice(at + 1, next), next } : undefined;
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
    const string = readString(message, next, end);
    if (!string) return undefined;
    texts.push(string.text);
    next = string.next;
  }
  return texts.length > 0 ? { type: 'TXT', texts } : undefined;
}
