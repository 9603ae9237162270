import { expect, test } from 'vitest';
import { partsFor } from '../../../src/lib/node/parts.ts';
import { TestProcess } from './helper.ts';

const all = partsFor({ '/a.js': 'require(name)' });

test.each([
  ['net and dgram only', "import net from 'node:net'; import dgram from 'dgram';", []],
  ['a static import', "import http from 'node:http';", ['http']],
  ['a bare name, in double quotes', 'const fs = require("fs");', ['fs']],
  ['a module below a name', "import { readFile } from 'node:fs/promises';", ['fs']],
  ['import() of a literal', "const { strict } = await import('node:assert/strict');", ['assert']],
  ['process.getBuiltinModule', "process.getBuiltinModule('crypto').randomInt(3);", ['crypto']],
  ['a call of fetch', "await fetch('http://web.lab/');", ['http', 'assert', 'web', 'fetch']],
  ['require of the own module', "if (require.main === module) require('./server.js');", []],
  ['a require made for a module', 'const require = createRequire(import.meta.url); require("fs");', ['fs']],
  ['a computed require', "require('ht' + 'tp');", all],
  ['require under another name', 'const load = require; load(name);', all],
  ['a template with holes', `require(\`node:\${name}\`);`, all],
  ['a computed import', `await import(\`node:\${name}\`);`, all],
  ['a require of another name', 'const load = createRequire(import.meta.url); load(name);', all],
  ['types stripped by itself', "stripTypeScriptTypes('let a: 1');", ['typescript']],
])('a project with %s is given the parts it can ask for', (_, text, expected) => {
  expect(partsFor({ '/home/main.js': text, '/home/package.json': '{"require":"assert"}' })).toEqual(expected);
});

test('a TypeScript file brings what strips it, and a computed module does not', () => {
  expect(partsFor({ '/home/main.mts': 'let a: number;' })).toEqual(['typescript']);
  expect(all).not.toContain('typescript');
});

test('a computed name of a built-in module works', async () => {
  const process = new TestProcess({
    '/home/main.cjs': "const name = ['ht', 'tp'].join(''); console.log(typeof require(name).createServer);",
  });
  await process.runToEnd();
  expect(process.stdout).toBe('function\n');
});

test('a module that the project hides from view is an error that says how to show it', async () => {
  const process = new TestProcess({
    '/home/main.cjs': "const hidden = eval('requ' + 'ire'); hidden('cry' + 'pto');",
  });
  await process.runToEnd();
  expect(process.stderr).toContain(
    "node:crypto was not loaded for this run, because no file of the project names it: write 'crypto' in the file that asks for it",
  );
});
