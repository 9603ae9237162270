import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { programFiles } from '../../../src/lib/node/sim/program-files.ts';

/** A directory with the given files. */
function directoryOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'ieum-files-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The names of the collected files below `root`, in order. */
function collected(root: string, entry: string): string[] {
  return Object.keys(programFiles([join(root, entry)]))
    .filter((path) => path.startsWith(`${root}/`))
    .map((path) => path.slice(root.length + 1));
}

test('a program finds the modules of its directory, those it imports from elsewhere, and package.json above', () => {
  const root = directoryOf({
    'package.json': '{}',
    'lab/main.mjs': "import '../shared/frame.mjs'; const data = require('./data.json');",
    'lab/data.json': '{}',
    'lab/other/late.cjs': '',
    'lab/picture.png': '',
    'lab/node_modules/big/index.js': '',
    'lab/.git/config.json': '{}',
    'shared/frame.mjs': "export * from './bytes.mjs';",
    'shared/bytes.mjs': '',
    'shared/unused.mjs': '',
  });
  expect(collected(root, 'lab/main.mjs').toSorted()).toEqual([
    'lab/data.json',
    'lab/main.mjs',
    'lab/other/late.cjs',
    'package.json',
    'shared/bytes.mjs',
    'shared/frame.mjs',
  ]);
});

test('in a directory with very many files the program itself and its imports are always there', () => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`a${index}.mjs`, '']));
  const root = directoryOf({
    ...many,
    'z/main.mjs': "import '../a599.mjs';",
    'main.mjs': "import './z/main.mjs';",
  });
  const files = collected(root, 'main.mjs');
  expect(files).toContain('z/main.mjs');
  expect(files).toContain('a599.mjs');
  expect(files).toHaveLength(500);
});
