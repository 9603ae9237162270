import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Recording } from '../../../src/lib/node/kernel/recording.ts';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import { type EngineSite, openEngineSite } from '../engine/engine-site.ts';
import { first, labs, networkPrograms, programs } from './repeated-runs.ts';

/** Every run is made twice more: that takes too long for every day. */
const firefox = process.env.FIREFOX_PATH;
if (firefox === undefined) console.log('FIREFOX_PATH names no Firefox: its conformance tests are skipped.');
else if (!existsSync(firefox)) throw new Error(`FIREFOX_PATH: there is no ${firefox}`);

/** What the page does there: it makes the recorded runs, and posts what came of them. */
async function runAll(recordings: readonly Recording[]): Promise<void> {
  const scope = globalThis as unknown as { EmbeddedEngine: typeof EmbeddedEngine };
  const engine = new scope.EmbeddedEngine();
  for (const [index, recording] of recordings.entries()) {
    const result = { digest: '', pcapng: [] as number[], failure: '' };
    try {
      let over: () => void;
      const end = new Promise<void>((resolve) => {
        over = resolve;
      });
      const run = await engine.replay(recording, (events: readonly RunEvent[]) => {
        for (const event of events) {
          if (event.type === 'failed') result.failure = event.message;
          if (event.type === 'done' || event.type === 'failed') over();
        }
      });
      await end;
      result.digest = (await run.control.recording())!.digest;
      result.pcapng = [...((await run.capture()) ?? [])];
      run.dispose();
    } catch (error) {
      result.failure = String(error);
    }
    await fetch(`/result/${index}`, { method: 'POST', body: JSON.stringify(result) });
  }
}

interface Result {
  readonly digest: string;
  readonly pcapng: number[];
  readonly failure: string;
}

/** Prints nothing but what frames of the stack tell. */
const SHOWS_FRAMES = 'call-sites.cjs';

/** Output that shows an error of the host, a stack, or a line that only structured frames lead to (assert). */
const ERROR_TEXT = /^\S+ (?:writes|ends) .*(?:\w*Error\b|\\n {4}at |[Uu]ncaught|call stack|falsy value)/;

const cases = [...programs(), ...networkPrograms(), ...labs()].filter(({ name }) => name !== SHOWS_FRAMES);
const results = new Map<number, (result: Result) => void>();
const arriving = cases.map((_, index) => new Promise<Result>((resolve) => void results.set(index, resolve)));

let site: EngineSite | undefined;
let browser: ChildProcess | undefined;
let profile: string | undefined;
let starting: Promise<Map<number, Awaited<ReturnType<typeof first>>>> | undefined;

/** Makes every run in Node, then opens the page that makes them again in Firefox. */
async function start() {
  const sessions = new Map<number, Awaited<ReturnType<typeof first>>>();
  for (const [index, one] of cases.entries()) sessions.set(index, await first(one));
  const recordings = [...sessions.values()].map((session) => session.recording());
  site = await openEngineSite({ '/all.js': `(${runAll})(${JSON.stringify(recordings)})` }, (path, body) =>
    results.get(Number(path.split('/').at(-1)))?.(JSON.parse(body)),
  );
  profile = mkdtempSync(join(tmpdir(), 'ieum-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    'user_pref("browser.shell.checkDefaultBrowser", false); user_pref("datareporting.policy.dataSubmissionEnabled", false); user_pref("app.update.enabled", false); user_pref("browser.startup.homepage_override.mstone", "ignore");',
  );
  const args = ['--headless', '--no-remote', '--profile', profile, `${site.address}/all`];
  browser = spawn(firefox!, args, {
    stdio: 'ignore',
    env: { ...process.env, HOME: profile, MOZ_HEADLESS: '1' },
  });
  return sessions;
}

afterAll(async () => {
  if (browser) {
    const closed = new Promise((resolve) => browser!.once('close', resolve));
    browser.kill();
    await closed;
  }
  site?.close();
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

describe.skipIf(!firefox)(
  'Firefox makes the same run as Node: the same events but for what errors look like, and the same capture',
  () => {
    test.each(cases.map(({ name }, index) => [name, index] as const))(
      '%s',
      async (_, index) => {
        starting ??= start();
        const session = (await starting).get(index)!;
        const { digest, pcapng, failure } = await arriving[index]!;
        expect(failure).toBe('');
        const difference = session.differenceFrom({ ...session.recording(), digest });
        // Its stacks have other columns and names of functions, and its own errors other words.
        if (!ERROR_TEXT.test(difference?.text ?? '')) expect(difference).toBeUndefined();
        expect(Buffer.from(pcapng).equals(session.capture())).toBe(true);
      },
      300_000,
    );
  },
);
