import { type Program, parse } from 'acorn';
import { isWebKit } from '../webkit.ts';
import type { Edits, Rewritten } from './edits.ts';
import { injected } from './injected.ts';
import { Rewriter } from './rewriter.ts';
import { type AnyNode, declaredNames, nameOf } from './syntax-tree.ts';

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
export interface TransformedModule extends Rewritten {
  readonly requests: readonly ModuleRequest[];
  readonly imports: readonly ImportedName[];
  readonly reexports: readonly ReexportedName[];
  readonly exports: readonly string[];
  /** Exports whose value may change after the module has run. */
  readonly mutable: ReadonlySet<string>;
  /** Whether `await` stands outside every function. */
  readonly asynchronous: boolean;
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
export function transformScript(source: string, program: Program, keepsFrames = isWebKit()): Rewritten {
  const rewriter = new Rewriter(source, keepsFrames);
  blankHashbang(rewriter.edits, source);
  rewriter.walk(program as unknown as AnyNode, true);
  return rewriter.edits.apply();
}

/**
 * An ECMAScript module as a generator's body: it first hands out getters of its exports (functions are hoisted, the
 * rest is in its dead zone, as in a real module), waits at a `yield` until it is its turn, then runs.
 */
export function transformModule(
  source: string,
  program: Program,
  keepsFrames = isWebKit(),
): TransformedModule {
  const rewriter = new Rewriter(source, keepsFrames);
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
  const { code, insertions, restore } = edits.apply();
  const anonymous = anonymousDefault
    ? `Object.defineProperty(${injected.defaultExport},'name',{value:'default',configurable:true});`
    : '';
  const waited = rewriter.asynchronous ? `let ${injected.waited};` : '';
  const prologue = `${injected.exports}({${getters}});${anonymous}yield;${waited}`;
  return {
    code: prologue + code,
    insertions: [{ line: 1, column: 0, length: prologue.length }, ...insertions],
    restore,
    requests,
    imports,
    reexports,
    exports: [...exported.keys()],
    mutable: new Set([...exported].filter(([, local]) => rewriter.assigned.has(local)).map(([name]) => name)),
    asynchronous: rewriter.asynchronous,
  };
}
