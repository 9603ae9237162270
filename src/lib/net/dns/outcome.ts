import type { Address } from '../address.ts';
import { type DnsMessage, RCODE } from '../wire/dns.ts';
import { canonicalName } from '../wire/dns-name.ts';
import { IN, type RecordTypeName, type ResourceRecord } from '../wire/dns-record.ts';

/**
 * How a lookup can fail, named as Node's dns module names it (its constants NOTFOUND, NODATA, TIMEOUT, …).
 * Mind ETIMEOUT: a system call's ETIMEDOUT is spelled otherwise. (Node's `dns.lookup`, which asks the C library, has
 * ENOTFOUND and EAI_AGAIN alone.)
 */
export type DnsError =
  | 'ENOTFOUND'
  | 'ENODATA'
  | 'ETIMEOUT'
  | 'ESERVFAIL'
  | 'EREFUSED'
  | 'ENOTIMP'
  | 'EFORMERR'
  | 'EBADRESP'
  | 'EBADNAME'
  | 'ECONNREFUSED'
  /** What Node says when a resolver has no server at all. */
  | 'UNKNOWN_ARES_ERROR';

export interface Addresses {
  /** In the order of the answer, at least one. */
  readonly addresses: readonly Address[];
  /** The name that has them, at the end of a chain of aliases. */
  readonly canonicalName: string;
  /** For how many seconds all of it holds; absent when no name server said it (hosts file, an address as a name). */
  readonly ttl?: number;
}

export type LookupResult = Addresses | { readonly error: DnsError };

/** The records of one type that a name has. */
export interface Records {
  /** In the order of the answer, at least one, all of the type asked for. */
  readonly records: readonly ResourceRecord[];
  readonly canonicalName: string;
  readonly ttl: number;
}

export type QueryResult = Records | { readonly error: DnsError };

/** What an answer means; `elsewhere` says that another server, or another attempt, may know better. */
export type Outcome = QueryResult & { readonly elsewhere?: boolean };

/**
 * Reads the answer to a query for the records of `name` of a type. SERVFAIL, NOTIMP, REFUSED and an answer from a server that
 * knows nothing of the name send glibc to the next server (send_dg in resolv/res_send.c).
 */
export function outcomeOf(message: DnsMessage, name: string, type: RecordTypeName): Outcome {
  switch (message.rcode) {
    case RCODE.NOERROR:
      return isLame(message) ? { error: 'ENODATA', elsewhere: true } : recordsIn(message, name, type);
    case RCODE.NXDOMAIN:
      return { error: 'ENOTFOUND' };
    case RCODE.SERVFAIL:
      return { error: 'ESERVFAIL', elsewhere: true };
    case RCODE.NOTIMP:
      return { error: 'ENOTIMP', elsewhere: true };
    case RCODE.REFUSED:
      return { error: 'EREFUSED', elsewhere: true };
    case RCODE.FORMERR:
      return { error: 'EFORMERR' };
    default:
      return { error: 'EBADRESP' };
  }
}

const isLame = ({ answers, additionals, authoritative, recursionAvailable }: DnsMessage): boolean =>
  answers.length === 0 && additionals.length === 0 && !authoritative && !recursionAvailable;

/** Follows the aliases within the answer. A chain that leaves it is not asked for again, nor is it in glibc. */
function recordsIn({ answers, truncated }: DnsMessage, asked: string, type: RecordTypeName): QueryResult {
  const inClass = answers.filter((record) => record.class === IN);
  let name = asked;
  let ttl = Number.POSITIVE_INFINITY;
  for (let left = inClass.length; left >= 0; left -= 1) {
    const canonical = canonicalName(name);
    const own = inClass.filter((record) => canonicalName(record.name) === canonical);
    const records = own.filter((record) => record.type === type);
    if (records.length > 0)
      return { records, canonicalName: name, ttl: Math.min(ttl, ...records.map((record) => record.ttl)) };
    const alias = own.find((record) => record.type === 'CNAME');
    if (alias?.type !== 'CNAME') break;
    name = alias.target;
    ttl = Math.min(ttl, alias.ttl);
  }
  return { error: truncated ? 'EBADRESP' : 'ENODATA' };
}
