import { expect, test } from 'vitest';
import { readQuery } from '../../../src/lib/search/query.ts';
import { toUnits } from '../../../src/lib/search/units.ts';

const unitsOf = (query: string) => readQuery(query).map(({ variants }) => variants.map(({ units }) => units));

test.each([
  ['메시지와', '메시지'],
  ['서버에서는', '서버'],
  ['TCP는', 'TCP'],
  ['재전송하는', '재전송'],
])('%s is also looked for as %s, which counts less', (query, noun) => {
  const [word] = readQuery(query);
  const [typed, ...others] = word!.variants;
  expect(typed).toEqual({ units: toUnits(query).text, weight: 1 });
  expect(others.find(({ units }) => units === toUnits(noun).text)?.weight).toBeLessThan(1);
});

test('a noun of one syllable is never left: 회의 is not 회', () => {
  expect(unitsOf('회의')).toEqual([['ㅎㅗㅣㅇㅡㅣ']]);
});

test.each([
  ['connecting', 'connect'],
  ['dropped', 'drop'],
  ['replies', 'reply'],
  ['addresses', 'address'],
])('%s is also looked for as %s', (query, stem) => {
  expect(unitsOf(query)[0]).toContain(stem);
});

test('small words are left out beside telling ones, and kept when alone', () => {
  expect(unitsOf('what is a port').map(([typed]) => typed)).toEqual(['port']);
  expect(unitsOf('소켓이 뭐야?').map(([typed]) => typed)).toEqual([toUnits('소켓이').text]);
  expect(unitsOf('what is').map(([typed]) => typed)).toEqual(['what', 'is']);
});

test('blanks and punctuation alone ask for nothing', () => {
  expect(readQuery('  … ?! ')).toEqual([]);
});

test('a query of a thousand words is cut', () => {
  expect(readQuery('tcp '.repeat(1000)).length).toBeLessThanOrEqual(8);
});

test('decomposed Hangul, as macOS names files, is read as composed', () => {
  expect(unitsOf('소켓'.normalize('NFD'))).toEqual(unitsOf('소켓'));
});
