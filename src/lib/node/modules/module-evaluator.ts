import { markNamespace } from '../bindings/types.ts';
import type { LibraryFunction } from '../environment.ts';
import { evaluateLearner } from './compile-learner.ts';
import { injected } from './injected.ts';
import { type LearnerProgram, toolParameters } from './learner-program.ts';
import {
  type Binding,
  isSettled,
  type ModuleRecord,
  readBinding,
  resolveExport,
  SourceRecord,
  SyntheticRecord,
} from './module-record.ts';
import { folderOf } from './resolve.ts';
import type { ImportedName } from './transform.ts';

const scopeName = '$ieum_scope';

/** Runs linked modules, each after those it imports (ECMA-262 §16.2.1.6.1.3). */
export class ModuleEvaluator {
  readonly #program: LearnerProgram;

  readonly #resolve: (specifier: string, parent: string) => string;

  /** `resolve` is `import.meta.resolve` of a file. */
  constructor(program: LearnerProgram, resolve: (specifier: string, parent: string) => string) {
    this.#program = program;
    this.#resolve = resolve;
  }

  /** A promise when something awaits at its top level, else the module has run when this returns. */
  evaluate(record: ModuleRecord): Promise<void> | undefined {
    if (record.error) throw record.error.value;
    if (record.evaluated) return record.pending;
    if (record instanceof SyntheticRecord) {
      this.#attempt(record, () => record.evaluate());
      record.evaluated = true;
      return undefined;
    }
    return record instanceof SourceRecord && !record.evaluating ? this.#evaluateSource(record) : undefined;
  }

  #evaluateSource(record: SourceRecord): Promise<void> | undefined {
    record.evaluating = true;
    const waits = this.#attempt(record, () =>
      record.requested.map((next) => this.evaluate(next)).filter((wait) => wait !== undefined),
    );
    if (waits.length === 0) {
      const running = this.#attempt(record, () => this.#runBody(record));
      if (running === undefined) return undefined;
      record.pending = running;
    } else record.pending = Promise.all(waits).then(() => this.#runBody(record));
    record.evaluated = true;
    return record.pending;
  }

  #runBody(record: SourceRecord): Promise<void> | undefined {
    if (!record.body) {
      const settled = record.text.imports.every((name) => isSettled(bindingOf(record, name)));
      this.instantiate(record, settled);
    }
    const finished = () => {
      record.evaluated = true;
      record.pending = undefined;
    };
    const running = record.body!.next();
    if (running instanceof Promise) return running.then(finished);
    finished();
    return undefined;
  }

  #attempt<Result>(record: ModuleRecord, action: () => Result): Result {
    try {
      return action();
    } catch (value) {
      record.error = { value };
      throw value;
    }
  }

  /**
   * Makes the module's scope and runs its body to the `yield` before the first statement. Imports are constants when
   * their values are settled; in cycles, or of bindings that change, they are looked up through `with` at each use
   * (then a call of an imported function passes the scope as `this`, where a module would pass undefined).
   */
  instantiate(record: SourceRecord, settled: boolean): void {
    const { text, path, url } = record;
    const locals = text.imports.map(({ local }) => local).join(',');
    const body = `${text.asynchronous ? 'async ' : ''}function* () {`;
    const parameters = [...toolParameters, injected.meta, injected.exports, scopeName].join(',');
    const [head, tail] = settled
      ? [`(function (${parameters}){'use strict';const {${locals}}=${scopeName};return ${body}`, '}})']
      : [
          `(function (${parameters}){with(${scopeName})return (function(){'use strict';return ${body}`,
          '}})()})',
        ];
    const file = { path, source: this.#program.source(path) };
    const generated = { ...text, head };
    const make = evaluateLearner(this.#program.scripts, url, file, generated, tail) as LibraryFunction;
    const expose = (getters: SourceRecord['getters']) => {
      record.getters = getters;
    };
    const tools = [...this.#program.toolsFor(path), this.#meta(record), expose, scopeOf(record)];
    record.body = (make(...tools) as () => NonNullable<SourceRecord['body']>)();
    const first = record.body.next();
    // An asynchronous body reaches its `yield` at once as well; what it answers comes later and says nothing.
    if (first instanceof Promise) first.catch(() => {});
  }

  #meta({ path, url }: SourceRecord): object {
    const { environment } = this.#program;
    return Object.assign(Object.create(null) as object, {
      dirname: folderOf(path),
      filename: path,
      main: environment.boot.argv[0] === path,
      resolve: (specifier: string) => this.#resolve(specifier, path),
      url,
    });
  }
}

function bindingOf(record: SourceRecord, { request, imported }: ImportedName): Binding {
  const from = record.requested[request]!;
  return imported === '*' ? { record: from, name: '*' } : resolveExport(from, imported)!;
}

/** The imported names of a module, live and not to be assigned to. */
function scopeOf(record: SourceRecord): object {
  const scope: object = Object.create(null);
  for (const name of record.text.imports) {
    const binding = bindingOf(record, name);
    Object.defineProperty(scope, name.local, {
      enumerable: true,
      get: () => readBinding(binding, markNamespace),
      set() {
        throw new TypeError('Assignment to constant variable.');
      },
    });
  }
  return scope;
}
