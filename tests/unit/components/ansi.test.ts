import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitAnsi, withoutAnsi } from '../../../src/components/sandbox/ansi.ts';

/** Pieces as `[style]text`. */
const shown = (text: string): string =>
  splitAnsi(text)
    .pieces.map(({ text, style }) => {
      const names = Object.entries(style).map(([name, value]) =>
        value === true ? name : `${name}=${value}`,
      );
      return `[${names.join(' ')}]${text}`;
    })
    .join('');

const sgr = (parameters: string): string => `\u001b[${parameters}m`;

test('plain output is one piece', () => {
  expect(shown('서버: 15바이트\n')).toBe('[]서버: 15바이트\n');
});

test('colours and weights hold until they are taken back', () => {
  expect(shown(`${sgr('31')}error${sgr('39')} at ${sgr('1;4')}line 3${sgr('22;24')} end`)).toBe(
    '[colour=red]error[] at [bold underline]line 3[] end',
  );
  expect(shown(`${sgr('1;32;44')}ok${sgr('')} ${sgr('7')}x${sgr('27')}y`)).toBe(
    '[bold colour=green ground=blue]ok[] [inverse]x[]y',
  );
});

test('a bright colour is its plain one, and 256 and true colours the nearest of the eight', () => {
  expect(shown(`${sgr('91')}a${sgr('38;5;208')}b${sgr('38;2;20;120;240')}c${sgr('48;5;250;1')}d`)).toBe(
    '[colour=red]a[colour=yellow]b[colour=blue]c[colour=blue ground=white bold]d',
  );
});

test('a style goes on in the next piece of output', () => {
  const { after } = splitAnsi(`${sgr('1')}whole${sgr('0;33')}`);
  expect(splitAnsi(' and half', after).pieces).toEqual([{ text: ' and half', style: { colour: 'yellow' } }]);
});

test('what moves a cursor, names a window or links is left out', () => {
  expect(shown('a\u001b[2Kb\u001b[1;1Hc\u001b]0;title\u0007d\u001b]8;;http://x\u001b\\e\u001bMf')).toBe(
    '[]a[]b[]c[]d[]e[]f',
  );
});

test('no letter is lost, whatever a program prints', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(120)), (text, parameters) => {
      const printed = `${sgr(parameters.join(';'))}${text}${sgr('0')}`;
      const clean = splitAnsi(printed)
        .pieces.map((piece) => piece.text)
        .join('');
      expect(clean).toBe(text);
      expect(withoutAnsi(printed)).toBe(text);
    }),
  );
});
