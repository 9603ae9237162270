import { ISOLATION_HEADERS } from './isolation-headers.ts';
import type { Stored } from './stored.ts';

/** What the worker uses of its global scope; TypeScript's own types of it cannot stand beside those of pages. */
export interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  fetch(request: Request | string, options?: RequestInit): Promise<Response>;
  addEventListener(type: 'install' | 'activate', listen: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listen: (event: FetchLike) => void): void;
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void): void;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchLike {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What a page sends when its reader wants the new version now. */
export const TAKE_OVER = 'take-over';

/** More at once would get in the way of what the reader is loading. */
const AT_ONCE = 4;

/**
 * Keeps one version of the site: all pages of one build together with the scripts they ask for. Pages and scripts come
 * from the store first, so that a page never meets scripts of another build. A new version is stored beside the old one
 * and takes over when no page of the old one is open, or when a reader asks for it. Other origins are left alone.
 * On hosts that cannot set headers (GitHub Pages), it is the worker that makes the pages with a sandbox isolated.
 */
export function startWorker(scope: WorkerScope, { version, pages, isolated, assets, fonts }: Stored): void {
  const base = scope.registration.scope;
  const prefix = `ieum ${base} `;
  const pageStore = `${prefix}pages ${version}`;
  // Files whose name says what is in them serve all versions: an update fetches only those that are new.
  const assetStore = `${prefix}assets`;
  const address = (path: string) => new URL(path, base).href;
  const pageAddresses = new Set(pages.map(address));
  const isolatedAddresses = new Set(isolated.map(address));
  const assetAddresses = new Set(assets.map(address));
  const fontAddresses = new Set(fonts.map(address));

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('message', ({ data }) => {
    if (data === TAKE_OVER) void scope.skipWaiting();
  });
  scope.addEventListener('fetch', (event) => {
    const response = event.request.method === 'GET' ? answer(event.request) : undefined;
    if (response) event.respondWith(response);
  });

  async function install(): Promise<void> {
    const assetCache = await scope.caches.open(assetStore);
    const kept = new Set((await assetCache.keys()).map(({ url }) => url));
    await inTurn(
      [...assetAddresses].filter((url) => !kept.has(url)),
      (url) => store(assetCache, url, 'default'),
    );
    const pageCache = await scope.caches.open(pageStore);
    await inTurn([...pageAddresses], (url) => store(pageCache, url, 'no-cache'));
  }

  async function activate(): Promise<void> {
    for (const name of await scope.caches.keys()) {
      if (name.startsWith(`${prefix}pages `) && name !== pageStore) await scope.caches.delete(name);
    }
    const assetCache = await scope.caches.open(assetStore);
    for (const request of await assetCache.keys()) {
      if (!assetAddresses.has(request.url) && !fontAddresses.has(request.url))
        await assetCache.delete(request);
    }
    await scope.clients.claim();
  }

  async function store(cache: Cache, url: string, mode: RequestCache): Promise<Response> {
    const response = await scope.fetch(url, { cache: mode });
    if (!response.ok || response.redirected) throw new Error(`${url}: HTTP ${response.status}, not stored`);
    await cache.put(url, response.clone());
    return response;
  }

  /** The stored answer to a request, or the network's; undefined for what is not ours to answer. */
  function answer(request: Request): Promise<Response> | undefined {
    const { origin, pathname } = new URL(request.url);
    const url = origin + pathname;
    if (isolatedAddresses.has(url)) return fromStore(pageStore, url, request).then(isolate);
    if (pageAddresses.has(url)) return fromStore(pageStore, url, request);
    if (assetAddresses.has(url)) return fromStore(assetStore, url, request);
    if (fontAddresses.has(url)) return fromStore(assetStore, url, request);
    // Someone left the last slash out, as people do.
    if (request.mode === 'navigate' && pageAddresses.has(`${url}/`)) {
      return Promise.resolve(Response.redirect(`${url}/`, 301));
    }
    return undefined;
  }

  async function fromStore(name: string, url: string, request: Request): Promise<Response> {
    const cache = await scope.caches.open(name);
    const stored = await cache.match(url);
    if (stored) return stored;
    // A slice of a font for letters that only a learner writes.
    return fontAddresses.has(url) ? store(cache, url, 'default') : scope.fetch(request);
  }
}

/** The answer as a host sends it that can set headers; one that has them is left as it is. */
function isolate(response: Response): Response {
  const missing = Object.entries(ISOLATION_HEADERS).filter(([name]) => !response.headers.has(name));
  // A redirection, or a failure without a body to pass on.
  if (missing.length === 0 || response.type === 'opaqueredirect' || response.status < 200) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of missing) headers.set(name, value);
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

async function inTurn(urls: readonly string[], work: (url: string) => Promise<unknown>): Promise<void> {
  const waiting = [...urls];
  const next = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) await work(url);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
