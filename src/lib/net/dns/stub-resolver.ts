import { type Address, parseAddress } from '../address.ts';
import type { Host } from '../host.ts';
import { ZERO } from '../time.ts';
import { parseName } from '../wire/dns-name.ts';
import { type Asking, Lookup } from './lookup.ts';
import type { LookupResult } from './outcome.ts';

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
 * Left out: search domains (a name is taken as it is), AAAA records beside A (the model has no IPv6), EDNS, and TCP
 * after a truncated answer (what came is used; without an address in it that is EBADRESP).
 */
export class StubResolver {
  readonly #host: Host;
  readonly #asking: Asking;
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
    this.#hosts = hosts;
  }

  /**
   * Finds the IPv4 addresses of a name: an address stands for itself, then the hosts file, then the name servers.
   * `done` is called once, in a later event of the simulator, unless the lookup is cancelled before.
   */
  lookup(name: string, done: (result: LookupResult) => void): Cancellable {
    const known = this.#knownWithoutAsking(name);
    return known
      ? this.#host.simulator.schedule(ZERO, () => done(known))
      : new Lookup(this.#host, name, this.#asking, done);
  }

  #knownWithoutAsking(name: string): LookupResult | undefined {
    const address = parseAddress(name) ?? this.#hosts(name);
    if (address !== undefined) return { addresses: [address], canonicalName: name };
    return parseName(name) ? undefined : { error: 'EBADNAME' };
  }
}

function mustBeWithin(setting: string, value: number, from: number, to: number): void {
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new Error(`resolver: ${setting} must be a whole number from ${from} to ${to}, not ${value}`);
}
