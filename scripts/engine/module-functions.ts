import type { Library } from './library.ts';

const parameters: Readonly<Record<string, string>> = {
  'internal/bootstrap/realm': 'process, getLinkedBinding, getInternalBinding, primordials',
  'internal/per_context/primordials': 'exports, primordials, privateSymbols, perIsolateSymbols',
  'internal/per_context/domexception': 'exports, primordials, privateSymbols, perIsolateSymbols',
  'internal/per_context/messageport': 'exports, primordials, privateSymbols, perIsolateSymbols',
};

/** A module's text as a function, in Node's own lines. It has no name: none may show in stacks. */
function moduleFunction(id: string, source: string): string {
  const names = parameters[id] ?? 'exports, require, module, process, internalBinding, primordials';
  const tail = id === 'internal/bootstrap/realm' ? '\nreturn loaderExports;' : '';
  return `function (${names}) {${source}${tail}\n}`;
}

/** One octet a character: V8 keeps a script in half the memory when all its characters are Latin-1. */
const ascii = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const countLines = (text: string): number => text.split('\n').length - 1;

/**
 * The library as an expression of a `LibraryScript` (src/lib/node/library-modules.ts): its modules are functions of the
 * script itself, so that the host reads them once and compiles what is called. It begins on line 1 of the script.
 */
export function libraryExpression(script: string, library: Library): string {
  const ids = Object.keys(library);
  const lines: number[] = [];
  let functions = '';
  for (const id of ids) {
    functions += '\n';
    lines.push(1 + countLines(functions));
    functions += `${moduleFunction(id, ascii(library[id]!))},`;
  }
  functions += '\n';
  lines.push(1 + countLines(functions));
  return `{script:${JSON.stringify(script)},ids:${JSON.stringify(ids)},lines:${JSON.stringify(lines)},functions:[${functions}]}`;
}
