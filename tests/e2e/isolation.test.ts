import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { afterAll, expect, test } from 'vitest';
import { BELOW_A_PATH } from '../../scripts/site-below-a-path.ts';
import { installContainerHost } from '../standin/container-host.ts';
import { openPage } from './browser.ts';

const { BASE, SITE_FOLDER } = BELOW_A_PATH;
const SITE = join(import.meta.dirname, '../..', SITE_FOLDER);
let server: Server | undefined;
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A host that serves the site below a path and sets no headers of its own, as GitHub Pages does. */
async function plainHost(): Promise<string> {
  if (!existsSync(SITE))
    throw new Error(`There is no ${SITE_FOLDER}: \`npm test\` builds it with BASE=${BASE}.`);
  const serve = sirv(SITE);
  server = createServer((request, response) => {
    const path = request.url!;
    const notFound = () => void response.writeHead(404).end();
    if (!path.startsWith(`${BASE}/`)) return notFound();
    request.url = path.slice(BASE.length);
    return serve(request, response, notFound);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`;
}

test('on a host without headers, below a path, a container runs after one reload, which the page asks for', async () => {
  const page = await openPage('/about/', { serviceWorkers: 'allow' });
  const container = await installContainerHost(page);
  try {
    await page.goto(`${await plainHost()}/labs/echo/`);
    const lab = page.locator('.sandbox').first();
    await lab.scrollIntoViewIfNeeded();
    await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
    await lab.getByRole('radio', { name: 'WebContainer' }).click();
    await lab.getByText('격리 헤더(COOP, COEP) 없이').waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    // By now the service worker has stored the site.
    await lab.getByText('한 번 새로 고치면 쓸 수 있어요').waitFor({ timeout: 60_000 });
    await lab.getByRole('button', { name: '새로 고침' }).click();
    await page.waitForFunction(() => crossOriginIsolated);
    await lab.scrollIntoViewIfNeeded();
    await page.locator('astro-island:not([ssr]) .sandbox').first().waitFor();
    expect(await lab.getByRole('radio', { name: 'WebContainer' }).isChecked()).toBe(true);
    await lab.getByRole('button', { name: /실행/ }).first().click();
    await lab.locator('.sandbox-status').filter({ hasText: '모두 끝났어요' }).waitFor();
    await lab.locator('.net-ladder .packet.message').first().waitFor();
    // Pages without a sandbox stay as the host sends them.
    await page.goto(new URL(`${BASE}/about/`, page.url()).href);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  } finally {
    container.close();
  }
}, 120_000);
