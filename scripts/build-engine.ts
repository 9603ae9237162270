/**
 * Builds the embedded engine into .engine/ (never committed): Node's own library, taken from the Node that runs
 * this script, bundled with our bindings. Run by the pinned Node: `node scripts/build-engine.ts [--force]`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type PartName, parts } from '../src/lib/node/parts.ts';
import { CODE_CACHE } from '../src/lib/node/sim/process-script.ts';
import { bundleProcess, bundleScript, llhttpImage } from './engine/bundle.ts';
import { selectLibrary } from './engine/library.ts';
import { codeCache } from './engine/start-up.ts';

/** Folders and files whose content decides whether a build is still fresh. */
const inputs = [
  'scripts/build-engine.ts',
  'scripts/engine',
  'src/lib/node',
  'src/lib/net',
  'src/lib/sandbox/embedded',
  'package.json',
];

const root = join(import.meta.dirname, '..');
const target = join(root, '.engine');

/** The scripts of the two kinds of worker, and of the parts that a process is given when its project needs them. */
const scripts = ['kernel.js', 'process.js', ...parts.map(({ name }) => `${name}.js`)];

function filesUnder(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((item) => (item.isDirectory() ? filesUnder(join(path, item.name)) : [join(path, item.name)]));
}

function hashOfInputs(): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of inputs.flatMap(filesUnder)) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** The library and the constants of the Node that runs this. */
function takeFromNode() {
  const dump = execFileSync(
    process.execPath,
    ['--expose-internals', '--no-warnings', join(root, 'scripts/engine/dump.cjs')],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { sources, constants } = JSON.parse(dump);
  const libraries = selectLibrary(sources);
  // Of Node's hundreds of command line options those that the library asks for.
  const texts = Object.values(libraries).flatMap((library) => Object.values(library));
  const asked = new Set(texts.flatMap((text) => text.match(/--[\w-]+/g) ?? []));
  constants.options = Object.fromEntries(
    Object.entries(constants.options).filter(([name]) => asked.has(name)),
  );
  return { libraries, constants };
}

/** Never leaves half a file where another process may be reading. */
function replaceFile(name: string, content: string | Uint8Array): void {
  const fresh = join(target, `${name}.${process.pid}`);
  writeFileSync(fresh, content);
  renameSync(fresh, join(target, name));
}

async function buildEngine(force: boolean): Promise<void> {
  const hash = hashOfInputs();
  const hashFile = join(target, 'inputs.sha256');
  const fresh = existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash;
  if (fresh && !force && [...scripts, CODE_CACHE].every((name) => existsSync(join(target, name)))) return;

  const { libraries, constants } = takeFromNode();
  const virtual = {
    'ieum:constants': constants,
    'ieum:llhttp': llhttpImage(),
    'ieum:parts': Object.fromEntries(parts.map((part) => [part.name, Object.keys(libraries[part.name])])),
  };
  const sourcesOf = (name: PartName) => {
    const path = `src/lib/node/parts/${name}.ts`;
    return existsSync(join(root, path)) ? path : undefined;
  };
  const worker = await bundleProcess(
    'src/lib/node/process-worker.ts',
    libraries.core,
    virtual,
    Object.fromEntries(
      parts.map(({ name }) => [name, { entry: sourcesOf(name), library: libraries[name], virtual }] as const),
    ),
  );
  const texts: Record<string, string> = {
    'kernel.js': await bundleScript('src/lib/sandbox/embedded/kernel-worker.ts', {}),
    'process.js': worker.core,
    ...Object.fromEntries(Object.entries(worker.parts).map(([name, text]) => [`${name}.js`, text])),
  };
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    replaceFile(name, text);
    const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
    console.log(
      `.engine/${name}: Node ${process.version}, ${kilobytes(Buffer.byteLength(text))}` +
        ` (gzip ${kilobytes(gzipSync(text, { level: 9 }).length)}, brotli ${kilobytes(brotliCompressSync(text).length)})`,
    );
  }
  replaceFile(CODE_CACHE, await codeCache(worker.core));
  copyFileSync(join(root, 'scripts/engine/LICENSE-node.txt'), join(target, 'LICENSE-node.txt'));
  replaceFile('inputs.sha256', hash);
}

await buildEngine(process.argv.includes('--force'));
