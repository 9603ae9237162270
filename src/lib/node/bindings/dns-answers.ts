import { formatAddress } from '../../net/address.ts';
import type { ChannelResult } from '../../net/dns/channel.ts';
import {
  ANY_TYPE,
  type RecordType,
  type RecordTypeName,
  type ResourceRecord,
} from '../../net/wire/dns-record.ts';
import { formatIpv6 } from '../../net/wire/ipv6.ts';

/** What the library is given for a query: values as its documentation has them, for addresses their TTLs beside. */
export type Answer =
  | { readonly values: unknown; readonly ttls?: readonly number[] }
  | { readonly error: string };

type Of<Type> = Extract<ResourceRecord, { readonly type: Type }>;

/** Octets, one character each, as c-ares hands texts on. */
const octets = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** One value a record, with the fields in the order Node 24 prints them, `type: undefined` included. */
const VALUES: { readonly [Type in RecordTypeName]: (record: Of<Type>) => unknown } = {
  A: ({ address }) => formatAddress(address),
  AAAA: ({ address }) => formatIpv6(address),
  CNAME: ({ target }: { readonly target: string }) => target,
  NS: ({ target }: { readonly target: string }) => target,
  PTR: ({ target }: { readonly target: string }) => target,
  MX: ({ exchange, preference }) => ({ exchange, priority: preference, type: 'MX' }),
  TXT: ({ texts }) => texts.map(octets),
  SRV: ({ target, port, priority, weight }) => ({ name: target, port, priority, weight, type: 'SRV' }),
  NAPTR: ({ texts: [flags, service, regexp], replacement, order, preference }) => ({
    flags: octets(flags),
    service: octets(service),
    regexp: octets(regexp),
    replacement,
    order,
    preference,
    type: undefined,
  }),
  TLSA: ({ usage, selector, matching, data }) => ({
    certUsage: usage,
    selector,
    match: matching,
    data: data.slice().buffer,
  }),
  CAA: ({ flags, tag, value }) => ({ critical: flags, type: 'CAA', [tag]: octets(value) }),
  SOA: ({ primary, mailbox, serial, refresh, retry, expire, minimum }) => ({
    nsname: primary,
    hostmaster: mailbox,
    serial,
    refresh,
    retry,
    expire,
    minttl: minimum,
    type: undefined,
  }),
};

/** What `queryA` and its kin (`record`) make of a channel's result (src/cares_wrap.cc, the Parse methods). */
export function answersOf(result: ChannelResult, record: RecordType): Answer {
  if ('error' in result) return result;
  const { answers } = result;
  if (record === ANY_TYPE) return { values: anyOf(answers) };
  const type = record as RecordTypeName;
  const found = answers.filter((each) => each.type === type);
  if (type === 'A' || type === 'AAAA') {
    // An alias whose end is not in the answer is an empty list, no error.
    const aliases = answers.filter((each) => each.type === 'CNAME');
    if (found.length === 0 && aliases.length === 0) return { error: 'ENODATA' };
    // What is known by way of an alias holds no longer than the alias.
    const ttls = found.map(({ ttl }) => Math.min(ttl, ...aliases.map((alias) => alias.ttl)));
    return { values: found.map(nodeValue), ttls };
  }
  if (found.length === 0) return withoutAny(type, answers);
  // One start of authority, and of a chain of aliases the end.
  if (type === 'SOA') return { values: nodeValue(found[0]!) };
  return { values: (type === 'CNAME' ? found.slice(-1) : found).map(nodeValue) };
}

/** What the parsers of c-ares make of an answer that has records, but none of the type: each something of its own. */
function withoutAny(type: RecordTypeName, answers: readonly ResourceRecord[]): Answer {
  switch (type) {
    case 'NS':
    case 'PTR':
      return { error: 'ENODATA' };
    case 'SOA':
      return { error: 'EBADRESP' };
    case 'CNAME': {
      // The name that has the address is the canonical one.
      const owner = answers.find((each) => each.type === 'A')?.name;
      return owner === undefined ? { error: 'ENODATA' } : { values: [owner] };
    }
    default:
      return { values: [] };
  }
}

/** Only for records of types that the model understands. */
const nodeValue = (record: ResourceRecord): unknown =>
  (VALUES[record.type as RecordTypeName] as (record: ResourceRecord) => unknown)(record);

/** The order in which Node looks for types; addresses behind an alias are passed over. */
const ANY_ORDER: readonly RecordTypeName[] = [
  'A',
  'AAAA',
  'MX',
  'NS',
  'TXT',
  'SRV',
  'PTR',
  'NAPTR',
  'SOA',
  'CAA',
  'TLSA',
];

function anyOf(answers: readonly ResourceRecord[]): unknown[] {
  const alias = answers.findLast((record) => record.type === 'CNAME');
  return ANY_ORDER.flatMap((type) => {
    if (type === 'A' && alias) return [{ value: nodeValue(alias), type: 'CNAME' }];
    return answers.filter((record) => record.type === type).map(typedValue);
  });
}

function typedValue(record: ResourceRecord): unknown {
  const value = nodeValue(record);
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return { address: value, ttl: record.ttl, type: record.type };
    case 'TXT':
      return { entries: value, type: record.type };
    case 'NS':
    case 'PTR':
      return { value, type: record.type };
    case 'SOA':
    case 'NAPTR':
    case 'TLSA':
      return { ...(value as object), type: record.type };
    default:
      return value;
  }
}
