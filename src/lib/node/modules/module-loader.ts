import { markNamespace } from '../bindings/types.ts';
import type { Environment } from '../environment.ts';
import { CommonJSLoader } from './commonjs-loader.ts';
import { type ImportOptions, LearnerProgram } from './learner-program.ts';
import type { LearnerScripts } from './learner-scripts.ts';
import { ModuleEvaluator } from './module-evaluator.ts';
import { isInCycle, ModuleGraph } from './module-graph.ts';
import { type ModuleRecord, namespaceOf, readBinding, resolveExport } from './module-record.ts';
import type { ProgramControl } from './program-control.ts';
import { findForRequire, pathOfURL } from './resolve.ts';

/** Loads the learner's modules from the project's files, as Node's two loaders do. */
export class ModuleLoader {
  readonly #program: LearnerProgram;
  readonly #commonjs: CommonJSLoader;
  readonly #graph: ModuleGraph;
  readonly #evaluator: ModuleEvaluator;

  constructor(environment: Environment, scripts: LearnerScripts, control: ProgramControl) {
    this.#program = new LearnerProgram(environment, scripts, control);
    this.#program.dynamicImport = (...request) => this.#import(...request);
    this.#commonjs = new CommonJSLoader(this.#program, (path) => this.#requireModule(path));
    this.#graph = new ModuleGraph(this.#program, this.#commonjs);
    this.#evaluator = new ModuleEvaluator(this.#program);
  }

  /** Runs the program's entry. A module's promise rejects with what it throws. */
  runMain(path: string): Promise<void> | undefined {
    const { files, environment } = this.#program;
    for (const file of environment.boot.preload ?? []) this.#commonjs.preload(file);
    const found = findForRequire(files, path);
    if (found === undefined) throw this.#commonjs.notFound(path, []);
    if (this.#program.format(found) === 'module') return this.#runModule(found);
    this.#commonjs.load(found, undefined);
    return undefined;
  }

  async #runModule(path: string): Promise<void> {
    await this.#run(this.#graph.ofFile(path));
  }

  #run(record: ModuleRecord): Promise<void> | undefined {
    for (const fresh of this.#graph.link(record))
      if (isInCycle(fresh)) this.#evaluator.instantiate(fresh, false);
    return this.#evaluator.evaluate(record);
  }

  async #import(specifier: unknown, options: ImportOptions | undefined, parent: string): Promise<object> {
    const record = this.#graph.request(
      { specifier: String(specifier), attributes: options?.with ?? {} },
      parent,
    );
    await this.#run(record);
    return namespaceOf(record, markNamespace);
  }

  /** require(esm): works when nothing in the graph awaits at its top level. */
  #requireModule(path: string): unknown {
    const record = this.#graph.ofFile(path);
    if (this.#run(record) !== undefined)
      throw this.#program.builtins.error('ERR_REQUIRE_ASYNC_MODULE', path, undefined);
    const own = resolveExport(record, 'module.exports');
    return own ? readBinding(own, markNamespace) : namespaceOf(record, markNamespace);
  }

  /** What `node:module` offers here. */
  moduleExports(): object {
    const { builtins, environment } = this.#program;
    return {
      builtinModules: builtins.allIds,
      isBuiltin: (id: string) => builtins.isBuiltin(id),
      stripTypeScriptTypes: environment.require('internal/modules/typescript').stripTypeScriptTypes,
      createRequire: (from: string | URL) =>
        this.#commonjs.requireFrom(pathOfURL(String(from)) ?? String(from)),
    };
  }
}
