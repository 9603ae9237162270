import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { readScenario } from '../../lib/net/scenario/read.ts';
import type { Project } from '../../lib/sandbox/project.ts';

const FOLDER = 'src/content/quizzes/programs';

const programFile = z.strictObject({
  /** What stands in the output of every run. */
  prints: z.array(z.string().min(1)).min(1),
  /** Runs with other seeds print other things: nothing more is determined. */
  varies: z.boolean().default(false),
  scenario: z.unknown().transform(readScenario),
});

/** A program that a question asks about: what the sandbox runs, and what that prints. */
export interface Program extends Project {
  readonly prints: readonly string[];
  readonly varies: boolean;
}

/** Names of the programs that questions can ask about. */
export function programNames(): string[] {
  return readdirSync(FOLDER).sort();
}

/** Reads a program from its folder. Throws, naming the field, when its `program.yaml` is not as it should be. */
export function readProgram(name: string): Program {
  const read = (file: string) => readFileSync(join(FOLDER, name, file), 'utf8');
  const paths = readdirSync(join(FOLDER, name)).filter((file) => file !== 'program.yaml');
  return {
    ...programFile.parse(parse(read('program.yaml'))),
    files: paths.sort().map((path) => ({ path, text: read(path) })),
  };
}

/** The lines of a file that a question shows. Throws when there is no such file. */
export function linesShown({ name, shown }: { readonly name: string; readonly shown: string }): string[] {
  const file = readProgram(name).files.find(({ path }) => path === shown);
  if (file === undefined) throw new Error(`quiz: programs/${name} has no file ${shown}`);
  return file.text.trimEnd().split('\n');
}
