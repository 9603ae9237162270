import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parts } from '../../../src/lib/node/parts.ts';
import { buildEngine } from './helper.ts';

/** Compressed bytes of scripts together. */
function size(names: readonly string[]): number {
  const folder = buildEngine();
  return names
    .map((name) => brotliCompressSync(readFileSync(join(folder, `${name}.js`))).length)
    .reduce((sum, size) => sum + size);
}

test('what a lab on net and dgram downloads stays within 350 kB compressed', () => {
  expect(size(['process', 'kernel'])).toBeLessThan(350_000);
}, 60_000);

test('the parts, which a project downloads when it names them, stay within 280 kB compressed together', () => {
  expect(size(parts.map(({ name }) => name))).toBeLessThan(280_000);
}, 60_000);
