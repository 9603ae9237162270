import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

let built = false;

/** The text of one of the engine's scripts, built first when it is not up to date. */
export function engineScript(name: 'process.js' | 'kernel.js'): string {
  if (!built)
    execFileSync(process.execPath, [join(ROOT, 'scripts/build-engine.ts')], { stdio: ['ignore', 2, 2] });
  built = true;
  return readFileSync(join(ROOT, '.engine', name), 'utf8');
}
