import type { LibraryFunction } from '../environment.ts';
import { CommonJSModule } from './commonjs.ts';
import { evaluateLearner, parseLearner } from './compile-learner.ts';
import { isTypeScript } from './formats.ts';
import { type LearnerProgram, toolParameters } from './learner-program.ts';
import { fileURL, findForRequire, folderOf, isRelative, joinPath, pathOfURL } from './resolve.ts';
import { transformScript } from './transform.ts';

/** `require`: Node's CommonJS loader (lib/internal/modules/cjs/loader.js) over the project's files. */
export class CommonJSLoader {
  readonly #program: LearnerProgram;
  readonly #requireModule: (path: string) => unknown;
  readonly #cache: Record<string, CommonJSModule> = Object.create(null);
  #main: CommonJSModule | undefined;

  /** `requireModule` loads an ECMAScript module for `require`. */
  constructor(program: LearnerProgram, requireModule: (path: string) => unknown) {
    this.#program = program;
    this.#requireModule = requireModule;
  }

  notFound(request: string, stack: readonly string[]): Error {
    const trail = stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : '';
    const error = new Error(`Cannot find module '${request}'${trail}`);
    return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: stack });
  }

  #resolve(specifier: string, parent: string): string {
    const path = pathOfURL(specifier) ?? specifier;
    const found = isRelative(path)
      ? findForRequire(this.#program.files, joinPath(folderOf(parent), path))
      : undefined;
    if (found === undefined) throw this.notFound(specifier, [parent]);
    return found;
  }

  /** The `require` of a file (also `module.createRequire`). */
  requireFrom(parent: string, module?: CommonJSModule): (id: string) => unknown {
    const { builtins, environment } = this.#program;
    const { validateString } = environment.require('internal/validators') as Record<string, LibraryFunction>;
    const require = (id: string): unknown => {
      validateString!(id, 'id');
      if (id === '') throw builtins.error('ERR_INVALID_ARG_VALUE', 'id', id, 'must be a non-empty string');
      const builtin = builtins.id(id);
      if (builtin !== undefined) return this.builtin(builtin);
      if (id.startsWith('node:')) throw builtins.error('ERR_UNKNOWN_BUILTIN_MODULE', id);
      return this.load(this.#resolve(id, parent), module);
    };
    const resolve = (id: string) => (builtins.id(id) === undefined ? this.#resolve(id, parent) : id);
    return Object.assign(require, { resolve, main: this.#main, extensions: {}, cache: this.#cache });
  }

  /** A module of Node's, or what stands in for it. */
  builtin(id: string): unknown {
    const { builtins } = this.#program;
    const standIn = builtins.standIn(id);
    return standIn === undefined ? builtins.exports(id) : this.load(standIn, undefined);
  }

  /** Runs a file that is not the program's main one, nor required by it. */
  preload(path: string): void {
    this.load(path, new CommonJSModule('internal/preload', false));
  }

  load(path: string, parent: CommonJSModule | undefined): unknown {
    const cached = this.#cache[path];
    if (cached) return cached.exports;
    const format = this.#program.format(path);
    if (format === 'module') return this.#requireModule(path);
    const module = new CommonJSModule(path, parent === undefined && this.#main === undefined);
    this.#main ??= module;
    module.require = this.requireFrom(path, module);
    parent?.children.push(module);
    this.#cache[path] = module;
    try {
      if (format === 'json') module.exports = this.parseJSON(path);
      else this.#run(path, module);
    } catch (error) {
      delete this.#cache[path];
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  /** An error of the file's syntax names the file. */
  parseJSON(path: string): unknown {
    try {
      return JSON.parse(this.#program.files[path]!.replace(/^\uFEFF/, ''));
    } catch (error) {
      (error as Error).message = `${path}: ${(error as Error).message}`;
      throw error;
    }
  }

  #run(path: string, module: CommonJSModule): void {
    const { environment, scripts } = this.#program;
    const source = this.#program.source(path);
    const transformed = transformScript(source, parseLearner(environment, path, source, false));
    const own = ['exports', 'require', 'module', '__filename', '__dirname'];
    const head = `(function (${toolParameters.join(',')}){return function (${own.join(',')}) {`;
    // Node gives what it has stripped a source URL; a script goes by its path.
    const name = isTypeScript(path) ? fileURL(path) : path;
    const made = evaluateLearner(scripts, name, { path, source }, { head, ...transformed }, '}})');
    const body = (made as LibraryFunction)(...this.#program.toolsFor(path)) as LibraryFunction;
    body.call(module.exports, module.exports, module.require, module, path, module.path);
  }
}
