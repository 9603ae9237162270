import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROWSER_FLAGS, findBrowser } from '../../../scripts/find-browser.ts';
import type { Boot, KernelEvent, Slice, Turn } from '../../../src/lib/node/protocol.ts';
import { bootOf, TestProcess } from '../../unit/node/helper.ts';
import { engineScript } from '../engine/engine-script.ts';

const programs = join(import.meta.dirname, 'programs');
const names = readdirSync(programs).sort();
const files = Object.fromEntries(
  names.map((name) => [`/home/${name}`, readFileSync(join(programs, name), 'utf8')]),
);
const isProgram = (name: string) => /\.[cm]?[jt]s$/.test(name) && !name.startsWith('lib-');
const input = 'a line\nanother\n';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
  page = await browser.newPage();
  await page.evaluate((script) => {
    (globalThis as { engine?: string }).engine = URL.createObjectURL(
      new Blob([script], { type: 'text/javascript' }),
    );
  }, engineScript('process.js'));
}, 60_000);
afterAll(() => browser.close());

/** The same kernel as TestProcess.runToEnd, in the page. */
function inChromium(boot: Boot): Promise<{ stdout: string; stderr: string; exit: unknown }> {
  return page.evaluate(
    async ([boot, input]) => {
      const worker = new Worker((globalThis as unknown as { engine: string }).engine);
      const result = { stdout: '', stderr: '', exit: undefined as unknown };
      let now = 0;
      let timerAt: number | null = null;
      const slice = async (...events: KernelEvent[]) => {
        const answer = new Promise<Turn>((resolve) => {
          worker.onmessage = ({ data }) => resolve(data.turn);
        });
        worker.postMessage({
          slice: { now, events, ports: [], ephemeral: { tcp: 32768, udp: 32768 } } as unknown as Slice,
        });
        const turn = await answer;
        for (const { stream, text } of turn.output) result[stream] += text;
        timerAt = turn.timerAt;
        result.exit = turn.exit;
      };
      worker.postMessage({ boot });
      await slice({ type: 'start' });
      for (const text of [input, null]) if (!result.exit) await slice({ type: 'input', text });
      while (!result.exit && timerAt !== null && now < 100_000e6) {
        now = timerAt;
        await slice();
      }
      worker.terminate();
      return result;
    },
    [boot, input] as const,
  );
}

test.each(names.filter(isProgram))(
  '%s prints the same in Chromium as in a Node worker',
  async (name) => {
    const options = { main: `/home/${name}`, argv: ['first', 'second'], env: { GREETING: 'hello' } };
    const process = new TestProcess(files, options);
    await process.runToEnd([input, null]);
    const { stdout, stderr, exit } = process;
    await process.end();
    expect(await inChromium(bootOf(files, options))).toEqual({ stdout, stderr, exit });
  },
  30_000,
);
