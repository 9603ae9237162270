import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestProcess } from '../../unit/node/helper.ts';

const programs = join(import.meta.dirname, 'programs');
const node = join(import.meta.dirname, '../../../node_modules/.bin/node');
const names = readdirSync(programs).sort();
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(programs, name), 'utf8')]));
const isProgram = (name: string) => /\.[cm]?[jt]s$/.test(name) && !name.startsWith('lib-');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ieum-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * What must differ, by rule: where the files are; the process's number; frames of Node's own loader and of the loop
 * under a promise's callback (the engine has a loader of its own and shows no frame of it).
 */
function normalised(text: string): string {
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

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

function inNode(name: string, input: string): Outcome {
  const { stdout, stderr, status } = spawnSync(node, [name, 'first', 'second'], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { GREETING: 'hello' },
    timeout: 20_000,
  });
  return { stdout: normalised(stdout), stderr: normalised(stderr), code: status };
}

async function inEngine(name: string, input: string): Promise<Outcome> {
  const home = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/home/${file}`, text]));
  const process = new TestProcess(home, {
    main: `/home/${name}`,
    argv: ['first', 'second'],
    env: { GREETING: 'hello' },
  });
  await process.runToEnd([input, null]);
  await process.end();
  return {
    stdout: normalised(process.stdout),
    stderr: normalised(process.stderr),
    code: process.exit?.code ?? null,
  };
}

test.each(names.filter(isProgram))(
  '%s prints the same in the engine as in Node',
  async (name) => {
    const input = 'a line\nanother\n';
    const engine = await inEngine(name, input);
    expect(engine).toEqual(inNode(name, input));
  },
  60_000,
);
