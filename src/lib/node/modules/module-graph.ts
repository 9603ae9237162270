import { commonJSExportNames } from './commonjs.ts';
import type { CommonJSLoader } from './commonjs-loader.ts';
import { parseLearner, pointAt } from './compile-learner.ts';
import type { LearnerProgram } from './learner-program.ts';
import { type ModuleRecord, resolveExport, SourceRecord, SyntheticRecord } from './module-record.ts';
import { fileURL, folderOf, isRelative, joinPath, pathOfURL } from './resolve.ts';
import { type ModuleRequest, transformModule } from './transform.ts';

/** `@scope/name/file` belongs to the package `@scope/name`. */
const packageName = (specifier: string): string => /^(@[^/]+\/)?[^/]*/.exec(specifier)![0];

type Wanted = Pick<ModuleRequest, 'specifier' | 'attributes'>;

/** The modules that `import` has found, by URL: resolution, loading and linking (ECMA-262 §16.2.1.6.1). */
export class ModuleGraph {
  readonly #program: LearnerProgram;
  readonly #commonjs: CommonJSLoader;
  readonly #records = new Map<string, ModuleRecord>();

  constructor(program: LearnerProgram, commonjs: CommonJSLoader) {
    this.#program = program;
    this.#commonjs = commonjs;
  }

  /** The module that a specifier in a file names. */
  request({ specifier, attributes }: Wanted, parent: string): ModuleRecord {
    const { builtins, files } = this.#program;
    const builtin = builtins.id(specifier);
    if (builtin !== undefined) return this.#builtin(builtin);
    if (specifier.startsWith('node:')) throw builtins.error('ERR_UNKNOWN_BUILTIN_MODULE', specifier);
    const path =
      pathOfURL(specifier) ?? (isRelative(specifier) ? joinPath(folderOf(parent), specifier) : undefined);
    if (path === undefined)
      throw builtins.error('ERR_MODULE_NOT_FOUND', packageName(specifier), parent, null);
    if (files[path] === undefined) {
      const isFolder = Object.keys(files).some((file) => file.startsWith(`${path}/`));
      const code = isFolder ? 'ERR_UNSUPPORTED_DIR_IMPORT' : 'ERR_MODULE_NOT_FOUND';
      throw builtins.error(code, path, parent, fileURL(path));
    }
    if (this.#program.format(path) === 'json' && attributes.type !== 'json')
      throw builtins.error('ERR_IMPORT_ATTRIBUTE_MISSING', fileURL(path), 'type', 'json');
    return this.ofFile(path);
  }

  #remember<Kind extends ModuleRecord>(record: Kind): Kind {
    this.#records.set(record.url, record);
    return record;
  }

  #builtin(id: string): ModuleRecord {
    const url = `node:${id}`;
    const known = this.#records.get(url);
    if (known) return known;
    const { builtins } = this.#program;
    const exports = this.#commonjs.builtin(id);
    const names = builtins.standIn(id) === undefined ? builtins.names(id) : Object.keys(exports as object);
    return this.#remember(new SyntheticRecord(url, 'builtin', names, () => exports));
  }

  ofFile(path: string): ModuleRecord {
    const url = fileURL(path);
    const known = this.#records.get(url);
    if (known) return known;
    const { environment } = this.#program;
    const format = this.#program.format(path);
    if (format === 'json')
      return this.#remember(new SyntheticRecord(url, 'json', [], () => this.#commonjs.parseJSON(path)));
    const source = this.#program.source(path);
    switch (format) {
      case 'commonjs': {
        const names = commonJSExportNames(parseLearner(environment, path, source, false));
        const load = () => this.#commonjs.load(path, undefined);
        return this.#remember(new SyntheticRecord(url, 'commonjs', names, load));
      }
      case 'module': {
        const program = parseLearner(environment, url, source, true);
        return this.#remember(new SourceRecord(url, path, transformModule(source, program)));
      }
    }
  }

  /**
   * Loads what a module asks for, all the way down, then checks that every imported name is exported. Gives the
   * modules that were new.
   */
  link(record: ModuleRecord): readonly SourceRecord[] {
    const fresh: SourceRecord[] = [];
    const load = (next: ModuleRecord): void => {
      if (!(next instanceof SourceRecord) || next.linked) return;
      next.linked = true;
      fresh.push(next);
      next.requested = next.text.requests.map((request) => this.#requestAt(next, request));
      next.requested.forEach(load);
    };
    try {
      load(record);
      for (const next of fresh) this.#checkImports(next);
    } catch (error) {
      // A second import of the same graph fails in the same way.
      for (const { url } of fresh) this.#records.delete(url);
      throw error;
    }
    return fresh;
  }

  #requestAt(record: SourceRecord, request: ModuleRequest): ModuleRecord {
    try {
      return this.request(request, record.path);
    } catch (error) {
      if (error instanceof Error)
        pointAt(this.#program, error, record, { ...request, length: request.specifier.length + 2 });
      throw error;
    }
  }

  #checkImports(record: SourceRecord): void {
    for (const { request, imported, local, line, column } of record.text.imports) {
      const from = record.requested[request]!;
      if (imported === '*' || resolveExport(from, imported)) continue;
      const { specifier } = record.text.requests[request]!;
      const isCommonJS = from instanceof SyntheticRecord && from.kind === 'commonjs';
      const error = new SyntaxError(
        isCommonJS
          ? commonJSAdvice(specifier, imported, local)
          : `The requested module '${specifier}' does not provide an export named '${imported}'`,
      );
      const length = imported === 'default' ? local.length : imported.length;
      pointAt(this.#program, error, record, { line, column, length }, false);
      throw error;
    }
  }
}

/** Node's own advice (lib/internal/modules/esm/module_job.js), in its words because learners will search for them. */
function commonJSAdvice(specifier: string, imported: string, local: string): string {
  const pattern = imported === local ? imported : `${imported}: ${local}`;
  return (
    `Named export '${imported}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\nCommonJS modules can always be imported via ' +
    `the default export, for example using:\n\nimport pkg from '${specifier}';\nconst { ${pattern} } = pkg;\n`
  );
}

/** Whether a module's imports lead back to it: then others may call its functions before it has run. */
export function isInCycle(record: SourceRecord): boolean {
  const seen = new Set<ModuleRecord>();
  const reaches = (next: ModuleRecord): boolean => {
    if (next === record) return true;
    if (seen.has(next) || !(next instanceof SourceRecord)) return false;
    seen.add(next);
    return next.requested.some(reaches);
  };
  return record.requested.some(reaches);
}
