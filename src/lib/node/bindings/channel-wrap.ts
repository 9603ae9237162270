import constants from 'ieum:constants';
import { type Address, formatAddress, type Port, parseAddress } from '../../net/address.ts';
import type { ChannelResult, ChannelSettings } from '../../net/dns/channel.ts';
import { DNS_PORT } from '../../net/wire/dns.ts';
import { ANY_TYPE, type RecordType } from '../../net/wire/dns-record.ts';
import { parseIpv6 } from '../../net/wire/ipv6.ts';
import { destination } from '../address.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { type Answer, answersOf } from './dns-answers.ts';
import { toASCII } from './encoding.ts';
import type { Request } from './stream-handle.ts';
import { errorNumber } from './uv.ts';

/** [family, address, port], as the library has read it. */
type Server = readonly [number, string, number];

/** The method of the library's resolvers, by the type of record it asks for. */
const QUERIES: Readonly<Record<string, RecordType>> = {
  Any: ANY_TYPE,
  A: 'A',
  Aaaa: 'AAAA',
  Caa: 'CAA',
  Cname: 'CNAME',
  Mx: 'MX',
  Ns: 'NS',
  Txt: 'TXT',
  Tlsa: 'TLSA',
  Srv: 'SRV',
  Ptr: 'PTR',
  Naptr: 'NAPTR',
  Soa: 'SOA',
};

/** The class of `dns.Resolver`'s handle: a c-ares channel (src/cares_wrap.cc), whose queries the kernel sends. */
export function channelWrap(environment: Environment): object {
  /** Those of resolv.conf. The first channel is made before the process knows its host. */
  const configured = () =>
    environment.boot.nameServers.addresses.map((address) => [formatAddress(address), DNS_PORT] as const);
  let channels = 0;

  class ChannelWrap extends AsyncWrap {
    readonly #timeout: number;
    readonly #tries: number;
    readonly #maxTimeout: number;
    #servers: readonly (readonly [string, number])[] | undefined;
    #local: Address | undefined;
    /** The kernel's channel; another one once the settings change. */
    #channel = ++channels;
    /** Ends a query under way, by request number. */
    readonly #underWay = new Map<number, (answer: Answer) => void>();

    constructor(timeout: number, tries: number, maxTimeout: number) {
      super(environment, 'DNSCHANNEL');
      this.#timeout = timeout;
      this.#tries = tries;
      this.#maxTimeout = maxTimeout;
    }

    getServers(): readonly (readonly [string, number])[] {
      return this.#servers ?? configured();
    }

    setServers(servers: readonly Server[]): number {
      if (this.#underWay.size > 0) return constants.cares.DNS_ESETSRVPENDING!;
      this.#servers = servers.map(([, address, port]) => [address, port]);
      this.#channel = ++channels;
      return 0;
    }

    setLocalAddress(first: string, second?: string): void {
      const texts = second === undefined ? [first] : [first, second];
      const ipv4 = texts.flatMap((text) => parseAddress(text) ?? []);
      const ipv6 = texts.filter((text) => text.includes(':') && parseIpv6(text));
      if (ipv4.length + ipv6.length < texts.length) throw invalid('Invalid IP address.');
      if (ipv4.length > 1) throw invalid('Cannot specify two IPv4 addresses.');
      if (ipv6.length > 1) throw invalid('Cannot specify two IPv6 addresses.');
      this.#local = ipv4[0];
      this.#channel = ++channels;
    }

    cancel(): void {
      if (this.#underWay.size === 0) return;
      environment.operate({ type: 'dns-cancel', channel: this.#channel });
      for (const [number, finish] of this.#underWay) {
        environment.answers.delete(number);
        environment.pending.push(() => finish({ error: 'ECANCELLED' }));
      }
      this.#underWay.clear();
    }

    getHostByAddr(request: Request, text: string): number {
      const name = reverseName(text);
      return name === undefined ? errorNumber('EINVAL') : this.#ask(request, name, 'PTR', namesOf);
    }

    #ask(
      request: Request,
      name: string,
      record: RecordType,
      read = (result: ChannelResult): Answer => answersOf(result, record),
    ): number {
      const finish = (answer: Answer): void => {
        this.#underWay.delete(number);
        if ('error' in answer) environment.note(answer.error);
        if ('error' in answer) AsyncWrap.call(request, request.oncomplete, answer.error);
        else AsyncWrap.call(request, request.oncomplete, null, answer.values, answer.ttls);
      };
      const number = environment.begin((event) => {
        if (event.type === 'dns-answer') finish(read(event.result));
      });
      this.#underWay.set(number, (answer) => {
        environment.requests--;
        finish(answer);
      });
      const settings = this.#settings();
      environment.operate({
        type: 'dns-query',
        channel: this.#channel,
        settings,
        request: number,
        name,
        record,
      });
      return 0;
    }

    /** A resolver without a timeout of its own takes that of resolv.conf. */
    #settings(): ChannelSettings {
      const timeout = this.#timeout >= 0 ? this.#timeout : environment.boot.nameServers.timeout;
      return {
        servers: this.getServers().map(([text, port]) => {
          const address = parseAddress(text);
          return { address: address && destination(address), port: port as Port };
        }),
        tries: this.#tries,
        ...(timeout !== undefined && { timeout }),
        ...(this.#maxTimeout > 0 && { maxTimeout: this.#maxTimeout }),
        ...(this.#local !== undefined && { local: this.#local }),
      };
    }

    static {
      for (const [name, record] of Object.entries(QUERIES)) {
        Object.defineProperty(ChannelWrap.prototype, `query${name}`, {
          configurable: true,
          writable: true,
          value(this: ChannelWrap, request: Request, name: string): number {
            return this.#ask(request, toASCII(name), record);
          },
        });
      }
    }
  }
  return ChannelWrap;
}

/** ares_gethostbyaddr makes one error of all. */
const namesOf = (result: ChannelResult): Answer =>
  'error' in result ? { error: 'ENOTFOUND' } : answersOf(result, 'PTR');

const invalid = (message: string): Error =>
  Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });

/** The name that PTR records of an address stand under (RFC 1035 §3.5, RFC 3596 §2.5). */
function reverseName(text: string): string | undefined {
  if (parseAddress(text) !== undefined) return `${text.split('.').reverse().join('.')}.in-addr.arpa`;
  const bytes = text.includes(':') ? parseIpv6(text) : undefined;
  if (!bytes) return undefined;
  const digits = [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);
  return `${digits
    .reverse()
    .map((digit) => digit.toString(16))
    .join('.')}.ip6.arpa`;
}
