import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { LabChecks } from '../../src/lib/lab-check/lab-checks.ts';
import type { Lab } from '../../src/lib/sandbox/lab.ts';
import { readLabFile } from '../../src/lib/sandbox/lab-file.ts';
import type { Project, ProjectFile } from '../../src/lib/sandbox/project.ts';

export const LABS = join(import.meta.dirname, '../../src/content/labs');

export type Variant = 'starter' | 'solution';

/** The folder names of all labs, in the order of the alphabet. */
export const labNames: readonly string[] = globSync(`${LABS}/*/lab.yaml`)
  .map((path) => basename(dirname(path)))
  .sort();

/** Throws a `LabError` that names file, field and fix when the description is wrong. */
export function readLab(name: string): Lab {
  const text = readFileSync(join(LABS, name, 'lab.yaml'), 'utf8');
  return readLabFile(`src/content/labs/${name}/lab.yaml`, text, filesIn(join(LABS, name, 'starter')));
}

/** The text of a lab's file; a solution holds only what differs from the starter. */
export function sourceOf(name: string, variant: Variant, file: string): string {
  const own = join(LABS, name, variant, file);
  return readFileSync(existsSync(own) ? own : join(LABS, name, 'starter', file), 'utf8');
}

/** Whether the embedded engine can run a lab. */
export const isEmbedded = (name: string): boolean => readLab(name).engines?.not?.embedded === undefined;

/** A lab with its starter, or its solution, as the sandbox would run it. */
export function projectOf(name: string, variant: Variant): Project {
  const { files, scenario } = readLab(name);
  return { files: files.map((path) => ({ path, text: sourceOf(name, variant, path) })), scenario };
}

/** The programs of a lab's hostile runs. */
export const hostilePrograms = (name: string): ProjectFile[] =>
  filesIn(join(LABS, name, 'check')).map(({ path, text }) => ({ path: `check/${path}`, text }));

function filesIn(folder: string): ProjectFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }));
}

export async function checksOf(name: string): Promise<LabChecks> {
  const module: { default: LabChecks } = await import(join(LABS, name, 'check.ts'));
  return module.default;
}
