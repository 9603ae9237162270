import core from 'ieum:library';
import type { LibraryFunction } from './environment.ts';
import { hostEval } from './host.ts';

/** The modules of Node's library that one script of the engine brings. */
export interface LibraryScript {
  /** The name that stack frames give the script. */
  readonly script: string;
  /** Modules that are functions of the script itself. */
  readonly ids: readonly string[];
  readonly functions: readonly LibraryFunction[];
  /** The line of the script on which each of them begins, and the one after the last. */
  readonly lines: readonly number[];
  /** The others: module id → the text of its function. */
  readonly texts: Readonly<Record<string, () => string>>;
}

const PREFIX = 'node:';
const textOf = Function.prototype.toString;
const scripts = new Map([[core.script, core]]);

/** The modules of Node's library in the core. */
export const coreIds: readonly string[] = [...core.ids, ...Object.keys(core.texts)];

/** From now on a part's modules are there too. */
export function addLibrary(library: LibraryScript): void {
  scripts.set(library.script, library);
}

/** A module of Node's library, as a function or as the text of one; undefined while its part is not loaded. */
function find(id: string): LibraryFunction | string | undefined {
  for (const { ids, functions, texts } of scripts.values()) {
    if (Object.hasOwn(texts, id)) return texts[id]!();
    const index = ids.indexOf(id);
    if (index >= 0) return functions[index];
  }
  return undefined;
}

/** The function that a module of Node's library is. Line 1 is the text's own, so that stacks name Node's positions. */
export function moduleFunction(id: string): LibraryFunction {
  const found = find(id);
  if (found === undefined) throw new Error(`module ${id} of Node's library is not in this build`);
  return typeof found === 'string'
    ? (hostEval(`(${found})\n//# sourceURL=${PREFIX}${id}`) as LibraryFunction)
    : found;
}

/** The text of a module of Node's library, line for line, by the name that stacks give it (`node:net`). */
export function libraryLines(file: string): readonly string[] | undefined {
  const found = file.startsWith(PREFIX) ? find(file.slice(PREFIX.length)) : undefined;
  return typeof found === 'function' ? textOf.call(found).split('\n') : found?.split('\n');
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
