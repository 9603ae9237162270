import { type Address, formatAddress } from '../../net/address.ts';
import { Channel } from '../../net/dns/channel.ts';
import type { DnsError, LookupResult, QueryResult } from '../../net/dns/outcome.ts';
import type { Cancellable, StubResolver } from '../../net/dns/stub-resolver.ts';
import type { Host } from '../../net/host.ts';
import type { Network } from '../../net/network.ts';
import { formatIpv6 } from '../../net/wire/ipv6.ts';
import type { NameOperation, Resolution } from '../protocol.ts';
import type { Inbox } from './inbox.ts';

/** What a process has asked about names: by its C library (getaddrinfo, getnameinfo), and by channels of c-ares. */
export class ProcessNames {
  readonly #network: Network;
  readonly #host: Host;
  readonly #inbox: Inbox;
  readonly #channels = new Map<number, Channel>();
  readonly #underWay = new Map<number, Cancellable>();

  constructor(network: Network, host: Host, inbox: Inbox) {
    this.#network = network;
    this.#host = host;
    this.#inbox = inbox;
  }

  perform(operation: NameOperation): void {
    switch (operation.type) {
      case 'resolve':
        this.#resolve(operation);
        return;
      case 'resolve-address':
        this.#resolveAddress(operation.request, operation.address);
        return;
      case 'dns-query': {
        const { channel, settings, request, name, record } = operation;
        let asked = this.#channels.get(channel);
        if (!asked) {
          asked = new Channel(this.#host, settings);
          this.#channels.set(channel, asked);
        }
        asked.query(name, record, (result) => this.#inbox.post({ type: 'dns-answer', request, result }));
        return;
      }
      case 'dns-cancel':
        this.#channels.get(operation.channel)?.cancel();
    }
  }

  /** The process has ended. */
  cancelAll(): void {
    for (const lookup of this.#underWay.values()) lookup.cancel();
    for (const channel of this.#channels.values()) channel.cancel();
    this.#underWay.clear();
    this.#channels.clear();
  }

  get #resolver(): StubResolver | undefined {
    return this.#network.resolverOf(this.#host.name);
  }

  #resolve({ request, name, ascii, family }: Extract<NameOperation, { readonly type: 'resolve' }>): void {
    const resolver = this.#resolver;
    if (!resolver) {
      const address =
        family === 4 ? (this.#network.resolve(name) ?? this.#network.resolve(ascii)) : undefined;
      this.#post(request, address === undefined ? 'EAI_NONAME' : [formatAddress(address)]);
      return;
    }
    const done = (result: LookupResult | QueryResult): void => this.#post(request, resolutionOf(result));
    const lookup = family === 4 ? resolver.lookup(ascii, done) : resolver.query(ascii, 'AAAA', done);
    this.#underWay.set(request, lookup);
  }

  #resolveAddress(request: number, address: Address): void {
    const resolver = this.#resolver;
    const known = this.#network.nameOf(address);
    if (known === 'localhost' || known === this.#host.name || !resolver) {
      this.#post(request, known === undefined ? 'EAI_NONAME' : [known]);
      return;
    }
    const name = `${formatAddress(address).split('.').reverse().join('.')}.in-addr.arpa`;
    const lookup = resolver.query(name, 'PTR', (result) => this.#post(request, resolutionOf(result)));
    this.#underWay.set(request, lookup);
  }

  #post(request: number, result: Resolution): void {
    this.#underWay.delete(request);
    this.#inbox.post({ type: 'resolved', request, result });
  }
}

/** What is certain, and what may be otherwise another time (glibc's h_errno, then EAI_*). */
const CERTAIN: ReadonlySet<DnsError> = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

function resolutionOf(result: LookupResult | QueryResult): Resolution {
  if ('error' in result) return CERTAIN.has(result.error) ? 'EAI_NONAME' : 'EAI_AGAIN';
  if ('addresses' in result) return result.addresses.map(formatAddress);
  return result.records.flatMap((record) => {
    if (record.type === 'AAAA') return [formatIpv6(record.address)];
    return record.type === 'PTR' ? [record.target] : [];
  });
}
