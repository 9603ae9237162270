import { type Files, packageType } from './resolve.ts';
import { parseModule, parseScript } from './transform.ts';

export type Format = 'module' | 'commonjs' | 'json';

export const isTypeScript = (path: string): boolean => /\.[cm]?ts$/.test(path);

/** A file that is no script but is a module uses module syntax (Node's --experimental-detect-module). */
function detect(source: string): Format {
  try {
    parseScript(source);
    return 'commonjs';
  } catch {
    try {
      parseModule(source);
      return 'module';
    } catch {
      return 'commonjs';
    }
  }
}

/**
 * How Node would read a file: by extension, by the nearest package.json, else by the syntax of its text without types,
 * `source`.
 */
export function formatOf(files: Files, path: string, source: () => string): Format {
  if (/\.m[jt]s$/.test(path)) return 'module';
  if (/\.c[jt]s$/.test(path)) return 'commonjs';
  if (path.endsWith('.json')) return 'json';
  return packageType(files, path) ?? detect(source());
}
