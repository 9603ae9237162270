import core from 'ieum:core';
import libraryIds from 'ieum:parts';
import { hostEval } from './host.ts';
import { addLibrary } from './library-modules.ts';
import type { PartCode } from './parts/part-code.ts';
import { type PartName, type PartScripts, parts } from './parts.ts';

type PartScript = (coreModules: typeof core) => PartCode;

/** The parts that this process was given. A part is evaluated when something in it is asked for. */
export class LoadedParts {
  readonly #scripts: () => PartScripts;
  readonly #ofModule = new Map<string, PartName>();
  readonly #ofBinding = new Map<string, PartName>();
  readonly #codes = new Map<PartName, PartCode>();

  constructor(scripts: () => PartScripts) {
    this.#scripts = scripts;
    for (const { name, substitutes, bindings } of parts) {
      for (const id of [...libraryIds[name], ...substitutes]) this.#ofModule.set(id, name);
      for (const binding of bindings) this.#ofBinding.set(binding, name);
    }
  }

  /** The modules of all parts. */
  get moduleIds(): readonly string[] {
    return [...this.#ofModule.keys()];
  }

  /** Whether a module lies in a part that this process has. */
  isGiven(id: string): boolean {
    const name = this.#ofModule.get(id);
    return name !== undefined && this.#scripts()[name] !== undefined;
  }

  /** The part that a module lies in; undefined for what is the core's. */
  ofModule(id: string): PartCode | undefined {
    const name = this.#ofModule.get(id);
    return name && this.#code(name, `node:${id}`);
  }

  /** The part that a binding lies in. */
  ofBinding(binding: string): PartCode | undefined {
    const name = this.#ofBinding.get(binding);
    return name && this.#code(name, `internalBinding('${binding}')`);
  }

  #code(name: PartName, wanted: string): PartCode {
    const known = this.#codes.get(name);
    if (known) return known;
    const script = this.#scripts()[name];
    if (script === undefined)
      throw Object.assign(
        new Error(
          `${wanted} was not loaded for this run, because no file of the project names it: ` +
            `write '${name}' in the file that asks for it`,
        ),
        { code: 'ERR_UNKNOWN_BUILTIN_MODULE' },
      );
    const code = (hostEval(script) as PartScript)(core);
    this.#codes.set(name, code);
    addLibrary(code.library);
    return code;
  }
}
