import { type Address, parseAddress } from '../address.ts';
import type { Host } from '../host.ts';
import { ZERO } from '../time.ts';
import { parseName } from '../wire/dns-name.ts';
import type { RecordTypeName } from '../wire/dns-record.ts';
import { type Asking, Lookup } from './lookup.ts';
import type { LookupResult, QueryResult, Records } from './outcome.ts';

export interface ResolverSettings {
  /** Addresses of name servers, one to three (glibc MAXNS). */
  readonly servers: readonly Address[];
  /** What the hosts file says, which is asked first: `(name) => network.resolve(name)`. Default: it is empty. */
  readonly hosts?: (name: string) => Address | undefined;
  /** Whole seconds to wait for the first server, 1 to 30. Default: 5 (glibc RES_TIMEOUT). */
  readonly timeout?: number;
  /** How often each server is asked, 1 to 5. Default: 2 (glibc RES_DFLRETRY). */
  readonly attempts?: number;
}

/** A lookup under way. */
export interface Cancellable {
  /** Gives up; nobody is told. */
  cancel(): void;
}

/**
 * The resolver of a host's C library (RFC 1034 §5.3.1), as glibc has it: it asks name servers that do the work, and
 * remembers nothing. So the same name is asked for again each time, whatever its TTL.
 * Left out: search domains (a name is taken as it is), AAAA records beside A (hosts have no IPv6 address; glibc leaves them out too where AI_ADDRCONFIG says so), EDNS, and TCP
 * after a truncated answer (what came is used; without an address in it that is EBADRESP).
 */
export class StubResolver {
  readonly #host: Host;
  readonly #asking: Asking;
  readonly #timeoutIsSet: boolean;
  readonly #hosts: (name: string) => Address | undefined;

  /** Throws when a setting is out of its range. */
  constructor(host: Host, settings: ResolverSettings) {
    const { servers, hosts = () => undefined, timeout = 5, attempts = 2 } = settings;
    mustBeWithin('the number of servers', servers.length, 1, 3);
    mustBeWithin('timeout', timeout, 1, 30);
    mustBeWithin('attempts', attempts, 1, 5);
    if (new Set(servers).size < servers.length) throw new Error('resolver: servers has an address twice');
    this.#host = host;
    this.#asking = { servers, timeout, attempts };
    this.#timeoutIsSet = settings.timeout !== undefined;
    this.#hosts = hosts;
  }

  /** Whom it asks, and milliseconds for the first of them when they were set. */
  get servers(): { readonly addresses: readonly Address[]; readonly timeout?: number } {
    return {
      addresses: this.#asking.servers,
      ...(this.#timeoutIsSet && { timeout: this.#asking.timeout * 1000 }),
    };
  }

  /**
   * Finds the IPv4 addresses of a name: an address stands for itself, then the hosts file, then the name servers.
   * `done` is called once, in a later event of the simulator, unless the lookup is cancelled before.
   */
  lookup(name: string, done: (result: LookupResult) => void): Cancellable {
    const address = parseAddress(name) ?? this.#hosts(name);
    if (address !== undefined)
      return this.#host.simulator.schedule(ZERO, () => done({ addresses: [address], canonicalName: name }));
    return this.query(name, 'A', (result) => done('error' in result ? result : addressesOf(result)));
  }

  /** Asks the name servers for the records of a name; else like `lookup`. */
  query(name: string, type: RecordTypeName, done: (result: QueryResult) => void): Cancellable {
    return parseName(name)
      ? new Lookup(this.#host, name, type, this.#asking, done)
      : this.#host.simulator.schedule(ZERO, () => done({ error: 'EBADNAME' }));
  }
}

const addressesOf = ({ records, canonicalName, ttl }: Records): LookupResult => ({
  addresses: records.flatMap((record) => (record.type === 'A' ? [record.address] : [])),
  canonicalName,
  ttl,
});

function mustBeWithin(setting: string, value: number, from: number, to: number): void {
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new Error(`resolver: ${setting} must be a whole number from ${from} to ${to}, not ${value}`);
}
