import { expect, test } from 'vitest';
import { startWorker, TAKE_OVER, type WorkerScope } from '../../../src/lib/offline/service-worker.ts';
import type { Stored } from '../../../src/lib/offline/stored.ts';

const BASE = 'https://example.org/ieum/';

/** Cache storage in memory, as far as the worker uses it. */
class Caches {
  readonly stores = new Map<string, Map<string, Response>>();

  open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    return Promise.resolve({
      keys: async () => [...store.keys()].map((url) => new Request(url)),
      match: async (url: string) => store.get(url)?.clone(),
      put: async (url: string, response: Response) => void store.set(url, response),
      delete: async (request: Request) => store.delete(request.url),
    });
  }
  keys = async () => [...this.stores.keys()];
  delete = async (name: string) => this.stores.delete(name);
}

/** A browser with one site: what its network answers can be changed between versions. */
class Browser {
  readonly caches = new Caches();
  readonly fetched: string[] = [];
  skipped = 0;
  network: (url: string) => Response = () =>
    new Response('online', { headers: { 'cross-origin-opener-policy': 'same-origin' } });

  start(stored: Stored) {
    const listeners = new Map<string, (event: never) => void>();
    const scope = {
      registration: { scope: BASE },
      caches: this.caches,
      clients: { claim: async () => {} },
      skipWaiting: async () => void this.skipped++,
      fetch: async (request: Request | string) => {
        const url = typeof request === 'string' ? request : request.url;
        this.fetched.push(url.replace(BASE, ''));
        return this.network(url);
      },
      addEventListener: (type: string, listen: (event: never) => void) => listeners.set(type, listen),
    };
    startWorker(scope as unknown as WorkerScope, stored);
    const wait = async (type: string) => {
      let work: Promise<unknown> | undefined;
      listeners.get(type)!({
        waitUntil: (promise: Promise<unknown>) => {
          work = promise;
        },
      } as never);
      await work;
    };
    return {
      install: () => wait('install'),
      activate: () => wait('activate'),
      say: (data: unknown) => listeners.get('message')!({ data } as never),
      ask: async (path: string, options: { method?: string; mode?: string } = {}) => {
        let answer: Promise<Response> | undefined;
        const request = { url: new URL(path, BASE).href, method: 'GET', mode: 'no-cors', ...options };
        listeners.get('fetch')!({
          request,
          respondWith: (response: Promise<Response>) => {
            answer = response;
          },
        } as never);
        return answer;
      },
    };
  }
}

const first: Stored = {
  version: '1',
  pages: ['', '2-1-2/'],
  isolated: ['2-1-2/'],
  assets: ['_astro/a.js'],
  fonts: ['_astro/f.woff2'],
};
const second: Stored = { ...first, version: '2', assets: ['_astro/b.js'], fonts: [] };

test('pages and scripts are stored at once, a spare slice of a font when a page wants it', async () => {
  const browser = new Browser();
  const worker = browser.start(first);
  await worker.install();
  expect(browser.fetched.sort()).toEqual([BASE.replace(BASE, ''), '2-1-2/', '_astro/a.js']);
  await worker.ask('_astro/f.woff2');
  await worker.ask('_astro/f.woff2');
  expect(browser.fetched.filter((url) => url.endsWith('woff2'))).toEqual(['_astro/f.woff2']);
});

test('a stored page is answered with the headers it came with, whatever is asked behind ? and #', async () => {
  const browser = new Browser();
  const worker = browser.start(first);
  await worker.install();
  browser.network = () => {
    throw new Error('no network');
  };
  const page = await worker.ask('2-1-2/?from=mail', { mode: 'navigate' });
  expect(page?.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect((await worker.ask('2-1-2', { mode: 'navigate' }))?.headers.get('location')).toBe(`${BASE}2-1-2/`);
});

test('a host without headers: pages with a sandbox are answered cross-origin isolated, others as they are', async () => {
  const browser = new Browser();
  browser.network = () => new Response('page', { headers: { 'content-type': 'text/html' } });
  const worker = browser.start(first);
  await worker.install();
  const sandbox = await worker.ask('2-1-2/', { mode: 'navigate' });
  expect(sandbox?.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(sandbox?.headers.get('cross-origin-embedder-policy')).toBe('credentialless');
  expect(sandbox?.headers.get('content-type')).toBe('text/html');
  expect(await sandbox?.text()).toBe('page');
  const start = await worker.ask('', { mode: 'navigate' });
  expect(start?.headers.get('cross-origin-embedder-policy')).toBeNull();
});

test('what is not the site is left alone: other origins, other methods, other addresses', async () => {
  const worker = new Browser().start(first);
  expect(await worker.ask('https://stackblitz.com/')).toBeUndefined();
  expect(await worker.ask('2-1-2/', { method: 'POST' })).toBeUndefined();
  expect(await worker.ask('elsewhere/')).toBeUndefined();
});

test('an update fetches only the scripts it does not have, and takes the old ones away when it takes over', async () => {
  const browser = new Browser();
  await browser.start({ ...first, assets: ['_astro/a.js', '_astro/same.js'] }).install();
  browser.fetched.length = 0;
  const worker = browser.start({ ...second, assets: ['_astro/b.js', '_astro/same.js'] });
  await worker.install();
  expect(browser.fetched.filter((url) => url.startsWith('_astro'))).toEqual(['_astro/b.js']);
  await browser.caches.open('another site');
  await worker.activate();
  const kept = [...browser.caches.stores].map(([name, store]) => [
    name,
    [...store.keys()].map((url) => url.replace(BASE, '')).sort(),
  ]);
  expect(kept).toEqual([
    [`ieum ${BASE} assets`, ['_astro/b.js', '_astro/same.js']],
    [`ieum ${BASE} pages 2`, ['', '2-1-2/']],
    ['another site', []],
  ]);
});

test('a version that could not be stored whole does not come into being', async () => {
  const browser = new Browser();
  browser.network = (url) => new Response('', { status: url.endsWith('2-1-2/') ? 503 : 200 });
  await expect(browser.start(first).install()).rejects.toThrow('2-1-2/: HTTP 503');
});

test('it takes over early only when a reader asks', async () => {
  const browser = new Browser();
  const worker = browser.start(first);
  worker.say('hello');
  expect(browser.skipped).toBe(0);
  worker.say(TAKE_OVER);
  expect(browser.skipped).toBe(1);
});
