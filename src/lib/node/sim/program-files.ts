import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const EXTENSIONS = /\.(?:[mc]?[jt]s|json)$/;
const SKIPPED = /^(?:node_modules|\..*)$/;

/** A program's directory may be anything, a home directory too: beyond these limits the rest stays unread. */
const MOST_FILES = 500;
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * What a program finds in its simulated file system: itself and what its literal relative paths reach
 * (`import './frame.mjs'`), the `package.json` files above it, and the modules and JSON files of its directory
 * tree, nearest first, up to 500 files and 8 MiB. Absolute path (with forward slashes) → text.
 */
export function programFiles(entries: readonly string[]): Record<string, string> {
  const collector = new Collector();
  for (const entry of entries) collector.follow(resolve(entry));
  for (const directory of new Set(entries.map((entry) => dirname(resolve(entry))))) {
    collector.addPackages(directory);
    collector.addTree(directory);
  }
  return collector.files;
}

/** The path as programs see it: with forward slashes and, on Windows, a slash before the drive. */
export const simulatedPath = (path: string): string => decodeURIComponent(pathToFileURL(path).pathname);

class Collector {
  readonly files: Record<string, string> = {};
  #count = 0;
  #bytes = 0;

  /** Adds a file and those it names by a relative path. */
  follow(path: string): void {
    const text = this.#add(path);
    if (text === undefined) return;
    for (const [, , specifier] of text.matchAll(/(['"`])(\.{1,2}\/[^'"`\n]+)\1/g)) {
      const target = resolve(dirname(path), specifier as string);
      const found = [target, `${target}.js`, `${target}.cjs`, `${target}.json`, join(target, 'index.js')];
      const file = found.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
      if (file !== undefined && EXTENSIONS.test(file)) this.follow(file);
    }
  }

  /** `package.json` says whether a `.js` file is a module. */
  addPackages(directory: string): void {
    const path = join(directory, 'package.json');
    if (existsSync(path)) this.#add(path);
    if (dirname(directory) !== directory) this.addPackages(dirname(directory));
  }

  addTree(root: string): void {
    const directories = [root];
    for (let directory = directories.shift(); directory !== undefined; directory = directories.shift()) {
      const entries = readdirSync(directory, { withFileTypes: true }).toSorted((a, b) =>
        a.name < b.name ? -1 : 1,
      );
      for (const entry of entries) {
        if (this.#count >= MOST_FILES || this.#bytes >= MOST_BYTES) return;
        const path = join(directory, entry.name);
        if (entry.isFile() && EXTENSIONS.test(entry.name)) this.#add(path);
        else if (entry.isDirectory() && !SKIPPED.test(entry.name)) directories.push(path);
      }
    }
  }

  /** The text of a file that was not there before. */
  #add(path: string): string | undefined {
    const name = simulatedPath(path);
    if (this.files[name] !== undefined) return undefined;
    if (statSync(path).size > MOST_BYTES - this.#bytes) return undefined;
    const text = readFileSync(path, 'utf8');
    this.files[name] = text;
    this.#count++;
    this.#bytes += text.length;
    return text;
  }
}
