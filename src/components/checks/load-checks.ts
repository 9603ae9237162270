import type { LabChecks } from '../../lib/lab-check/lab-checks.ts';
import type { ProjectFile } from '../../lib/sandbox/project.ts';

const checks = import.meta.glob<LabChecks>('/src/content/labs/*/check.ts', { import: 'default' });
const programs = import.meta.glob<string>('/src/content/labs/*/check/**', {
  query: '?raw',
  import: 'default',
});

export interface LoadedChecks extends LabChecks {
  /** The programs of the hostile runs, by the name that a run gives them: `check/drip.mjs`. */
  readonly programs: readonly ProjectFile[];
}

/** A lab's checks, fetched when someone asks for them. */
export async function loadChecks(lab: string): Promise<LoadedChecks> {
  const folder = `/src/content/labs/${lab}/`;
  const [own, ...texts] = await Promise.all([
    checks[`${folder}check.ts`]!(),
    ...Object.entries(programs)
      .filter(([path]) => path.startsWith(`${folder}check/`))
      .map(async ([path, load]) => ({ path: path.slice(folder.length), text: await load() })),
  ]);
  return { ...own, programs: texts };
}
