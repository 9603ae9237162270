import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type HostBehaviour, installContainerHost } from '../standin/container-host.ts';
import { openPage, showFonts } from './browser.ts';

showFonts();

const PICTURES = 'test-results/engine-obstacles';
mkdirSync(PICTURES, { recursive: true });

interface Obstacle {
  readonly name: string;
  readonly ko: string;
  readonly en: string;
  readonly host?: HostBehaviour;
  /** Changes the page before it is loaded. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** The learner waits until the patience with the host is over. */
  readonly waits?: true;
}

/** Serves the lab as a host does that cannot set headers. */
const withoutHeaders = (page: Page) =>
  page.route('**/labs/echo/', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });

const OBSTACLES: readonly Obstacle[] = [
  {
    name: 'offline',
    ko: '인터넷 연결을 확인해 보세요',
    en: 'Please check the network',
    host: { frame: 'unreachable' },
  },
  {
    name: 'blocked',
    ko: '프레임이나 저장소를 막고 있어요',
    en: 'keeps away frames',
    host: { refuses: 'third-party storage' },
  },
  {
    name: 'out of memory',
    ko: '메모리가 모자라요',
    en: 'not enough memory',
    host: { refuses: 'WebAssembly.Memory(): could not allocate memory' },
  },
  { name: 'host error', ko: '오류로 답했어요', en: 'answered with an error', host: { refuses: 'Oops' } },
  {
    name: 'timed out',
    ko: '제때 시작하지 않았어요',
    en: 'did not start in time',
    host: { frame: 'mute' },
    waits: true,
  },
  {
    name: 'not isolated',
    ko: '격리 헤더(COOP, COEP) 없이',
    en: 'without the isolation headers',
    before: withoutHeaders,
  },
  {
    name: 'not reloaded',
    ko: '한 번 새로 고치면 쓸 수 있어요',
    en: 'once this page is loaded anew',
    before: async (page) => {
      await withoutHeaders(page);
      // As it is when the worker has come after the page.
      await page.addInitScript(() => {
        // Not in the engine's frame, which has no service workers.
        if (self !== top) return;
        Object.defineProperty(navigator.serviceWorker, 'controller', { get: () => ({}) });
      });
    },
  },
  {
    name: 'unsupported',
    ko: '지원하지 않아요',
    en: 'does not support',
    before: (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Atomics')),
  },
];

// What a browser says to its console about a frame that does not load is no error of the page.
const NOISE = /net::ERR_/;

test.each(OBSTACLES)(
  'a container that is $name: one sentence in each language, and the lab runs',
  async (obstacle) => {
    const page = await openPage('/about/', {}, NOISE);
    const host = await installContainerHost(page, obstacle.host);
    try {
      await obstacle.before?.(page);
      if (obstacle.waits) await page.clock.install();
      for (const [language, path, engine, run] of [
        ['ko', '/labs/echo/', 'WebContainer', /실행/],
        ['en', '/en/labs/echo/', 'WebContainer', /Run/],
      ] as const) {
        await page.goto(new URL(path, page.url()).href);
        const lab = page.locator('.sandbox').first();
        await lab.scrollIntoViewIfNeeded();
        await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
        await lab.getByRole('radio', { name: engine }).click();
        await lab.getByRole('button', { name: run }).first().click();
        if (obstacle.waits) {
          await expect.poll(() => host.asked.length).toBeGreaterThan(0);
          await page.clock.fastForward('00:31');
        }
        const why = lab.locator('.sandbox-engine .why');
        await why.waitFor();
        expect(await why.textContent()).toContain(obstacle[language]);
        if (language === 'ko') await lab.getByRole('log').filter({ hasText: '되돌아온 글' }).waitFor();
        await lab.screenshot({ path: `${PICTURES}/${obstacle.name.replaceAll(' ', '-')}-${language}.png` });
      }
    } finally {
      host.close();
    }
  },
);
