/**
 * How long a keystroke takes in the search of the built site, in Chromium: from the input event until the results stand
 * in the page, on a processor slowed four times (by the clock, so other work on this machine counts), and the time of
 * the page's main thread, layout and paint included, four times (which other work cannot change).
 * A keystroke draws the first rows; the others follow when no other key does, and are not in these figures.
 * `npm run build`, then `node tests/bench/search.ts`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/find-browser.ts';
import { siteHandler } from '../../scripts/serve.ts';

const SLOWED = 4;
const QUERIES = {
  ko: ['소켓이란 무엇', '트랜스포트계층', '메세지와', 'ㅎㅈㅈㅇ', 'tcp udp 차이', '핸드쉐이크', 'zzzzqqq'],
  en: ['connecting sockets', 'retransmited', 'what is a port number', 'througput', 'zzzzqqq'],
};

const server = createServer(siteHandler(join(import.meta.dirname, '../../dist')));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });

for (const [lang, queries] of Object.entries(QUERIES)) {
  const page = await browser.newPage();
  await page.goto(`${address}${lang === 'en' ? '/en' : ''}/2-1-2/`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const opened = performance.now();
  await page.locator('#search').click();
  // The sentence in the box changes once more when the index is there.
  await page.waitForFunction(() =>
    /ㅅㅋ|slip/.test(document.querySelector('.search-status')?.textContent ?? ''),
  );
  const ready = performance.now() - opened;
  const byClock = await measure(page, queries);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const count = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000 * SLOWED;
  };
  const byThread = await measure(page, queries, count);
  // Blanks find nothing: what is left is the measuring itself.
  const [nothing] = (await measure(page, [' '.repeat(20)], count)).slice(10);
  console.log(
    `${lang}: box and index ready ${ready.toFixed(0)} ms after the click; ${byClock.length} keystrokes`,
  );
  console.log(`  by the clock: ${summary(byClock)}`);
  console.log(
    `  main thread:  ${summary(byThread)}; of it the measuring ${nothing!.milliseconds.toFixed(1)} ms`,
  );
  await page.close();
}

await browser.close();
server.closeAllConnections();
server.close();

interface Keystroke {
  readonly typed: string;
  readonly milliseconds: number;
}

/** Types the queries letter by letter. With a counter, what it counts is taken in place of the clock. */
async function measure(
  page: Page,
  queries: readonly string[],
  count?: () => Promise<number>,
): Promise<Keystroke[]> {
  const times: Keystroke[] = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      const typed = query.slice(0, length);
      const before = await count?.();
      const waited = await page.evaluate(typeInto, typed);
      const milliseconds = count && before !== undefined ? (await count()) - before : waited;
      times.push({ typed, milliseconds });
    }
  }
  return times.toSorted((one, other) => one.milliseconds - other.milliseconds);
}

/** In the page: how long until the results of a query are drawn. */
function typeInto(text: string): Promise<number> {
  return new Promise((resolve) => {
    const input = document.querySelector<HTMLInputElement>('dialog.search input')!;
    input.value = text;
    const begun = performance.now();
    input.dispatchEvent(new Event('input', { bubbles: true }));
    // The page draws its results in a microtask; a message comes behind it.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - begun);
    port2.postMessage('');
  });
}

function summary(times: readonly Keystroke[]): string {
  const at = (share: number) => {
    const { typed, milliseconds } = times[Math.floor((times.length - 1) * share)]!;
    return `${milliseconds.toFixed(1)} ms (${typed})`;
  };
  return `median ${at(0.5)}, 95 % ${at(0.95)}, slowest ${at(1)}`;
}
