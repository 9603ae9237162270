import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parts } from '../../../src/lib/node/parts.ts';
import { type ProcessScript, readProcessScript } from '../../../src/lib/node/sim/process-script.ts';
import { buildEngine } from '../../unit/node/helper.ts';

/** Every script of the engine. */
export const scriptNames: readonly string[] = [
  'kernel.js',
  'process.js',
  ...parts.map(({ name }) => `${name}.js`),
];

export const ROOT = join(import.meta.dirname, '../../..');

/** The text of one of the engine's scripts. */
export const engineScript = (name: string): string => readFileSync(join(buildEngine(), name), 'utf8');

/** The process worker's script, for worker threads of Node. */
export const processScript = (): ProcessScript => readProcessScript(buildEngine());
