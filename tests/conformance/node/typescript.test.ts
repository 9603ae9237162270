import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stripTypes } from '../../../src/lib/node/typescript/strip-types.ts';
import { TypeScriptError } from '../../../src/lib/node/typescript/typescript-error.ts';

const root = join(import.meta.dirname, '../../..');
const node = join(root, 'node_modules/.bin/node');

/** What Node itself makes of texts: without types, or its picture and sentence of what is wrong. */
function inNode(texts: readonly string[]): string[] {
  const program = `
    const { stripTypeScriptTypes } = require('node:module');
    const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    const strip = (text) => {
      try { return stripTypeScriptTypes(text); }
      catch ({ stack, message }) { return stack.replace(/\\nSyntaxError[^]*/, '\\n') + message; }
    };
    process.stdout.write(JSON.stringify(texts.map(strip)));`;
  const options = { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  return JSON.parse(execFileSync(node, ['--no-warnings', '-e', program], options));
}

function inEngine(text: string): string {
  try {
    return stripTypes(text, '');
  } catch (error) {
    if (!(error instanceof TypeScriptError)) throw error;
    return `:${error.startLine}\n${error.snippet}\n${error.message}`;
  }
}

const file = readFileSync(join(import.meta.dirname, 'typescript-snippets.txt'), 'utf8');
const snippets = file.replace(/\n$/, '').split('\n---\n');

test(`${snippets.length} pieces of TypeScript lose their types as in Node, sign for sign, or are refused in its words`, () => {
  const pairs = (results: readonly string[]) => snippets.map((text, index) => [text, results[index]]);
  expect(pairs(snippets.map(inEngine))).toEqual(pairs(inNode(snippets)));
});

test('every TypeScript file of this repository loses its types as in Node', () => {
  const paths = ['src', 'scripts', 'tests']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /(?<!\.d)\.[cm]?ts$/.test(path));
  const texts = paths.map((path) => readFileSync(join(root, path), 'utf8'));
  const different = inNode(texts).flatMap((expected, index) =>
    inEngine(texts[index]!) === expected ? [] : [paths[index]],
  );
  expect(different).toEqual([]);
});
