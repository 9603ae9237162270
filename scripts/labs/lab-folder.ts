import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import type { LabChecks } from '../../src/lib/lab-check/lab-checks.ts';
import { type Lab, labSchema } from '../../src/lib/sandbox/lab.ts';
import type { Project, ProjectFile } from '../../src/lib/sandbox/project.ts';

export const LABS = join(import.meta.dirname, '../../src/content/labs');

export type Variant = 'starter' | 'solution';

/** The folder names of all labs, in the order of the alphabet. */
export const labNames: readonly string[] = globSync(`${LABS}/*/lab.yaml`)
  .map((path) => basename(dirname(path)))
  .sort();

export const readLab = (name: string): Lab =>
  labSchema.parse(parse(readFileSync(join(LABS, name, 'lab.yaml'), 'utf8')));

/** The text of a lab's file; a solution holds only what differs from the starter. */
export function sourceOf(name: string, variant: Variant, file: string): string {
  const own = join(LABS, name, variant, file);
  return readFileSync(existsSync(own) ? own : join(LABS, name, 'starter', file), 'utf8');
}

/** A lab with its starter, or its solution, as the sandbox would run it. */
export function projectOf(name: string, variant: Variant): Project {
  const { files, scenario } = readLab(name);
  return { files: files.map((path) => ({ path, text: sourceOf(name, variant, path) })), scenario };
}

/** The programs of a lab's hostile runs. */
export function hostilePrograms(name: string): ProjectFile[] {
  const folder = join(LABS, name, 'check');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: `check/${relative(folder, path)}`, text: readFileSync(path, 'utf8') }));
}

export async function checksOf(name: string): Promise<LabChecks> {
  const module: { default: LabChecks } = await import(join(LABS, name, 'check.ts'));
  return module.default;
}
