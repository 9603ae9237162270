import constants from 'ieum:constants';
import { type Address, formatAddress } from '../../net/address.ts';
import { parseAnyAddress, showAddress } from '../address.ts';
import type { Environment } from '../environment.ts';
import { HostURL } from '../host.ts';
import { AsyncWrap } from './async-wrap.ts';
import type { Request } from './stream-handle.ts';
import { errorNumber } from './uv.ts';

/** The shortest form of an address (RFC 5952), or undefined when it is none. */
function canonicalIP(text: string): string | undefined {
  const parsed = parseAnyAddress(text);
  if (!parsed) return undefined;
  if (parsed.family === 4) return text;
  try {
    const host = new HostURL(`http://[${text.split('%')[0]}]`).hostname.slice(1, -1);
    const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(host);
    if (!mapped) return host;
    const bits = Number.parseInt(mapped[1]!, 16) * 65536 + Number.parseInt(mapped[2]!, 16);
    return showAddress(bits as Address, 6);
  } catch {
    return undefined;
  }
}

/** The sixteen bytes of an IPv6 address. */
function ipv6Bytes(text: string): Uint8Array | undefined {
  let host: string;
  try {
    host = new HostURL(`http://[${text.split('%')[0]}]`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
  const [head = '', tail] = host.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  const bytes = new Uint8Array(16);
  all.forEach((group, index) => {
    const value = Number.parseInt(group, 16);
    bytes[2 * index] = value >> 8;
    bytes[2 * index + 1] = value & 255;
  });
  return bytes;
}

/**
 * internalBinding('cares_wrap') (src/cares_wrap.cc): getaddrinfo asks the kernel's hosts table. The resolver calls of
 * c-ares (dns.resolve4 and its kin) are left out and report ENOTIMP.
 */
export function caresWrapBinding(environment: Environment): object {
  class AddressRequest extends AsyncWrap {
    oncomplete: unknown;
    constructor() {
      super(environment, 'GETADDRINFOREQWRAP');
    }
  }
  const finish = (request: Request, error: number | null, addresses?: readonly string[]) => {
    environment.requests--;
    AsyncWrap.call(request, request.oncomplete, error, addresses);
  };
  const notImplemented = () => errorNumber('ENOSYS');
  class ChannelWrap extends AsyncWrap {
    constructor() {
      super(environment, 'DNSCHANNEL');
    }
    getServers(): readonly (readonly [string, number])[] {
      return [['127.0.0.1', 53]];
    }
    setServers(): number {
      return 0;
    }
    setLocalAddress(): void {}
    cancel(): void {}
    static {
      for (const name of 'Any A Aaaa Caa Cname Mx Ns Txt Tlsa Srv Ptr Naptr Soa'.split(' '))
        Object.defineProperty(ChannelWrap.prototype, `query${name}`, { value: notImplemented });
      Object.defineProperty(ChannelWrap.prototype, 'getHostByAddr', { value: notImplemented });
    }
  }
  return {
    ...constants.cares,
    GetAddrInfoReqWrap: AddressRequest,
    GetNameInfoReqWrap: class GetNameInfoReqWrap extends AsyncWrap {
      constructor() {
        super(environment, 'GETNAMEINFOREQWRAP');
      }
    },
    QueryReqWrap: class QueryReqWrap extends AsyncWrap {
      constructor() {
        super(environment, 'QUERYWRAP');
      }
    },
    ChannelWrap,
    /** Hosts have IPv4 addresses only; asking for family 6 finds none. */
    getaddrinfo(request: Request, name: string, family: number): number {
      environment.requests++;
      const number = environment.nextRequest();
      environment.resolving.set(number, (addresses) => {
        const found = family === 6 ? [] : addresses.map((address) => formatAddress(address as Address));
        environment.note(found.length > 0 ? `lookup ${found[0]}` : 'ENOTFOUND');
        if (found.length > 0) finish(request, null, found);
        else finish(request, errorNumber('EAI_NONAME'));
      });
      environment.operate({ type: 'resolve', request: number, name });
      return 0;
    },
    /** Names of addresses are not known to the kernel: the answer is the address itself, as with no PTR record. */
    getnameinfo(request: Request, host: string, port: number): number {
      environment.requests++;
      environment.pending.push(() => {
        environment.requests--;
        const name = host === '127.0.0.1' ? 'localhost' : host;
        AsyncWrap.call(request, request.oncomplete, null, name, String(port));
      });
      return 0;
    },
    canonicalizeIP: canonicalIP,
    convertIpv6StringToBuffer: ipv6Bytes,
    strerror: (code: number) => String(code),
  };
}
