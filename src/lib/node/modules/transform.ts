import { type Node, type Program, parse } from 'acorn';
import type { Insertion } from './learner-scripts.ts';

/** An import or re-export of a module. */
export interface ModuleRequest {
  readonly specifier: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where the specifier stands, for the message when there is no such module. */
  readonly line: number;
  readonly column: number;
}

export interface ImportedName {
  readonly request: number;
  /** The exporter's name; `*` for the whole namespace. */
  readonly imported: string;
  readonly local: string;
  readonly line: number;
  readonly column: number;
}

export interface ReexportedName {
  readonly request: number;
  /** `*` with no `exported` re-exports every name but default. */
  readonly imported: string;
  readonly exported: string | undefined;
}

/** A module's text turned into a function body, and what it imports and exports. */
export interface TransformedModule {
  readonly code: string;
  readonly insertions: readonly Insertion[];
  readonly requests: readonly ModuleRequest[];
  readonly imports: readonly ImportedName[];
  readonly reexports: readonly ReexportedName[];
  readonly exports: readonly string[];
  /** Exports whose value may change after the module has run. */
  readonly mutable: ReadonlySet<string>;
  /** Whether `await` stands outside every function. */
  readonly asynchronous: boolean;
}

export interface TransformedScript {
  readonly code: string;
  readonly insertions: readonly Insertion[];
}

/** Names of what the engine puts into a script. A learner's program does not use these by chance. */
export const injected = {
  budget: '$ieum_budget',
  stop: '$ieum_stop',
  thrown: '$ieum_thrown',
  import: '$ieum_import',
  awaiting: '$ieum_awaiting',
  meta: '$ieum_meta',
  exports: '$ieum_exports',
  defaultExport: '$ieum_default',
} as const;

type AnyNode = Node & Record<string, unknown>;

const loops = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Collects edits of a text, and tells where they moved what follows. Line breaks are never added or removed. */
class Edits {
  readonly #source: string;
  readonly #edits: {
    readonly at: number;
    readonly end: number;
    readonly text: string;
    readonly order: number;
  }[] = [];
  readonly #lineStarts: number[] = [0];

  constructor(source: string) {
    this.#source = source;
    for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1))
      this.#lineStarts.push(index + 1);
  }

  /** Text that opens something: of several at one place, the first put in comes first. */
  insert(at: number, text: string): void {
    this.#edits.push({ at, end: at, text, order: this.#edits.length });
  }

  /** Text that closes something: of several at one place the last put in, the innermost, comes first. */
  insertClosing(at: number, text: string): void {
    this.#edits.push({ at, end: at, text, order: -this.#edits.length - 1 });
  }

  /** Replaces text; the line breaks in what goes away stay. */
  replace(at: number, end: number, text: string): void {
    const kept = this.#source.slice(at, end).replace(/[^\n]/g, '');
    this.#edits.push({ at, end, text: text + kept, order: this.#edits.length });
  }

  position(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#lineStarts[low]! };
  }

  apply(): { readonly code: string; readonly insertions: readonly Insertion[] } {
    const ordered = [...this.#edits].sort((a, b) => a.at - b.at || a.order - b.order);
    const insertions: Insertion[] = [];
    let code = '';
    let position = 0;
    for (const { at, end, text } of ordered) {
      code += this.#source.slice(position, at) + text;
      position = Math.max(position, end);
      const removed = this.#source.slice(at, end);
      if (removed.includes('\n')) {
        // What follows the last removed line break starts at column 0 in the result.
        const { line, column } = this.position(end);
        insertions.push({ line, column: 0, length: -column });
      } else insertions.push({ ...this.position(at), length: text.length - removed.length });
    }
    return { code: code + this.#source.slice(position), insertions };
  }
}

function children(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'type' || key === 'start' || key === 'end') continue;
    for (const item of Array.isArray(value) ? value : [value])
      if (item && typeof item === 'object' && typeof (item as AnyNode).type === 'string')
        found.push(item as AnyNode);
  }
  return found;
}

/** Rewrites what modules and scripts have in common: loops, functions, throws, `import()` and `import.meta`. */
class Rewriter {
  readonly edits: Edits;
  asynchronous = false;
  /** Names that are assigned to somewhere, in whatever scope. */
  readonly assigned = new Set<string>();

  constructor(source: string) {
    this.edits = new Edits(source);
  }

  /** One count down, and a stop with the position when nothing is left. */
  #guard(at: number): string {
    const { line, column } = this.edits.position(at);
    return `--${injected.budget}[0]<0&&${injected.stop}(${line},${column + 1})`;
  }

  #guardBlock(body: AnyNode, at: number): void {
    if (body.type === 'BlockStatement') this.edits.insert(body.start + 1, `${this.#guard(at)};`);
    else {
      this.edits.insert(body.start, `{${this.#guard(at)};`);
      this.edits.insertClosing(body.end, '}');
    }
  }

  walk(node: AnyNode, inFunction: boolean): void {
    let nested = inFunction;
    if (loops.has(node.type)) {
      this.#guardBlock(node.body as AnyNode, node.start);
      if (node.type === 'ForOfStatement' || node.type === 'ForInStatement')
        this.#assignment(node.left as AnyNode);
      if (node.type === 'ForOfStatement' && node.await && !inFunction) this.asynchronous = true;
    } else if (functions.has(node.type)) {
      this.#functionBody(node);
      nested = true;
    } else if (node.type === 'PropertyDefinition' || node.type === 'StaticBlock') nested = true;
    else if (node.type === 'AwaitExpression' && !inFunction) this.#topLevelAwait(node);
    else if (node.type === 'AssignmentExpression') this.#assignment(node.left as AnyNode);
    else if (node.type === 'UpdateExpression') this.#assignment(node.argument as AnyNode);
    else if (node.type === 'ThrowStatement') this.#throwStatement(node);
    else if (node.type === 'ImportExpression')
      this.edits.replace(node.start, node.start + 'import'.length, injected.import);
    else if (node.type === 'MetaProperty' && (node.meta as AnyNode).name === 'import')
      this.edits.replace(node.start, node.end, injected.meta);
    for (const child of children(node)) this.walk(child, nested);
  }

  #functionBody(node: AnyNode): void {
    const body = node.body as AnyNode;
    if (body.type !== 'BlockStatement') {
      this.edits.insert(body.start, `(${this.#guard(node.start)},`);
      this.edits.insertClosing(body.end, ')');
      return;
    }
    // Directives must stay first.
    const directives = (body.body as AnyNode[]).filter(
      (statement) => typeof statement.directive === 'string',
    );
    const last = directives.at(-1);
    this.edits.insert(last ? last.end : body.start + 1, `;${this.#guard(node.start)};`);
  }

  #assignment(target: AnyNode): void {
    if (target.type === 'VariableDeclaration' || target.type === 'MemberExpression') return;
    if (target.type === 'Identifier') this.assigned.add(target.name as string);
    else
      for (const child of children(target)) this.#assignment((child.value as AnyNode | undefined) ?? child);
  }

  #topLevelAwait(node: AnyNode): void {
    this.asynchronous = true;
    const { line, column } = this.edits.position(node.start);
    const argument = node.argument as AnyNode;
    this.edits.insert(argument.start, `(${injected.awaiting}(${line},${column + 1}),`);
    this.edits.insertClosing(argument.end, ')');
  }

  #throwStatement(node: AnyNode): void {
    const { line, column } = this.edits.position(node.start);
    const argument = node.argument as AnyNode;
    this.edits.insert(argument.start, `${injected.thrown}(${line},${column + 1},(`);
    this.edits.insertClosing(argument.end, '))');
  }
}

export function parseModule(source: string): Program {
  return parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true, locations: true });
}

export function parseScript(source: string): Program {
  return parse(source, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowHashBang: true,
    allowReturnOutsideFunction: true,
    locations: true,
  });
}

/** A hashbang line is a comment to Node; within a function it would be an error. */
function blankHashbang(edits: Edits, source: string): void {
  if (source.startsWith('#!')) edits.insert(0, '//');
}

/** A CommonJS file: only the guards are put in. */
export function transformScript(source: string, program: Program): TransformedScript {
  const rewriter = new Rewriter(source);
  blankHashbang(rewriter.edits, source);
  rewriter.walk(program as unknown as AnyNode, true);
  return rewriter.edits.apply();
}

function nameOf(node: AnyNode): string {
  return node.type === 'Identifier' ? (node.name as string) : String(node.value);
}

function boundNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name as string];
    case 'ObjectPattern':
      return (pattern.properties as AnyNode[]).flatMap((property) =>
        boundNames((property.type === 'RestElement' ? property.argument : property.value) as AnyNode),
      );
    case 'ArrayPattern':
      return (pattern.elements as (AnyNode | null)[]).flatMap((element) =>
        element ? boundNames(element) : [],
      );
    case 'AssignmentPattern':
      return boundNames(pattern.left as AnyNode);
    default:
      return boundNames(pattern.argument as AnyNode);
  }
}

function declaredNames(declaration: AnyNode): string[] {
  if (declaration.type !== 'VariableDeclaration') return boundNames(declaration.id as AnyNode);
  return (declaration.declarations as AnyNode[]).flatMap(({ id }) => boundNames(id as AnyNode));
}

/**
 * An ECMAScript module as a generator's body: it first hands out getters of its exports (functions are hoisted, the
 * rest is in its dead zone, as in a real module), waits at a `yield` until it is its turn, then runs.
 */
export function transformModule(source: string, program: Program): TransformedModule {
  const rewriter = new Rewriter(source);
  const { edits } = rewriter;
  blankHashbang(edits, source);
  const requests: ModuleRequest[] = [];
  const imports: ImportedName[] = [];
  const reexports: ReexportedName[] = [];
  /** Exported name → local name. */
  const exported = new Map<string, string>();

  let anonymousDefault = false;

  const request = (statement: AnyNode): number => {
    const specifier = statement.source as AnyNode;
    const attributes = Object.fromEntries(
      ((statement.attributes as AnyNode[] | undefined) ?? []).map(({ key, value }) => [
        nameOf(key as AnyNode),
        String((value as AnyNode).value),
      ]),
    );
    requests.push({ specifier: String(specifier.value), attributes, ...edits.position(specifier.start) });
    return requests.length - 1;
  };

  const importDeclaration = (statement: AnyNode) => {
    const index = request(statement);
    for (const specifier of statement.specifiers as AnyNode[]) {
      const imported =
        specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : specifier.type === 'ImportNamespaceSpecifier'
            ? '*'
            : nameOf(specifier.imported as AnyNode);
      const local = (specifier.local as AnyNode).name as string;
      imports.push({ request: index, imported, local, ...edits.position(specifier.start) });
    }
    edits.replace(statement.start, statement.end, '');
  };

  const exportNamed = (statement: AnyNode) => {
    const declaration = statement.declaration as AnyNode | null;
    if (declaration) {
      for (const name of declaredNames(declaration)) exported.set(name, name);
      edits.replace(statement.start, declaration.start, '');
      rewriter.walk(declaration, false);
      return;
    }
    const index = statement.source ? request(statement) : undefined;
    for (const specifier of statement.specifiers as AnyNode[]) {
      const local = nameOf(specifier.local as AnyNode);
      const name = nameOf(specifier.exported as AnyNode);
      if (index === undefined) exported.set(name, local);
      else reexports.push({ request: index, imported: local, exported: name });
    }
    edits.replace(statement.start, statement.end, '');
  };

  const exportDefault = (statement: AnyNode) => {
    const declaration = statement.declaration as AnyNode;
    const named = declaration.id as AnyNode | null | undefined;
    if (/^(Function|Class)Declaration$/.test(declaration.type) && named) {
      exported.set('default', named.name as string);
      edits.replace(statement.start, declaration.start, '');
    } else if (declaration.type === 'FunctionDeclaration') {
      exported.set('default', injected.defaultExport);
      anonymousDefault = true;
      edits.replace(statement.start, declaration.start, '');
      const parenthesis = source.indexOf('(', declaration.start);
      edits.insert(parenthesis, ` ${injected.defaultExport}`);
    } else {
      // An object literal's key gives an anonymous class or function the name that a module gives it: default.
      exported.set('default', injected.defaultExport);
      edits.replace(
        statement.start,
        declaration.start,
        `const {default:${injected.defaultExport}}={default:(`,
      );
      edits.insertClosing(declaration.end, ')};');
    }
    rewriter.walk(declaration, false);
  };

  for (const statement of program.body as unknown as AnyNode[]) {
    switch (statement.type) {
      case 'ImportDeclaration':
        importDeclaration(statement);
        break;
      case 'ExportNamedDeclaration':
        exportNamed(statement);
        break;
      case 'ExportDefaultDeclaration':
        exportDefault(statement);
        break;
      case 'ExportAllDeclaration': {
        const name = statement.exported as AnyNode | null;
        reexports.push({
          request: request(statement),
          imported: '*',
          exported: name ? nameOf(name) : undefined,
        });
        edits.replace(statement.start, statement.end, '');
        break;
      }
      default:
        rewriter.walk(statement, false);
    }
  }

  // `export { name }` of an import passes the binding on.
  for (const [name, local] of exported) {
    const origin = imports.find((candidate) => candidate.local === local);
    if (!origin) continue;
    exported.delete(name);
    reexports.push({ request: origin.request, imported: origin.imported, exported: name });
  }
  const getters = [...exported].map(([name, local]) => `${JSON.stringify(name)}:()=>${local}`).join(',');
  const { code, insertions } = edits.apply();
  const anonymous = anonymousDefault
    ? `Object.defineProperty(${injected.defaultExport},'name',{value:'default',configurable:true});`
    : '';
  const prologue = `${injected.exports}({${getters}});${anonymous}yield;`;
  return {
    code: prologue + code,
    insertions: [{ line: 1, column: 0, length: prologue.length }, ...insertions],
    requests,
    imports,
    reexports,
    exports: [...exported.keys()],
    mutable: new Set([...exported].filter(([, local]) => rewriter.assigned.has(local)).map(([name]) => name)),
    asynchronous: rewriter.asynchronous,
  };
}
