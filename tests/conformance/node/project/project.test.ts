import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEngine, inNode } from '../parity.ts';

/** A project with packages in node_modules, one that names itself, and files that fail to load. */
const project = join(import.meta.dirname, 'programs');
const files = Object.fromEntries(
  readdirSync(project, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(project, path), readFileSync(path, 'utf8')]),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ieum-'));
  cpSync(project, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['main.mjs', 'main.cjs'])(
  'what %s imports and requires is found, or missed, as in Node',
  async (name) => {
    expect(await inEngine(files, name, '')).toEqual(inNode(folder, name, ''));
  },
  60_000,
);
