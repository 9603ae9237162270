import { hostEval, hostImportScripts } from './host.ts';
import { isWebKit } from './webkit.ts';

/** What an evaluated text is handed to, where it is a script of its own. */
const RECEIVER = 'ieumEvaluated';

const ADDRESS = 'data:text/javascript;charset=utf-8,';

/** Address of a script → the name it goes by. */
const names = new Map<string, string>();

/** Scripts of their own, because texts have no places; a Node worker cannot load them, but is no WebKit. */
const isNameless = (): boolean => hostImportScripts !== undefined && isWebKit();

/** How much further right the first line of a named text is in stacks. */
export const nameShift = (): number => (isNameless() ? RECEIVER.length + 1 : 0);

/** Evaluates an expression; stacks give it that name. */
export function evaluateNamed(expression: string, name: string): unknown {
  if (!isNameless()) return hostEval(`${expression}\n//# sourceURL=${name}`);
  // A script of a blob cannot be loaded there in a frame of opaque origin.
  const address = ADDRESS + encodeURIComponent(`${RECEIVER}(${expression}\n)`);
  names.set(address, name);
  let result: unknown;
  const scope = globalThis as Record<string, unknown>;
  scope[RECEIVER] = (value: unknown) => {
    result = value;
  };
  try {
    hostImportScripts!(address);
  } catch (error) {
    // Syntax that WebKit does not know. Its errors name their script, and the library would print that.
    for (const key of ['line', 'column', 'sourceURL']) delete (error as Record<string, unknown>)[key];
    throw error;
  } finally {
    delete scope[RECEIVER];
  }
  return result;
}

/** A text that shows no addresses of such scripts, but their names. */
export function withNames(text: string): string {
  if (!text.includes(ADDRESS)) return text;
  let named = text;
  for (const [address, name] of names) named = named.replaceAll(address, name);
  return named;
}

/** What a script goes by, from what a stack calls it. */
export const nameOfScript = (address: string): string => names.get(address) ?? address;
