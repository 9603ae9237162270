import { folderOf } from './resolve.ts';

/** A CommonJS module as its program sees it (`module`). */
export class CommonJSModule {
  readonly id: string;
  readonly path: string;
  exports: unknown = {};
  readonly filename: string;
  loaded = false;
  readonly children: CommonJSModule[] = [];
  readonly paths: readonly string[] = [];
  require!: (id: string) => unknown;

  constructor(filename: string, isMain: boolean) {
    this.id = isMain ? '.' : filename;
    this.filename = filename;
    this.path = folderOf(filename);
    // Not shown when a program prints its module.
    Object.defineProperty(this, 'require', { enumerable: false, writable: true, configurable: true });
  }
}

/** Names of functions that print as `Module {…}` come from the class. */
Object.defineProperty(CommonJSModule, 'name', { value: 'Module' });

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
