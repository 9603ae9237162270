import { expect, test } from 'vitest';
import { corrections } from '../../../src/lib/search/typo.ts';
import { toUnits } from '../../../src/lib/search/units.ts';

test.each([
  ['protocpl', 'a letter wrong'],
  ['protcol', 'a letter missing'],
  ['prottocol', 'a letter too many'],
  ['porotcol', 'nothing, for two letters differ'],
  ['protoocl', 'two letters swapped'],
])('%s has %s', (typed, slip) => {
  expect(corrections(typed, ['protocol', 'socket'])).toEqual(slip.startsWith('nothing') ? [] : ['protocol']);
});

test('the beginning of a longer word is corrected, too', () => {
  expect(corrections('conection', ['connectionless'])).toEqual(['connection']);
});

test('메세지 is 메시지 with one letter wrong', () => {
  expect(corrections(toUnits('메세지').text, [toUnits('메시지를').text])).toEqual([toUnits('메시지').text]);
});

test('in a word of three letters a slip makes another word', () => {
  expect(corrections('tcp', ['udp', 'tap'])).toEqual([]);
});
