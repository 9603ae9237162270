import { HostURL } from '../host.ts';
import { domainToUnicode } from '../punycode.ts';

const omitted = 0xffffffff;
const schemes: Readonly<Record<string, number>> = {
  'http:': 0,
  'https:': 2,
  'ws:': 3,
  'ftp:': 4,
  'wss:': 5,
  'file:': 6,
};
const notSpecial = 1;
/** In the order of `urlUpdateActions` in lib/internal/url.js. */
const parts = [
  'protocol',
  'host',
  'hostname',
  'port',
  'username',
  'password',
  'pathname',
  'search',
  'hash',
  'href',
] as const;

interface InvalidURL extends TypeError {
  code?: string;
  input?: string;
  base?: string;
}

/**
 * internalBinding('url') (src/node_url.cc), over the host's own WHATWG URL parser; the library wants the positions of
 * the parts within `href` (`ada::url_components`).
 */
export function urlBinding(): object {
  const components = new Uint32Array(9);

  function store(url: URL): string {
    const { href } = url;
    const protocolEnd = url.protocol.length;
    let usernameEnd = protocolEnd;
    let hostStart = protocolEnd;
    let hostEnd = protocolEnd;
    if (href.startsWith('//', protocolEnd)) {
      const credentials = url.username !== '' || url.password !== '';
      usernameEnd = protocolEnd + 2 + url.username.length;
      hostStart = usernameEnd + (url.password === '' ? 0 : 1 + url.password.length);
      hostEnd = hostStart + (credentials ? 1 : 0) + url.hostname.length;
    }
    const pathStart = hostEnd + (url.port === '' ? 0 : 1 + url.port.length);
    const hash = href.indexOf('#', pathStart);
    const question = href.indexOf('?', pathStart);
    const search = question >= 0 && (hash < 0 || question < hash) ? question : omitted;
    components.set([
      protocolEnd,
      usernameEnd,
      hostStart,
      hostEnd,
      url.port === '' ? omitted : Number(url.port),
      pathStart,
      search,
      hash < 0 ? omitted : hash,
      schemes[url.protocol] ?? notSpecial,
    ]);
    return href;
  }

  function parse(input: string, base?: string, raise?: boolean): string | undefined {
    let url: URL;
    try {
      url = base === undefined ? new HostURL(input) : new HostURL(input, base);
    } catch {
      if (!raise) return undefined;
      const error: InvalidURL = new TypeError('Invalid URL');
      error.code = 'ERR_INVALID_URL';
      error.input = input;
      if (base !== undefined) error.base = base;
      throw error;
    }
    return store(url);
  }

  return {
    urlComponents: components,
    parse,
    canParse: (input: string, base?: string) => HostURL.canParse(input, base),
    pathToFileURL(path: string): string {
      const escaped = path.replace(
        /[%\\\n\r\t?#]/g,
        (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
      );
      return store(new HostURL(`file://${escaped}`));
    },
    update(href: string, action: number, value: string): string | false {
      const url = new HostURL(href);
      try {
        url[parts[action]!] = value;
      } catch {
        return false;
      }
      return store(url);
    },
    format(href: string, hash: boolean, unicode: boolean, search: boolean, credentials: boolean): string {
      const url = new HostURL(href);
      if (!hash) url.hash = '';
      if (!search) url.search = '';
      if (!credentials) {
        url.username = '';
        url.password = '';
      }
      const { hostname } = url;
      return unicode ? url.href.replace(hostname, () => domainToUnicode(hostname)) : url.href;
    },
    getOrigin: (href: string) => new HostURL(href).origin,
    domainToASCII(domain: string): string {
      try {
        return new HostURL(`ws://${domain}`).hostname;
      } catch {
        return '';
      }
    },
    domainToUnicode(domain: string): string {
      try {
        return domainToUnicode(new HostURL(`ws://${domain}`).hostname);
      } catch {
        return '';
      }
    },
  };
}
