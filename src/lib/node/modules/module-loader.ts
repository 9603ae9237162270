import { markNamespace } from '../bindings/types.ts';
import type { Environment } from '../environment.ts';
import { CommonJSModule } from './commonjs.ts';
import { CommonJSLoader } from './commonjs-loader.ts';
import { type ImportOptions, LearnerProgram } from './learner-program.ts';
import type { LearnerScripts } from './learner-scripts.ts';
import { ModuleEvaluator } from './module-evaluator.ts';
import { isInCycle, ModuleGraph } from './module-graph.ts';
import {
  type ModuleRecord,
  namespaceOf,
  readBinding,
  requiredNamespaceOf,
  resolveExport,
  type SourceRecord,
} from './module-record.ts';
import { Packages } from './packages.ts';
import type { ProgramControl } from './program-control.ts';
import { findForRequire, folderOf, joinPath, pathOfURL } from './resolve.ts';

/** Loads the learner's modules from the project's files, as Node's two loaders do. */
export class ModuleLoader {
  readonly #program: LearnerProgram;
  readonly #commonjs: CommonJSLoader;
  readonly #graph: ModuleGraph;
  readonly #evaluator: ModuleEvaluator;
  /** What `readAhead` has linked and nobody has instantiated yet. */
  #ahead: readonly SourceRecord[] = [];

  constructor(environment: Environment, scripts: LearnerScripts, control: ProgramControl) {
    this.#program = new LearnerProgram(environment, scripts, control);
    this.#program.dynamicImport = (...request) => this.#import(...request);
    this.#commonjs = new CommonJSLoader(this.#program, (path, module) => this.#requireModule(path, module));
    this.#graph = new ModuleGraph(this.#program, this.#commonjs);
    this.#evaluator = new ModuleEvaluator(this.#program, (...request) => this.#graph.resolve(...request));
  }

  /**
   * Reads the program's entry, if it is a module, and all that it imports, before its time comes: nothing of the
   * program runs. What is wrong with it is told when it runs.
   */
  readAhead(path: string): void {
    const { files, environment } = this.#program;
    const runsFirst = environment.boot.preload ?? environment.boot.standIns;
    const found = findForRequire(files, path);
    if (runsFirst || found === undefined) return;
    try {
      if (this.#program.format(found) === 'module') this.#ahead = this.#graph.link(this.#graph.ofFile(found));
    } catch {
      // It will be thrown again.
    }
  }

  /** Runs the program's entry. A module's promise rejects with what it throws. */
  runMain(path: string): Promise<void> | undefined {
    const { files, environment } = this.#program;
    for (const file of environment.boot.preload ?? []) this.#commonjs.preload(file);
    const found = findForRequire(files, path);
    if (found === undefined) throw this.#commonjs.notFound(path, []);
    if (this.#program.format(found) === 'module') return this.#runModule(found);
    this.#commonjs.load(found, undefined, true);
    return undefined;
  }

  async #runModule(path: string): Promise<void> {
    await this.#run(this.#graph.ofFile(path));
  }

  #run(record: ModuleRecord): Promise<void> | undefined {
    const ahead = this.#ahead;
    this.#ahead = [];
    for (const fresh of [...ahead, ...this.#graph.link(record)])
      if (isInCycle(fresh)) this.#evaluator.instantiate(fresh, false);
    return this.#evaluator.evaluate(record);
  }

  async #import(specifier: unknown, options: ImportOptions | undefined, parent: string): Promise<object> {
    const record = this.#graph.request(
      { specifier: `${specifier}`, attributes: options?.with ?? {} },
      parent,
    );
    await this.#run(record);
    return namespaceOf(record, markNamespace);
  }

  /** require(esm): works when nothing in the graph awaits at its top level. */
  #requireModule(path: string, module: CommonJSModule): unknown {
    const record = this.#graph.ofFile(path);
    if (this.#run(record) !== undefined)
      throw this.#program.builtins.error('ERR_REQUIRE_ASYNC_MODULE', path, module, undefined);
    const own = resolveExport(record, 'module.exports');
    return own ? readBinding(own, markNamespace) : requiredNamespaceOf(record, markNamespace);
  }

  /** `node:module`: the class of CommonJS modules, with what Node hangs on it. Loader hooks and caches are left out. */
  moduleExports(): object {
    const { builtins, environment, packages } = this.#program;
    const commonjs = this.#commonjs;
    const statics = {
      _cache: commonjs.cache,
      _pathCache: Object.create(null) as object,
      _extensions: commonjs.extensions,
      globalPaths: [],
      isBuiltin: (id: string) => builtins.isBuiltin(id),
      _nodeModulePaths: (from: string) => Packages.searchPaths(from),
      _load: (id: string, parent?: CommonJSModule) =>
        builtins.id(id) === undefined
          ? commonjs.load(commonjs.resolveFilename(id, parent), parent)
          : commonjs.builtin(builtins.id(id)!),
      _resolveFilename: (id: string, parent?: CommonJSModule, _isMain?: boolean, options?: object) =>
        commonjs.resolveFilename(id, parent, options),
      createRequire: (from: unknown) => this.#createRequire(from),
      findPackageJSON: (specifier: string | URL, base?: string | URL) => {
        const start = pathOfURL(String(base ?? specifier)) ?? String(base ?? specifier);
        const scope = packages.scopeOf(
          base === undefined ? start : joinPath(folderOf(start), String(specifier)),
        );
        return scope && joinPath(scope.folder, 'package.json');
      },
      stripTypeScriptTypes: environment.require('internal/modules/typescript').stripTypeScriptTypes,
      syncBuiltinESMExports() {},
      builtinModules: builtins.allIds,
      Module: CommonJSModule,
      wrapper: ['(function (exports, require, module, __filename, __dirname) { ', '\n});'],
      wrap: (script: string) => `${statics.wrapper[0]}${script}${statics.wrapper[1]}`,
    };
    return Object.assign(CommonJSModule, statics);
  }

  #createRequire(from: unknown): unknown {
    const path = from instanceof Object ? pathOfURL(String((from as { href?: string }).href)) : undefined;
    const name = path ?? (typeof from === 'string' ? (pathOfURL(from) ?? from) : undefined);
    if (name === undefined || !name.startsWith('/'))
      throw this.#program.builtins.error(
        'ERR_INVALID_ARG_VALUE',
        'filename',
        from,
        'must be a file URL object, file URL string, or absolute path string',
      );
    return this.#commonjs.requireFrom(name);
  }
}
