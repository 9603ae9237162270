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
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { unindent } from '../src/lib/node/indentation.ts';
import { selectLibrary } from './engine/library.ts';
import { prune } from './engine/prune.ts';

interface Entry {
  readonly entry: string;
  /** File in .engine/: a self-contained classic script. */
  readonly out: string;
}

/** Every worker script of the engine. */
const entries: readonly Entry[] = [
  { entry: 'src/lib/node/process-worker.ts', out: 'process.js' },
  { entry: 'src/lib/sandbox/embedded/kernel-worker.ts', out: 'kernel.js' },
];

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

/** llhttp as undici carries it. A character an octet: that compresses better than base 64. */
function llhttpImage(): string {
  const image: Buffer = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
  return image.toString('latin1');
}

/** `ieum:library` and `ieum:constants` are what this build took from Node, `ieum:llhttp` what it took from undici. */
function nodeModulesPlugin(library: Record<string, string>, constants: unknown): Plugin {
  const contents: Record<string, unknown> = {
    'ieum:library': Object.fromEntries(Object.entries(library).map(([id, text]) => [id, unindent(text)])),
    'ieum:constants': constants,
    'ieum:llhttp': llhttpImage(),
  };
  return {
    name: 'node-library',
    setup(builder) {
      builder.onResolve({ filter: /^ieum:/ }, ({ path }) => ({ path, namespace: 'ieum' }));
      builder.onLoad({ filter: /.*/, namespace: 'ieum' }, ({ path }) => ({
        contents: JSON.stringify(contents[path]),
        loader: 'json',
      }));
    },
  };
}

/** Never leaves half a file where another process may be reading. */
function replaceFile(name: string, text: string): void {
  const fresh = join(target, `${name}.${process.pid}`);
  writeFileSync(fresh, text);
  renameSync(fresh, join(target, name));
}

async function buildEngine(force: boolean): Promise<void> {
  const hash = hashOfInputs();
  const hashFile = join(target, 'inputs.sha256');
  const fresh = existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash;
  if (fresh && !force && entries.every(({ out }) => existsSync(join(target, out)))) return;

  const dump = execFileSync(
    process.execPath,
    ['--expose-internals', '--no-warnings', join(root, 'scripts/engine/dump.cjs')],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { sources, constants } = JSON.parse(dump);
  const engine = filesUnder('src/lib/node')
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const library = prune(selectLibrary(sources), engine);
  // Of Node's hundreds of command line options those that the library asks for.
  const asked = new Set(Object.values(library).flatMap((text) => text.match(/--[\w-]+/g) ?? []));
  constants.options = Object.fromEntries(
    Object.entries(constants.options).filter(([name]) => asked.has(name)),
  );
  mkdirSync(target, { recursive: true });
  for (const { entry, out } of entries) {
    const { outputFiles } = await build({
      entryPoints: [join(root, entry)],
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      target: 'es2022',
      charset: 'utf8',
      // Names stay: error stacks and util.inspect show them.
      minifyWhitespace: true,
      minifySyntax: true,
      minifyIdentifiers: true,
      keepNames: true,
      legalComments: 'inline',
      plugins: [nodeModulesPlugin(library, constants)],
      logLevel: 'warning',
    });
    const text = outputFiles[0]!.text;
    replaceFile(out, text);
    const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
    console.log(
      `.engine/${out}: Node ${process.version}, ${Object.keys(library).length} modules, ${kilobytes(Buffer.byteLength(text))}` +
        ` (gzip ${kilobytes(gzipSync(text, { level: 9 }).length)}, brotli ${kilobytes(brotliCompressSync(text).length)})`,
    );
  }
  copyFileSync(join(root, 'scripts/engine/LICENSE-node.txt'), join(target, 'LICENSE-node.txt'));
  replaceFile('inputs.sha256', hash);
}

await buildEngine(process.argv.includes('--force'));
