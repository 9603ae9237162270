import { stripTypes } from '../typescript/strip-types.ts';
import type { PartSources } from './part-code.ts';

interface Options {
  readonly filename?: string;
  readonly mode: string;
}

/** Node's own interface to amaro, of which only the mode that strips is there. */
function transformSync(source: string, { filename = '', mode }: Options): { readonly code: string } {
  if (mode !== 'strip-only')
    throw new Error(`TypeScript can be stripped in this engine, not compiled: mode ${mode} is not available`);
  return { code: stripTypes(source, filename) };
}

export default {
  substitutes: { 'internal/deps/amaro/dist/index': () => ({ transformSync }) },
  bindings: {},
} satisfies PartSources;
