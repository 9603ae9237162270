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
 * A script whose own `code`, an expression, finds the library in a variable, as a `LibraryScript`
 * (src/lib/node/library-modules.ts). The modules of `ahead` are functions of the script itself: the host reads them with
 * the script and compiles what is called. The rest are texts, which it only skips, for it would read each function once
 * more when it is called. The functions begin on line 1, so that their lines are known, and nothing that has a name
 * stands before them: V8 would put it before the names of methods in stacks.
 */
export function libraryScript(
  variable: string,
  script: string,
  library: Library,
  ahead: ReadonlySet<string>,
  code: string,
): string {
  const ids = Object.keys(library);
  const functionIds = ids.filter((id) => ahead.has(id));
  const lines: number[] = [];
  let functions = '[[';
  for (const id of functionIds) {
    functions += '\n';
    lines.push(1 + countLines(functions));
    // In brackets: V8 compiles it at once, in the one pass in which it reads it.
    functions += `(${moduleFunction(id, ascii(library[id]!))}),`;
  }
  functions += '\n]]';
  lines.push(1 + countLines(functions));
  const texts = ids
    .filter((id) => !ahead.has(id))
    .map((id) => `${JSON.stringify(id)}:()=>${ascii(JSON.stringify(moduleFunction(id, library[id]!)))}`);
  const known = `script:${JSON.stringify(script)},ids:${JSON.stringify(functionIds)},lines:${JSON.stringify(lines)},texts:{${texts}}`;
  return `${functions}.map(((functions)=>{const ${variable}={functions,${known}};return ${code}\n}))[0]\n//# sourceURL=${script}`;
}
