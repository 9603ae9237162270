import type { LibraryFunction } from '../environment.ts';
import { CommonJSModule } from './commonjs.ts';
import { evaluateLearner, parseLearner } from './compile-learner.ts';
import { isTypeScript } from './formats.ts';
import { type LearnerProgram, toolParameters } from './learner-program.ts';
import { type Asking, Packages, requireConditions } from './packages.ts';
import { fileURL, findForRequire, folderOf, isRelative, joinPath, pathOfURL } from './resolve.ts';
import { transformScript } from './transform.ts';

type ExtensionHandler = (module: CommonJSModule, path: string) => void;

interface ResolveOptions {
  readonly paths?: readonly string[];
}

const unprefixed = /^(\.{1,2}(\/|$)|\/)/;

/** `require`: Node's CommonJS loader (lib/internal/modules/cjs/loader.js) over the project's files. */
export class CommonJSLoader {
  readonly #program: LearnerProgram;
  readonly #requireModule: (path: string, module: CommonJSModule) => unknown;
  readonly cache: Record<string, CommonJSModule> = Object.create(null);
  readonly extensions: Record<string, ExtensionHandler> = Object.create(null);
  #main: CommonJSModule | undefined;

  /** `requireModule` loads an ECMAScript module for `require`. */
  constructor(program: LearnerProgram, requireModule: (path: string, module: CommonJSModule) => unknown) {
    this.#program = program;
    this.#requireModule = requireModule;
    // Without names, as Node's are.
    const handlers: ExtensionHandler[] = [
      (module, path) => this.#run(path, module, this.#program.source(path)),
      (module, path) => {
        module.exports = this.parseJSON(path);
      },
      (_module, path) => {
        throw new Error(`native add-ons are not available in this engine: ${path}`);
      },
    ];
    for (const [index, extension] of ['.js', '.json', '.node'].entries())
      this.extensions[extension] = handlers[index]!;
    CommonJSModule.methods = {
      load: (module, path) => this.#loadInto(module, path),
      require: (module, id) => this.requireFrom(module.filename ?? module.id, module)(id),
      compile: (module, source, path) => this.#run(path, module, source),
    };
  }

  notFound(request: string, stack: readonly string[]): Error {
    const trail = stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : '';
    const error = new Error(`Cannot find module '${request}'${trail}`);
    return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: stack });
  }

  /** The files that asked for one another, the last first. */
  #stackOf(parent: string, module: CommonJSModule | undefined): readonly string[] {
    const stack: string[] = [];
    for (let at: CommonJSModule | null | undefined = module; at; at = at.parent)
      stack.push(at.filename ?? at.id);
    return stack.length > 0 ? stack : [parent];
  }

  /** The file that a specifier in `parent` names; undefined when there is none. */
  find(specifier: string, parent: string, paths?: readonly string[]): string | undefined {
    const { files, packages } = this.#program;
    const path = pathOfURL(specifier) ?? specifier;
    if (isRelative(path)) {
      const folders = paths && !path.startsWith('/') ? paths : [folderOf(parent)];
      for (const folder of folders) {
        const found = findForRequire(files, joinPath(folder, path), path.endsWith('/'));
        if (found !== undefined) return found;
      }
      return undefined;
    }
    const asking: Asking = { parent, base: undefined, conditions: requireConditions };
    if (path.startsWith('#')) return packages.resolveImports(path, asking);
    const name = /^(?:@[^/]*\/)?[^/]*/.exec(path)![0];
    const subpath = `.${path.slice(name.length)}`;
    const self = packages.resolveSelf(name, subpath, asking);
    if (self !== undefined) return self;
    for (const modules of paths?.flatMap((folder) => Packages.searchPaths(folder)) ??
      Packages.searchPaths(folderOf(parent))) {
      const folder = `${modules}/${name}`;
      const config = packages.config(folder);
      if (config?.exports !== undefined && config.exports !== null)
        return packages.resolveExports(folder, subpath, config, asking);
      const found = findForRequire(files, joinPath(modules, path), path.endsWith('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #resolve(specifier: string, parent: string, module?: CommonJSModule, paths?: readonly string[]): string {
    const found = this.find(specifier, parent, paths);
    if (found === undefined || this.#program.files[found] === undefined)
      throw this.notFound(found ?? specifier, this.#stackOf(parent, module));
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
      return this.load(this.#resolve(id, parent, module), module ?? this.#outside(parent));
    };
    const resolve = (id: string, options?: ResolveOptions) => {
      validateString!(id, 'request');
      return builtins.id(id) === undefined ? this.#resolve(id, parent, module, options?.paths) : id;
    };
    const paths = (id: string) => {
      validateString!(id, 'request');
      if (builtins.id(id) !== undefined) return null;
      return unprefixed.test(id) ? [folderOf(parent)] : Packages.searchPaths(folderOf(parent));
    };
    return Object.assign(require, {
      resolve: Object.assign(resolve, { paths }),
      main: this.#main,
      extensions: this.extensions,
      cache: this.cache,
    });
  }

  /** A module of Node's, or what stands in for it. */
  builtin(id: string): unknown {
    const { builtins } = this.#program;
    const standIn = builtins.standIn(id);
    return standIn === undefined ? builtins.exports(id) : this.load(standIn, undefined);
  }

  /** Runs a file that is not the program's main one, nor required by it. */
  preload(path: string): void {
    this.load(path, new CommonJSModule('internal/preload'));
  }

  /** Who asks when it is no CommonJS module: `module.createRequire` in an ECMAScript module. */
  #outside(parent: string): CommonJSModule {
    const module = new CommonJSModule(parent);
    module.filename = parent;
    return module;
  }

  /** `Module._resolveFilename`. */
  resolveFilename(id: string, parent: CommonJSModule | undefined, options?: ResolveOptions): string {
    if (this.#program.builtins.id(id) !== undefined) return id;
    return this.#resolve(id, parent?.filename ?? '/', parent, options?.paths);
  }

  load(path: string, parent: CommonJSModule | undefined, isMain = false): unknown {
    const cached = this.cache[path];
    if (cached) {
      if (parent && !parent.children.includes(cached)) parent.children.push(cached);
      return cached.exports;
    }
    const module = new CommonJSModule(path, parent);
    if (isMain) {
      CommonJSModule.main(module);
      this.#main = module;
      this.#program.environment.process.mainModule = module;
    }
    this.cache[path] = module;
    try {
      module.load(path);
    } catch (error) {
      delete this.cache[path];
      const index = parent?.children.indexOf(module) ?? -1;
      if (index >= 0) parent!.children.splice(index, 1);
      throw error;
    }
    return module.exports;
  }

  #loadInto(module: CommonJSModule, path: string): void {
    module.filename = path;
    module.paths = Packages.searchPaths(folderOf(path));
    const extension = /[^/](\.[^./]+)$/.exec(path)?.[1] ?? '.js';
    const format = this.#program.format(path);
    const handler = this.extensions[extension];
    if (format === 'module' && /^\.m?[jt]s$/.test(extension))
      module.exports = this.#requireModule(path, module);
    else (handler ?? this.extensions['.js']!)(module, path);
    module.loaded = true;
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

  #run(path: string, module: CommonJSModule, source: string): unknown {
    const { environment, scripts } = this.#program;
    const transformed = transformScript(source, parseLearner(environment, path, source, false));
    const own = ['exports', 'require', 'module', '__filename', '__dirname'];
    const head = `(function (${toolParameters.join(',')}){return function (${own.join(',')}) {`;
    // Node gives what it has stripped a source URL; a script goes by its path.
    const name = isTypeScript(path) ? fileURL(path) : path;
    const made = evaluateLearner(scripts, name, { path, source }, { head, ...transformed }, '}})');
    const body = (made as LibraryFunction)(...this.#program.toolsFor(path)) as LibraryFunction;
    const require = this.requireFrom(path, module);
    return CommonJSModule.execute(module, () =>
      body.call(module.exports, module.exports, require, module, path, folderOf(path)),
    );
  }
}
