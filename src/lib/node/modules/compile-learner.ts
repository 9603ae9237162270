import type { Program } from 'acorn';
import type { Environment } from '../environment.ts';
import { evaluateNamed, nameShift } from '../named-script.ts';
import { arrowText } from '../uncaught.ts';
import type { Rewritten } from './edits.ts';
import type { LearnerProgram } from './learner-program.ts';
import { LearnerScript, type LearnerScripts } from './learner-scripts.ts';
import { parseModule, parseScript } from './transform.ts';

interface AcornError extends SyntaxError {
  readonly pos: number;
  readonly loc: { readonly line: number; readonly column: number };
}

const AsyncGenerator = Object.getPrototypeOf(async function* () {}).constructor as FunctionConstructor;

/** V8's wording of a syntax error, which learners find in searches; ours has the position only. */
function wording(source: string, module: boolean, fallback: string): string {
  const text = module
    ? source
        .replace(/^\s*import\b[^;'"]*(['"])[^'"]*\1[^\n;]*;?/gm, (match) => match.replace(/[^\n]/g, ' '))
        .replace(/^(\s*)export\s+(default\s+)?/gm, '$1')
    : source;
  try {
    if (module) new AsyncGenerator(`'use strict';${text}`);
    else new Function(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
  }
  return fallback.replace(/ \(\d+:\d+\)$/, '');
}

/** How long the thing under the caret is: a word, a number, or one sign. */
const tokenLength = (text: string): number => /^([\w$]+|'[^'\n]*'|"[^"\n]*")/.exec(text)?.[0].length ?? 1;

/**
 * Parses a learner's file; a syntax error is thrown with V8's words and Node's picture of the line.
 * `name` is what Node prints before the line number.
 */
export function parseLearner(
  environment: Environment,
  name: string,
  source: string,
  module: boolean,
): Program {
  try {
    return module ? parseModule(source) : parseScript(source);
  } catch (cause) {
    if (!(cause instanceof SyntaxError) || !('loc' in cause)) throw cause;
    const { loc, pos } = cause as AcornError;
    const error = new SyntaxError(wording(source, module, cause.message));
    // V8 marks only the end of a name that is declared twice.
    const length = / has already been declared$/.test(error.message) ? 1 : tokenLength(source.slice(pos));
    decorate(environment, error, name, source, { ...loc, length }, true);
    throw error;
  }
}

interface Place {
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly length: number;
}

/** Gives an error, unless it has one, the picture of a line that Node prints above it. */
function decorate(
  environment: Environment,
  error: Error,
  name: string,
  source: string,
  { line, column, length }: Place,
  blankLine: boolean,
): void {
  const marked = error as unknown as Record<symbol, unknown>;
  const symbol = environment.privateSymbols.arrow_message_private_symbol!;
  if (marked[symbol] !== undefined) return;
  const text = source.split('\n')[line - 1] ?? '';
  const arrow = arrowText(name, { file: name, line, column: column + 1 }, text, length);
  marked[symbol] = blankLine ? arrow : arrow.slice(0, -1);
}

/** Points at the place in a module that an error of loading is about. */
export function pointAt(
  program: LearnerProgram,
  error: Error,
  { url, path }: { readonly url: string; readonly path: string },
  place: Place,
  blankLine = true,
): void {
  decorate(program.environment, error, url, program.source(path), place, blankLine);
}

/**
 * Evaluates `head + code + tail` as an expression under the script's name, and remembers how positions moved.
 * The head stands on the first line of the learner's own text, so that line numbers are the learner's.
 */
export function evaluateLearner(
  scripts: LearnerScripts,
  name: string,
  { path, source }: { readonly path: string; readonly source: string },
  { head, code, insertions, restore }: { readonly head: string } & Rewritten,
  tail: string,
): unknown {
  scripts.add(
    name,
    new LearnerScript(
      path,
      source,
      [{ line: 1, column: 0, length: head.length + nameShift() }, ...insertions],
      restore,
    ),
  );
  return evaluateNamed(`${head}${code}\n${tail}`, name);
}
