import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildEngine } from './helper.ts';

test('the engine’s scripts stay within 350 kB compressed', () => {
  const folder = buildEngine();
  const sizes = ['process.js', 'kernel.js'].map(
    (name) => brotliCompressSync(readFileSync(join(folder, name))).length,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(350_000);
}, 60_000);
