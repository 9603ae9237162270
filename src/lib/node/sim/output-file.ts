import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Says before a run, in one sentence, that what it shall write afterwards cannot be written. */
export function checkWritable(option: string, path: string): void {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (found) accessSync(path, constants.W_OK);
  } catch (error) {
    throw unwritable(option, path, error);
  }
}

export function writeOutput(option: string, path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw unwritable(option, path, error);
  }
}

const unwritable = (option: string, path: string, error: unknown): UsageError =>
  new UsageError(
    `${option}: expected a file that can be written, got ${path} (${(error as NodeJS.ErrnoException).code})`,
  );
