import { expect, test } from 'vitest';
import { itemsOf, treeMove, treeOf } from '../../../src/components/sandbox/file-tree.ts';

const process = (name: string, host: string, file: string) => ({ name, host, file });
const echo = [process('server', 'server.lab', 'server.mjs'), process('client', 'client', 'client.mjs')];
const nobody = new Set<string>();

/** The tree as it shows, two blanks a level. */
const shown = (paths: string[], processes = echo, closed: ReadonlySet<string> = nobody): string =>
  itemsOf(treeOf(paths, { processes }), closed)
    .map(({ level, kind, name }) => `${'  '.repeat(level - 1)}${kind === 'file' ? name : `${name || kind}/`}`)
    .join('\n');

test('files stand below the host that runs them, and those that others import by themselves', () => {
  expect(shown(['server.mjs', 'client.mjs', 'lib/lines.mjs'])).toBe(`server.lab/
  server.mjs
client/
  client.mjs
shared/
  lib/
    lines.mjs`);
});

test('a file that processes on several hosts run belongs to none of them', () => {
  const processes = [...echo, process('other', 'narae', 'client.mjs')];
  expect(shown(['server.mjs', 'client.mjs'], processes)).toBe(`server.lab/
  server.mjs
shared/
  client.mjs`);
});

test('where one host runs everything there are only folders', () => {
  expect(shown(['a.mjs', 'lib/b.mjs', 'lib/c.mjs'], [process('a', 'one', 'a.mjs')])).toBe(`a.mjs
lib/
  b.mjs
  c.mjs`);
});

test('what is below a closed folder does not show', () => {
  expect(shown(['server.mjs', 'client.mjs'], echo, new Set(['host server.lab']))).toBe(`server.lab/
client/
  client.mjs`);
});

test('arrow keys walk the tree, open and close it, and a letter finds a name', () => {
  const items = itemsOf(treeOf(['server.mjs', 'client.mjs'], { processes: echo }), nobody);
  const move = (from: string, key: string, closed = nobody) => treeMove(items, closed, from, key);
  expect(move('host server.lab', 'ArrowDown')).toEqual({ kind: 'focus', key: 'server.lab server.mjs' });
  expect(move('host server.lab', 'ArrowUp')).toBeUndefined();
  expect(move('server.lab server.mjs', 'ArrowLeft')).toEqual({ kind: 'focus', key: 'host server.lab' });
  expect(move('host server.lab', 'ArrowLeft')).toEqual({ kind: 'close', key: 'host server.lab' });
  expect(move('host server.lab', 'ArrowRight', new Set(['host server.lab']))).toEqual({
    kind: 'open',
    key: 'host server.lab',
  });
  expect(move('host server.lab', 'End')).toEqual({ kind: 'focus', key: 'client client.mjs' });
  expect(move('client client.mjs', 's')).toEqual({ kind: 'focus', key: 'host server.lab' });
});
