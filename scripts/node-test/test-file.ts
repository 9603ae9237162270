import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../../src/lib/node/sim/usage-error.ts';

const NAME = /^test-([a-z0-9]+)[\w.-]*\.(?:js|mjs|cjs)$/;

/** One of Node's own test files. */
export interface TestFile {
  /** `test-net-connect.js` */
  readonly name: string;
  /** `net`, the first word after `test-`. */
  readonly prefix: string;
  readonly path: string;
  readonly text: string;
}

/** The test files in DIR/parallel whose name has the pattern in it (`*` stands for any text), by name. */
export function testFiles(directory: string, pattern: string | undefined): TestFile[] {
  for (const folder of ['parallel', 'common']) {
    const path = join(directory, folder);
    if (!existsSync(path) || !statSync(path).isDirectory())
      throw new UsageError(
        `node-test: expected a folder with parallel/ and common/, got ${directory} without ${folder}/`,
      );
  }
  const wanted = new RegExp((pattern ?? '*').replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*'));
  const parallel = resolve(directory, 'parallel');
  const files = readdirSync(parallel)
    .filter((name) => NAME.test(name) && wanted.test(name))
    .toSorted()
    .map((name) => {
      const path = join(parallel, name);
      return { name, prefix: NAME.exec(name)![1]!, path, text: readFileSync(path, 'utf8') };
    });
  if (files.length === 0)
    throw new UsageError(
      pattern === undefined
        ? `node-test: ${parallel} holds no test-*.js, .mjs or .cjs`
        : `--only: no test file in ${parallel} has ${JSON.stringify(pattern)} in its name`,
    );
  return files;
}

/** The words of its `// Flags:` line: what Node's own runner starts `node` with. */
export const flagsOf = ({ text }: TestFile): string[] =>
  /^\/\/ Flags:\s*(.*)$/m.exec(text.slice(0, 2000))?.[1]?.trim().split(/\s+/).filter(Boolean) ?? [];

/** The values of its `// Env:` line. */
export const environmentOf = ({ text }: TestFile): Record<string, string> =>
  Object.fromEntries(
    (/^\/\/ Env:\s*(.*)$/m.exec(text.slice(0, 2000))?.[1]?.trim().split(/\s+/) ?? [])
      .filter((word) => word.includes('='))
      .map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  );

/** Where the test files are in the simulated file system, as in Node's repository. */
export const SIMULATED_ROOT = '/node/test';

export interface Mounted {
  readonly files: Record<string, string>;
  readonly blobs: Record<string, Uint8Array>;
}

/** Most bytes of fixtures that one file is given. */
const MOST_FIXTURES = 4 * 1024 * 1024;

/** What a test file finds on its disk: itself, what it requires by a relative path, and the fixtures it names. */
export class TestDisk {
  readonly #root: string;
  /** Of all fixtures, by file name. */
  #fixtures: Map<string, string[]> | undefined;
  readonly #texts = new Map<string, string>();

  constructor(directory: string) {
    this.#root = resolve(directory);
  }

  mount(test: TestFile): Mounted {
    const files: Record<string, string> = {};
    const blobs: Record<string, Uint8Array> = {};
    this.#follow(test.path, files);
    const packageFile = join(this.#root, 'common/package.json');
    if (existsSync(packageFile)) files[this.#simulated(packageFile)] = readFileSync(packageFile, 'utf8');
    if (/\bfixtures\b/.test(test.text)) this.#addFixtures(test.text, files, blobs);
    return { files, blobs };
  }

  #simulated(path: string): string {
    return `${SIMULATED_ROOT}/${relative(this.#root, path).replaceAll('\\', '/')}`;
  }

  #read(path: string): string {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(path, 'utf8');
    this.#texts.set(path, text);
    return text;
  }

  #follow(path: string, files: Record<string, string>): void {
    const name = this.#simulated(path);
    if (files[name] !== undefined || name.startsWith(`${SIMULATED_ROOT}/..`)) return;
    const text = this.#read(path);
    files[name] = text;
    for (const [, , specifier] of text.matchAll(/(['"`])(\.{1,2}(?:\/[^'"`\n]*)?)\1/g)) {
      const target = resolve(dirname(path), specifier!);
      const found = [target, `${target}.js`, `${target}.json`, join(target, 'index.js')].find(
        (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
      );
      if (found !== undefined && /\.(?:[mc]?js|json)$/.test(found)) this.#follow(found, files);
    }
  }

  /** The folder is far too large to mount: a fixture is there when the test's text has its name, or its folder's. */
  #addFixtures(text: string, files: Record<string, string>, blobs: Record<string, Uint8Array>): void {
    const folder = join(this.#root, 'fixtures');
    if (!existsSync(folder)) return;
    this.#fixtures ??= Map.groupBy(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
      (path) => basename(path),
    );
    const literals = new Set(
      [...text.matchAll(/(['"`])([^'"`\n]+)\1/g)].flatMap(([, , literal]) => literal!.split('/')),
    );
    let left = MOST_FIXTURES;
    for (const [name, paths] of this.#fixtures)
      for (const path of paths) {
        const folders = relative(folder, dirname(path)).split('/');
        if (
          !literals.has(name) &&
          !literals.has(name.replace(/\.\w+$/, '')) &&
          !folders.some((part) => literals.has(part))
        )
          continue;
        const size = statSync(path).size;
        if (size > left) continue;
        left -= size;
        const bytes = readFileSync(path);
        const asText = bytes.toString('utf8');
        if (Buffer.from(asText).equals(bytes)) files[this.#simulated(path)] = asText;
        else blobs[this.#simulated(path)] = new Uint8Array(bytes);
      }
  }
}
