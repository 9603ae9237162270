import { expect, test } from 'vitest';
import { importInto } from '../../../src/components/sandbox/import-files.ts';

const own = new Map([
  ['server.mjs', 'serve();\n'],
  ['client.mjs', 'ask();\n'],
]);
const file = (path: string, text = 'new();\n') => ({ path, text });
const scenario = { hosts: { one: '10.0.0.1' }, processes: [{ name: 'a', host: 'one', file: 'a.mjs' }] };
const network = file('scenario.json', JSON.stringify(scenario));

test('files replace those of their name and join the others', () => {
  const { texts, taken } = importInto(own, [file('client.mjs'), file('lib/a.mjs')], false);
  expect([...texts]).toEqual([
    ['server.mjs', 'serve();\n'],
    ['client.mjs', 'new();\n'],
    ['lib/a.mjs', 'new();\n'],
  ]);
  expect(taken).toEqual(['client.mjs', 'lib/a.mjs']);
});

test('the handout’s README and paths that lead outside are left out', () => {
  const { texts, taken } = importInto(own, [file('README.md'), file('../a.mjs'), file('/etc/a')], false);
  expect(taken).toEqual([]);
  expect([...texts]).toEqual([...own]);
});

test('with a network among them the files are a project of their own', () => {
  expect(importInto(own, [file('a.mjs'), network], true)).toEqual({
    texts: new Map([['a.mjs', 'new();\n']]),
    taken: ['a.mjs'],
    scenario,
  });
});

test('in a lab a file of that name is a file like any other', () => {
  expect(importInto(own, [network], false).taken).toEqual(['scenario.json']);
});

test('a network that cannot be is refused by its field', () => {
  const wrong = file('scenario.json', JSON.stringify({ ...scenario, hosts: {} }));
  expect(() => importInto(own, [wrong], true)).toThrow('hosts: expected at least one entry');
});
