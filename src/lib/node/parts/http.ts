import { httpParserBinding } from '../bindings/http-parser.ts';
import type { PartSources } from './part-code.ts';

export default {
  substitutes: {},
  bindings: { http_parser: httpParserBinding },
} satisfies PartSources;
