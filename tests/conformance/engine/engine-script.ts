import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parts } from '../../../src/lib/node/parts.ts';

/** Every script of the engine. */
export const scriptNames: readonly string[] = [
  'kernel.js',
  'process.js',
  ...parts.map(({ name }) => `${name}.js`),
];

export const ROOT = join(import.meta.dirname, '../../..');

let built = false;

/** The text of one of the engine's scripts, built first when it is not up to date. */
export function engineScript(name: string): string {
  if (!built)
    execFileSync(process.execPath, [join(ROOT, 'scripts/build-engine.ts')], { stdio: ['ignore', 2, 2] });
  built = true;
  return readFileSync(join(ROOT, '.engine', name), 'utf8');
}
