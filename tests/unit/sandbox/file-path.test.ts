import { expect, test } from 'vitest';
import { pathProblem } from '../../../src/lib/sandbox/file-path.ts';

const taken = ['server.mjs', 'lib/frame.mjs'];

test('a new file may lie in a folder and have a name in any script', () => {
  for (const path of ['a.mjs', 'lib/lines.mjs', '서버.mjs', '.env', 'public/index.html'])
    expect(pathProblem(path, taken)).toBeUndefined();
});

test('what cannot be the path of a file is refused by what is wrong with it', () => {
  expect(pathProblem('', taken)).toEqual({ kind: 'empty' });
  for (const path of ['/a', 'a/', 'a//b', '../a', './a', 'a b', 'c:\\a', 'a?'.repeat(2), 'x'.repeat(101)])
    expect(pathProblem(path, taken), path).toEqual({ kind: 'form' });
  expect(pathProblem('server.mjs', taken)).toEqual({ kind: 'taken' });
  expect(pathProblem('lib', taken)).toEqual({ kind: 'folder', path: 'lib/frame.mjs' });
  expect(pathProblem('server.mjs/a', taken)).toEqual({ kind: 'folder', path: 'server.mjs' });
});
