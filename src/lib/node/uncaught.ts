import constants from 'ieum:constants';
import type { SourcePosition } from '../net/trace/event.ts';
import type { Environment } from './environment.ts';
import { libraryLines } from './library-modules.ts';
import type { LearnerScripts } from './modules/learner-scripts.ts';
import type { StackTraces } from './stack.ts';

/** Where the library throws an 'error' event that nobody listens to. */
function unhandledErrorEvent(): { readonly position: SourcePosition; readonly line: string } | undefined {
  const lines = libraryLines('node:events') ?? [];
  const index = lines.findIndex((line) => line.includes("throw er; // Unhandled 'error' event"));
  if (index < 0) return undefined;
  const line = lines[index]!;
  return { position: { file: 'node:events', line: index + 1, column: line.indexOf('throw') + 1 }, line };
}

/** Prints an error that ends the process, as `node::PrintException` and ReportFatalException do (src/node_errors.cc). */
export class UncaughtReport {
  readonly #environment: Environment;
  readonly #scripts: LearnerScripts;
  readonly #traces: StackTraces;

  constructor(environment: Environment, scripts: LearnerScripts, traces: StackTraces) {
    this.#environment = environment;
    this.#scripts = scripts;
    this.#traces = traces;
  }

  /** `thrownAt` is where the program threw it, when that is known and differs from where the error was made. */
  text(error: unknown, thrownAt: SourcePosition | undefined, fromPromise: boolean): string {
    const isObject = typeof error === 'object' && error !== null;
    const arrow = this.#arrow(error, thrownAt, fromPromise);
    const end = `\nNode.js ${constants.version}\n`;
    if (isObject && this.#isNativeError(error)) return `${arrow}${this.#objectText(error)}\n${end}`;
    // What is no error has no stack: the picture of the line stands alone.
    const picture = `\n${arrow.replace(/\n$/, '')}`;
    if (isObject) return `${picture}${this.#objectText(error)}\n${end}`;
    const hint = '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n';
    return `${picture}${String(error)}\n${hint}${end}`;
  }

  #isNativeError(error: object): boolean {
    const { isNativeError } = this.#environment.require('internal/util/types') as {
      isNativeError: (value: unknown) => boolean;
    };
    return isNativeError(error);
  }

  #objectText(error: object): string {
    let stack: unknown;
    for (const enhance of this.#environment.enhanceFatalError) stack = enhance(error);
    if (typeof stack === 'string' && stack.length > 0) {
      // util.inspect puts an error that shows no frame in brackets; in Node the loader's own frames are always there.
      const bare = (error as Partial<Error>).stack;
      const bracketed = `[${bare}]`;
      return typeof bare === 'string' && stack.startsWith(bracketed)
        ? bare + stack.slice(bracketed.length)
        : stack;
    }
    const { name, message } = error as Partial<Error>;
    return name === undefined || message === undefined
      ? `Uncaught:\n${String(error)}`
      : `${name}: ${message}`;
  }

  #arrow(error: unknown, thrownAt: SourcePosition | undefined, fromPromise: boolean): string {
    const own = this.#environment.privateSymbols.arrow_message_private_symbol!;
    if (typeof error === 'object' && error !== null) {
      const message = (error as Record<symbol, unknown>)[own];
      if (typeof message === 'string') return message;
      if (!thrownAt && !fromPromise && this.#isUnhandledEvent(error)) {
        const event = unhandledErrorEvent();
        if (event) return arrowText('node:events', event.position, event.line);
      }
    }
    const position =
      thrownAt ?? (typeof error === 'object' && error !== null ? this.#traces.originOf(error) : undefined);
    if (!position) return '';
    const script = this.#scripts.get(position.file) ?? this.#scripts.byPath(position.file);
    const library = libraryLines(position.file);
    const line = script?.line(position.line) ?? library?.[position.line - 1];
    // The library marks where it throws, on the line after the one where it makes the error.
    if (line === undefined || library?.[position.line]?.includes('node-do-not-add-exception-line')) return '';
    if (script) return arrowText(this.#scripts.nameOf(script), position, line);
    // V8 marks the statement that throws, not the error that is made for it.
    const statement = /^\s*(?=throw )/.exec(line);
    return arrowText(
      position.file,
      statement ? { ...position, column: statement[0].length + 1 } : position,
      line,
    );
  }

  /** The warning about a module that ends while it awaits at its top level. */
  unsettled(path: string, awaited: SourcePosition | undefined): string {
    const script = this.#scripts.byPath(awaited?.file ?? path);
    const warning = 'Warning: Detected unsettled top-level await at ';
    if (!script || !awaited) return `${warning}file://${path}\n`;
    return `${warning}${arrowText(this.#scripts.nameOf(script), awaited, script.line(awaited.line))}\n\n`;
  }

  /** The library marks errors of unhandled 'error' events with a note on where they were emitted. */
  #isUnhandledEvent(error: object): boolean {
    const { kEnhanceStackBeforeInspector } = this.#environment.require('internal/errors') as {
      kEnhanceStackBeforeInspector: symbol;
    };
    return kEnhanceStackBeforeInspector in error;
  }
}

/** The line and a caret under the column; tabs stay tabs so that the caret lines up. */
export function arrowText(name: string, { line, column }: SourcePosition, text: string, length = 1): string {
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `${name}:${line}\n${text}\n${indent}${'^'.repeat(length)}\n\n`;
}
