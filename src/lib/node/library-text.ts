import core from 'ieum:library';

const libraries: Readonly<Record<string, string>>[] = [core];

/** The modules of Node's library in the core. */
export const coreIds: readonly string[] = Object.keys(core);

/** From now on a part's modules are there too. */
export function addLibrary(library: Readonly<Record<string, string>>): void {
  libraries.push(library);
}

/** The text of a module of Node's library, line for line and column for column; undefined while its part is not loaded. */
export function libraryText(id: string): string | undefined {
  return libraries.find((library) => Object.hasOwn(library, id))?.[id];
}
