import { HostURL } from '../host.ts';
import { commonJSExportNames } from './commonjs.ts';
import type { CommonJSLoader } from './commonjs-loader.ts';
import { parseLearner, pointAt } from './compile-learner.ts';
import type { LearnerProgram } from './learner-program.ts';
import { type ModuleRecord, resolveExport, SourceRecord, SyntheticRecord } from './module-record.ts';
import { importConditions } from './packages.ts';
import { fileURL, folderOf, isRelative, relativePath } from './resolve.ts';
import { type ModuleRequest, transformModule } from './transform.ts';

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
    const { builtins } = this.#program;
    const builtin = builtins.id(specifier);
    if (builtin !== undefined) return this.#builtin(builtin);
    if (specifier.startsWith('node:')) throw builtins.error('ERR_UNKNOWN_BUILTIN_MODULE', specifier);
    const { path, query } = this.#existing(specifier, parent);
    this.#checkType(path, attributes.type, fileURL(path) + query);
    return this.ofFile(path, query);
  }

  /** `import.meta.resolve`: the URL of what a specifier names, whether it is there or not. */
  resolve(specifier: string, parent: string): string {
    const builtin = this.#program.builtins.id(specifier);
    if (builtin !== undefined) return `node:${builtin}`;
    if (specifier.startsWith('node:')) return specifier;
    const { path, query } = this.#locate(specifier, parent);
    return fileURL(path) + query;
  }

  /** ESM_RESOLVE (doc/api/esm.md) before it looks at the file: its path, and the query that makes another module of it. */
  #locate(specifier: string, parent: string): { readonly path: string; readonly query: string } {
    const { builtins, packages } = this.#program;
    const asking = { parent, base: parent, conditions: importConditions };
    if (specifier.startsWith('#')) return { path: packages.resolveImports(specifier, asking), query: '' };
    if (!isRelative(specifier) && !HostURL.canParse(specifier))
      return { path: packages.resolve(specifier, asking), query: '' };
    const url = new HostURL(specifier, fileURL(parent));
    if (url.protocol !== 'file:') {
      const known = /^https?:/.test(url.protocol) ? ['file', 'data'] : ['file', 'data', 'node'];
      throw builtins.error('ERR_UNSUPPORTED_ESM_URL_SCHEME', url, known);
    }
    if (/%2f|%5c/i.test(url.pathname))
      throw builtins.error(
        'ERR_INVALID_MODULE_SPECIFIER',
        url.pathname,
        'must not include encoded "/" or "\\" characters',
        parent,
      );
    return { path: decodeURIComponent(url.pathname), query: url.search + url.hash };
  }

  #existing(specifier: string, parent: string): { readonly path: string; readonly query: string } {
    const { builtins, files, packages } = this.#program;
    try {
      const found = this.#locate(specifier, parent);
      const { path } = found;
      if (files[path] !== undefined) return found;
      const isFolder = path.endsWith('/') || packages.isFolder(path);
      const code = isFolder ? 'ERR_UNSUPPORTED_DIR_IMPORT' : 'ERR_MODULE_NOT_FOUND';
      throw builtins.error(code, path, parent, fileURL(path));
    } catch (error) {
      throw this.#withHint(error, specifier, parent);
    }
  }

  /** Where `require` would have found something, the message says so (decorateErrorWithCommonJSHints). */
  #withHint(error: unknown, specifier: string, parent: string): unknown {
    const { code } = error as { code?: string };
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'ERR_UNSUPPORTED_DIR_IMPORT') return error;
    const found = specifier.startsWith('#') ? undefined : this.#findQuietly(specifier, parent);
    if (found === undefined || this.#program.files[found] === undefined) return error;
    const hint = isRelative(specifier)
      ? relativePath(folderOf(parent), found)
      : found.slice(found.lastIndexOf('/node_modules/') + '/node_modules/'.length);
    const lines = (error as Error).stack?.split('\n') ?? [];
    (error as Error).message += `\nDid you mean to import ${JSON.stringify(hint)}?`;
    (error as Error).stack = [
      `${lines[0]}\nDid you mean to import ${JSON.stringify(hint)}?`,
      ...lines.slice(1),
    ].join('\n');
    return error;
  }

  #findQuietly(specifier: string, parent: string): string | undefined {
    try {
      return this.#commonjs.find(specifier, parent);
    } catch {
      return undefined;
    }
  }

  /** The import attribute `type`, and the file's own type (assertImportAttributesCompatible). */
  #checkType(path: string, type: string | undefined, url: string): void {
    const { builtins } = this.#program;
    const isJSON = path.endsWith('.json');
    if (type !== undefined && type !== 'json')
      throw builtins.error('ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', 'type', type, url);
    if (isJSON && type !== 'json') throw builtins.error('ERR_IMPORT_ATTRIBUTE_MISSING', url, 'type', 'json');
    if (!isJSON && type === 'json')
      throw builtins.error('ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', url, 'json');
    const extension = /[^/](\.[^./]+)$/.exec(path)?.[1];
    if (extension !== undefined && !/^\.([mc]?[jt]s|json)$/.test(extension))
      throw builtins.error('ERR_UNKNOWN_FILE_EXTENSION', extension, path);
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

  ofFile(path: string, query = ''): ModuleRecord {
    const url = fileURL(path) + query;
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
        return this.#remember(new SyntheticRecord(url, 'commonjs', [...names, 'module.exports'], load));
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
