import { afterAll, describe, expect, test } from 'vitest';
import type { Recording } from '../../../src/lib/node/kernel/recording.ts';
import type { Session } from '../../../src/lib/node/kernel/session.ts';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import { type EngineSite, openEngineSite } from '../engine/engine-site.ts';
import { OTHER_BROWSERS, type OtherBrowser, showIn } from '../engine/other-browsers.ts';
import { first, labs, networkPrograms, programs } from './repeated-runs.ts';

/** Programs in a language that a browser does not know yet. */
const CANNOT_READ: Readonly<Record<string, readonly string[]>> = { WebKit: ['using.mjs'] };

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

/** A browser that makes the runs, once they have been made in Node. */
class Making {
  readonly #browser: OtherBrowser;
  readonly #waiting = new Map<number, (result: Result) => void>();
  readonly #arriving = cases.map(
    (_, index) => new Promise<Result>((resolve) => void this.#waiting.set(index, resolve)),
  );
  #site: EngineSite | undefined;
  #close: (() => Promise<void>) | undefined;
  #sessions: Promise<readonly Session[]> | undefined;

  constructor(browser: OtherBrowser) {
    this.#browser = browser;
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
    this.#close = showIn(this.#browser, `${this.#site.address}/all`);
    return sessions;
  }

  async end(): Promise<void> {
    await this.#close?.();
    this.#site?.close();
  }
}

for (const browser of OTHER_BROWSERS) {
  const { name, path } = browser;
  describe.skipIf(path === undefined)(
    `${name} makes the same run as Node: the same events but for what errors look like, and the same capture`,
    () => {
      const making = new Making(browser);
      afterAll(() => making.end());

      const readable = cases
        .map(({ name }, index) => [name, index] as const)
        .filter(([name]) => !CANNOT_READ[browser.name]?.includes(name));
      test.each(readable)(
        '%s',
        async (_, index) => {
          const { session, result } = await making.result(index);
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
