import { ancestorsOf, canonicalName, isWithin } from '../wire/dns-name.ts';
import {
  ANY_TYPE,
  IN,
  OPT,
  type RecordData,
  type RecordType,
  type ResourceRecord,
  type SoaRecord,
  writeRecordData,
} from '../wire/dns-record.ts';
import { DnsSink } from '../wire/dns-sink.ts';

/** A record of class IN as an author writes it, its name in full. */
export type ZoneRecord = RecordData & {
  readonly name: string;
  /** In seconds. Default: 3600. */
  readonly ttl?: number;
};

export interface ZoneSettings {
  /** The name of the zone, to which all names of its records belong: `example.com`. */
  readonly origin: string;
  /** Without an SOA record at the origin the zone gets one whose negative answers hold for 3600 s. */
  readonly records: readonly ZoneRecord[];
}

/** What a zone has under a name: records of the type asked for, an alias instead, no such records, or no such name. */
export type Found =
  | { readonly kind: 'records'; readonly records: readonly ResourceRecord[] }
  | { readonly kind: 'alias'; readonly record: ResourceRecord; readonly target: string }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'no-name' };

const DEFAULT_TTL = 3600;
/** RFC 2181 §8. */
const MOST_TTL = 2 ** 31 - 1;

/** A record cannot be in a zone. */
export class ZoneError extends Error {
  override readonly name = 'ZoneError';
  /** The record's place in the list. */
  readonly index: number;
  readonly problem: string;

  constructor(origin: string, index: number, problem: string) {
    super(`zone ${origin}: records[${index}]: ${problem}`);
    this.index = index;
    this.problem = problem;
  }
}

/**
 * The records of one zone (RFC 1034 §4.2). Throws a ZoneError, with the record's number, when a record cannot be in it.
 * Left out: wildcards, and delegation (NS records below the origin are answered like any other).
 */
export class Zone {
  /** Canonical. */
  readonly origin: string;
  readonly soa: ResourceRecord & SoaRecord;
  readonly #nodes = new Map<string, ResourceRecord[]>();
  /** Names without records that have names below them: they exist (RFC 8020). */
  readonly #between = new Set<string>();

  constructor({ origin, records }: ZoneSettings) {
    this.origin = canonicalName(origin);
    for (const [index, record] of records.entries()) {
      const problem = this.#add(record);
      if (problem) throw new ZoneError(this.origin, index, problem);
    }
    const soa = this.#nodes.get(this.origin)?.find(isSoa) ?? defaultSoa(this.origin);
    this.soa = soa;
    if (!this.#nodes.get(this.origin)?.includes(soa)) this.#node(this.origin).push(soa);
  }

  /** Whether a canonical name belongs to the zone. */
  covers(name: string): boolean {
    return isWithin(name, this.origin);
  }

  /** What the zone knows of a canonical name (RFC 1034 §4.3.2, step 3). Records stand in the order they were given. */
  find(name: string, type: RecordType): Found {
    const records = this.#nodes.get(name);
    if (!records) return { kind: this.#between.has(name) ? 'no-data' : 'no-name' };
    const wanted = type === ANY_TYPE ? records : records.filter((record) => record.type === type);
    if (wanted.length > 0) return { kind: 'records', records: wanted };
    const [record] = records;
    return record?.type === 'CNAME' ? { kind: 'alias', record, target: record.target } : { kind: 'no-data' };
  }

  /** Why the record cannot be added; undefined when it has been. */
  #add(given: ZoneRecord): string | undefined {
    const record: ResourceRecord = { class: IN, ttl: DEFAULT_TTL, ...given };
    const { ttl, type } = record;
    if (!Number.isInteger(ttl) || ttl < 0 || ttl > MOST_TTL)
      return `ttl ${ttl} is no whole number from 0 to ${MOST_TTL}`;
    if (type === OPT || type === ANY_TYPE) return `type ${type} is for messages, not for zones`;
    const problem = problemOf(record);
    if (problem) return problem;
    const name = canonicalName(record.name);
    if (!this.covers(name)) return `name ${record.name} is not within the zone`;
    const node = this.#node(name);
    // RFC 1034 §3.6.2: an alias has no other records.
    const alias = node.some((other) => other.type === 'CNAME');
    if (node.length > 0 && (alias || type === 'CNAME')) return `name ${record.name} is an alias and more`;
    if (type === 'CNAME' && name === this.origin)
      return `name ${record.name} has the SOA: it can be no alias`;
    node.push(record);
    return undefined;
  }

  #node(name: string): ResourceRecord[] {
    let node = this.#nodes.get(name);
    if (!node) {
      node = [];
      this.#nodes.set(name, node);
      for (const above of ancestorsOf(name)) if (this.covers(above)) this.#between.add(above);
    }
    return node;
  }
}

const isSoa = (record: ResourceRecord): record is ResourceRecord & SoaRecord => record.type === 'SOA';

/** What of a record no message can carry. */
function problemOf(record: ResourceRecord): string | undefined {
  if (record.type === 'A' && record.address !== record.address >>> 0)
    return `address ${record.address} is no IPv4 address`;
  if (record.type === 'AAAA' && record.address.length !== 16)
    return `an IPv6 address has 16 bytes, not ${record.address.length}`;
  if (record.type === 'CAA' && !/^[A-Za-z0-9]+$/.test(record.tag))
    return `tag ${JSON.stringify(record.tag)} has other characters than letters and digits`;
  if (record.type === 'TXT' && record.texts.length === 0) return 'a TXT record needs a text';
  try {
    const sink = new DnsSink();
    sink.name(record.name);
    writeRecordData(sink, record);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function defaultSoa(origin: string): ResourceRecord & SoaRecord {
  const below = (label: string): string => (origin === '.' ? label : `${label}.${origin}`);
  return {
    type: 'SOA',
    name: origin,
    class: IN,
    ttl: DEFAULT_TTL,
    primary: below('ns'),
    mailbox: below('hostmaster'),
    serial: 1,
    refresh: 7200,
    retry: 3600,
    expire: 1_209_600,
    minimum: DEFAULT_TTL,
  };
}
