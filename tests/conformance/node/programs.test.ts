import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEngine, inNode } from './parity.ts';

const programs = join(import.meta.dirname, 'programs');
const names = readdirSync(programs).sort();
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(programs, name), 'utf8')]));
const isProgram = (name: string) => /\.[cm]?[jt]s$/.test(name) && !name.startsWith('lib-');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ieum-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(names.filter(isProgram))(
  '%s prints the same in the engine as in Node',
  async (name) => {
    const input = 'a line\nanother\n';
    const engine = await inEngine(files, name, input);
    expect(engine).toEqual(inNode(folder, name, input));
  },
  60_000,
);
