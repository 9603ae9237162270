import type { Environment } from '../environment.ts';

interface BuiltinModule {
  readonly exportKeys: readonly string[];
  compileForPublicLoader(): unknown;
}

interface BuiltinModules {
  readonly map: ReadonlyMap<string, BuiltinModule>;
  normalizeRequirableId(id: string): string | undefined;
  getAllBuiltinModuleIds(): string[];
  isBuiltin(id: string): boolean;
}

type ErrorConstructors = Readonly<Record<string, new (...values: unknown[]) => Error>>;

/** Node's own modules as programs ask for them, and Node's own errors. */
export class Builtins {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  get #modules(): BuiltinModules {
    return this.#environment.require('internal/bootstrap/realm').BuiltinModule as BuiltinModules;
  }

  /** `node:net` and `net` → `net`; undefined for what is not Node's. */
  id(specifier: string): string | undefined {
    return this.#modules.normalizeRequirableId(specifier);
  }

  /** The file that stands in for a module of Node, when whoever booted the process gave one. */
  standIn(id: string): string | undefined {
    return this.#environment.boot.standIns?.[id];
  }

  exports(id: string): unknown {
    return this.#modules.map.get(id)!.compileForPublicLoader();
  }

  /** The names that `import` finds, once the module has been loaded. */
  names(id: string): readonly string[] {
    return this.#modules.map.get(id)!.exportKeys;
  }

  get allIds(): string[] {
    return this.#modules.getAllBuiltinModuleIds();
  }

  isBuiltin(id: string): boolean {
    return this.#modules.isBuiltin(id);
  }

  /** Node's error of this code, made with its own message. */
  error(code: string, ...values: unknown[]): Error {
    const codes = this.#environment.require('internal/errors').codes as ErrorConstructors;
    return new codes[code]!(...values);
  }
}
