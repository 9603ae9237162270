import { type Address, formatAddress } from '../address.ts';
import { hexadecimal, readUint16, readUint32 } from './bytes.ts';
import { DNS_HEADER, type DnsHeader, type DnsMessage, decodeDns, rcodeName } from './dns.ts';
import { namePieces, readName } from './dns-name.ts';
import {
  OPT,
  type RecordType,
  recordType,
  SOA_NUMBERS,
  SRV_NUMBERS,
  TLSA_NUMBERS,
  typeName,
} from './dns-record.ts';
import { dnsSummary } from './dns-summary.ts';
import type { Field } from './field.ts';
import { formatIpv6 } from './ipv6.ts';
import { utf8Text } from './utf8.ts';

/** The fields of a DNS message that fills `bytes` from `at` on, named as RFC 1035 names them; undefined when malformed. */
export function dnsFields(bytes: Uint8Array, at: number): Field | undefined {
  const message = bytes.subarray(at);
  const decoded = decodeDns(message);
  if (!decoded) return undefined;
  return {
    id: 'dns',
    name: 'DNS message',
    value: dnsSummary(decoded),
    offset: at,
    length: message.length,
    children: new Dissection(message, at).fields(decoded),
  };
}

const className = (number: number): string => (number === 1 ? 'IN' : `CLASS${number}`);

/** Walks over a message that is known to be well-formed. */
class Dissection {
  readonly #message: Uint8Array;
  /** Where the message starts in the packet. */
  readonly #at: number;
  #next = DNS_HEADER;

  constructor(message: Uint8Array, at: number) {
    this.#message = message;
    this.#at = at;
  }

  fields(decoded: DnsMessage): Field[] {
    const { questions, answers, authorities, additionals } = decoded;
    return [
      this.#header(decoded),
      ...questions.map((_, index) => this.#question(index)),
      ...answers.map((_, index) => this.#record(`answer.${index}`, 'Answer')),
      ...authorities.map((_, index) => this.#record(`authority.${index}`, 'Authority')),
      ...additionals.map((_, index) => this.#record(`additional.${index}`, 'Additional')),
    ];
  }

  #field(id: string, name: string, value: string, offset: number, length: number): Field {
    return { id: `dns.${id}`, name, value, offset: this.#at + offset, length };
  }

  #header(header: DnsHeader): Field {
    const count = (id: string, name: string, offset: number): Field =>
      this.#field(id, name, String(readUint16(this.#message, offset)), offset, 2);
    return {
      ...this.#field('header', 'DNS header', '', 0, DNS_HEADER),
      children: [
        this.#field('id', 'ID', hexadecimal(header.id, 4), 0, 2),
        this.#flags(header),
        count('qdcount', 'QDCOUNT', 4),
        count('ancount', 'ANCOUNT', 6),
        count('nscount', 'NSCOUNT', 8),
        count('arcount', 'ARCOUNT', 10),
      ],
    };
  }

  #flags(header: DnsHeader): Field {
    const flags = readUint16(this.#message, 2);
    const bits = (id: string, name: string, from: number, count = 1, text?: string): Field => {
      const value = (flags >>> (16 - from - count)) & (2 ** count - 1);
      const field = this.#field(`flags.${id}`, name, text ?? String(value), 2 + (from >>> 3), 1);
      return { ...field, bits: [from & 7, count] };
    };
    const opcode = header.opcode === 0 ? '0 (QUERY)' : String(header.opcode);
    return {
      ...this.#field('flags', 'Flags', hexadecimal(flags, 4), 2, 2),
      children: [
        bits('qr', 'QR', 0, 1, header.response ? '1 (response)' : '0 (query)'),
        bits('opcode', 'OPCODE', 1, 4, opcode),
        bits('aa', 'AA', 5),
        bits('tc', 'TC', 6),
        bits('rd', 'RD', 7),
        bits('ra', 'RA', 8),
        bits('z', 'Z', 9),
        bits('ad', 'AD', 10),
        bits('cd', 'CD', 11),
        bits('rcode', 'RCODE', 12, 4, `${header.rcode} (${rcodeName(header.rcode)})`),
      ],
    };
  }

  #question(index: number): Field {
    const start = this.#next;
    const id = `question.${index}`;
    const name = this.#name(`${id}.name`, 'QNAME', start);
    const fixed = start + name.length;
    const type = recordType(readUint16(this.#message, fixed));
    this.#next = fixed + 4;
    return {
      ...this.#field(id, 'Question', `${typeName(type)} ${name.value}`, start, this.#next - start),
      children: [
        name,
        this.#type(`${id}.type`, 'QTYPE', fixed),
        this.#field(`${id}.class`, 'QCLASS', className(readUint16(this.#message, fixed + 2)), fixed + 2, 2),
      ],
    };
  }

  #record(id: string, title: string): Field {
    const start = this.#next;
    const name = this.#name(`${id}.name`, 'NAME', start);
    const fixed = start + name.length;
    const from = fixed + 10;
    const type = recordType(readUint16(this.#message, fixed));
    const length = readUint16(this.#message, fixed + 8);
    this.#next = from + length;
    const data = this.#data(id, type, from, length);
    const text = type === OPT ? 'EDNS(0)' : `${name.value} ${typeName(type)} ${data?.value ?? ''}`.trimEnd();
    return {
      ...this.#field(id, title, text, start, this.#next - start),
      children: [
        name,
        this.#type(`${id}.type`, 'TYPE', fixed),
        ...(type === OPT ? this.#ednsFields(id, fixed) : this.#classAndTtl(id, fixed)),
        this.#field(`${id}.rdlength`, 'RDLENGTH', String(length), fixed + 8, 2),
        ...(data ? [data] : []),
      ],
    };
  }

  #type(id: string, name: string, at: number): Field {
    const number = readUint16(this.#message, at);
    return this.#field(id, name, `${number} (${typeName(recordType(number))})`, at, 2);
  }

  #classAndTtl(id: string, fixed: number): Field[] {
    const number = readUint16(this.#message, fixed + 2);
    const ttl = readUint32(this.#message, fixed + 4);
    return [
      this.#field(`${id}.class`, 'CLASS', className(number), fixed + 2, 2),
      this.#field(`${id}.ttl`, 'TTL', `${ttl} s`, fixed + 4, 4),
    ];
  }

  /** What OPT makes of the two fields (RFC 6891 §6.1.2). */
  #ednsFields(id: string, fixed: number): Field[] {
    const size = readUint16(this.#message, fixed + 2);
    const flags = readUint32(this.#message, fixed + 4);
    return [
      this.#field(`${id}.class`, "CLASS (requestor's UDP payload size)", String(size), fixed + 2, 2),
      this.#field(`${id}.ttl`, 'TTL (extended RCODE and flags)', hexadecimal(flags, 8), fixed + 4, 4),
    ];
  }

  #data(id: string, type: RecordType, at: number, length: number): Field | undefined {
    if (length === 0) return undefined;
    const children = this.#dataFields(`${id}.rdata`, type, at, length);
    const value = children?.map((child) => child.value).join(' ') ?? this.#dataText(type, at, length);
    return { ...this.#field(`${id}.rdata`, 'RDATA', value, at, length), ...(children && { children }) };
  }

  /** The parts of data that has several, or a name. */
  #dataFields(id: string, type: RecordType, at: number, length: number): Field[] | undefined {
    switch (type) {
      case 'NS':
      case 'CNAME':
      case 'PTR':
        return [this.#name(`${id}.name`, TARGETS[type], at)];
      case 'MX':
        return [this.#number16(id, 'preference', at), this.#name(`${id}.exchange`, 'EXCHANGE', at + 2)];
      case 'SOA': {
        const primary = this.#name(`${id}.mname`, 'MNAME', at);
        const mailbox = this.#name(`${id}.rname`, 'RNAME', at + primary.length);
        const from = at + primary.length + mailbox.length;
        const numbers = SOA_NUMBERS.map((name, index) => {
          const value = String(readUint32(this.#message, from + 4 * index));
          return this.#field(`${id}.${name}`, name.toUpperCase(), value, from + 4 * index, 4);
        });
        return [primary, mailbox, ...numbers];
      }
      case 'TXT':
        return this.#strings(id, at, at + length);
      case 'SRV':
        return [
          ...SRV_NUMBERS.map((name, index) => this.#number16(id, name, at + 2 * index)),
          this.#name(`${id}.target`, 'TARGET', at + 6),
        ];
      case 'NAPTR': {
        const texts = this.#strings(id, at + 4, at + length, ['FLAGS', 'SERVICES', 'REGEXP']);
        const last = texts.at(-1)!;
        const end = last.offset + last.length - this.#at;
        return [
          this.#number16(id, 'order', at),
          this.#number16(id, 'preference', at + 2),
          ...texts,
          this.#name(`${id}.replacement`, 'REPLACEMENT', end),
        ];
      }
      case 'TLSA':
        return [
          ...TLSA_NUMBERS.map((name, index) => {
            const value = String(this.#message[at + index]);
            return this.#field(`${id}.${name}`, name.toUpperCase(), value, at + index, 1);
          }),
          this.#field(`${id}.data`, 'DATA', `${length - 3} bytes`, at + 3, length - 3),
        ];
      case 'CAA': {
        const [tag] = this.#strings(id, at + 1, at + length, ['TAG']);
        const from = at + 1 + tag!.length;
        const rest = this.#text(from, at + length - from);
        return [
          this.#field(`${id}.flags`, 'FLAGS', String(this.#message[at]), at, 1),
          tag!,
          this.#field(`${id}.value`, 'VALUE', rest, from, at + length - from),
        ];
      }
      default:
        return undefined;
    }
  }

  #number16(id: string, name: string, at: number): Field {
    return this.#field(`${id}.${name}`, name.toUpperCase(), String(readUint16(this.#message, at)), at, 2);
  }

  /** Character-strings, each behind its length octet (RFC 1035 §3.3): all up to `end`, or those that have titles. */
  #strings(id: string, at: number, end: number, titles?: readonly string[]): Field[] {
    const fields: Field[] = [];
    for (let from = at; from < end && fields.length < (titles?.length ?? Infinity); ) {
      const length = this.#message[from]!;
      const title = titles?.[fields.length] ?? 'TXT-DATA';
      fields.push(this.#field(`${id}.${from - at}`, title, this.#text(from + 1, length), from, 1 + length));
      from += 1 + length;
    }
    return fields;
  }

  #text(at: number, length: number): string {
    const text = utf8Text(this.#message.subarray(at, at + length));
    return text === undefined ? `${length} bytes` : JSON.stringify(text);
  }

  #dataText(type: RecordType, at: number, length: number): string {
    const bytes = this.#message.subarray(at, at + length);
    if (type === 'A') return formatAddress(readUint32(bytes, 0) as Address);
    return type === 'AAAA' ? formatIpv6(bytes) : `${length} bytes`;
  }

  /** A name, with its labels, and the pointer that may end it, as children. */
  #name(id: string, title: string, at: number): Field {
    const { name, next } = readName(this.#message, at)!;
    const children = namePieces(this.#message, at).map(({ offset, length, target, label }) => {
      const piece = `${id}.${offset - at}`;
      if (target !== undefined) return this.#field(piece, 'pointer', `→ ${target}`, offset, length);
      return label === ''
        ? this.#field(piece, 'root', '', offset, length)
        : this.#field(piece, 'label', `${length - 1} ${label}`, offset, length);
    });
    return { ...this.#field(id, title, name, at, next - at), children };
  }
}

const TARGETS = { NS: 'NSDNAME', CNAME: 'CNAME', PTR: 'PTRDNAME' } as const;
