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

/** Expressions that may end in a call. */
const calling = new Set([
  'CallExpression',
  'ChainExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'SequenceExpression',
  'TaggedTemplateExpression',
]);

/** Whether a function's body awaits, apart from functions within it. */
const awaits = (node: AnyNode): boolean =>
  node.type === 'AwaitExpression' || (!functions.has(node.type) && children(node).some(awaits));

/** Rewrites what modules and scripts have in common: loops, functions, throws, `import()` and `import.meta`. */
export class Rewriter {
  readonly edits: Edits;
  asynchronous = false;
  /** Names that are assigned to somewhere, in whatever scope. */
  readonly assigned = new Set<string>();

  readonly #source: string;
  readonly #keepsFrames: boolean;

  /** `keepsFrames`: a function's last call is rewritten so that the function stays in stacks, for hosts with tail calls. */
  constructor(source: string, keepsFrames: boolean) {
    this.#source = source;
    this.#keepsFrames = keepsFrames;
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
      if (node.type === 'ForOfStatement' && node.await) this.#asyncIteration(node, inFunction);
    } else if (functions.has(node.type)) {
      this.#functionBody(node);
      nested = true;
    } else if (node.type === 'PropertyDefinition' || node.type === 'StaticBlock') nested = true;
    else if (node.type === 'AwaitExpression') this.#awaitExpression(node, inFunction);
    else if (node.type === 'NewExpression') this.#newExpression(node);
    else if (node.type === 'AssignmentExpression') this.#assignment(node.left as AnyNode);
    else if (node.type === 'UpdateExpression') this.#assignment(node.argument as AnyNode);
    else if (node.type === 'ThrowStatement') this.#throwStatement(node);
    else if (node.type === 'ReturnStatement' && node.argument) this.#lastCall(node.argument as AnyNode);
    else if (node.type === 'ImportExpression')
      this.edits.replace(node.start, node.start + 'import'.length, injected.import);
    else if (node.type === 'MetaProperty' && (node.meta as AnyNode).name === 'import')
      this.edits.replace(node.start, node.end, injected.meta);
    for (const child of children(node)) this.walk(child, nested);
  }

  #functionBody(node: AnyNode): void {
    const body = node.body as AnyNode;
    const waited = node.async && awaits(body) ? `let ${injected.waited};` : '';
    if (body.type !== 'BlockStatement') {
      if (waited) {
        // Outside the parentheses that may stand around the expression.
        const arrow = this.#source.lastIndexOf('=>', body.start - 1);
        this.edits.insert(arrow + 2, `{${waited}${this.#guard(node.start)};return (`);
        this.edits.insertClosing(node.end, ')}');
        return;
      }
      this.edits.insert(body.start, `(${this.#guard(node.start)},`);
      this.edits.insertClosing(body.end, ')');
      this.#lastCall(body);
      return;
    }
    // Directives must stay first.
    const directives = (body.body as AnyNode[]).filter(
      (statement) => typeof statement.directive === 'string',
    );
    const last = directives.at(-1);
    this.edits.insert(last ? last.end : body.start + 1, `;${this.#guard(node.start)};${waited}`);
  }

  /** `call()` → `returned=(call())`. */
  #lastCall({ type, start, end }: AnyNode): void {
    if (!this.#keepsFrames || !calling.has(type)) return;
    this.edits.insert(start, `${injected.returned}=(`);
    this.edits.insertClosing(end, ')');
  }

  #assignment(target: AnyNode): void {
    if (target.type === 'VariableDeclaration' || target.type === 'MemberExpression') return;
    if (target.type === 'Identifier') this.assigned.add(target.name as string);
    else
      for (const child of children(target)) this.#assignment((child.value as AnyNode | undefined) ?? child);
  }

  /** `await value` → `awaited(await (waited=await(value)),waited)`; at the top level the place is noted as well. */
  #awaitExpression(node: AnyNode, inFunction: boolean): void {
    const argument = node.argument as AnyNode;
    let noting = '';
    if (!inFunction) {
      this.asynchronous = true;
      const { line, column } = this.edits.position(node.start);
      noting = `${injected.awaiting}(${line},${column + 1}),`;
    }
    this.edits.insert(node.start, `${injected.awaited}(`);
    this.edits.insert(argument.start, `(${injected.waited}=(${noting}${injected.await}(`);
    this.edits.insertClosing(node.end, `,${injected.waited})`);
    this.edits.insertClosing(argument.end, ')))');
  }

  #asyncIteration(node: AnyNode, inFunction: boolean): void {
    if (!inFunction) this.asynchronous = true;
    const iterable = node.right as AnyNode;
    this.edits.insert(iterable.start, `${injected.iterating}(`);
    this.edits.insertClosing(iterable.end, ')');
  }

  /** `new Promise(executor)` → `promise(Promise,executor)`. */
  #newExpression({ start, callee, arguments: values }: AnyNode): void {
    const [executor, ...more] = values as AnyNode[];
    const { type, name } = callee as AnyNode;
    if (type !== 'Identifier' || name !== 'Promise' || !executor || more.length > 0) return;
    if (executor.type === 'SpreadElement') return;
    const parenthesis = this.#source.indexOf('(', (callee as AnyNode).end);
    this.edits.replace(start, parenthesis + 1, `${injected.promise}(Promise,`);
  }

  #throwStatement(node: AnyNode): void {
    const { line, column } = this.edits.position(node.start);
    const argument = node.argument as AnyNode;
    this.edits.insert(argument.start, `${injected.thrown}(${line},${column + 1},(`);
    this.edits.insertClosing(argument.end, '))');
  }
}
