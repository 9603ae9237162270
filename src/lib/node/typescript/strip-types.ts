import { type AnyNode, children } from '../modules/syntax-tree.ts';
import { Blanks } from './blanks.ts';
import { ClassMembers } from './class-members.ts';
import { parseTypeScript } from './parse-typescript.ts';
import { TypeScriptError } from './typescript-error.ts';

/** Statements that exist for the compiler only. */
const declarations = /^TS(TypeAlias|Interface|DeclareFunction|NamespaceExport)/;

/** What has to be compiled, and so is refused. */
const unsupported: Readonly<Record<string, string>> = {
  TSEnumDeclaration: 'TypeScript enum is not supported in strip-only mode',
  TSModuleDeclaration: 'TypeScript namespace declaration is not supported in strip-only mode',
  TSImportEqualsDeclaration: 'TypeScript import equals declaration is not supported in strip-only mode',
  TSExportAssignment: 'TypeScript export assignment is not supported in strip-only mode',
  TSParameterProperty: 'TypeScript parameter property is not supported in strip-only mode',
};

const node = (value: unknown): AnyNode | undefined => (value ? (value as AnyNode) : undefined);
const nodes = (value: unknown): AnyNode[] => (value as AnyNode[] | undefined) ?? [];

/** Whether a namespace holds types only. */
function isOnlyTypes(statement: AnyNode): boolean {
  if (declarations.test(statement.type)) return true;
  if (statement.type === 'TSModuleDeclaration') {
    const body = node(statement.body);
    if (body?.type === 'TSModuleDeclaration') return isOnlyTypes(body);
    return nodes(body?.body).every(isOnlyTypes);
  }
  if (statement.type === 'ExportNamedDeclaration')
    return statement.declaration
      ? isOnlyTypes(statement.declaration as AnyNode)
      : statement.exportKind === 'type';
  return false;
}

/**
 * Blanks the types out of a TypeScript file, so that every line and column stays: what Node does in strip-only mode
 * (amaro). Throws a `TypeScriptError` for what is no TypeScript, and for what would have to be compiled.
 */
export function stripTypes(source: string, filename: string): string {
  return new Stripper(source, filename).strip();
}

class Stripper {
  readonly #source: string;
  readonly #filename: string;
  readonly #blanks: Blanks;
  readonly #members: ClassMembers;
  /** The statement before has no semicolon at its end. */
  #statementIsOpen = false;

  constructor(source: string, filename: string) {
    this.#source = source;
    this.#filename = filename;
    this.#blanks = new Blanks(source);
    this.#members = new ClassMembers(this.#blanks);
  }

  strip(): string {
    this.#visit(parseTypeScript(this.#source, this.#filename));
    return this.#blanks.toString();
  }

  #refuse(start: number, end: number, message: string): never {
    const { source } = this.#blanks;
    throw new TypeScriptError('UnsupportedSyntax', message, { source, filename: this.#filename, start, end });
  }

  #visit(item: AnyNode): void {
    if (this.#isGone(item)) return;
    if (isBlock(item)) this.#statementIsOpen = item.type !== 'Program';
    this.#take(item.typeParameters);
    this.#take(item.typeArguments);
    this.#take(item.superTypeParameters);
    switch (item.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        this.#takeTail(item, (item.expression as AnyNode).end);
        break;
      case 'TSNonNullExpression':
        this.#blanks.add(item.end - 1, item.end);
        break;
      case 'VariableDeclarator':
        if (item.definite) this.#takeSign('!', nameEnd(item.id as AnyNode));
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#class(item);
        break;
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
        this.#members.strip(item);
        break;
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
        this.#specifiers(nodes(item.specifiers));
        break;
      case 'ArrowFunctionExpression':
        this.#arrow(item);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        this.#take(item.returnType);
        break;
    }
    if (item.optional && isPattern(item)) this.#takeSign('?', nameEnd(item));
    if (item.typeAnnotation && !item.type.startsWith('TS')) this.#take(item.typeAnnotation);
    for (const child of children(item)) {
      if (isCode(child)) this.#visit(child);
      if (isBlock(item)) this.#statementIsOpen = this.#source[child.end - 1] !== ';';
    }
    this.#thisParameter(nodes(item.params));
  }

  #take(value: unknown): void {
    const type = node(value);
    if (type) this.#blanks.add(type.start, type.end);
  }

  /** A sign that follows a name. */
  #takeSign(sign: string, from: number): void {
    const at = this.#blanks.after(from);
    if (this.#source[at] === sign) this.#blanks.add(at, at + 1);
  }

  /** The end of an expression goes; a line that would now run on into the next one is closed. */
  #takeTail(item: AnyNode, from: number): void {
    const start = this.#blanks.after(from);
    this.#blanks.add(start, item.end);
    if (this.#nextLineIs(/^[([`/]/, item.end)) this.#blanks.write(start, ';');
  }

  /** Whether the next token stands on a later line and begins like this: it would go on with what ends here. */
  #nextLineIs(pattern: RegExp, offset: number): boolean {
    const next = this.#blanks.after(offset);
    return (
      pattern.test(this.#source.slice(next, next + 2)) && this.#source.slice(offset, next).includes('\n')
    );
  }

  /** Whether a statement is the compiler's only; then it is taken away. */
  #isGone(item: AnyNode): boolean {
    const message = unsupported[item.type];
    const exported = node(item.declaration);
    if (item.type === 'TSTypeAssertion') this.#refuse(item.start, item.end, ANGLE_BRACKETS);
    if (item.type === 'TSModuleDeclaration') this.#checkKeyword(item);
    const gone =
      declarations.test(item.type) ||
      item.declare === true ||
      (item.type === 'TSModuleDeclaration' && isOnlyTypes(item)) ||
      item.importKind === 'type' ||
      item.exportKind === 'type' ||
      (exported !== undefined && this.#isDeclaration(exported)) ||
      item.type === 'TSIndexSignature';
    if (gone && !isMember(item)) {
      this.#statement(item);
      return true;
    }
    if (message) {
      const shown = item.type === 'TSParameterProperty' ? (item.parameter as AnyNode) : item;
      this.#refuse(shown.start, shown.end, message);
    }
    return false;
  }

  #isDeclaration(item: AnyNode): boolean {
    return (
      declarations.test(item.type) ||
      item.declare === true ||
      (item.type === 'TSModuleDeclaration' && isOnlyTypes(item))
    );
  }

  #checkKeyword(item: AnyNode): void {
    const name = item.id as AnyNode;
    const head = /\bmodule\s*$/.exec(this.#source.slice(item.start, name.start));
    if (!head || name.type === 'Literal') return;
    const start = item.start + head.index;
    this.#refuse(start, name.end, '`module` keyword is not supported. Use `namespace` instead.');
  }

  #statement({ start, end }: AnyNode): void {
    this.#blanks.add(start, end);
    if (this.#statementIsOpen && this.#nextLineIs(/^(?:[([`/]|\+(?!\+)|-(?!-))/, end))
      this.#blanks.write(start, ';');
  }

  #class(item: AnyNode): void {
    const body = item.body as AnyNode;
    if (item.abstract) this.#takeWord('abstract', item.start, body.start);
    const implemented = nodes(item.implements);
    if (implemented.length === 0) return;
    const head = this.#source.slice(0, implemented[0]!.start);
    this.#blanks.add(head.lastIndexOf('implements'), implemented.at(-1)!.end);
  }

  #takeWord(word: string, from: number, to: number): void {
    const found = new RegExp(`\\b${word}\\b`).exec(this.#source.slice(from, to));
    if (found) this.#blanks.add(from + found.index, from + found.index + word.length);
  }

  #specifiers(specifiers: readonly AnyNode[]): void {
    for (const specifier of specifiers) {
      if (specifier.importKind !== 'type' && specifier.exportKind !== 'type') continue;
      const comma = this.#blanks.after(specifier.end);
      this.#blanks.add(specifier.start, this.#source[comma] === ',' ? comma + 1 : specifier.end);
    }
  }

  /** `=>` must stand on the line of the `)` before it. */
  #arrow(item: AnyNode): void {
    const parameters = node(item.typeParameters);
    if (item.async && parameters) this.#asyncArrow(parameters);
    const type = node(item.returnType);
    if (!type) return;
    this.#take(type);
    const sign = this.#blanks.after(type.end);
    if (!this.#source.slice(type.start, sign).includes('\n')) return;
    const bracket = this.#closingBracket(item);
    this.#blanks.add(bracket, type.start);
    this.#blanks.write(type.end - 1, ')');
  }

  /** `async` and `(` must stand on one line, too. */
  #asyncArrow({ start, end }: AnyNode): void {
    const bracket = this.#blanks.after(end);
    if (!this.#source.slice(start, bracket).includes('\n')) return;
    this.#blanks.add(end, bracket + 1);
    this.#blanks.write(start, '(');
  }

  /** Where the `)` after a function's parameters is. */
  #closingBracket(item: AnyNode): number {
    const last = nodes(item.params).at(-1);
    if (!last) {
      const head = node(item.typeParameters)?.end ?? item.start;
      return this.#blanks.after(this.#source.indexOf('(', head) + 1);
    }
    const next = this.#blanks.after(last.end);
    return this.#source[next] === ',' ? this.#blanks.after(next + 1) : next;
  }

  /** `this` as a parameter is a type. */
  #thisParameter([first]: readonly AnyNode[]): void {
    if (first?.type !== 'Identifier' || first.name !== 'this') return;
    const comma = this.#blanks.after(first.end);
    this.#blanks.add(first.start, this.#source[comma] === ',' ? comma + 1 : first.end);
  }
}

const ANGLE_BRACKETS =
  'The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. ' +
  "Instead, use the 'as' syntax: `expr as T`.";

/** A type annotation is part of the name's node. */
const nameEnd = (item: AnyNode): number =>
  item.type === 'Identifier'
    ? item.start + (item.name as string).length
    : (node(item.typeAnnotation)?.start ?? item.end);

const isPattern = ({ type }: AnyNode): boolean => /^(Identifier|\w+Pattern|RestElement)$/.test(type);
const isMember = ({ type }: AnyNode): boolean =>
  /^(Method|Property)Definition$|^AccessorProperty$/.test(type);

const isBlock = ({ type }: AnyNode): boolean =>
  /^(Program|BlockStatement|StaticBlock|SwitchCase)$/.test(type);

/** Nodes with JavaScript in them; types have none. */
const isCode = ({ type }: AnyNode): boolean =>
  !type.startsWith('TS') ||
  /^TS(As|Satisfies|NonNull|Instantiation)Expression$|^TS(TypeAssertion|ParameterProperty)$|Declaration$|^TS(DeclareFunction|ExportAssignment|IndexSignature|NamespaceExport)/.test(
    type,
  );
