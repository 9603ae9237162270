import {
  type DnsHeader,
  type DnsMessage,
  type DnsQuestion,
  decodeDns,
  decodeDnsHeader,
  encodeDns,
  QUERY,
  RCODE,
} from '../wire/dns.ts';
import { canonicalName, ROOT } from '../wire/dns-name.ts';
import { IN, OPT, type ResourceRecord } from '../wire/dns-record.ts';
import type { Zone } from './zone.ts';

/** Most bytes over UDP, when the query does not say that more may come (RFC 1035 §4.2.1). */
const WITHOUT_EDNS = 512;
/** Most bytes that a server sends, and says it can take, with EDNS: fits every path unfragmented (as BIND 9.18 does). */
const WITH_EDNS = 1232;
/** QCLASS that matches all (RFC 1035 §3.2.5). */
const ANY_CLASS = 255;
/** The upper eight bits of the extended code BADVERS, 16, where OPT keeps them (RFC 6891 §6.1.3). */
const BAD_VERSION = 1 << 24;

/**
 * What an authoritative name server answers to the bytes of a query; undefined when it keeps silent, because there is
 * no header or it is an answer itself. NOTIMP: another opcode than QUERY. FORMERR: malformed, or not one question
 * (RFC 9619). REFUSED: the name is in none of its zones. It never asks others: RA is 0.
 * An answer that is too long for UDP is cut after the last record that fits, and says so (TC).
 */
export function respond(bytes: Uint8Array, zones: readonly Zone[]): Uint8Array | undefined {
  const header = decodeDnsHeader(bytes);
  if (!header || header.response) return undefined;
  if (header.opcode !== QUERY) return encodeDns(reply(header, RCODE.NOTIMP));
  const query = decodeDns(bytes);
  const [question, ...more] = query?.questions ?? [];
  const [options, ...others] = query?.additionals.filter(({ type }) => type === OPT) ?? [];
  if (!question || more.length > 0 || others.length > 0) return encodeDns(reply(header, RCODE.FORMERR));
  if (!options) return fitted(answer(header, question, zones), WITHOUT_EDNS);
  const version = (options.ttl >>> 16) & 0xff;
  const message =
    version === 0
      ? answer(header, question, zones)
      : { ...reply(header, RCODE.NOERROR), questions: [question] };
  const additionals = [ownOptions(version === 0 ? 0 : BAD_VERSION)];
  return fitted({ ...message, additionals }, Math.min(WITH_EDNS, Math.max(WITHOUT_EDNS, options.class)));
}

/** The answer to a query's bytes that has a code and the question, and nothing else; undefined as in `respond`. */
export function refuse(bytes: Uint8Array, rcode: number): Uint8Array | undefined {
  const header = decodeDnsHeader(bytes);
  if (!header || header.response) return undefined;
  const questions = decodeDns(bytes)?.questions ?? [];
  return encodeDns({ ...reply(header, rcode), questions });
}

const reply = ({ id, opcode, recursionDesired }: DnsHeader, rcode: number): DnsMessage => ({
  id,
  response: true,
  opcode,
  authoritative: false,
  truncated: false,
  recursionDesired,
  recursionAvailable: false,
  reserved: 0,
  rcode,
  questions: [],
  answers: [],
  authorities: [],
  additionals: [],
});

const ownOptions = (ttl: number): ResourceRecord => ({
  name: ROOT,
  type: OPT,
  class: WITH_EDNS,
  ttl,
  data: new Uint8Array(),
});

/**
 * Follows aliases through all zones (RFC 1034 §4.3.2); one that leaves them, or comes back to itself, ends the answer.
 * The response code is about the last name, AA about the first (RFC 2308 §2.1, RFC 1035 §4.1.1).
 */
function answer(header: DnsHeader, question: DnsQuestion, zones: readonly Zone[]): DnsMessage {
  const message = { ...reply(header, RCODE.NOERROR), questions: [question] };
  const inClass = question.class === IN || question.class === ANY_CLASS;
  const answers: ResourceRecord[] = [];
  const seen = new Set<string>();
  for (let name = question.name; ; ) {
    const canonical = canonicalName(name);
    const zone = inClass ? zoneOf(canonical, zones) : undefined;
    if (!zone && answers.length === 0) return { ...message, rcode: RCODE.REFUSED };
    const whole = { ...message, authoritative: true, answers };
    if (!zone || seen.has(canonical)) return whole;
    seen.add(canonical);
    const found = zone.find(canonical, question.type);
    switch (found.kind) {
      case 'records':
        // The owner is spelled as in the question, which a pointer can then stand for.
        answers.push(...found.records.map((record) => ({ ...record, name })));
        return whole;
      case 'alias':
        answers.push({ ...found.record, name });
        name = found.target;
        break;
      case 'no-data':
        return { ...whole, authorities: [negative(zone)] };
      case 'no-name':
        return { ...whole, rcode: RCODE.NXDOMAIN, authorities: [negative(zone)] };
    }
  }
}

/** The zone that a name is in: of nested ones the innermost. */
function zoneOf(name: string, zones: readonly Zone[]): Zone | undefined {
  let best: Zone | undefined;
  for (const zone of zones) {
    if (zone.covers(name) && (!best || zone.origin.length > best.origin.length)) best = zone;
  }
  return best;
}

/** The SOA record that says how long a negative answer may be remembered (RFC 2308 §3). */
const negative = ({ soa }: Zone): ResourceRecord => ({ ...soa, ttl: Math.min(soa.ttl, soa.minimum) });

/** Leaves out records from the end until the message fits (RFC 2181 §9). OPT stays. */
function fitted(message: DnsMessage, limit: number): Uint8Array {
  let { answers, authorities } = message;
  for (let bytes = encodeDns(message); ; ) {
    if (bytes.length <= limit) return bytes;
    if (authorities.length > 0) authorities = authorities.slice(0, -1);
    else if (answers.length > 0) answers = answers.slice(0, -1);
    else throw new Error(`a DNS answer without records has ${bytes.length} bytes: more than ${limit}`);
    bytes = encodeDns({ ...message, truncated: true, answers, authorities });
  }
}
