import { folderOf } from './resolve.ts';

const isMainSymbol = Symbol('kIsMainSymbol');
const isCachedSymbol = Symbol('kIsCachedByESMLoader');
const urlSymbol = Symbol('kURL');
const formatSymbol = Symbol('kFormat');
const isExecutingSymbol = Symbol('kIsExecuting');

/** What a module object does by itself; the loader of the process it belongs to fills this in. */
export interface ModuleMethods {
  load(module: CommonJSModule, path: string): void;
  require(module: CommonJSModule, id: string): unknown;
  compile(module: CommonJSModule, source: string, path: string): unknown;
}

/** A CommonJS module as its program sees it (`module`, and the class that `require('module')` gives). */
export class CommonJSModule {
  id: string;
  path: string;
  exports: unknown = {};
  filename: string | null = null;
  loaded = false;
  children: CommonJSModule[] = [];
  paths: readonly string[] | undefined;
  [isMainSymbol]: boolean | undefined;
  [isCachedSymbol] = false;
  [urlSymbol]: string | undefined;
  [formatSymbol]: string | undefined;
  [isExecutingSymbol]: boolean | undefined;
  static methods: ModuleMethods;
  static readonly #parents = new WeakMap<CommonJSModule, CommonJSModule>();

  constructor(id = '', parent?: CommonJSModule) {
    this.id = id;
    this.path = folderOf(id);
    if (parent) {
      CommonJSModule.#parents.set(this, parent);
      parent.children.push(this);
    }
  }

  /** The module that the program starts with. */
  static main(module: CommonJSModule): void {
    module.id = '.';
    module[isMainSymbol] = true;
  }

  /** Marks a module's state while its file runs, as Node shows it. */
  static execute<Result>(module: CommonJSModule, run: () => Result): Result {
    module[isMainSymbol] ??= false;
    module[formatSymbol] = 'commonjs';
    module[isExecutingSymbol] = true;
    try {
      return run();
    } finally {
      module[isExecutingSymbol] = false;
    }
  }

  get isPreloading(): boolean {
    return false;
  }

  /** Null for the module that the program starts with, undefined for one that no CommonJS module asked for. */
  get parent(): CommonJSModule | null | undefined {
    return CommonJSModule.#parents.get(this) ?? (this[isMainSymbol] ? null : undefined);
  }

  load(path: string): void {
    CommonJSModule.methods.load(this, path);
  }

  require(id: string): unknown {
    return CommonJSModule.methods.require(this, id);
  }

  _compile(source: string, path: string): unknown {
    return CommonJSModule.methods.compile(this, source, path);
  }
}

Object.defineProperty(CommonJSModule, 'name', { value: 'Module' });
// A getter, as in Node: for that reason util.inspect shows no class before a module.
Object.defineProperty(CommonJSModule.prototype, 'constructor', {
  get: () => CommonJSModule,
  configurable: true,
});
for (const name of ['isPreloading', 'parent', 'load', 'require', '_compile'])
  Object.defineProperty(CommonJSModule.prototype, name, {
    ...Object.getOwnPropertyDescriptor(CommonJSModule.prototype, name),
    enumerable: true,
  });
Object.defineProperty(CommonJSModule, 'methods', { enumerable: false });

type AnyNode = { readonly type: string; readonly [key: string]: unknown };

/** `exports` and `module.exports`. */
function isExports(node: AnyNode): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return (
    node.type === 'MemberExpression' &&
    (node.object as AnyNode).name === 'module' &&
    (node.property as AnyNode).name === 'exports'
  );
}

/**
 * The names that `import { name } from './file.cjs'` finds: those assigned to `exports` in plain sight, as Node's own
 * lexer looks for them (cjs-module-lexer); re-exports of another module by a call of `require` are left out.
 */
export function commonJSExportNames(program: object): string[] {
  const names = new Set<string>();
  const visit = (node: AnyNode): void => {
    if (node.type === 'AssignmentExpression') {
      const left = node.left as AnyNode;
      const right = node.right as AnyNode;
      if (left.type === 'MemberExpression' && isExports(left.object as AnyNode)) {
        const property = left.property as AnyNode;
        names.add(String(left.computed ? property.value : property.name));
      } else if (isExports(left) && right.type === 'ObjectExpression')
        for (const property of right.properties as AnyNode[])
          if (property.type === 'Property' && !property.computed) {
            const key = property.key as AnyNode;
            names.add(String(key.name ?? key.value));
          }
    }
    for (const value of Object.values(node))
      for (const item of Array.isArray(value) ? value : [value])
        if (item && typeof item === 'object' && typeof (item as AnyNode).type === 'string')
          visit(item as AnyNode);
  };
  visit(program as AnyNode);
  names.delete('undefined');
  return [...names];
}
