import { readdirSync, readFileSync } from 'node:fs';
import type { EmbeddedEngine } from '../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../src/lib/sandbox/engine.ts';
import type { Project } from '../../src/lib/sandbox/project.ts';
import { openEnginePage } from '../conformance/engine/engine-page.ts';

/** Resident memory of everything that this process has started, in MB, each shared page counted once (Pss). */
function memoryBelow(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        parents.set(Number(name), Number(fields[1]));
      } catch {
        // It has ended meanwhile.
      }
    }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || isBelow(parents.get(pid)));
  let kilobytes = 0;
  for (const pid of parents.keys())
    if (pid !== root && isBelow(pid)) {
      try {
        kilobytes += Number(
          /^Pss: +(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
        );
      } catch {
        // Likewise.
      }
    }
  return kilobytes / 1000;
}

/** So many processes of one host in a page: milliseconds until the last has printed its line, and what they take. */
export async function manyInChromium(
  count: number,
): Promise<{ readonly ms: number; readonly megabytes: number }> {
  const opened = await openEnginePage();
  const project: Project = {
    files: [
      { path: 'main.mjs', text: "import 'node:net'; console.log('up'); setInterval(() => {}, 10_000);" },
    ],
    scenario: {
      hosts: { host: '10.0.0.1' },
      links: [],
      processes: Array.from({ length: count }, (_, index) => ({
        name: `p${index}`,
        host: 'host',
        file: 'main.mjs',
      })),
    },
  };
  await opened.page.evaluate(async () => {
    const scope = globalThis as unknown as { EmbeddedEngine: typeof EmbeddedEngine; engine: EmbeddedEngine };
    scope.engine = new scope.EmbeddedEngine();
    await scope.engine.prepare();
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  const before = memoryBelow(process.pid);
  const ms = await opened.page.evaluate(
    async ([project, count]) => {
      const { engine } = globalThis as unknown as { engine: EmbeddedEngine };
      const begun = performance.now();
      let printed = 0;
      return new Promise<number>((resolve) => {
        const listen = (events: readonly RunEvent[]) => {
          printed += events.filter(({ type }) => type === 'output').length;
          if (printed >= count) resolve(performance.now() - begun);
        };
        void engine.start(project, listen, { speed: 1 });
      });
    },
    [project, count] as const,
  );
  const megabytes = memoryBelow(process.pid) - before;
  await opened.close();
  return { ms, megabytes };
}
