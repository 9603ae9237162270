/**
 * How long a learner waits after Run where the network is blocked and a container was wanted: to the first line that a
 * program prints, and to the end of the run, in Chromium, on the built site, on a page that has run nothing before.
 * The aim is a run within 2 s on two cores. `npm run build`, then `node tests/bench/labs-in-chromium.ts [LAB…]`.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/find-browser.ts';
import { labNames, readLab } from '../../scripts/labs/lab-folder.ts';
import { siteHandler } from '../../scripts/serve.ts';

const SITE = join(import.meta.dirname, '../../dist');
const REPEATS = 3;

if (!existsSync(SITE)) {
  console.error('The bench of labs reads the built site: run `npm run build` first.');
  process.exit(1);
}
const server = createServer(siteHandler(SITE));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
const rows: Record<string, object> = {};

const onBothEngines = labNames.filter((name) => Object.keys(readLab(name).engines?.not ?? {}).length === 0);
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : onBothEngines) {
  const runs: Awaited<ReturnType<typeof runOf>>[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) runs.push(await runOf(name));
  const median = (of: 'first' | 'end') =>
    Math.round(runs.map((run) => run[of]).toSorted((one, other) => one - other)[REPEATS >> 1]!);
  rows[name] = { 'first line ms': median('first'), 'end ms': median('end'), why: runs[0]!.why };
}
console.table(rows);
await browser.close();
server.closeAllConnections();
server.close();

/** One run on a new page (ms after Run), and what the page says of the engine it took. */
async function runOf(name: string): Promise<{ first: number; end: number; why: string }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route(`**/*`, (route) =>
    route.request().url().startsWith(address) ? route.continue() : route.abort('internetdisconnected'),
  );
  await page.goto(`${address}/labs/${name}/`);
  await page.locator('.sandbox').first().scrollIntoViewIfNeeded();
  const lab = page.locator('astro-island:not([ssr]) .sandbox').first();
  await lab.getByRole('radio', { name: 'WebContainer' }).check();
  await page.waitForLoadState('networkidle');
  const times = await lab.evaluate(
    (sandbox) =>
      new Promise<{ first: number; end: number }>((resolve) => {
        const begun = performance.now();
        let first: number | undefined;
        new MutationObserver((_, observer) => {
          if (sandbox.querySelector('[role=log] :is(.stdout, .stderr)')) first ??= performance.now() - begun;
          if (!sandbox.querySelector('.sandbox-status [role=status]')?.textContent?.includes('끝났어요'))
            return;
          observer.disconnect();
          resolve({ first: first ?? Number.NaN, end: performance.now() - begun });
        }).observe(sandbox, { subtree: true, childList: true, characterData: true });
        [...sandbox.querySelectorAll('button')]
          .find(({ textContent }) => /실행/.test(textContent ?? ''))!
          .click();
      }),
  );
  const why = (await lab.locator('.sandbox-engine .why').textContent()) ?? '';
  await context.close();
  return { ...times, why: why.split('.')[0]! };
}
