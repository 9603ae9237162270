import { readScenario } from '../../lib/net/scenario/read.ts';
import { pathProblem } from '../../lib/sandbox/file-path.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';
import { unzipFiles } from '../../lib/sandbox/project-zip.ts';
import type { Texts } from './learner-files.ts';
import type { Snapshot } from './learner-work.ts';

/** The playground's zip carries its network beside the files. */
export const NETWORK_FILE = 'scenario.json';

/** What chosen files bring into a project. */
export interface Import extends Partial<Snapshot> {
  readonly texts: Texts;
  /** Paths of the files that are taken; those that cannot be are left out. */
  readonly taken: readonly string[];
}

/** The texts of chosen files; a zip is opened. Rejects where one cannot be read. */
export async function openFiles(chosen: readonly File[]): Promise<readonly ProjectFile[]> {
  const opened = chosen.map(async (file) =>
    file.name.endsWith('.zip')
      ? unzipFiles(new Uint8Array(await file.arrayBuffer()))
      : [{ path: file.name, text: await file.text() }],
  );
  return (await Promise.all(opened)).flat();
}

/**
 * What files bring into a project that has these texts. With `withNetwork` a network among them makes it a whole project;
 * files alone join those that are there. Throws a ScenarioError where the network cannot be used.
 */
export function importInto(texts: Texts, found: readonly ProjectFile[], withNetwork: boolean): Import {
  const network = withNetwork ? found.find(({ path }) => path === NETWORK_FILE) : undefined;
  const scenario = network && readScenario(JSON.parse(network.text));
  const before = scenario ? new Map<string, string>() : texts;
  // The handout's README speaks of the files; it is none of the project's.
  const isOurs = (path: string) => path === 'README.md' || (withNetwork && path === NETWORK_FILE);
  const next = new Map(before);
  const taken: string[] = [];
  for (const { path, text } of found) {
    if (isOurs(path) || (!next.has(path) && pathProblem(path, [...next.keys()]))) continue;
    next.set(path, text);
    taken.push(path);
  }
  return { texts: next, taken, ...(scenario && { scenario }) };
}
