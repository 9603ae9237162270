import { markNamespace } from '../bindings/types.ts';
import type { Environment, LibraryFunction } from '../environment.ts';
import { CommonJSModule, commonJSExportNames } from './commonjs.ts';
import { decorate, evaluateLearner, parseLearner } from './compile-learner.ts';
import type { LearnerScripts } from './learner-scripts.ts';
import {
  type Getter,
  isSettled,
  type ModuleRecord,
  namespaceOf,
  readBinding,
  resolveExport,
  SourceRecord,
  SyntheticRecord,
} from './module-record.ts';
import type { ProgramControl } from './program-control.ts';
import {
  fileURL,
  findForRequire,
  folderOf,
  isRelative,
  joinPath,
  packageType,
  pathOfURL,
} from './resolve.ts';
import {
  injected,
  type ModuleRequest,
  parseModule,
  parseScript,
  transformModule,
  transformScript,
} from './transform.ts';

interface BuiltinModule {
  readonly exportKeys: readonly string[];
  compileForPublicLoader(): unknown;
}

interface Realm {
  readonly BuiltinModule: {
    readonly map: Map<string, BuiltinModule>;
    normalizeRequirableId(id: string): string | undefined;
    getAllBuiltinModuleIds(): string[];
    isBuiltin(id: string): boolean;
  };
}

type Format = 'module' | 'commonjs' | 'json';

const scriptParameters = [
  injected.budget,
  injected.stop,
  injected.thrown,
  injected.import,
  injected.awaiting,
];

/** `@scope/name/file` belongs to the package `@scope/name`. */
const packageName = (specifier: string): string => /^(@[^/]+\/)?[^/]*/.exec(specifier)![0];

/** Loads the learner's modules from the project's files, as Node's two loaders do. */
export class ModuleLoader {
  readonly #environment: Environment;
  readonly #scripts: LearnerScripts;
  readonly #control: ProgramControl;
  readonly #records = new Map<string, ModuleRecord>();
  readonly #cache: Record<string, CommonJSModule> = Object.create(null);
  #main: CommonJSModule | undefined;

  constructor(environment: Environment, scripts: LearnerScripts, control: ProgramControl) {
    this.#environment = environment;
    this.#scripts = scripts;
    this.#control = control;
  }

  get #files() {
    return this.#environment.boot.files;
  }

  get #realm(): Realm {
    return this.#environment.require('internal/bootstrap/realm') as unknown as Realm;
  }

  #codes(): Record<string, new (...values: unknown[]) => Error> {
    return this.#environment.require('internal/errors').codes as Record<
      string,
      new (
        ...values: unknown[]
      ) => Error
    >;
  }

  /** How Node would read a file: by extension, by the nearest package.json, else by its syntax. */
  formatOf(path: string): Format {
    if (path.endsWith('.mjs')) return 'module';
    if (path.endsWith('.cjs')) return 'commonjs';
    if (path.endsWith('.json')) return 'json';
    return packageType(this.#files, path) ?? this.#detect(this.#files[path] ?? '');
  }

  /** A file that is no script but is a module uses module syntax (Node's --experimental-detect-module). */
  #detect(source: string): Format {
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

  /** Runs the program's entry. A module's promise rejects with what it throws. */
  runMain(path: string): Promise<void> | undefined {
    const found = findForRequire(this.#files, path);
    if (found === undefined) throw this.#notFound(path, []);
    if (this.formatOf(found) === 'module') return this.#runModule(found);
    this.#loadCommonJS(found, undefined);
    return undefined;
  }

  async #runModule(path: string): Promise<void> {
    const record = this.#recordOfFile(path);
    this.#link(record);
    await this.#evaluate(record);
  }

  // ── CommonJS ──

  #notFound(request: string, stack: readonly string[]): Error {
    const trail = stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : '';
    const error: Error & { code?: string; requireStack?: readonly string[] } = new Error(
      `Cannot find module '${request}'${trail}`,
    );
    error.code = 'MODULE_NOT_FOUND';
    error.requireStack = stack;
    return error;
  }

  #builtin(specifier: string): string | undefined {
    return this.#realm.BuiltinModule.normalizeRequirableId(specifier);
  }

  #builtinExports(id: string): unknown {
    return this.#realm.BuiltinModule.map.get(id)!.compileForPublicLoader();
  }

  #resolveRequire(specifier: string, parent: string): string {
    const path = pathOfURL(specifier) ?? specifier;
    const found = isRelative(path)
      ? findForRequire(this.#files, joinPath(folderOf(parent), path))
      : undefined;
    if (found === undefined) throw this.#notFound(specifier, [parent]);
    return found;
  }

  /** The `require` of a file (also `module.createRequire`). */
  requireFrom(parent: string, module?: CommonJSModule): (id: string) => unknown {
    const { validateString } = this.#environment.require('internal/validators') as Record<
      string,
      LibraryFunction
    >;
    const require = (id: string): unknown => {
      validateString!(id, 'id');
      if (id === '') {
        const { ERR_INVALID_ARG_VALUE } = this.#codes();
        throw new ERR_INVALID_ARG_VALUE!('id', id, 'must be a non-empty string');
      }
      const builtin = this.#builtin(id);
      if (builtin !== undefined) return this.#builtinExports(builtin);
      if (id.startsWith('node:')) {
        const { ERR_UNKNOWN_BUILTIN_MODULE } = this.#codes();
        throw new ERR_UNKNOWN_BUILTIN_MODULE!(id);
      }
      return this.#loadCommonJS(this.#resolveRequire(id, parent), module);
    };
    const resolve = (id: string) => (this.#builtin(id) === undefined ? this.#resolveRequire(id, parent) : id);
    return Object.assign(require, { resolve, main: this.#main, extensions: {}, cache: this.#cache });
  }

  #loadCommonJS(path: string, parent: CommonJSModule | undefined): unknown {
    const cached = this.#cache[path];
    if (cached) return cached.exports;
    const format = this.formatOf(path);
    if (format === 'module') return this.#requireModule(path);
    const module = new CommonJSModule(path, parent === undefined && this.#main === undefined);
    this.#main ??= module;
    module.require = this.requireFrom(path, module);
    parent?.children.push(module);
    this.#cache[path] = module;
    try {
      if (format === 'json') module.exports = this.#parseJSON(path);
      else this.#runCommonJS(path, module);
    } catch (error) {
      delete this.#cache[path];
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  #parseJSON(path: string): unknown {
    try {
      return JSON.parse(this.#files[path]!.replace(/^\uFEFF/, ''));
    } catch (error) {
      (error as Error).message = `${path}: ${(error as Error).message}`;
      throw error;
    }
  }

  #runCommonJS(path: string, module: CommonJSModule): void {
    const source = this.#files[path]!;
    const program = parseLearner(this.#environment, path, source, false);
    const own = ['exports', 'require', 'module', '__filename', '__dirname'];
    const head = `(function (${scriptParameters.join(',')}){return function (${own.join(',')}) {`;
    const transformed = transformScript(source, program);
    const make = evaluateLearner(
      this.#scripts,
      path,
      { path, source },
      { head, ...transformed },
      '}})',
    ) as LibraryFunction;
    const body = make(...this.#tools(path)) as LibraryFunction;
    body.call(module.exports, module.exports, module.require, module, path, module.path);
  }

  /** What rewritten code calls, in the order of `scriptParameters`. */
  #tools(path: string): unknown[] {
    return [
      this.#control.budget,
      this.#control.stopFor(path),
      this.#control.thrownFor(path),
      (specifier: unknown, options?: { with?: Record<string, string> }) =>
        this.#import(specifier, options, path),
      this.#control.awaitingFor(path),
    ];
  }

  /** require(esm): works when nothing in the graph awaits at its top level. */
  #requireModule(path: string): object {
    const record = this.#recordOfFile(path);
    this.#link(record);
    if (this.#evaluate(record) !== undefined) {
      const { ERR_REQUIRE_ASYNC_MODULE } = this.#codes();
      throw new ERR_REQUIRE_ASYNC_MODULE!(path, undefined);
    }
    const binding = resolveExport(record, 'module.exports');
    if (binding) return readBinding(binding, markNamespace) as object;
    return namespaceOf(record, markNamespace);
  }

  // ── ECMAScript modules ──

  async #import(
    specifier: unknown,
    options: { with?: Record<string, string> } | undefined,
    parent: string,
  ): Promise<object> {
    const record = this.#request({ specifier: String(specifier), attributes: options?.with ?? {} }, parent);
    this.#link(record);
    await this.#evaluate(record);
    return namespaceOf(record, markNamespace);
  }

  #request(request: Pick<ModuleRequest, 'specifier' | 'attributes'>, parent: string): ModuleRecord {
    const { specifier, attributes } = request;
    const builtin = this.#builtin(specifier);
    if (builtin !== undefined) return this.#recordOfBuiltin(builtin);
    const codes = this.#codes();
    if (specifier.startsWith('node:')) throw new codes.ERR_UNKNOWN_BUILTIN_MODULE!(specifier);
    const path =
      pathOfURL(specifier) ?? (isRelative(specifier) ? joinPath(folderOf(parent), specifier) : undefined);
    if (path === undefined) throw new codes.ERR_MODULE_NOT_FOUND!(packageName(specifier), parent, null);
    if (this.#files[path] === undefined) {
      const folder = Object.keys(this.#files).some((file) => file.startsWith(`${path}/`));
      if (folder) throw new codes.ERR_UNSUPPORTED_DIR_IMPORT!(path, parent, fileURL(path));
      throw new codes.ERR_MODULE_NOT_FOUND!(path, parent, fileURL(path));
    }
    if (this.formatOf(path) === 'json' && attributes.type !== 'json')
      throw new codes.ERR_IMPORT_ATTRIBUTE_MISSING!(fileURL(path), 'type', 'json');
    return this.#recordOfFile(path);
  }

  #remember<Kind extends ModuleRecord>(record: Kind): Kind {
    this.#records.set(record.url, record);
    return record;
  }

  #recordOfBuiltin(id: string): ModuleRecord {
    const url = `node:${id}`;
    const known = this.#records.get(url);
    if (known) return known;
    const exports = this.#builtinExports(id);
    const names = this.#realm.BuiltinModule.map.get(id)!.exportKeys;
    return this.#remember(new SyntheticRecord(url, 'builtin', names, () => exports));
  }

  #recordOfFile(path: string): ModuleRecord {
    const url = fileURL(path);
    const known = this.#records.get(url);
    if (known) return known;
    const format = this.formatOf(path);
    const source = this.#files[path]!;
    if (format === 'json')
      return this.#remember(new SyntheticRecord(url, 'json', [], () => this.#parseJSON(path)));
    if (format === 'commonjs') {
      const names = commonJSExportNames(parseLearner(this.#environment, path, source, false));
      return this.#remember(
        new SyntheticRecord(url, 'commonjs', names, () => this.#loadCommonJS(path, undefined)),
      );
    }
    const program = parseLearner(this.#environment, url, source, true);
    return this.#remember(new SourceRecord(url, path, transformModule(source, program)));
  }

  /** Loads what a module asks for, all the way down, then checks that every imported name is exported. */
  #link(record: ModuleRecord): void {
    const fresh: SourceRecord[] = [];
    const load = (next: ModuleRecord): void => {
      if (!(next instanceof SourceRecord) || next.linked) return;
      next.linked = true;
      fresh.push(next);
      next.requested = next.text.requests.map((request) => this.#requestAt(next, request));
      next.requested.forEach(load);
    };
    try {
      load(record);
      for (const next of fresh) this.#checkImports(next);
    } catch (error) {
      // A second import of the same graph fails in the same way.
      for (const { url } of fresh) this.#records.delete(url);
      throw error;
    }
    for (const next of fresh) if (this.#inCycle(next)) this.#instantiate(next, false);
  }

  #requestAt(record: SourceRecord, request: ModuleRequest): ModuleRecord {
    try {
      return this.#request(request, record.path);
    } catch (error) {
      const arrow = this.#environment.privateSymbols.arrow_message_private_symbol!;
      if (error instanceof Error && (error as unknown as Record<symbol, unknown>)[arrow] === undefined)
        this.#point(error, record, { ...request, length: request.specifier.length + 2 });
      throw error;
    }
  }

  #point(
    error: Error,
    record: SourceRecord,
    place: { line: number; column: number; length: number },
    blank = true,
  ): void {
    const text = this.#files[record.path]!.split('\n')[place.line - 1] ?? '';
    const position = { line: place.line, column: place.column + 1 };
    decorate(this.#environment, error, record.url, position, text, place.length, blank);
  }

  #checkImports(record: SourceRecord): void {
    for (const { request, imported, local, line, column } of record.text.imports) {
      const from = record.requested[request]!;
      if (imported === '*' || resolveExport(from, imported)) continue;
      const { specifier } = record.text.requests[request]!;
      const message =
        from instanceof SyntheticRecord && from.kind === 'commonjs'
          ? `Named export '${imported}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${specifier}';\nconst { ${imported === local ? imported : `${imported}: ${local}`} } = pkg;\n`
          : `The requested module '${specifier}' does not provide an export named '${imported}'`;
      const error = new SyntaxError(message);
      this.#point(
        error,
        record,
        { line, column, length: imported === 'default' ? local.length : imported.length },
        false,
      );
      throw error;
    }
  }

  /** Whether a module's imports lead back to it: then others may call its functions before it has run. */
  #inCycle(record: SourceRecord): boolean {
    const seen = new Set<ModuleRecord>();
    const reaches = (next: ModuleRecord): boolean => {
      if (next === record) return true;
      if (seen.has(next) || !(next instanceof SourceRecord)) return false;
      seen.add(next);
      return next.requested.some(reaches);
    };
    return record.requested.some(reaches);
  }

  /**
   * Makes the module's scope and runs its body to the `yield` before the first statement. Imports are constants when
   * their values are settled; in cycles, or of bindings that change, they are looked up through `with` at each use
   * (then a call of an imported function passes the scope as `this`, where a module would pass undefined).
   */
  #instantiate(record: SourceRecord, settled: boolean): void {
    const { text, path, url } = record;
    const scope: object = Object.create(null);
    for (const { request, imported, local } of text.imports) {
      const from = record.requested[request]!;
      const binding = imported === '*' ? { record: from, name: '*' } : resolveExport(from, imported)!;
      const get: Getter = () => readBinding(binding, markNamespace);
      Object.defineProperty(scope, local, {
        enumerable: true,
        get,
        set() {
          throw new TypeError('Assignment to constant variable.');
        },
      });
    }
    const locals = text.imports.map(({ local }) => local).join(',');
    const body = `${text.asynchronous ? 'async ' : ''}function* () {`;
    const parameters = [...scriptParameters, injected.meta, injected.exports, '$ieum_scope'].join(',');
    const [head, tail] = settled
      ? [`(function (${parameters}){'use strict';const {${locals}}=$ieum_scope;return ${body}`, '}})']
      : [
          `(function (${parameters}){with($ieum_scope)return (function(){'use strict';return ${body}`,
          '}})()})',
        ];
    const make = evaluateLearner(
      this.#scripts,
      url,
      { path, source: this.#files[path]! },
      { head, code: text.code, insertions: text.insertions },
      tail,
    ) as LibraryFunction;
    const expose = (getters: SourceRecord['getters']) => {
      record.getters = getters;
    };
    const start = make(...this.#tools(path), this.#meta(record), expose, scope) as () => NonNullable<
      SourceRecord['body']
    >;
    record.body = start();
    const first = record.body.next();
    // An asynchronous body reaches its `yield` at once as well; what it answers comes later and says nothing.
    if (first instanceof Promise) first.catch(() => {});
  }

  #meta(record: SourceRecord): object {
    const { path, url } = record;
    const meta: object = Object.create(null);
    return Object.assign(meta, {
      dirname: folderOf(path),
      filename: path,
      main: this.#environment.boot.argv[0] === path,
      resolve: (specifier: string) => {
        const builtin = this.#builtin(specifier);
        if (builtin !== undefined) return `node:${builtin}`;
        return fileURL(joinPath(folderOf(path), pathOfURL(specifier) ?? specifier));
      },
      url,
    });
  }

  /** Runs a module after those it imports. A promise when something awaits at its top level, else done at once. */
  #evaluate(record: ModuleRecord): Promise<void> | undefined {
    if (record.error) throw record.error.value;
    if (record.evaluated) return record.pending;
    if (!(record instanceof SourceRecord)) {
      this.#attempt(record, () => (record as SyntheticRecord).evaluate());
      record.evaluated = true;
      return undefined;
    }
    if (record.evaluating) return undefined;
    record.evaluating = true;
    let waits: Promise<void>[] = [];
    this.#attempt(record, () => {
      waits = record.requested.map((next) => this.#evaluate(next)).filter((wait) => wait !== undefined);
    });
    if (waits.length === 0) {
      const running = this.#attempt(record, () => this.#runBody(record));
      if (running === undefined) return undefined;
      record.pending = running;
    } else record.pending = Promise.all(waits).then(() => this.#runBody(record));
    record.evaluated = true;
    return record.pending;
  }

  #runBody(record: SourceRecord): Promise<void> | undefined {
    if (!record.body) {
      const settled = record.text.imports.every(({ request, imported }) => {
        const from = record.requested[request]!;
        return isSettled(imported === '*' ? { record: from, name: '*' } : resolveExport(from, imported)!);
      });
      this.#instantiate(record, settled);
    }
    const finished = () => {
      record.evaluated = true;
      record.pending = undefined;
    };
    const running = record.body!.next();
    if (running instanceof Promise) return running.then(finished);
    finished();
    return undefined;
  }

  #attempt<Result>(record: ModuleRecord, action: () => Result): Result {
    try {
      return action();
    } catch (value) {
      record.error = { value };
      throw value;
    }
  }

  /** What `node:module` offers here. */
  moduleExports(): object {
    const { isBuiltin, getAllBuiltinModuleIds } = this.#realm.BuiltinModule;
    return {
      builtinModules: getAllBuiltinModuleIds(),
      isBuiltin,
      createRequire: (from: string | URL) => this.requireFrom(pathOfURL(String(from)) ?? String(from)),
    };
  }
}
