import type { Address, Port } from '../address.ts';
import type { Host } from '../host.ts';
import { after, between, inMilliseconds, milliseconds, type Time, ZERO } from '../time.ts';
import { Timer } from '../timer.ts';
import { type DnsMessage, dnsQuery, encodeDns, RCODE } from '../wire/dns.ts';
import { canonicalName, isWithin, parseName } from '../wire/dns-name.ts';
import type { RecordType, ResourceRecord } from '../wire/dns-record.ts';
import { ChannelConnection, type PendingQuery } from './channel-connection.ts';
import type { DnsError } from './outcome.ts';

export interface ChannelSettings {
  readonly servers: readonly ChannelServer[];
  /** Milliseconds that the first round waits for an answer. Default: 2000. */
  readonly timeout?: number;
  /** Most milliseconds that any round waits. Default: no limit after the first, which waits at most 5000. */
  readonly maxTimeout?: number;
  /** Rounds through all servers. Default: 4, as Node sets it. */
  readonly tries?: number;
  /** The address that queries come from; the host chooses when absent. */
  readonly local?: Address;
}

export interface ChannelServer {
  /** Undefined for one that cannot be reached: an IPv6 address. */
  readonly address: Address | undefined;
  readonly port: Port;
}

/** The answer section, with at least one record. */
export type ChannelResult = { readonly answers: readonly ResourceRecord[] } | { readonly error: DnsError };

/** Limits of the first round (MIN_TIMEOUT_MS and MAX_TIMEOUT_MS of c-ares); `maxTimeout` goes before the second. */
const LEAST_TIMEOUT = 250;
const MOST_FIRST_TIMEOUT = 5000;
/** From so many answers on a server gets this many times as long as it took on average, instead of the timeout. */
const ENOUGH_ANSWERS = 3;
const PATIENCE = 5;
/** Node looks for timeouts this often, or as often as its `timeout` option says (src/cares_wrap.cc, StartTimer). */
const LONGEST_TICK = 1000;

/**
 * A resolver as Node's `dns.Resolver` has it, c-ares 1.34 with the flag NOCHECKRESP (ares_process.c): any number of
 * queries at a time, each through the servers in turn, those first that failed least; queries to one server share a
 * socket, which closes when none is left. Waiting doubles each round, less up to a half by chance, and ends when Node's
 * timer next looks (so the first 2 s are 3: the timer looks at 2 s a moment too early). A server's refusal is the answer; a malformed message is like an error of the socket.
 * Left out: EDNS, cookies and the cache, which Node does not use; forgetting how long old answers took; a failed server
 * that is tried again for a probe; TCP after a cut answer, which fails here as it does where nobody listens on TCP port 53.
 */
export class Channel {
  readonly #host: Host;
  readonly #servers: readonly ChannelServer[];
  readonly #failures: number[];
  /** How many answers each server has given, and how long all of them took, in milliseconds. */
  readonly #answered: { count: number; time: number }[];
  readonly #timeout: number;
  readonly #maxTimeout: number | undefined;
  readonly #tries: number;
  readonly #local: Address | undefined;
  readonly #tick: Time;
  readonly #timer: Timer;
  /** By the server's place in the list. */
  readonly #connections = new Map<number, ChannelConnection>();
  readonly #queries = new Set<PendingQuery>();

  constructor(host: Host, settings: ChannelSettings) {
    const { servers, timeout, maxTimeout, tries = 4, local } = settings;
    this.#host = host;
    this.#servers = servers;
    this.#failures = servers.map(() => 0);
    this.#answered = servers.map(() => ({ count: 0, time: 0 }));
    this.#timeout = timeout && timeout > 0 ? timeout : 2000;
    this.#maxTimeout = maxTimeout;
    this.#tries = tries;
    this.#local = local;
    const tick = timeout === undefined || timeout > LONGEST_TICK ? LONGEST_TICK : Math.max(1, timeout);
    this.#tick = milliseconds(tick);
    this.#timer = new Timer(host.simulator, () => this.#lookAtClock(), undefined);
  }

  /** `done` is called once, in a later event of the simulator, unless the channel is cancelled before. */
  query(name: string, type: RecordType, done: (result: ChannelResult) => void): void {
    const error = problemOf(name, this.#servers.length);
    if (error) {
      this.#host.simulator.schedule(ZERO, () => done({ error }));
      return;
    }
    const id = Math.floor(this.#host.random() * 65536);
    const query: PendingQuery = {
      id,
      name: canonicalName(name),
      type,
      bytes: encodeDns(dnsQuery(id, name, type)),
      done: (result) => {
        this.#queries.delete(query);
        done(result);
      },
      attempts: 0,
      askedAt: ZERO,
      deadline: ZERO,
      lastError: 'ETIMEOUT',
    };
    this.#queries.add(query);
    this.#host.simulator.schedule(ZERO, () => this.#ask(query));
  }

  /** Forgets all queries under way; nobody is told. */
  cancel(): void {
    this.#queries.clear();
    for (const connection of this.#connections.values()) connection.close();
    this.#connections.clear();
    this.#timer.cancel();
  }

  #ask(query: PendingQuery): void {
    if (!this.#queries.has(query)) return;
    const count = this.#servers.length;
    if (query.attempts === this.#tries * count) {
      query.done({ error: query.lastError });
      return;
    }
    const place = this.#failures.indexOf(Math.min(...this.#failures));
    const round = Math.floor(query.attempts / count);
    query.attempts += 1;
    query.askedAt = this.#host.simulator.now;
    query.deadline = after(this.#host.simulator.now, milliseconds(this.#patience(place, round)));
    const connection = this.#connectionTo(place);
    if (!connection || connection.send(query)) {
      this.#failed(place, [...(connection?.take() ?? []), query], 'ECONNREFUSED');
      return;
    }
    if (!this.#timer.running) this.#timer.start(this.#tick);
  }

  /** In milliseconds (ares_calc_query_timeout, ares_metrics_server_timeout). */
  #patience(place: number, round: number): number {
    const most = this.#maxTimeout ?? Infinity;
    const { count, time } = this.#answered[place]!;
    const usual = count < ENOUGH_ANSWERS ? this.#timeout : (time / count) * PATIENCE;
    const first = Math.min(Math.max(usual, LEAST_TIMEOUT), this.#maxTimeout ?? MOST_FIRST_TIMEOUT);
    if (round === 0) return first;
    const doubled = Math.min(first * 2 ** round, most);
    return Math.max(first, doubled - doubled * this.#host.random() * 0.5);
  }

  /** Undefined for a server that cannot be reached. */
  #connectionTo(place: number): ChannelConnection | undefined {
    const known = this.#connections.get(place);
    if (known) return known;
    const { address, port } = this.#servers[place]!;
    if (address === undefined) return undefined;
    const connection = new ChannelConnection(this.#host.openDatagram(), { address, port }, this.#local, {
      answered: (query, message) => this.#settle(place, query, message),
      heard: () => this.#timer.start(this.#tick),
      failed: (queries, error) => this.#failed(place, queries, error),
    });
    this.#connections.set(place, connection);
    return connection;
  }

  #settle(place: number, query: PendingQuery, message: DnsMessage): void {
    this.#failures[place] = 0;
    if (message.rcode === RCODE.NOERROR || message.rcode === RCODE.NXDOMAIN) {
      const answered = this.#answered[place]!;
      answered.count += 1;
      answered.time += Math.max(
        1,
        Math.round(inMilliseconds(between(query.askedAt, this.#host.simulator.now))),
      );
    }
    this.#tidy();
    query.done(resultOf(message));
  }

  /** A server fails, and the queries that waited for it are asked again, of whoever has failed least. */
  #failed(place: number, queries: readonly PendingQuery[], error: DnsError): void {
    this.#failures[place]! += 1;
    for (const query of queries) query.lastError = error;
    this.#connections.get(place)?.close();
    this.#connections.delete(place);
    this.#tidy();
    for (const query of queries) this.#ask(query);
  }

  #lookAtClock(): void {
    const { now } = this.#host.simulator;
    if (this.#connections.size > 0) this.#timer.start(this.#tick);
    for (const [place, connection] of this.#connections) {
      for (const query of connection.take((each) => each.deadline < now)) {
        this.#failures[place]! += 1;
        query.lastError = 'ETIMEOUT';
        this.#tidy();
        this.#ask(query);
      }
    }
  }

  /** Closes what nobody waits for. */
  #tidy(): void {
    for (const [place, connection] of this.#connections) {
      if (connection.busy) continue;
      connection.close();
      this.#connections.delete(place);
    }
    if (this.#connections.size === 0) this.#timer.cancel();
  }
}

/** Why a name is not asked for at all: it is none, or one that name servers must not hear of (RFC 7686). */
function problemOf(name: string, servers: number): DnsError | undefined {
  if (!parseName(name)) return 'EBADNAME';
  if (isWithin(canonicalName(name), 'onion')) return 'ENOTFOUND';
  return servers === 0 ? 'UNKNOWN_ARES_ERROR' : undefined;
}

const ERRORS: Readonly<Record<number, DnsError>> = {
  [RCODE.FORMERR]: 'EFORMERR',
  [RCODE.SERVFAIL]: 'ESERVFAIL',
  [RCODE.NXDOMAIN]: 'ENOTFOUND',
  [RCODE.NOTIMP]: 'ENOTIMP',
  [RCODE.REFUSED]: 'EREFUSED',
};

function resultOf({ rcode, truncated, answers }: DnsMessage): ChannelResult {
  if (truncated) return { error: 'ECONNREFUSED' };
  const error = ERRORS[rcode];
  if (error) return { error };
  return answers.length > 0 ? { answers } : { error: 'ENODATA' };
}
