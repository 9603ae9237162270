import { type Property, parse, type Statement } from 'acorn';

/** Start-up scripts hand whole objects on; nobody can see by name what is used of them. */
const whole = /^internal\/(bootstrap|per_context)\//;

/** Parts that the engine never turns on. */
const neverTrue = "getOptionValue('--experimental-stream-iter')";

const words = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\w$]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Takes text away and keeps every line and column of the rest. */
function blank(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let position = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    kept += text.slice(position, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    position = end;
  }
  return (kept + text.slice(position)).replace(/ +$/gm, '');
}

/** The name of a property that is written once for key and value. */
const plainName = (node: Property): string | undefined =>
  node.shorthand && node.key.type === 'Identifier' && node.value.type === 'Identifier'
    ? node.key.name
    : undefined;

/** A property and the comma after it. */
const withComma = (text: string, { start, end }: Property): Range => ({
  start,
  end: end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0),
});

/** `module.exports = { … }` */
function exportedProperties(statement: Statement): readonly Property[] {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return [];
  const { left, right } = statement.expression;
  if (left.type !== 'MemberExpression' || right.type !== 'ObjectExpression') return [];
  if (left.object.type !== 'Identifier' || left.object.name !== 'module') return [];
  return right.properties.filter((property) => property.type === 'Property');
}

/** What a statement declares, when leaving it out can change nothing but that. */
function declared(statement: Statement): string | undefined {
  return statement.type === 'FunctionDeclaration' ? statement.id.name : undefined;
}

/** `const { … } = primordials` */
function takenNames(statement: Statement): readonly Property[] {
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) =>
    id.type === 'ObjectPattern' && init?.type === 'Identifier' && init.name === 'primordials'
      ? (id.properties.filter((property) => property.type === 'Property') as unknown as Property[])
      : [],
  );
}

/** `E('ERR_…', …)` defines an error. */
function errorCode(statement: Statement): string | undefined {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return;
  const { callee, arguments: values } = statement.expression;
  const [code] = values;
  return callee.type === 'Identifier' && callee.name === 'E' && code?.type === 'Literal'
    ? String(code.value)
    : undefined;
}

function pruneModule(id: string, text: string, usedElsewhere: (word: string) => boolean): string {
  const { body } = parse(text, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
  const counts = words(text);
  const once = (name: string) => counts.get(name) === 1;
  const ranges: Range[] = [];
  for (const statement of body as Statement[]) {
    const name = declared(statement);
    const code = id === 'internal/errors' ? errorCode(statement) : undefined;
    if (
      (name !== undefined && once(name)) ||
      (code !== undefined && once(code) && !usedElsewhere(code)) ||
      (statement.type === 'IfStatement' &&
        text.slice(statement.test.start, statement.test.end) === neverTrue &&
        !statement.alternate)
    )
      ranges.push(statement);
    for (const property of takenNames(statement)) {
      const taken = plainName(property);
      if (taken !== undefined && once(taken)) ranges.push(withComma(text, property));
    }
    if (id.startsWith('internal/'))
      for (const property of exportedProperties(statement)) {
        const exported = plainName(property);
        if (exported !== undefined && !usedElsewhere(exported)) ranges.push(withComma(text, property));
      }
  }
  return ranges.length > 0 ? blank(text, ranges) : text;
}

/**
 * Leaves out of the library what nothing in the engine names: functions that no module imports, errors that none
 * throws. `engine` is the text of the engine's own sources, which name what they use.
 */
export function prune(library: Readonly<Record<string, string>>, engine: string): Record<string, string> {
  const pruned = { ...library };
  const engineWords = words(engine);
  for (let changed = true; changed; ) {
    changed = false;
    const modulesWith = new Map<string, number>();
    for (const text of Object.values(pruned))
      for (const word of words(text).keys()) modulesWith.set(word, (modulesWith.get(word) ?? 0) + 1);
    for (const [id, text] of Object.entries(pruned)) {
      if (whole.test(id)) continue;
      const used = (word: string) => engineWords.has(word) || modulesWith.get(word)! > 1;
      const next = pruneModule(id, text, used);
      if (next !== text) changed = true;
      pruned[id] = next;
    }
  }
  return pruned;
}
