import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Recording } from '../../../src/lib/node/kernel/recording.ts';
import type { Session } from '../../../src/lib/node/kernel/session.ts';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import { type EngineSite, openEngineSite } from '../engine/engine-site.ts';
import { first, labs, networkPrograms, programs } from './repeated-runs.ts';

interface OtherBrowser {
  /** The variable that names its executable. Every run is made twice more: that takes too long for every day. */
  readonly variable: string;
  /** What to run, with a folder of its own, to have it show a page. */
  readonly command: (path: string, home: string, address: string) => readonly string[];
  /** Programs in a language that it does not know yet. */
  readonly cannotRead?: readonly string[];
}

const BROWSERS: Readonly<Record<string, OtherBrowser>> = {
  Firefox: {
    variable: 'FIREFOX_PATH',
    command: (path, home, address) => [path, '--headless', '--no-remote', '--profile', home, address],
  },
  // Safari's engine, in the MiniBrowser of Debian's webkit2gtk-driver; it wants a screen.
  WebKit: {
    variable: 'MINIBROWSER_PATH',
    command: (path, _, address) => ['xvfb-run', '--auto-servernum', path, address],
    cannotRead: ['using.mjs'],
  },
};

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

const FIREFOX_PREFERENCES = [
  'user_pref("browser.shell.checkDefaultBrowser", false);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("app.update.enabled", false);',
  'user_pref("browser.startup.homepage_override.mstone", "ignore");',
].join('\n');

/** A browser that makes the runs, once they have been made in Node. */
class Making {
  readonly #browser: OtherBrowser;
  readonly #path: string;
  readonly #waiting = new Map<number, (result: Result) => void>();
  readonly #arriving = cases.map(
    (_, index) => new Promise<Result>((resolve) => void this.#waiting.set(index, resolve)),
  );
  readonly #home = mkdtempSync(join(tmpdir(), 'ieum-browser-'));
  #site: EngineSite | undefined;
  #child: ChildProcess | undefined;
  #sessions: Promise<readonly Session[]> | undefined;

  constructor(browser: OtherBrowser, path: string) {
    this.#browser = browser;
    this.#path = path;
  }

  /** A run as Node made it, and what came of it in the browser. */
  async result(index: number): Promise<{ readonly session: Session; readonly result: Result }> {
    this.#sessions ??= this.#start();
    const session = (await this.#sessions)[index]!;
    return { session, result: await this.#arriving[index]! };
  }

  async #start(): Promise<readonly Session[]> {
    const sessions: Session[] = [];
    for (const one of cases) sessions.push(await first(one));
    const recordings = sessions.map((session) => session.recording());
    this.#site = await openEngineSite(
      { '/all.js': `(${runAll})(${JSON.stringify(recordings)})` },
      (path, body) => this.#waiting.get(Number(path.split('/').at(-1)))?.(JSON.parse(body)),
    );
    writeFileSync(join(this.#home, 'user.js'), FIREFOX_PREFERENCES);
    const [command, ...args] = this.#browser.command(this.#path, this.#home, `${this.#site.address}/all`);
    this.#child = spawn(command!, args, {
      stdio: 'ignore',
      env: { ...process.env, HOME: this.#home, MOZ_HEADLESS: '1' },
      // A group of its own, which ends together.
      detached: true,
    });
    return sessions;
  }

  async end(): Promise<void> {
    if (this.#child) {
      const closed = new Promise((resolve) => this.#child!.once('close', resolve));
      process.kill(-this.#child.pid!);
      await closed;
    }
    this.#site?.close();
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

for (const [name, browser] of Object.entries(BROWSERS)) {
  const path = process.env[browser.variable];
  if (path === undefined)
    console.log(`${browser.variable} names no ${name}: its conformance tests are skipped.`);
  else if (!existsSync(path)) throw new Error(`${browser.variable}: there is no ${path}`);

  describe.skipIf(path === undefined)(
    `${name} makes the same run as Node: the same events but for what errors look like, and the same capture`,
    () => {
      const making = path === undefined ? undefined : new Making(browser, path);
      afterAll(() => making?.end());

      const readable = cases
        .map(({ name }, index) => [name, index] as const)
        .filter(([name]) => !browser.cannotRead?.includes(name));
      test.each(readable)(
        '%s',
        async (_, index) => {
          const { session, result } = await making!.result(index);
          expect(result.failure).toBe('');
          const difference = session.differenceFrom({ ...session.recording(), digest: result.digest });
          // Its stacks have other columns and names of functions, and its own errors other words.
          if (!ERROR_TEXT.test(difference?.text ?? '')) expect(difference).toBeUndefined();
          expect(Buffer.from(result.pcapng).equals(session.capture())).toBe(true);
        },
        300_000,
      );
    },
  );
}
