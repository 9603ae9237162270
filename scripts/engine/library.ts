import { parse } from 'acorn';
import { type PartName, parts } from '../../src/lib/node/parts.ts';

/** Modules of the core. Everything they require comes along, unless it is a part's, or left out below. */
const roots = [
  'internal/per_context/primordials',
  'internal/per_context/domexception',
  'internal/bootstrap/realm',
  'internal/bootstrap/node',
  'internal/bootstrap/web/exposed-wildcard',
  'internal/bootstrap/web/exposed-window-or-worker',
  'internal/bootstrap/switches/is_main_thread',
  'internal/bootstrap/switches/does_own_process_state',
  'internal/process/promises',
  ...'async_hooks buffer console constants dgram diagnostics_channel dns dns/promises events net os path'.split(
    ' ',
  ),
  ...'path/posix path/win32 perf_hooks process querystring readline readline/promises stream'.split(' '),
  ...'stream/consumers stream/promises string_decoder sys timers timers/promises tty url util util/types'.split(
    ' ',
  ),
  'internal/per_context/messageport',
];

/** What the engine has no use for, or writes itself (src/lib/node/substitutes): files, processes, crypto, inspector, … */
const leftOut = [
  /^_?tls/,
  /^(child_process|cluster|crypto|http2|https|inspector|module|quic|repl|sea|sqlite)($|\/)/,
  /^(stream\/iter|test|trace_events|v8|vm|wasi|worker_threads|zlib)($|\/)/,
  /^internal\/fs\/(?!(utils|promises|streams|rimraf|dir|cp\/cp|cp\/cp-sync|read\/context)$)/,
  /^internal\/crypto\/(?!(hash|random)$)/,
  /^internal\/(cluster|child_process|debugger|deps(?!\/undici\/undici$)|freeze_intrinsics|heap_utils)($|\/)/,
  /^internal\/(histogram|http2|inspector|inspector_async_hook|locks|main|modules(?!\/typescript$))($|\/)/,
  /^internal\/(quic|repl\/(?!history)|source_map|test_runner|tls|vm|wasm_web_api|webstorage|zlib|tty)($|\/)/,
  /^internal\/worker($|\/(?!js_transferable|io))/,
  /^internal\/bootstrap\/(switches\/is_not_main|switches\/does_not|shadow)/,
  /^internal\/process\/(pre_execution|permission|report|esm_loader|worker_thread_only)$/,
  /^internal\/perf\/event_loop_delay$/,
  /^internal\/streams\/(iter|fast-utf8-stream)/,
  /^internal\/util\/(inspector|trace_sigint)$/,
  /^internal\/encoding\/single-byte$/,
  /^internal\/webstreams\/compression$/,
  /^internal\/trace_events_async_hooks$/,
  /^internal\/(socket_list|watchdog|dtrace|idna|error_serdes)$/,
];

/**
 * The few lines that must differ from Node's. A browser cannot drain its microtasks in the middle of a call, so the
 * loops that do so between two callbacks become generators that yield there (src/lib/node/event-loop.ts resumes them).
 */
const patches: Record<string, readonly (readonly [string, string])[]> = {
  'internal/timers': [
    ['function processImmediate() {', 'function* processImmediate() {'],
    ['function processTimers(now) {', 'function* processTimers(now) {'],
    ['function listOnTimeout(list, now) {', 'function* listOnTimeout(list, now) {'],
    ['        runNextTicks();', '        yield;'],
    // As wide as the indentation, so that the call keeps its column.
    ['      listOnTimeout(list, now);', 'yield*listOnTimeout(list, now);'],
  ],
  // What a call defers (a tick, a write before the connection is open, a write behind another) keeps the line of the
  // learner's program that it goes back to. Patches stay on their lines, so that stack traces keep theirs.
  'internal/process/task_queues': [
    [
      '    callback,\n    args,\n  };',
      "    callback, cause: internalBinding('task_queue').cause(),\n    args,\n  };",
    ],
    [
      '      const asyncId = tock[async_id_symbol];',
      "      const asyncId = tock[async_id_symbol]; internalBinding('task_queue').resume(tock.cause);",
    ],
  ],
  net: [
    [
      '    this._pendingData = data;\n',
      "    this._pendingData = data; const cause = internalBinding('task_queue').cause();\n",
    ],
    [
      '      this._writeGeneric(writev, data, encoding, cb);\n    });',
      "      internalBinding('task_queue').resume(cause); this._writeGeneric(writev, data, encoding, cb);\n    });",
    ],
  ],
  'internal/streams/writable': [
    [
      'state[kBufferedValue].push({ chunk, encoding, callback });',
      "state[kBufferedValue].push({ chunk, encoding, callback, cause: internalBinding('task_queue').cause() });",
    ],
    [
      '    chunks.allBuffers = (',
      "    internalBinding('task_queue').resume(chunks[0].cause); chunks.allBuffers = (",
    ],
    [
      '      const { chunk, encoding, callback } = buffered[i];',
      "      const { chunk, encoding, callback } = buffered[i]; internalBinding('task_queue').resume(buffered[i].cause);",
    ],
  ],
  // Writes to file descriptors, which sockets here have not: the files are in a part of their own.
  'internal/net': [
    [
      "const { writeBuffer } = internalBinding('fs');",
      "const writeBuffer = (...values) => internalBinding('fs').writeBuffer(...values);",
    ],
  ],
  // readline loads it; only the REPL, which keeps its history in a file, gets as far as the files.
  'internal/repl/history': [
    ["const fs = require('fs');", "const fs = { get promises() { return require('fs').promises; } };"],
  ],
  // Only V8 knows the position of an error that has just been made.
  'internal/errors/error_source': [
    [
      '  const pos = getErrorSourcePositions(error);',
      '  const pos = getErrorSourcePositions(error); if (!pos) return;',
    ],
  ],
  // A realm of its own keeps RegExp.$_ and its like as they were; there is no second realm here.
  'internal/util': [
    [
      "    const { runInNewContext } = require('vm');\n    internalGlobal = runInNewContext('this', undefined, { contextName: 'internal' });",
      '\n    internalGlobal = globalThis;',
    ],
  ],
  // Loads modules ahead of use for Node's start-up snapshot, which we do not have.
  'internal/bootstrap/switches/is_main_thread': [
    ["require('fs');\nrequire('util');\nrequire('url');", '/*'],
    ["require('internal/process/pre_execution');", '*/'],
  ],
};

/** Comments that show: on a line that Node prints when an event has no listener, and on lines that it never prints. */
const shown = /^\/\/ Unhandled 'error' event|^\/\* node-do-not-add-exception-line \*\//;

/** Blanks comments out and keeps every line and column of code, so that stack traces name Node's own positions. */
function withoutComments(source: string): string {
  const comments: (readonly [boolean, number, number])[] = [];
  parse(source, {
    ecmaVersion: 'latest',
    allowReturnOutsideFunction: true,
    onComment: (block, _text, start, end) => comments.push([block, start, end]),
  });
  let kept = '';
  let position = 0;
  for (const [block, start, end] of comments) {
    const comment = source.slice(start, end);
    if (shown.test(comment)) continue;
    kept += source.slice(position, start);
    const codeFollows = block && /^[^\n]*\S/.test(source.slice(end));
    if (comment.includes('\n')) kept += comment.replace(/[^\n]/g, '');
    else if (codeFollows) kept += ' '.repeat(comment.length);
    position = end;
  }
  return (kept + source.slice(position)).replace(/[ \t]+$/gm, '');
}

/** undici carries llhttp twice, as text, and has modules that the engine has not; its clean-up must not hang on chance. */
function patchedUndici(source: string): string {
  return source
    .replace(/var wasmBase64 = "[^"]*";/g, '')
    .replaceAll(
      'wasmBuffer = Buffer2.from(wasmBase64, "base64")',
      "wasmBuffer = internalBinding('http_parser').llhttpImage()",
    )
    .replace(/"node:(zlib|worker_threads)"\)/g, '"internal/deps/undici/$1")')
    .replaceAll('new FinalizationRegistry(', 'new (class { register() {} unregister() {} })(');
}

function patched(id: string, source: string): string {
  let text = id === 'internal/deps/undici/undici' ? patchedUndici(source) : source;
  for (const [from, to] of patches[id] ?? []) {
    if (!text.includes(from)) throw new Error(`patch of ${id} does not apply to this Node: ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** Module id → source without comments. */
export type Library = Readonly<Record<string, string>>;

/** What a module asks for. Lazily exposed globals name their module as a plain string. */
const required = (text: string): string[] =>
  [...text.matchAll(/\brequire\(\s*'([^']+)'/g), ...text.matchAll(/'(internal\/[\w/]+)'/g)].map(
    ([, id]) => id!,
  );

/** Asked for when the module itself is loaded, not later by one of its functions. */
const requiredAtOnce = (text: string): string[] =>
  [...text.matchAll(/^(?:[^\s=][^=\n]*= )?require\('([^']+)'\)/gm)].map(([, id]) => id!);

/** The modules of Node's library that the engine carries, of the core and of each part. */
export function selectLibrary(sources: Readonly<Record<string, string>>): Record<'core' | PartName, Library> {
  const owner = new Map<string, 'core' | PartName>();
  const texts = new Map<string, string>();
  const take = (
    name: 'core' | PartName,
    from: readonly string[],
    isOthers: (id: string) => boolean,
  ): Library => {
    const queue = [...from];
    const taken: string[] = [];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const source = sources[id];
      if (owner.has(id) || source === undefined || isOthers(id)) continue;
      if (leftOut.some((pattern) => pattern.test(id!))) continue;
      const text = withoutComments(patched(id, source));
      owner.set(id, name);
      texts.set(id, text);
      taken.push(id);
      queue.push(...required(text));
    }
    return Object.fromEntries(taken.sort().map((id) => [id, texts.get(id)!]));
  };
  const core = take('core', roots, (id) => parts.some(({ library }) => library.test(id)));
  const libraries = parts.map((part) => {
    const own = Object.keys(sources).filter((id) => part.library.test(id));
    const others = parts.filter((other) => other !== part);
    return [part.name, take(part.name, own, (id) => others.some(({ library }) => library.test(id)))] as const;
  });
  for (const [id, name] of owner)
    for (const other of requiredAtOnce(texts.get(id)!)) {
      const part = owner.get(other);
      if (part !== undefined && part !== 'core' && part !== name)
        throw new Error(`${id} (${name}) needs ${other}, which lies in another part (${part})`);
    }
  return { core, ...(Object.fromEntries(libraries) as Record<PartName, Library>) };
}
