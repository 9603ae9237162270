import { type Address, ANY, parseAddress } from '../address.ts';
import { Zone, ZoneError } from '../dns/zone.ts';
import { canonicalName, parseName } from '../wire/dns-name.ts';
import { SOA_NUMBERS, SRV_NUMBERS } from '../wire/dns-record.ts';
import { parseIpv6 } from '../wire/ipv6.ts';
import type { RecordDescription } from './dns-description.ts';
import { parseDuration } from './duration.ts';
import { Field, type ObjectField } from './field.ts';
import { parseUnicast } from './read-node.ts';
import { ScenarioError } from './scenario-error.ts';
import { zoneRecord } from './zone-record.ts';

const FAILURES = ['silent', 'SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR'];
/** RFC 2181 §8. */
const MOST_TTL = 2 ** 31 - 1;
const UINT32 = 2 ** 32 - 1;

/** What each type has beside `name`, `type` and `ttl`. */
const FIELDS: Readonly<Record<RecordDescription['type'], readonly string[]>> = {
  A: ['address'],
  AAAA: ['address'],
  CNAME: ['target'],
  NS: ['target'],
  PTR: ['target'],
  MX: ['preference', 'exchange'],
  TXT: ['texts'],
  SRV: [...SRV_NUMBERS, 'target'],
  CAA: ['flags', 'tag', 'value'],
  SOA: ['primary', 'mailbox', ...SOA_NUMBERS],
};

/** Checks the section `dns`; `nodes` has the main address of every node. */
export function readDns(field: Field, nodes: ReadonlyMap<string, string>): void {
  const dns = field.object(['servers', 'resolver']);
  for (const [name, server] of dns.optional('servers')?.entries() ?? []) {
    new Field(server.path, name).knownNode([...nodes.keys()]);
    readNameServer(server);
  }
  const resolver = dns.optional('resolver');
  if (resolver) readResolver(resolver, nodes);
}

/** Checks a `resolver`, of the whole network or of one host. */
export function readResolver(field: Field, nodes: ReadonlyMap<string, string>): void {
  const resolver = field.object(['servers', 'timeout', 'attempts', 'hosts']);
  const servers = resolver.required('servers');
  const list = servers.list();
  if (list.length < 1 || list.length > 3)
    throw new ScenarioError(servers.path, { kind: 'count', from: 1, to: 3 }, servers.value);
  const asked = new Map<Address, string>();
  for (const server of list) {
    const address = parseAddress(nodes.get(server.text()) ?? server.text());
    if (address === undefined || address === ANY)
      throw new ScenarioError(
        server.path,
        { kind: 'node-or-address', nodes: [...nodes.keys()] },
        server.value,
      );
    const usedBy = asked.get(address);
    if (usedBy !== undefined)
      throw new ScenarioError(server.path, { kind: 'unused-address', usedBy }, server.value);
    asked.set(address, server.path);
  }
  const timeout = resolver.optional('timeout');
  if (timeout && !isWholeSeconds(timeout.parsed('duration', parseDuration), 30))
    throw new ScenarioError(timeout.path, { kind: 'whole-seconds', from: 1, to: 30 }, timeout.value);
  resolver.optional('attempts')?.wholeNumber(1, 5);
  for (const [name, address] of resolver.optional('hosts')?.entries() ?? []) {
    domainName(new Field(address.path, name));
    address.parsed('address', parseUnicast);
  }
}

const isWholeSeconds = (nanoseconds: number, most: number): boolean =>
  nanoseconds % 1e9 === 0 && nanoseconds >= 1e9 && nanoseconds <= most * 1e9;

function readNameServer(field: Field): void {
  const server = field.object(['zones', 'delay', 'failing']);
  server.optional('delay')?.parsed('duration', parseDuration);
  for (const [name, how] of server.optional('failing')?.entries() ?? []) {
    domainName(new Field(how.path, name));
    how.oneOf(FAILURES);
  }
  const origins = new Map<string, string>();
  for (const [origin, records] of server.required('zones').entries()) {
    domainName(new Field(records.path, origin));
    const usedBy = origins.get(canonicalName(origin));
    if (usedBy !== undefined) throw new ScenarioError(records.path, { kind: 'unused-name', usedBy }, origin);
    origins.set(canonicalName(origin), records.path);
    readZone(origin, records);
  }
}

function readZone(origin: string, field: Field): void {
  const records = field.list();
  for (const record of records) readRecord(record);
  try {
    new Zone({ origin, records: records.map(({ value }) => zoneRecord(value as RecordDescription)) });
  } catch (error) {
    if (!(error instanceof ZoneError)) throw error;
    const { path, value } = records[error.index]!;
    throw new ScenarioError(path, { kind: 'zone-record', origin, problem: error.problem }, value);
  }
}

function readRecord(field: Field): void {
  const type = new Field(field.path, field.value).anyObject().required('type');
  type.oneOf(Object.keys(FIELDS));
  const fields = FIELDS[type.value as RecordDescription['type']];
  const record = field.object(['name', 'type', 'ttl', ...fields]);
  domainName(record.required('name'));
  record.optional('ttl')?.wholeNumber(0, MOST_TTL);
  for (const name of fields) readData(record, name, type.value as string);
}

function readData(record: ObjectField, name: string, type: string): void {
  const field = record.required(name);
  switch (name) {
    case 'address':
      if (type === 'A') field.parsed('address', parseAddress);
      else field.parsed('ipv6-address', parseIpv6);
      return;
    case 'texts':
      if (field.list().length === 0)
        throw new ScenarioError(field.path, { kind: 'at-least-one' }, field.value);
      for (const text of field.list()) text.text();
      return;
    case 'tag':
    case 'value':
      field.nonEmptyText();
      return;
    case 'flags':
      field.wholeNumber(0, 255);
      return;
    case 'target':
    case 'exchange':
    case 'primary':
    case 'mailbox':
      domainName(field);
      return;
    default:
      field.wholeNumber(0, type === 'SOA' ? UINT32 : 65_535);
  }
}

const domainName = (field: Field): void => void field.parsed('domain-name', parseName);
