import type { EmbeddedEngine } from '../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../src/lib/sandbox/engine.ts';
import type { Project } from '../../src/lib/sandbox/project.ts';
import { openEnginePage } from '../conformance/engine/engine-page.ts';

/** A worker that prints a line, and nothing else: what no engine can be faster than. */
export const BARE = "postMessage('a line')";

export interface Wait {
  readonly firstOutput: number;
  readonly end: number;
}

/**
 * What a learner waits for after Run in Chromium, in real milliseconds: per fresh page the first run (which fetches
 * the scripts from a server on this machine, opens the frame and starts the workers) and a second one.
 */
export async function measureInChromium(
  project: Project,
  pages: number,
): Promise<{ readonly cold: Wait[]; readonly warm: Wait[]; readonly bare: Wait[] }> {
  const opened = await openEnginePage();
  const cold: Wait[] = [];
  const warm: Wait[] = [];
  const bare: Wait[] = [];
  for (let count = 0; count < pages; count++) {
    const page = await opened.page.context().newPage();
    await page.goto(opened.page.url());
    const [first, second, third] = await page.evaluate(
      async ([project, text]) => {
        const scope = globalThis as unknown as { EmbeddedEngine: typeof EmbeddedEngine };
        const engine = new scope.EmbeddedEngine();
        const run = async () => {
          await new Promise((resolve) => setTimeout(resolve, 500)); // the page, or the run before, comes to rest
          const begun = performance.now();
          let firstOutput = 0;
          await new Promise<void>((resolve) => {
            const listen = (events: readonly RunEvent[]) => {
              if (events.some(({ type }) => type === 'output')) firstOutput ||= performance.now() - begun;
              if (events.some(({ type }) => type === 'done')) resolve();
            };
            void engine.start(project, listen);
          });
          return { firstOutput, end: performance.now() - begun };
        };
        const runBare = async () => {
          await new Promise((resolve) => setTimeout(resolve, 500));
          const begun = performance.now();
          const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
          await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
          const firstOutput = performance.now() - begun;
          worker.terminate();
          return { firstOutput, end: firstOutput };
        };
        return [await run(), await run(), await runBare()] as const;
      },
      [project, BARE] as const,
    );
    cold.push(first);
    warm.push(second);
    bare.push(third);
    await page.close();
  }
  await opened.close();
  return { cold, warm, bare };
}
