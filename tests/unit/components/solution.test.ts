import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/components/sandbox/solution.ts';

const SIGNS = { same: ' ', added: '+', removed: '-', gap: '⋯' };

/** A comparison as a reader sees it. */
const shown = (own: Record<string, string>, solution: Record<string, string>): string =>
  compareFiles(
    new Map(Object.entries(own)),
    Object.entries(solution).map(([path, text]) => ({ path, text })),
  )
    .map(({ path, lines }) => [path, ...lines.map(({ kind, text }) => SIGNS[kind] + text)].join('\n'))
    .join('\n');

test('the solution is shown as the lines that would change, with three lines around them', () => {
  const own = 'one\ntwo\nthree\nfour\nfive\nTODO\nsix\n';
  const solution = 'one\ntwo\nthree\nfour\nfive\nsocket.write(chunk);\nsix\n';
  expect(shown({ 'server.mjs': own }, { 'server.mjs': solution })).toBe(`server.mjs
⋯
 three
 four
 five
-TODO
+socket.write(chunk);
 six`);
});

test('a file that is already as in the solution does not appear, and a missing one is all new', () => {
  expect(shown({ 'a.mjs': 'same\n' }, { 'a.mjs': 'same\n', 'b.mjs': 'new\n' })).toBe('b.mjs\n+new');
});
