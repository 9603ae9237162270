import 'fake-indexeddb/auto';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { LearnerFiles } from '../../../src/components/sandbox/learner-files.ts';
import { WorkKeeper } from '../../../src/components/sandbox/work-keeper.ts';

const own = [
  { path: 'server.mjs', text: 'serve();\n' },
  { path: 'client.mjs', text: 'ask();\n' },
];

const open: WorkKeeper[] = [];
let lab = 0;
afterEach(() => {
  for (const keeper of open.splice(0)) keeper.close();
  vi.restoreAllMocks();
  lab++;
});

/** A tab with the lab of this test. */
async function tab(): Promise<{ files: LearnerFiles; keeper: WorkKeeper }> {
  const files = new LearnerFiles(own);
  const keeper = new WorkKeeper(`lab${lab}`, files);
  open.push(keeper);
  await keeper.open();
  return { files, keeper };
}

const server = (files: LearnerFiles): string | undefined => files.texts.value.get('server.mjs');

test('what is typed is there again after a reload', async () => {
  (await tab()).files.edit('server.mjs', 'mine();\n');
  await vi.waitFor(async () => expect(server((await tab()).files)).toBe('mine();\n'));
});

test('what is typed is there even when the page is left before the database has taken it', async () => {
  (await tab()).files.edit('server.mjs', 'mine();\n');
  expect(server((await tab()).files)).toBe('mine();\n');
});

test('a reset can be undone after a reload', async () => {
  const { files } = await tab();
  files.edit('server.mjs', 'mine();\n');
  files.reset();
  await vi.waitFor(async () => {
    const later = (await tab()).files;
    expect(server(later)).toBe('serve();\n');
    later.undo();
    expect(server(later)).toBe('mine();\n');
  });
});

test('another tab of the lab follows', async () => {
  const [one, other] = [await tab(), await tab()];
  one.files.edit('server.mjs', 'mine();\n');
  await vi.waitFor(() => expect(server(other.files)).toBe('mine();\n'));
  expect(other.keeper.elsewhere.value).toBeUndefined();
});

test('where two tabs have typed, neither text is lost', async () => {
  const [one, other] = [await tab(), await tab()];
  one.files.edit('server.mjs', 'one();\n');
  other.files.edit('server.mjs', 'other();\n');
  await vi.waitFor(() => expect(one.keeper.elsewhere.value?.get('server.mjs')).toBe('other();\n'));
  expect(server(one.files)).toBe('one();\n');
  one.keeper.takeOver();
  expect(server(one.files)).toBe('other();\n');
  one.files.undo();
  expect(server(one.files)).toBe('one();\n');
});

test('full storage is told, and what was typed stays in the page', async () => {
  const { files, keeper } = await tab();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  files.edit('server.mjs', 'mine();\n');
  await vi.waitFor(() => expect(keeper.failing.value).toBe(true));
  expect(server(files)).toBe('mine();\n');
  vi.restoreAllMocks();
  files.edit('server.mjs', 'mine too();\n');
  await vi.waitFor(() => expect(keeper.failing.value).toBe(false));
});

test('code from a link is not kept until the learner goes on with it, and theirs can be brought back', async () => {
  const { files } = await tab();
  files.edit('server.mjs', 'mine();\n');
  files.preview(new Map([['server.mjs', 'theirs();\n']]));
  expect(files.foreign.value).toBe(true);
  await vi.waitFor(async () => expect(server((await tab()).files)).toBe('mine();\n'));
  files.edit('server.mjs', 'theirs, changed();\n');
  expect(files.foreign.value).toBe(false);
  files.undo();
  expect(server(files)).toBe('mine();\n');
});
