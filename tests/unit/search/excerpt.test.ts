import { expect, test } from 'vitest';
import { excerptOf, markSpans, type Stretch } from '../../../src/lib/search/excerpt.ts';

const show = (stretches: readonly Stretch[]) =>
  stretches.map(({ text, found }) => (found ? `[${text}]` : text)).join('');

test('spans are marked once where they overlap', () => {
  const spans = [
    [4, 7],
    [0, 2],
    [5, 9],
  ] as const;
  expect(show(markSpans('abcdefghij', spans))).toBe('[ab]cd[efg][hi]j');
});

test('a text without spans is shown from its beginning', () => {
  expect(show(excerptOf('one two three four five six seven eight nine ten', [], 30))).toBe(
    'one two three four five six …',
  );
});

test('an excerpt begins a little before what was found, at a word', () => {
  const text = `${'before '.repeat(20)}found ${'after '.repeat(20)}`.trim();
  const at = text.indexOf('found');
  const shown = show(excerptOf(text, [[at, at + 5]], 60));
  expect(shown).toBe('… before before before [found] after after after after after …');
});

test('an excerpt never loses a word of the text when everything fits', () => {
  expect(show(excerptOf('short', [[0, 5]], 110))).toBe('[short]');
});
