/**
 * The engine's process script carries what a program on net and dgram needs. The rest lies in parts, scripts of their
 * own: a run is given those that its files name, before it starts, because `require` must answer at once.
 */
export type PartName = 'assert' | 'crypto' | 'fetch' | 'fs' | 'http' | 'legacy' | 'typescript' | 'web';

/** The texts of the parts that a run is given. */
export type PartScripts = Readonly<Partial<Record<PartName, string>>>;

export interface Part {
  readonly name: PartName;
  /** Modules by which programs reach it. */
  readonly entries: readonly string[];
  /** Globals and methods by which programs reach it without asking for a module. */
  readonly words?: readonly string[];
  /** Parts without which it does not load. */
  readonly needs?: readonly PartName[];
  /** Files of these names need it. */
  readonly files?: RegExp;
  /** Modules of Node's library that are not the core's, but this part's. */
  readonly library: RegExp;
  /** Modules that the engine writes itself (parts/NAME.ts). */
  readonly substitutes: readonly string[];
  /** Bindings in it (parts/NAME.ts). */
  readonly bindings: readonly string[];
}

const http = [
  'http',
  ...['agent', 'client', 'common', 'incoming', 'outgoing', 'server'].map((name) => `_http_${name}`),
];

const legacy = [
  ...['domain', 'punycode'],
  ...['duplex', 'passthrough', 'readable', 'transform', 'wrap', 'writable'].map((name) => `_stream_${name}`),
];

/** A module that several parts need lies in the first of them that reaches it. */
export const parts: readonly Part[] = [
  {
    name: 'fs',
    entries: ['fs', 'fs/promises'],
    library: /^(fs($|\/)|internal\/fs\/)/,
    substitutes: ['glob', 'recursive_watch', 'watchers'].map((name) => `internal/fs/${name}`),
    bindings: ['fs', 'fs_dir'],
  },
  {
    name: 'http',
    entries: http,
    library: /^(_http_|http$|internal\/http$)/,
    substitutes: [],
    bindings: ['http_parser'],
  },
  {
    name: 'crypto',
    entries: ['crypto'],
    words: ['createObjectURL'],
    library: /^internal\/crypto\//,
    substitutes: ['crypto', 'internal/crypto/keys', 'internal/crypto/util'],
    bindings: ['crypto'],
  },
  {
    name: 'assert',
    entries: ['assert', 'assert/strict'],
    library: /^assert($|\/)/,
    substitutes: [],
    bindings: [],
  },
  {
    name: 'web',
    entries: ['stream/web'],
    words: [
      ...'Blob BroadcastChannel ByteLengthQueuingStrategy CountQueuingStrategy File MessageChannel MessagePort'.split(
        ' ',
      ),
      ...'Navigator ReadableStream TextDecoderStream TextEncoderStream TransformStream WritableStream'.split(
        ' ',
      ),
      ...'fromWeb navigator readableWebStream toWeb transferableAbortController transferableAbortSignal'.split(
        ' ',
      ),
    ],
    library: /^(stream\/web$|internal\/(navigator$|webstreams\/|worker\/io$))/,
    substitutes: [],
    bindings: [],
  },
  {
    name: 'fetch',
    entries: [],
    words: 'fetch CloseEvent EventSource FormData Headers Request Response WebSocket'.split(' '),
    needs: ['http', 'assert', 'web'],
    library: /^internal\/deps\/undici\//,
    substitutes: ['internal/deps/undici/zlib', 'internal/deps/undici/worker_threads'],
    bindings: [],
  },
  {
    name: 'typescript',
    entries: [],
    words: ['stripTypeScriptTypes'],
    files: /\.[cm]?ts$/,
    library: /^internal\/deps\/amaro\//,
    substitutes: ['internal/deps/amaro/dist/index'],
    bindings: [],
  },
  {
    name: 'legacy',
    entries: legacy,
    library: /^(_stream_|domain$|punycode$|internal\/js_stream_socket$)/,
    substitutes: [],
    bindings: [],
  },
];

const words = new Set(parts.flatMap(({ words }) => words ?? []));

/** A module named in plain sight: `'http'`, `"node:http"`. */
const quoted = /(['"`])(?:node:)?([a-z_]+(?:\/[a-z]+)?)\1/g;

/** Ways to ask for a module whose name no text shows. `require.main` and its like ask for none. */
const computed = [
  /\brequire\b(?!\s*(?:\.|=[^=]|\(\s*(['"`])[^'"`$\n]*\1\s*\)))/,
  /\bimport\s*\((?!\s*(['"`])[^'"`$\n]*\1\s*[,)])/,
  /\bgetBuiltinModule\b(?!\s*\(\s*(['"`])[^'"`$\n]*\1\s*\))/,
  /(?<!\brequire\s*=\s*(?:\w+\.)?)\bcreateRequire(?:\s*[(:]|\s+as\b)/,
];

/**
 * The parts that a project can ask for: those it names, in code, text or comment; all that hold modules as soon as it
 * asks for a module by a name that it computes.
 */
export function partsFor(files: Readonly<Record<string, string>>): readonly PartName[] {
  const paths = Object.keys(files).filter((path) => !path.endsWith('.json'));
  const named = new Set<string>();
  let anyModule = false;
  for (const path of paths) {
    const text = files[path]!;
    anyModule ||= computed.some((pattern) => pattern.test(text));
    for (const [, , id] of text.matchAll(quoted)) named.add(id!);
    for (const [word] of text.matchAll(/\w+/g)) if (words.has(word)) named.add(word);
  }
  const isNeeded = ({ entries, words = [], files: fileNames }: Part): boolean =>
    (anyModule && entries.length > 0) ||
    [...entries, ...words].some((id) => named.has(id)) ||
    (fileNames !== undefined && paths.some((path) => fileNames.test(path)));
  const needed = new Set(parts.filter(isNeeded).flatMap(({ name, needs = [] }) => [name, ...needs]));
  return parts.map(({ name }) => name).filter((name) => needed.has(name));
}
