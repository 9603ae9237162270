import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WebContainerEngine } from '../../../src/lib/sandbox/webcontainer/webcontainer-engine.ts';
import { type ContainerHost, installContainerHost } from '../../standin/container-host.ts';
import { type EnginePage, openEnginePage } from './engine-page.ts';

let opened: EnginePage;
let host: ContainerHost;
beforeAll(async () => {
  opened = await openEnginePage();
  host = await installContainerHost(opened.page);
}, 60_000);
// The client keeps its one boot for the life of a page.
beforeEach(async () => {
  host.behave({});
  await opened.page.goto(new URL('/', opened.page.url()).href);
});
afterEach(() => host.close());
afterAll(() => opened?.close());

/** Starts a container; tells why it did not start, in a word and in the host's own. */
const start = (patience = { sign: 600, whole: 1200 }): Promise<string> =>
  opened.page.evaluate(async (patience) => {
    const scope = globalThis as unknown as {
      WebContainerEngine: typeof WebContainerEngine;
      engine?: WebContainerEngine;
    };
    scope.engine ??= new scope.WebContainerEngine(patience);
    try {
      await scope.engine.prepare();
      return 'ready';
    } catch (error) {
      const { obstacle, message } = error as { obstacle: string; message: string };
      return message === '' ? obstacle : `${obstacle}: ${message}`;
    }
  }, patience);

/** Long enough that only a sign can end the wait. */
const LONG = { sign: 30_000, whole: 30_000 };

test('a host that cannot be reached is told before the time is up, and later may be reached', async () => {
  host.behave({ frame: 'unreachable' });
  expect(await start(LONG)).toBe('offline');
  host.behave({});
  expect(await start(LONG)).toBe('ready');
});

test('a browser without a network does not even try', async () => {
  await opened.page.context().setOffline(true);
  const before = host.asked.length;
  expect(await start(LONG)).toBe('offline');
  expect(host.asked.length).toBe(before);
  await opened.page.context().setOffline(false);
  expect(await start(LONG)).toBe('ready');
});

test('a host that takes the request and says nothing is given up in time', async () => {
  host.behave({ frame: 'silent' });
  expect(await start()).toBe('timed-out');
});

test('a frame that loads and says nothing is given up in time; a second try loads it anew', async () => {
  host.behave({ frame: 'mute' });
  expect(await start()).toBe('timed-out');
  host.behave({});
  expect(await start()).toBe('ready');
});

test.each([
  ['WebAssembly.Memory(): could not allocate memory', 'out-of-memory'],
  ['Failed to register a ServiceWorker: storage is partitioned', 'blocked'],
  ['Something went wrong', 'host-error'],
])('what the host refuses with "%s" is %s, and a second try may succeed', async (refuses, obstacle) => {
  host.behave({ refuses });
  expect(await start(LONG)).toBe(`${obstacle}: ${refuses}`);
  host.behave({});
  expect(await start(LONG)).toBe('ready');
});

test('a page without the isolation headers cannot have a container', async () => {
  await opened.page.goto(new URL('/plain', opened.page.url()).href);
  expect(await start(LONG)).toBe('not-isolated');
});

test('a policy that forbids the frame blocks it', async () => {
  await opened.page.evaluate(() => {
    document.head.insertAdjacentHTML(
      'beforeend',
      `<meta http-equiv="Content-Security-Policy" content="frame-src 'self'">`,
    );
  });
  expect(await start(LONG)).toBe('blocked');
});

test('a browser without WebAssembly is not supported', async () => {
  await opened.page.evaluate(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  expect(await start(LONG)).toBe('unsupported');
});
