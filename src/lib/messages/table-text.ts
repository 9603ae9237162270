import type { MessageType, TableField } from './protocol-table.ts';

/** A row of a table: `HELLO(name:text=나래)>WELCOME`; a type that the server sends begins with `<`. */
const ROW = /^(<?)([^()|>]*)\(([^()]*)\)(?:>([^()|]*))?$/;
const FIELD = /^([^:=,]*):(text|number)=(.*)$/;
/** Signs that part the pieces, as they stand inside one. */
const SIGNS = '(),|>=:<%';

const escaped = (text: string): string =>
  [...text].map((sign) => (SIGNS.includes(sign) ? `%${sign.charCodeAt(0).toString(16)}` : sign)).join('');
const unescaped = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The types of a table in one line of text, short enough for a link. */
export function formatTypes(types: readonly MessageType[]): string {
  return types
    .map(({ type, from, fields, reply }) => {
      const places = fields.map(({ name, kind, example }) => `${escaped(name)}:${kind}=${escaped(example)}`);
      const answer = reply === undefined ? '' : `>${escaped(reply)}`;
      return `${from === 'server' ? '<' : ''}${escaped(type)}(${places.join(',')})${answer}`;
    })
    .join('|');
}

/** Most types of a table, and most fields of a type, that a learner writes. */
export const MOST_TYPES = 12;
export const MOST_FIELDS = 3;

/** Reads what `formatTypes` wrote; undefined when it is not such a line. */
export function parseTypes(text: string): readonly MessageType[] | undefined {
  const types = text.split('|').map(parseType);
  return types.length <= MOST_TYPES && types.every((one) => one !== undefined) ? types : undefined;
}

function parseType(text: string): MessageType | undefined {
  const row = ROW.exec(text);
  if (!row) return undefined;
  const [, mark, type, places, reply] = row;
  const fields = places === '' ? [] : places!.split(',').map(parseField);
  if (fields.length > MOST_FIELDS || !fields.every((one) => one !== undefined)) return undefined;
  return {
    type: unescaped(type!),
    from: mark === '<' ? 'server' : 'client',
    fields,
    ...(reply !== undefined && { reply: unescaped(reply) }),
  };
}

function parseField(text: string): TableField | undefined {
  const field = FIELD.exec(text);
  if (!field) return undefined;
  return { name: unescaped(field[1]!), kind: field[2] as TableField['kind'], example: unescaped(field[3]!) };
}
