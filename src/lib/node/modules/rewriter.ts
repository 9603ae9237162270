import { Edits } from './edits.ts';
import { injected } from './injected.ts';
import { type AnyNode, children } from './syntax-tree.ts';

const loops = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Rewrites what modules and scripts have in common: loops, functions, throws, `import()` and `import.meta`. */
export class Rewriter {
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
