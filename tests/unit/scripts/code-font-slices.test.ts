import { expect, test } from 'vitest';
import { cutSlices, rangesOf } from '../../../scripts/code-font-slices.ts';
import { fontSlices } from '../../../scripts/font-slices.ts';

const slices = cutSlices(new Set('서버 server → 각가 ㄱ'));

/** The slices that a text makes a browser fetch. */
const fetchedFor = (text: string): readonly string[] => {
  const rules = slices.map(
    ({ name, codePoints }) => `@font-face{src:url(${name});unicode-range:${rangesOf(codePoints)}}`,
  );
  return [...fontSlices(rules.join(''), new Set(text))];
};

test.each([
  ['const x = 1; // → │', ['signs']],
  ['“서버”', ['signs', 'course']],
  ['가각', ['course']],
  ['갂', ['rest']],
  ['ㄱ', ['course']],
  ['ㅋㅋ', ['rest']],
  ['🙂', []],
])('“%s” needs the slices %j of the code font', (text, names) => {
  expect(fetchedFor(text)).toEqual(names);
});

test('ranges are written as CSS has them, runs as one', () => {
  expect(rangesOf(slices[1]!.codePoints)).toBe('U+3131, U+AC00-AC01, U+BC84, U+C11C');
});

test('every syllable of Hangul lies in one slice', () => {
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    const holding = slices.filter(({ codePoints }) =>
      codePoints.some(([from, to]) => code >= from && code <= to),
    );
    if (holding.length !== 1) expect.fail(`U+${code.toString(16)} lies in ${holding.length} slices`);
  }
});
