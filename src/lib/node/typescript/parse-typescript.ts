import { tsPlugin } from '@sveltejs/acorn-typescript';
import { type Options, Parser } from 'acorn';
import type { AnyNode } from '../modules/syntax-tree.ts';
import { TypeScriptError } from './typescript-error.ts';

type ParseModifiers = (node: AnyNode) => void;

interface Plugin {
  tsParseConstModifier: ParseModifiers;
  tsTryParseTypeParameters(parseModifiers?: ParseModifiers): AnyNode | undefined;
}

interface ParserClass {
  new (options: Options, input: string): { parse(): AnyNode };
}

/** What only JavaScript forbids is left to the JavaScript parser, which sees the text without types. */
const TypeScriptParser = Parser.extend(tsPlugin(), (Base) => {
  const plugin: Plugin = Base.prototype as unknown as Plugin;
  const Open = class extends Base {
    // The plugin leaves `const` out where a signature in an interface declares type parameters.
    tsTryParseTypeParameters(this: Plugin, parseModifiers?: ParseModifiers): AnyNode | undefined {
      return plugin.tsTryParseTypeParameters.call(this, parseModifiers ?? this.tsParseConstModifier);
    }

    // Acorn knows these by name only: names declared twice, exports of undeclared names (they may be types).
    declareName(): void {}
    checkLocalExport(): void {}
  };
  return Open as typeof Base;
}) as unknown as ParserClass;

interface AcornError extends SyntaxError {
  readonly pos: number;
}

function parse(source: string, sourceType: 'module' | 'script'): AnyNode {
  const options: Options = {
    ecmaVersion: 'latest',
    sourceType,
    allowHashBang: true,
    allowAwaitOutsideFunction: true,
    // Their brackets limit what may be taken away.
    preserveParens: true,
    // The plugin asks for them.
    locations: true,
  };
  return new TypeScriptParser(options, source).parse();
}

/** The syntax tree of a TypeScript file, module or script, with the plugin's `TS…` nodes. */
export function parseTypeScript(source: string, filename: string): AnyNode {
  try {
    return parse(source, 'module');
  } catch (error) {
    try {
      return parse(source, 'script');
    } catch {
      if (!(error instanceof SyntaxError) || !('pos' in error)) throw error;
      const { pos, message } = error as AcornError;
      const at = Math.min(pos, source.length);
      const end = at + (/^[\w$]+/.exec(source.slice(at))?.[0].length ?? 1);
      throw new TypeScriptError('InvalidSyntax', wording(message), { source, filename, start: at, end });
    }
  }
}

/** Acorn's sentence without the position, which is shown beside it. */
const wording = (message: string): string => message.replace(/ \(\d+:\d+\)$/, '');
