import constants from 'ieum:constants';
import { parseAddress } from '../../net/address.ts';
import { formatIpv6, parseIpv6 } from '../../net/wire/ipv6.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { channelWrap } from './channel-wrap.ts';
import { toASCII } from './encoding.ts';
import type { Request } from './stream-handle.ts';
import { errorNumber } from './uv.ts';

/** What a services file lists for ports that lessons meet; others are shown as numbers (getservbyport). */
const SERVICES: Readonly<Record<number, string>> = {
  7: 'echo',
  13: 'daytime',
  20: 'ftp-data',
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  110: 'pop3',
  123: 'ntp',
  143: 'imap2',
  443: 'https',
  993: 'imaps',
  995: 'pop3s',
};

/** An IPv6 address without the zone that may stand behind it. */
const ipv6Of = (text: string): Uint8Array | undefined => parseIpv6(text.replace(/%.*$/, ''));

/** The shortest form of an address (RFC 5952), or undefined when it is none. */
function canonicalIP(text: string): string | undefined {
  if (parseAddress(text) !== undefined) return text;
  const bytes = text.includes(':') ? ipv6Of(text) : undefined;
  return bytes && formatIpv6(bytes);
}

/**
 * internalBinding('cares_wrap') (src/cares_wrap.cc). getaddrinfo and getnameinfo ask the kernel, whose host has a hosts
 * file and may have a resolver. For family 0 only IPv4 addresses are looked for: hosts have no others.
 */
export function caresWrapBinding(environment: Environment): object {
  const requestClass = (provider: string) =>
    class extends AsyncWrap {
      oncomplete: unknown;
      constructor() {
        super(environment, provider);
      }
    };
  return {
    ...constants.cares,
    GetAddrInfoReqWrap: class GetAddrInfoReqWrap extends requestClass('GETADDRINFOREQWRAP') {},
    GetNameInfoReqWrap: class GetNameInfoReqWrap extends requestClass('GETNAMEINFOREQWRAP') {},
    QueryReqWrap: class QueryReqWrap extends requestClass('QUERYWRAP') {},
    ChannelWrap: channelWrap(environment),
    getaddrinfo(request: Request, name: string, family: number): number {
      const number = environment.begin((event) => {
        if (event.type !== 'resolved') return;
        const { result } = event;
        const found = typeof result === 'string' ? undefined : result;
        environment.note(found ? `lookup ${found[0]}` : result === 'EAI_AGAIN' ? 'EAI_AGAIN' : 'ENOTFOUND');
        const error = typeof result === 'string' ? errorNumber(result) : null;
        AsyncWrap.call(request, request.oncomplete, error, found);
      });
      const ascii = toASCII(name);
      environment.operate({ type: 'resolve', request: number, name, ascii, family: family === 6 ? 6 : 4 });
      return 0;
    },
    /** With NI_NAMEREQD, as Node asks: an address without a name is an error. */
    getnameinfo(request: Request, host: string, port: number): number {
      const address = parseAddress(host);
      if (address === undefined) {
        environment.requests++;
        environment.pending.push(() => {
          environment.requests--;
          const error = host === '::1' ? null : errorNumber('EAI_NONAME');
          AsyncWrap.call(request, request.oncomplete, error, 'localhost', SERVICES[port] ?? String(port));
        });
        return 0;
      }
      const number = environment.begin((event) => {
        if (event.type !== 'resolved') return;
        const { result } = event;
        const [error, name] = typeof result === 'string' ? [errorNumber(result)] : [null, result[0]];
        AsyncWrap.call(request, request.oncomplete, error, name, SERVICES[port] ?? String(port));
      });
      environment.operate({ type: 'resolve-address', request: number, address });
      return 0;
    },
    canonicalizeIP: canonicalIP,
    convertIpv6StringToBuffer: ipv6Of,
    strerror: (code: number) =>
      code === constants.cares.DNS_ESETSRVPENDING ? 'There are pending queries.' : String(code),
  };
}
