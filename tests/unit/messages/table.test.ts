import { expect, test } from 'vitest';
import { type ProtocolTable, problemIn } from '../../../src/lib/messages/protocol-table.ts';
import { TableCodec } from '../../../src/lib/messages/table-codec.ts';
import { exampleOf, tableTalk, understood } from '../../../src/lib/messages/table-talk.ts';
import { formatTypes, parseTypes } from '../../../src/lib/messages/table-text.ts';

const table = (name: string, more: Partial<ProtocolTable> = {}): ProtocolTable => ({
  syntax: 'words',
  rule: 'line',
  types: [
    {
      type: 'HELLO',
      from: 'client',
      fields: [{ name: 'name', kind: 'text', example: name }],
      reply: 'WELCOME',
    },
    { type: 'ANSWER', from: 'client', fields: [{ name: 'n', kind: 'number', example: '5' }], reply: 'RIGHT' },
    { type: 'WELCOME', from: 'server', fields: [] },
    { type: 'RIGHT', from: 'server', fields: [] },
  ],
  ...more,
});

/** What the server made of what came, and what the client got back. */
const talk = (table: ProtocolTable): string => {
  const { heard, unsent, waiting } = tableTalk(table);
  const words = heard.map(({ by, decoded }) => {
    const said =
      'message' in decoded
        ? [decoded.message.type, ...decoded.message.values].join(' ')
        : `? ${decoded.unreadable}`;
    return `${by === 'client' ? '<' : '>'} ${said}`;
  });
  const rest = [
    ...(unsent.length > 0 ? [`never sent ${unsent.join(' ')}`] : []),
    ...(waiting['server.lab'] > 0 ? [`${waiting['server.lab']} bytes wait`] : []),
  ];
  return [...words, ...rest].join(', ');
};

const bytesOf = (table: ProtocolTable): string[] =>
  table.types
    .slice(0, 2)
    .map((type) => Buffer.from(new TableCodec(table).encode(exampleOf(type))).toString('hex'));

test('one table is spoken in words or in numbers: the same meaning in other bytes', () => {
  const said = '> HELLO garam, < WELCOME, > ANSWER 5, < RIGHT';
  expect(talk(table('garam'))).toBe(said);
  expect(talk(table('garam', { syntax: 'numbers', rule: 'bytes' }))).toBe(said);
  expect(bytesOf(table('garam'))).toEqual([
    Buffer.from('HELLO garam\r\n').toString('hex'),
    Buffer.from('ANSWER 5\r\n').toString('hex'),
  ]);
  expect(bytesOf(table('garam', { syntax: 'numbers', rule: 'bytes' }))).toEqual([
    `00070105${Buffer.from('garam').toString('hex')}`,
    '00050200000005',
  ]);
});

test('a length that counts characters works in English, and breaks this message and the next in Korean', () => {
  expect(talk(table('garam', { rule: 'characters' }))).toBe('> HELLO garam, < WELCOME, > ANSWER 5, < RIGHT');
  expect(talk(table('나래', { rule: 'bytes' }))).toBe('> HELLO 나래, < WELCOME, > ANSWER 5, < RIGHT');
  expect(talk(table('나래', { rule: 'characters' }))).toBe('> ? text, < ERROR, 14 bytes wait');
});

test('a space in a name is one word too many, but only where a space is what parts the words', () => {
  expect(talk(table('가람 나래'))).toBe('> ? fields, < ERROR, > ANSWER 5, < RIGHT');
  expect(talk(table('가람 나래', { syntax: 'numbers', rule: 'bytes' }))).toContain('> HELLO 가람 나래');
});

test('where a line ends the message, the bytes of a number must not look like its end', () => {
  const types = [
    {
      type: 'ADD',
      from: 'client' as const,
      fields: [{ name: 'n', kind: 'number' as const, example: String(0x0d0a) }],
      reply: 'SUM',
    },
    { type: 'SUM', from: 'server' as const, fields: [] },
  ];
  expect(talk({ syntax: 'numbers', rule: 'line', types })).toContain('> ? fields');
  expect(talk({ syntax: 'numbers', rule: 'bytes', types })).toBe('> ADD 3338, < SUM');
});

test('a request that no rule answers is met with silence, and the next is never sent', () => {
  const { types, ...more } = table('garam');
  const [{ reply: _, ...hello }, ...rest] = types as [(typeof types)[0], ...typeof types];
  expect(talk({ ...more, types: [hello, ...rest] })).toBe('> HELLO garam, never sent ANSWER');
});

test('what is wrong with a table is named with its place', () => {
  const types = table('garam').types;
  const problem = (change: Partial<ProtocolTable>) => problemIn(table('garam', change));
  expect(problem({})).toBeUndefined();
  expect(problem({ types: [...types, types[0]!] })).toEqual({ kind: 'type-twice', type: 'HELLO' });
  expect(problem({ types: [{ ...types[0]!, type: 'HEL LO' }] })).toEqual({
    kind: 'bad-type',
    type: 'HEL LO',
  });
  expect(problem({ types: types.slice(0, 1) })).toEqual({
    kind: 'no-such-reply',
    type: 'HELLO',
    reply: 'WELCOME',
  });
  expect(problem({ types: types.slice(2) })).toEqual({ kind: 'no-request' });
  const number = { name: 'n', kind: 'number', example: 'five' } as const;
  expect(problem({ types: [{ type: 'A', from: 'client', fields: [number] }] })).toEqual({
    kind: 'bad-number',
    type: 'A',
    field: 'n',
    example: 'five',
  });
});

test('a table goes into one line of text and comes back, whatever signs its names and values hold', () => {
  const { types } = table('a (b), c=d|e>f:g%');
  expect(parseTypes(formatTypes(types))).toEqual(types);
  expect(formatTypes(table('나래').types)).toBe(
    'HELLO(name:text=나래)>WELCOME|ANSWER(n:number=5)>RIGHT|<WELCOME()|<RIGHT()',
  );
  for (const text of ['', 'HELLO', 'A(x)', 'A(x:word=1)', 'A()|']) expect(parseTypes(text)).toBeUndefined();
});

test('how many requests the server understands says what a length rule is worth', () => {
  const count = (name: string, rule: ProtocolTable['rule']) => understood(tableTalk(table(name, { rule })));
  expect([count('garam', 'characters'), count('나래', 'characters')]).toEqual([2, 0]);
  expect([count('나래', 'bytes'), count('나래', 'line'), count('가람 나래', 'line')]).toEqual([2, 2, 1]);
});
