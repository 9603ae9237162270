import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { TestProcess } from '../../unit/node/helper.ts';

const node = join(import.meta.dirname, '../../../node_modules/.bin/node');

/**
 * What must differ, by rule: where the files are; the process's number; frames of Node's own loader and of the loop
 * under a promise's callback (the engine has a loader of its own and shows no frame of it).
 */
function normalised(text: string, folder: string): string {
  return text
    .replaceAll(`file://${folder}/`, 'file:///home/')
    .replaceAll(`${folder}/`, '/home/')
    .replaceAll(folder, '/home')
    .replace(/\(node:\d+\)/g, '(node:PID)')
    .replace(
      /^ +at .*node:(?:internal\/(?:modules|main|process\/(?:task_queues|execution))|diagnostics_channel).*?( \{)?\n/gm,
      (_, brace) => (brace ? ' {\n' : ''),
    )
    .replace(/\n \{\n/g, ' {\n');
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs a program of a folder in the pinned Node, with two arguments and one environment variable. */
export function inNode(folder: string, name: string, input: string): Outcome {
  const { stdout, stderr, status } = spawnSync(node, [name, 'first', 'second'], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { GREETING: 'hello' },
    timeout: 20_000,
  });
  return { stdout: normalised(stdout, folder), stderr: normalised(stderr, folder), code: status };
}

/** The same in the engine; `files` are what the folder holds, path → text. */
export async function inEngine(
  files: Readonly<Record<string, string>>,
  name: string,
  input: string,
): Promise<Outcome> {
  const home = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/home/${file}`, text]));
  const process = new TestProcess(home, {
    main: `/home/${name}`,
    argv: ['first', 'second'],
    env: { GREETING: 'hello' },
    patience: 60_000,
  });
  await process.runToEnd([input, null]);
  await process.end();
  return {
    stdout: normalised(process.stdout, '/home'),
    stderr: normalised(process.stderr, '/home'),
    code: process.exit?.code ?? null,
  };
}
