import type { Environment } from '../environment.ts';
import type { LibraryScript } from '../library-modules.ts';

/** A module of the library that the engine writes itself: `(require, environment)` → its exports. */
export type Substitute = (
  require: (id: string) => Record<string, unknown>,
  environment: Environment,
) => object;

/** What a part holds beside Node's library (parts/NAME.ts, where there is anything). */
export interface PartSources {
  readonly substitutes: Readonly<Record<string, Substitute>>;
  readonly bindings: Readonly<Record<string, (environment: Environment) => object>>;
}

/** What the script of a part brings: scripts/build-engine.ts puts the library in. */
export interface PartCode extends Partial<PartSources> {
  readonly library: LibraryScript;
}
