import type { Environment } from '../environment.ts';
import { newPromise } from '../inspection/promise-states.ts';
import { Builtins } from './builtin-modules.ts';
import { type Format, formatOf, isTypeScript } from './formats.ts';
import { injected } from './injected.ts';
import type { LearnerScripts } from './learner-scripts.ts';
import { Packages } from './packages.ts';
import type { ProgramControl } from './program-control.ts';
import { type Files, fileURL } from './resolve.ts';

/** `import()` in a file. */
export type DynamicImport = (
  specifier: unknown,
  options: ImportOptions | undefined,
  parent: string,
) => Promise<object>;

export interface ImportOptions {
  readonly with?: Readonly<Record<string, string>>;
}

/** The parameters that every rewritten file has, in the order of `toolsFor`. */
export const toolParameters = [
  injected.budget,
  injected.stop,
  injected.thrown,
  injected.import,
  injected.awaiting,
  injected.promise,
  injected.await,
  injected.awaited,
  injected.iterating,
  injected.returned,
];

/** What the loaders share about the program that they load. */
export class LearnerProgram {
  readonly environment: Environment;
  readonly scripts: LearnerScripts;
  readonly builtins: Builtins;
  readonly packages: Packages;
  readonly #control: ProgramControl;
  readonly #stripped = new Map<string, string>();
  dynamicImport!: DynamicImport;

  constructor(environment: Environment, scripts: LearnerScripts, control: ProgramControl) {
    this.environment = environment;
    this.scripts = scripts;
    this.builtins = new Builtins(environment);
    this.packages = new Packages(() => this.files, this.builtins);
    this.#control = control;
  }

  get files(): Files {
    return this.environment.boot.files;
  }

  /** The JavaScript of a file: TypeScript without its types, which Node's library has stripped by our amaro. */
  source(path: string): string {
    const text = this.files[path]!;
    if (!isTypeScript(path)) return text;
    const known = this.#stripped.get(path);
    if (known !== undefined) return known;
    const { stripTypeScriptModuleTypes } = this.environment.require('internal/modules/typescript') as {
      stripTypeScriptModuleTypes(text: string, path: string, url: string): string;
    };
    const stripped = stripTypeScriptModuleTypes(text, path, fileURL(path));
    this.#stripped.set(path, stripped);
    return stripped;
  }

  format(path: string): Format {
    return formatOf(this.files, path, () => this.source(path));
  }

  /** What a rewritten file calls. */
  toolsFor(path: string): readonly unknown[] {
    const { awaiting, awaited, iterating } = this.environment.asyncContext;
    return [
      this.#control.budget,
      this.#control.stopFor(path),
      this.#control.thrownFor(path),
      (specifier: unknown, options?: ImportOptions) => this.dynamicImport(specifier, options, path),
      this.#control.awaitingFor(path),
      newPromise,
      awaiting,
      awaited,
      iterating,
      undefined,
    ];
  }
}
