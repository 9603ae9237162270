import type { Builtins } from './builtin-modules.ts';
import { type Files, folderOf, joinPath } from './resolve.ts';

type Config = Readonly<Record<string, unknown>>;

/** Who asks, and under which conditions a package may answer. `base` is named in errors; `require` names nobody. */
export interface Asking {
  readonly parent: string;
  readonly base: string | undefined;
  readonly conditions: ReadonlySet<string>;
}

export const importConditions = new Set(['node', 'import', 'module-sync', 'node-addons']);
export const requireConditions = new Set(['node', 'require', 'module-sync', 'node-addons']);

const forbiddenSegment =
  /(^|\\|\/)((\.|%2e)(\.|%2e)?|(n|%6e|%4e)(o|%6f|%4f)(d|%64|%44)(e|%65|%45)(_|%5f)(m|%6d|%4d)(o|%6f|%4f)(d|%64|%44)(u|%75|%55)(l|%6c|%4c)(e|%65|%45)(s|%73|%53))?(\\|\/|$)/i;

const isObject = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of two keys with a `*` the more specific first (PATTERN_KEY_COMPARE). */
function patternKeyCompare(a: string, b: string): number {
  const [starA, starB] = [a.indexOf('*'), b.indexOf('*')];
  const [lengthA, lengthB] = [starA < 0 ? a.length : starA + 1, starB < 0 ? b.length : starB + 1];
  if (lengthA !== lengthB) return lengthB - lengthA;
  if (starA < 0) return 1;
  if (starB < 0) return -1;
  return b.length - a.length;
}

/**
 * Packages among the project's files: `node_modules`, `exports`, `imports`, and a package that names itself, as Node
 * resolves them (doc/api/esm.md, "Resolution algorithm specification").
 */
export class Packages {
  readonly #project: () => Files;
  readonly #builtins: Builtins;

  constructor(project: () => Files, builtins: Builtins) {
    this.#project = project;
    this.#builtins = builtins;
  }

  get #files(): Files {
    return this.#project();
  }

  /** The package.json of a folder; an invalid one is an error that names who imports. */
  config(folder: string, importer?: string): Config | undefined {
    const path = joinPath(folder, 'package.json');
    const text = this.#files[path];
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as Config;
    } catch {
      throw this.#builtins.error(
        'ERR_INVALID_PACKAGE_CONFIG',
        importer === undefined ? `${path}.` : path,
        importer && `${importer}.`,
        undefined,
      );
    }
  }

  /** The nearest package.json above a file, and its folder. */
  scopeOf(path: string): { readonly folder: string; readonly config: Config } | undefined {
    for (let folder = folderOf(path); !folder.endsWith('/node_modules'); folder = folderOf(folder)) {
      const config = this.config(folder);
      if (config) return { folder, config };
      if (folder === '/') return undefined;
    }
    return undefined;
  }

  isFolder(path: string): boolean {
    const prefix = path === '/' ? path : `${path}/`;
    return Object.keys(this.#files).some((file) => file.startsWith(prefix));
  }

  /** `module.paths`: the node_modules folders that are searched from a folder. */
  static searchPaths(folder: string): string[] {
    const found: string[] = [];
    for (let at = folder; ; at = folderOf(at)) {
      if (!at.endsWith('/node_modules')) found.push(joinPath(at, 'node_modules'));
      if (at === '/') return found;
    }
  }

  /** PACKAGE_RESOLVE for `import`, without what files must be there. */
  resolve(specifier: string, asking: Asking): string {
    const { name, subpath } = this.parseName(specifier, asking);
    const self = this.resolveSelf(name, subpath, asking);
    if (self !== undefined) return self;
    for (const modules of Packages.searchPaths(folderOf(asking.parent))) {
      const folder = `${modules}/${name}`;
      if (!this.isFolder(folder)) continue;
      const config = this.config(folder, `"${specifier}" from ${asking.parent}`);
      if (config?.exports !== undefined && config.exports !== null)
        return this.resolveExports(folder, subpath, config, asking);
      return subpath === '.' ? this.#legacyMain(folder, config, asking) : joinPath(folder, subpath);
    }
    throw this.#builtins.error('ERR_MODULE_NOT_FOUND', name, asking.base, null);
  }

  parseName(specifier: string, { base }: Asking): { readonly name: string; readonly subpath: string } {
    const [, name, rest] = /^((?:@[^/]*\/)?[^/]*)(.*)$/s.exec(specifier)!;
    if (/^\.|[\\%]/.test(name!) || (name!.startsWith('@') && !name!.includes('/')))
      throw this.#builtins.error(
        'ERR_INVALID_MODULE_SPECIFIER',
        specifier,
        'is not a valid package name',
        base,
      );
    return { name: name!, subpath: `.${rest}` };
  }

  /** PACKAGE_SELF_RESOLVE: a package may name itself when it has `exports`. */
  resolveSelf(name: string, subpath: string, asking: Asking): string | undefined {
    const scope = this.scopeOf(asking.parent);
    if (!scope || scope.config.name !== name) return undefined;
    if (scope.config.exports === undefined || scope.config.exports === null) return undefined;
    return this.resolveExports(scope.folder, subpath, scope.config, asking);
  }

  #legacyMain(folder: string, config: Config | undefined, { base }: Asking): string {
    const main = typeof config?.main === 'string' ? config.main : undefined;
    const ends = ['', '.js', '.json', '/index.js', '/index.json'];
    const candidates = [
      ...(main === undefined ? [] : ends.map((end) => joinPath(folder, main + end))),
      ...['index.js', 'index.json'].map((file) => joinPath(folder, file)),
    ];
    const found = candidates.find((path) => this.#files[path] !== undefined);
    if (found === undefined) throw this.#builtins.error('ERR_MODULE_NOT_FOUND', folder, base, null);
    return found;
  }

  /** PACKAGE_EXPORTS_RESOLVE. */
  resolveExports(folder: string, subpath: string, { exports }: Config, asking: Asking): string {
    const isSugar = !isObject(exports) || !Object.keys(exports).some((key) => key.startsWith('.'));
    const table = (isSugar ? { '.': exports } : exports) as Config;
    const found = this.#match(table, subpath, folder, asking, false);
    if (found === undefined || found === null)
      throw this.#builtins.error(
        'ERR_PACKAGE_PATH_NOT_EXPORTED',
        `${folder}/`.replace('//', '/'),
        subpath,
        asking.base,
      );
    return found;
  }

  /** PACKAGE_IMPORTS_RESOLVE. */
  resolveImports(name: string, asking: Asking): string {
    if (name === '#' || name.startsWith('#/') || name.endsWith('/'))
      throw this.#builtins.error(
        'ERR_INVALID_MODULE_SPECIFIER',
        name,
        'is not a valid internal imports specifier name',
        asking.parent,
      );
    const scope = this.scopeOf(asking.parent);
    const imports = scope?.config.imports;
    const found =
      scope && isObject(imports) ? this.#match(imports, name, scope.folder, asking, true) : undefined;
    if (found === undefined || found === null)
      throw this.#builtins.error(
        'ERR_PACKAGE_IMPORT_NOT_DEFINED',
        name,
        scope && `${scope.folder}/`.replace('//', '/'),
        asking.parent,
      );
    return found;
  }

  #match(
    table: Config,
    wanted: string,
    folder: string,
    asking: Asking,
    internal: boolean,
  ): string | null | undefined {
    if (Object.hasOwn(table, wanted) && !wanted.includes('*') && !wanted.endsWith('/'))
      return this.#target(table[wanted], '', wanted, folder, asking, internal);
    const matching = Object.keys(table).filter((key) => {
      const [before, after, more] = key.split('*');
      return (
        after !== undefined &&
        more === undefined &&
        wanted.startsWith(before!) &&
        wanted.length >= key.length &&
        wanted.endsWith(after)
      );
    });
    const [best] = matching.sort(patternKeyCompare);
    if (best === undefined) return undefined;
    const star = best.indexOf('*');
    const part = wanted.slice(star, wanted.length - (best.length - star - 1));
    return this.#target(table[best], part, best, folder, asking, internal);
  }

  /** PACKAGE_TARGET_RESOLVE; undefined when no condition fits. */
  #target(
    target: unknown,
    part: string,
    key: string,
    folder: string,
    asking: Asking,
    internal: boolean,
  ): string | null | undefined {
    const invalid = () =>
      this.#builtins.error(
        'ERR_INVALID_PACKAGE_TARGET',
        `${folder}/`.replace('//', '/'),
        key,
        target,
        internal,
        asking.base,
      );
    if (typeof target === 'string') {
      if (!target.startsWith('./')) {
        const isBare = internal && !/^(\.\.)?\//.test(target) && !/^[a-z][\w+.-]*:/i.test(target);
        if (!isBare) throw invalid();
        const whole = target.replaceAll('*', () => part);
        return this.resolve(whole, { ...asking, parent: joinPath(folder, 'package.json') });
      }
      if (forbiddenSegment.test(target.slice(2))) throw invalid();
      if (part !== '' && forbiddenSegment.test(part))
        throw this.#builtins.error(
          'ERR_INVALID_MODULE_SPECIFIER',
          key.replace('*', () => part),
          `request is not a valid match in pattern "${key}" for the "${internal ? 'imports' : 'exports'}" resolution of ${joinPath(folder, 'package.json')}`,
          asking.base,
        );
      return joinPath(
        folder,
        target.replaceAll('*', () => part),
      );
    }
    if (Array.isArray(target)) {
      let last: { readonly error: unknown } | undefined;
      for (const item of target) {
        try {
          const found = this.#target(item, part, key, folder, asking, internal);
          if (found !== undefined && found !== null) return found;
          last = undefined;
        } catch (error) {
          if ((error as { code?: string }).code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
          last = { error };
        }
      }
      if (last) throw last.error;
      return target.length === 0 ? null : undefined;
    }
    if (isObject(target)) {
      for (const [condition, value] of Object.entries(target)) {
        if (condition !== 'default' && !asking.conditions.has(condition)) continue;
        const found = this.#target(value, part, key, folder, asking, internal);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (target === null) return null;
    throw invalid();
  }
}
