import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { Library } from './library.ts';
import { libraryScript } from './module-functions.ts';
import { loadedAtStart } from './start-up.ts';

const root = join(import.meta.dirname, '../..');

/** What `ieum:NAME` modules hold, but for the library. */
export type Virtual = Readonly<Record<string, unknown>>;

/** Modules of the core by their path from the root, or `ieum:NAME`. */
type CoreModules = ReadonlySet<string>;

/** llhttp as undici carries it. A character an octet: that compresses better than base 64. */
export function llhttpImage(): string {
  const image: Buffer = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
  return image.toString('latin1');
}

function virtualModules(virtual: Virtual): Plugin {
  return {
    name: 'virtual',
    setup(builder) {
      builder.onResolve({ filter: /^ieum:/ }, ({ path }) => ({ path, namespace: 'ieum' }));
      builder.onLoad({ filter: /.*/, namespace: 'ieum' }, ({ path }) =>
        path === 'ieum:library'
          ? { contents: `module.exports = ${LIBRARY};`, loader: 'js' }
          : { contents: JSON.stringify(virtual[path]), loader: 'json' },
      );
    },
  };
}

/** `ieum:core`: the modules that parts import of the core. */
function coreTable(modules: readonly string[]): Plugin {
  const contents = [
    ...modules.map((path, index) =>
      path.startsWith('ieum:')
        ? `import m${index} from ${JSON.stringify(path)};`
        : `import * as m${index} from ${JSON.stringify(`./${path}`)};`,
    ),
    `export default {${modules.map((path, index) => `${JSON.stringify(path)}: m${index}`)}};`,
  ].join('\n');
  return {
    name: 'core-table',
    setup(builder) {
      builder.onResolve({ filter: /^ieum:core$/ }, ({ path }) => ({ path, namespace: 'core-table' }));
      builder.onLoad({ filter: /.*/, namespace: 'core-table' }, () => ({ contents, resolveDir: root }));
    },
  };
}

const BORROWED = ' of the core';

/** The variable around a script's own code that holds its modules of Node's library. */
const LIBRARY = 'ieumLibrary';

/** Modules that set the realm up, which no list of loaded modules names. */
const SETS_UP = /^internal\/(bootstrap|per_context)\//;

/** Named, so that stack traces know its frames. */
const scriptName = (name: string): string => `engine/${name}.js`;

/** Puts the library before a script's own code, untouched, so that Node's lines and columns stay. */
const withLibrary = (name: string, library: Library, ahead: ReadonlySet<string>, code: string): string =>
  libraryScript(LIBRARY, scriptName(name), library, ahead, code);

/** In a part, what lies in the core is taken from there. */
function fromCore(core: CoreModules): Plugin {
  const asked = Symbol('asked');
  return {
    name: 'from-core',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...options }) => {
        if (pluginData === asked || options.kind === 'entry-point') return undefined;
        const resolved = path.startsWith('ieum:')
          ? path
          : relative(root, (await builder.resolve(path, { ...options, pluginData: asked })).path);
        // Under a name that is no file's, so that nothing follows from its ending.
        return core.has(resolved) ? { path: resolved + BORROWED, namespace: 'core' } : undefined;
      });
      builder.onLoad({ filter: /.*/, namespace: 'core' }, ({ path }) => ({
        contents: `module.exports = core[${JSON.stringify(path.slice(0, -BORROWED.length))}];`,
      }));
    },
  };
}

async function bundle(
  contents: string,
  plugins: Plugin[],
  wrap: { readonly globalName?: string } = {},
): Promise<{ readonly text: string; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    // Only ASCII, and few escapes: V8 keeps a script in half the memory when all its characters are Latin-1.
    charset: 'ascii',
    // Names stay: error stacks and util.inspect show them.
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    keepNames: true,
    legalComments: 'inline',
    plugins,
    logLevel: 'warning',
    ...wrap,
    absWorkingDir: root,
  });
  return { text: outputFiles[0]!.text, metafile };
}

const inputsOf = ({ inputs }: Metafile, namespace: string): string[] =>
  Object.keys(inputs).filter((path) => path.startsWith(namespace));

/** A worker's script, self-contained. */
export async function bundleScript(entry: string, virtual: Virtual): Promise<string> {
  return (await bundle(`import './${entry}';`, [virtualModules(virtual)])).text;
}

export interface PartBuild {
  /** Its own sources, if it has any. */
  readonly entry: string | undefined;
  readonly library: Library;
  readonly virtual: Virtual;
}

/**
 * The process worker's script, and the parts: `(coreModules) => PartCode` as expressions. A part holds only what the
 * core does not.
 */
export async function bundleProcess(
  entry: string,
  library: Library,
  virtual: Virtual,
  parts: Readonly<Record<string, PartBuild>>,
): Promise<{ readonly core: string; readonly parts: Readonly<Record<string, string>> }> {
  const start = `import './${entry}';`;
  const alone = await bundle(start, [coreTable([]), virtualModules(virtual)]);
  const core = new Set(
    Object.keys(alone.metafile.inputs)
      .map((path) => path.replace(/^ieum:ieum:/, 'ieum:'))
      .filter((path) => path !== '<stdin>' && path !== 'ieum:library' && !path.startsWith('core-table:')),
  );
  const shared = new Set<string>();
  const texts: Record<string, string> = {};
  for (const [name, part] of Object.entries(parts)) {
    const own = part.entry === undefined ? '' : `import own from './${part.entry}';`;
    const { text, metafile } = await bundle(
      `import library from 'ieum:library'; ${own} export default { library${own && ', ...own'} };`,
      [fromCore(core), virtualModules(part.virtual)],
      { globalName: 'part' },
    );
    const all = new Set(Object.keys(part.library));
    texts[name] = withLibrary(name, part.library, all, `function(core){${text}return part.default}`);
    for (const path of inputsOf(metafile, 'core:')) shared.add(path.slice('core:'.length, -BORROWED.length));
  }
  const { text } = await bundle(start, [coreTable([...shared].sort()), virtualModules(virtual)]);
  const loaded = await loadedAtStart(withLibrary('process', library, new Set(), text));
  const ahead = new Set(Object.keys(library).filter((id) => loaded.has(id) || SETS_UP.test(id)));
  return { core: withLibrary('process', library, ahead, text), parts: texts };
}
