import core from 'ieum:library';
import type { LibraryFunction } from './environment.ts';

/** The modules of Node's library that one script of the engine brings. */
export interface LibraryScript {
  /** The name that stack frames give the script. */
  readonly script: string;
  readonly ids: readonly string[];
  /** The line of the script on which each module begins, and the one after the last. */
  readonly lines: readonly number[];
  readonly functions: readonly LibraryFunction[];
}

const PREFIX = 'node:';
const textOf = Function.prototype.toString;
const scripts = new Map([[core.script, core]]);

/** The modules of Node's library in the core. */
export const coreIds: readonly string[] = core.ids;

/** From now on a part's modules are there too. */
export function addLibrary(library: LibraryScript): void {
  scripts.set(library.script, library);
}

/** The function that a module of Node's library is; undefined while its part is not loaded. */
export function moduleFunction(id: string): LibraryFunction | undefined {
  for (const { ids, functions } of scripts.values()) {
    const index = ids.indexOf(id);
    if (index >= 0) return functions[index];
  }
  return undefined;
}

/** The text of a module of Node's library, line for line, by the name that stacks give it (`node:net`). */
export function libraryLines(file: string): readonly string[] | undefined {
  const module = file.startsWith(PREFIX) ? moduleFunction(file.slice(PREFIX.length)) : undefined;
  return module && textOf.call(module).split('\n');
}

/** Where in Node's library a line of the engine's scripts is: `node:net` and its own line there. */
export function libraryPlace(
  script: string | null,
  line: number | null,
): { readonly file: string; readonly line: number } | undefined {
  const library = script === null ? undefined : scripts.get(script);
  if (!library || line === null) return undefined;
  const { ids, lines } = library;
  const index = lines.findLastIndex((first) => first <= line);
  const id = ids[index];
  return id === undefined ? undefined : { file: PREFIX + id, line: line - lines[index]! + 1 };
}
