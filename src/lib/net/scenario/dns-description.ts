import type { Failure } from '../dns/name-server.ts';
import type { DurationText } from '../scenario.ts';
import type { MailRecord, NameRecord, ServiceRecord, SoaRecord } from '../wire/dns-record.ts';

/** One record of a zone, its name in full. `ttl` in seconds, 3600 when absent. */
export type RecordDescription = { readonly name: string; readonly ttl?: number } & (
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | NameRecord
  | MailRecord
  | ServiceRecord
  | SoaRecord
  | { readonly type: 'TXT'; readonly texts: readonly string[] }
  | { readonly type: 'CAA'; readonly flags: number; readonly tag: string; readonly value: string }
);

export interface NameServerDescription {
  /** Origin → records. */
  readonly zones: Readonly<Record<string, readonly RecordDescription[]>>;
  /** How long it takes over an answer. */
  readonly delay?: DurationText;
  /** Name → how it fails there. */
  readonly failing?: Readonly<Record<string, Failure>>;
}

/** Whom a host asks, as its resolv.conf says. */
export interface ResolverDescription {
  /** One to three names of hosts, or addresses. */
  readonly servers: readonly string[];
  /** Wait for the first server, in whole seconds; 5 s when absent. */
  readonly timeout?: DurationText;
  /** How often each server is asked, twice when absent. */
  readonly attempts?: number;
  /** What its hosts file says beside `localhost` and its own name: name → address. */
  readonly hosts?: Readonly<Record<string, string>>;
}

export interface DnsDescription {
  /** By the name of the host or router that it runs on. */
  readonly servers?: Readonly<Record<string, NameServerDescription>>;
  /** For every host that has none of its own. Without either, a host's hosts file lists every node. */
  readonly resolver?: ResolverDescription;
}
