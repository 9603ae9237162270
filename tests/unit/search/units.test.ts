import { expect, test } from 'vitest';
import { CHARACTER, INSIDE, isInitials, toInitials, toUnits, WORD } from '../../../src/lib/search/units.ts';

test.each([
  ['소켓', 'ㅅㅗㅋㅔㅅ'],
  ['소케ㅅ', 'ㅅㅗㅋㅔㅅ'],
  ['ㅅㅗ켓', 'ㅅㅗㅋㅔㅅ'],
  ['과', 'ㄱㅗㅏ'],
  ['않', 'ㅇㅏㄴㅎ'],
  ['셰', 'ㅅㅔ'],
  ['TCP 연결', 'tcpㅇㅕㄴㄱㅕㄹ'],
  ['4-튜플', '4ㅌㅠㅍㅡㄹ'],
  ['힣', 'ㅎㅣㅎ'],
])('%s is typed as %s', (source, units) => {
  expect(toUnits(source).text).toBe(units);
});

test('each unit knows the character it comes from, and whether a word or a character starts there', () => {
  const { origin, start } = toUnits('새 문');
  expect([...origin]).toEqual([0, 0, 2, 2, 2]);
  expect([...start]).toEqual([WORD, INSIDE, WORD, INSIDE, INSIDE, WORD]);
});

test('a word starts where the script changes and at the hump of a name', () => {
  const starts = (source: string) => [...toUnits(source).start];
  expect(starts('IP가')).toEqual([WORD, CHARACTER, WORD, INSIDE, WORD]);
  expect(starts('aB')).toEqual([WORD, WORD, WORD]);
});

test('the first sounds of a text', () => {
  expect(toInitials('혼잡 제어 TCP').text).toBe('ㅎㅈㅈㅇtcp');
});

test.each([
  ['ㅅㅋ', true],
  ['ㄳ', false],
  ['ㅅ', false],
  ['소ㅋ', false],
  ['ㅏㅏ', false],
])('is %s a word of first sounds: %s', (word, expected) => {
  expect(isInitials(word)).toBe(expected);
});
