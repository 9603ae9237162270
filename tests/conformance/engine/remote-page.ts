import { openEngineSite } from './engine-site.ts';
import { type OtherBrowser, showIn } from './other-browsers.ts';

/** What the page does there: it asks what to do, does it, and posts what came of it with its next question. */
async function obey(): Promise<void> {
  for (let answer = ''; ; ) {
    const code = await (await fetch('/next', { method: 'POST', body: answer })).text();
    try {
      // biome-ignore lint/security/noGlobalEval: it is the test's own code
      answer = JSON.stringify({ value: await globalThis.eval(code) });
    } catch (error) {
      answer = JSON.stringify({ error: String(error) });
    }
  }
}

/** A page of the engines in a browser that no driver of ours reaches, as far as Playwright's `Page` is needed. */
export interface RemotePage {
  /** As Playwright's: a function that needs nothing from around it, and what it is given and gives is JSON. */
  evaluate<T, Argument>(task: (argument: Argument) => T | Promise<T>, argument?: Argument): Promise<T>;
  close(): Promise<void>;
}

/** Opens it; tasks are done one after another. */
export async function openRemotePage(browser: OtherBrowser): Promise<RemotePage> {
  let hand: (code: string) => void = () => {};
  let done: (answer: string) => void = () => {};
  const site = await openEngineSite({ '/remote.js': `(${obey})()` }, (_, body) => {
    done(body);
    return new Promise<string>((resolve) => {
      hand = resolve;
    });
  });
  const ready = new Promise<string>((resolve) => {
    done = resolve;
  });
  const end = showIn(browser, `${site.address}/remote`);
  await ready;
  return {
    async evaluate<T, Argument>(task: (argument: Argument) => T | Promise<T>, argument?: Argument) {
      const answered = new Promise<string>((resolve) => {
        done = resolve;
      });
      hand(`(${task})(${JSON.stringify(argument) ?? ''})`);
      const { value, error } = JSON.parse(await answered) as { value: T; error?: string };
      if (error !== undefined) throw new Error(error);
      return value;
    },
    close: async () => {
      await end();
      site.close();
    },
  };
}
