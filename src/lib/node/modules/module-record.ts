import { HostProxy } from '../host.ts';
import type { TransformedModule } from './transform.ts';

export type Getter = () => unknown;

/** A module that `import` knows: an ECMAScript module, or anything else dressed as one. */
export abstract class ModuleRecord {
  /** `file:///home/server.mjs`, `node:net`. */
  readonly url: string;
  error: { readonly value: unknown } | undefined;
  /** Set while the module, or one that it waits for, awaits something at its top level. */
  pending: Promise<void> | undefined;
  evaluated = false;
  namespace: object | undefined;
  requiredNamespace: object | undefined;

  constructor(url: string) {
    this.url = url;
  }

  /** Exported names that come from this module itself. */
  abstract names(): readonly string[];
  /** The live value of an own export. */
  abstract read(name: string): unknown;
}

/** CommonJS, JSON and built-in modules: their exports are there at once after they have run. */
export class SyntheticRecord extends ModuleRecord {
  readonly #names: readonly string[];
  readonly #load: () => unknown;
  readonly kind: 'builtin' | 'commonjs' | 'json';
  #exports: unknown;

  constructor(url: string, kind: SyntheticRecord['kind'], names: readonly string[], load: () => unknown) {
    super(url);
    this.kind = kind;
    this.#names = [...new Set([...names.filter((name) => name !== 'default'), 'default'])];
    this.#load = load;
  }

  evaluate(): void {
    this.#exports = this.#load();
  }

  names(): readonly string[] {
    return this.#names;
  }

  read(name: string): unknown {
    const exports = this.#exports as Record<string, unknown> | undefined;
    if (name === 'module.exports' && this.kind === 'commonjs') return exports;
    if (name !== 'default') return exports?.[name];
    // A CommonJS file compiled from an ECMAScript module keeps that shape under require(esm) only.
    return this.#exports;
  }
}

/** An ECMAScript module of the learner's. */
export class SourceRecord extends ModuleRecord {
  readonly path: string;
  readonly text: TransformedModule;
  /** One record for each of `text.requests`. */
  requested: readonly ModuleRecord[] = [];
  linked = false;
  evaluating = false;
  getters: Readonly<Record<string, Getter>> = {};
  /** The running body: it waits at its first `yield` until it is evaluated. */
  body: Generator<void, void> | AsyncGenerator<void, void> | undefined;

  constructor(url: string, path: string, text: TransformedModule) {
    super(url);
    this.path = path;
    this.text = text;
  }

  names(): readonly string[] {
    return this.text.exports;
  }

  read(name: string): unknown {
    return this.getters[name]!();
  }
}

/** Where a name that a module exports comes from. */
export interface Binding {
  readonly record: ModuleRecord;
  /** `*` for the record's namespace. */
  readonly name: string;
}

/** ResolveExport (ECMA-262 §16.2.1.6.3): follows re-exports; undefined when the name is missing or ambiguous. */
export function resolveExport(
  record: ModuleRecord,
  name: string,
  seen = new Set<string>(),
): Binding | undefined {
  const key = `${record.url} ${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  if (record.names().includes(name)) return { record, name };
  if (!(record instanceof SourceRecord)) return undefined;
  for (const { request, imported, exported } of record.text.reexports) {
    if (exported !== name) continue;
    const from = record.requested[request]!;
    return imported === '*' ? { record: from, name: '*' } : resolveExport(from, imported, seen);
  }
  if (name === 'default') return undefined;
  let found: Binding | undefined;
  for (const { request, exported } of record.text.reexports) {
    if (exported !== undefined) continue;
    const candidate = resolveExport(record.requested[request]!, name, seen);
    if (!candidate) continue;
    if (found && (found.record !== candidate.record || found.name !== candidate.name)) return undefined;
    found = candidate;
  }
  return found;
}

/** GetExportedNames (ECMA-262 §16.2.1.6.2). */
export function exportedNames(record: ModuleRecord, seen = new Set<ModuleRecord>()): string[] {
  if (seen.has(record)) return [];
  seen.add(record);
  const names = new Set(record.names());
  if (record instanceof SourceRecord)
    for (const { request, exported } of record.text.reexports)
      if (exported !== undefined) names.add(exported);
      else
        for (const name of exportedNames(record.requested[request]!, seen))
          if (name !== 'default') names.add(name);
  return [...names];
}

/**
 * The namespace object (`import * as`): sorted, live, not to be changed. A proxy, because its properties must look
 * like data to who prints it; unlike a real namespace's they say that they are configurable.
 */
export function namespaceOf(record: ModuleRecord, mark: (namespace: object) => void): object {
  record.namespace ??= makeNamespace(record, mark);
  return record.namespace;
}

/** What `require` gives for a module with a default export: it says `__esModule`, so that compiled programs cope. */
export function requiredNamespaceOf(record: ModuleRecord, mark: (namespace: object) => void): object {
  const names = exportedNames(record);
  if (!names.includes('default') || names.includes('__esModule')) return namespaceOf(record, mark);
  record.requiredNamespace ??= makeNamespace(record, mark, { __esModule: true });
  return record.requiredNamespace;
}

function makeNamespace(
  record: ModuleRecord,
  mark: (namespace: object) => void,
  more: Readonly<Record<string, unknown>> = {},
): object {
  const bindings = new Map<PropertyKey, Binding>();
  for (const name of [...exportedNames(record), ...Object.keys(more)].sort()) {
    const binding = Object.hasOwn(more, name) ? { record, name } : resolveExport(record, name);
    if (binding) bindings.set(name, binding);
  }
  const target: object = Object.create(null, { [Symbol.toStringTag]: { value: 'Module' } });
  const read = (binding: Binding) =>
    Object.hasOwn(more, binding.name) ? more[binding.name] : readBinding(binding, mark);
  const namespace = new HostProxy(target, {
    has: (_, name) => bindings.has(name) || name === Symbol.toStringTag,
    get: (_, name) => (bindings.has(name) ? read(bindings.get(name)!) : Reflect.get(target, name)),
    ownKeys: () => [...(bindings.keys() as Iterable<string>), Symbol.toStringTag],
    getOwnPropertyDescriptor: (_, name) =>
      bindings.has(name)
        ? { value: read(bindings.get(name)!), writable: true, enumerable: true, configurable: true }
        : Reflect.getOwnPropertyDescriptor(target, name),
    set(_, name) {
      if (!bindings.has(name))
        throw new TypeError(`Cannot add property ${String(name)}, object is not extensible`);
      throw new TypeError(
        `Cannot assign to read only property '${String(name)}' of object '[object Module]'`,
      );
    },
    deleteProperty(_, name) {
      if (!bindings.has(name)) return true;
      throw new TypeError(`Cannot delete property '${String(name)}' of [object Module]`);
    },
    defineProperty: () => false,
    setPrototypeOf: (_, prototype) => prototype === null,
  });
  mark(namespace);
  return namespace;
}

export function readBinding({ record, name }: Binding, mark: (namespace: object) => void): unknown {
  return name === '*' ? namespaceOf(record, mark) : record.read(name);
}

/** Whether a binding can still change once its module has run. */
export function isSettled({ record, name }: Binding): boolean {
  if (!record.evaluated) return false;
  return name === '*' || !(record instanceof SourceRecord) || !record.text.mutable.has(name);
}
