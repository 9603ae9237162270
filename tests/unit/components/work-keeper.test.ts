import 'fake-indexeddb/auto';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { LearnerWork } from '../../../src/components/sandbox/learner-work.ts';
import { WorkKeeper } from '../../../src/components/sandbox/work-keeper.ts';
import type { Scenario } from '../../../src/lib/net/scenario.ts';

const own = [
  { path: 'server.mjs', text: 'serve();\n' },
  { path: 'client.mjs', text: 'ask();\n' },
];

const scenario: Scenario = {
  hosts: { a: '10.0.0.1', b: '10.0.0.2' },
  processes: [
    { name: 'server', host: 'b', file: 'server.mjs' },
    { name: 'client', host: 'a', file: 'client.mjs' },
  ],
};

const open: WorkKeeper[] = [];
let lab = 0;
afterEach(() => {
  for (const keeper of open.splice(0)) keeper.close();
  vi.restoreAllMocks();
  lab++;
});

/** A tab with the lab of this test. */
async function tab(): Promise<{ work: LearnerWork; keeper: WorkKeeper }> {
  const work = new LearnerWork({ files: own, scenario });
  const keeper = new WorkKeeper(`lab${lab}`, work);
  open.push(keeper);
  await keeper.open();
  return { work, keeper };
}

const server = ({ files }: LearnerWork): string | undefined => files.texts.value.get('server.mjs');

test('what is typed is there again after a reload', async () => {
  (await tab()).work.files.edit('server.mjs', 'mine();\n');
  await vi.waitFor(async () => expect(server((await tab()).work)).toBe('mine();\n'));
});

test('what is typed is there even when the page is left before the database has taken it', async () => {
  (await tab()).work.files.edit('server.mjs', 'mine();\n');
  expect(server((await tab()).work)).toBe('mine();\n');
});

test('a reset can be undone after a reload', async () => {
  const { work } = await tab();
  work.files.edit('server.mjs', 'mine();\n');
  work.reset();
  await vi.waitFor(async () => {
    const later = (await tab()).work;
    expect(server(later)).toBe('serve();\n');
    later.undo();
    expect(server(later)).toBe('mine();\n');
  });
});

test('another tab of the lab follows', async () => {
  const [one, other] = [await tab(), await tab()];
  one.work.files.edit('server.mjs', 'mine();\n');
  await vi.waitFor(() => expect(server(other.work)).toBe('mine();\n'));
  expect(other.keeper.elsewhere.value).toBeUndefined();
});

test('where two tabs have typed, neither text is lost', async () => {
  const [one, other] = [await tab(), await tab()];
  one.work.files.edit('server.mjs', 'one();\n');
  other.work.files.edit('server.mjs', 'other();\n');
  await vi.waitFor(() => expect(one.keeper.elsewhere.value?.texts.get('server.mjs')).toBe('other();\n'));
  expect(server(one.work)).toBe('one();\n');
  one.keeper.takeOver();
  expect(server(one.work)).toBe('other();\n');
  one.work.undo();
  expect(server(one.work)).toBe('one();\n');
});

test('full storage is told, and what was typed stays in the page', async () => {
  const { work, keeper } = await tab();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  work.files.edit('server.mjs', 'mine();\n');
  await vi.waitFor(() => expect(keeper.failing.value).toBe(true));
  expect(server(work)).toBe('mine();\n');
  vi.restoreAllMocks();
  work.files.edit('server.mjs', 'mine too();\n');
  await vi.waitFor(() => expect(keeper.failing.value).toBe(false));
});

test('code from a link is not kept until the learner goes on with it, and theirs can be brought back', async () => {
  const { work } = await tab();
  work.files.edit('server.mjs', 'mine();\n');
  work.preview({ texts: { 'server.mjs': 'theirs();\n' } });
  expect(work.foreign.value).toBe(true);
  await vi.waitFor(async () => expect(server((await tab()).work)).toBe('mine();\n'));
  work.files.edit('server.mjs', 'theirs, changed();\n');
  expect(work.foreign.value).toBe(false);
  work.undo();
  expect(server(work)).toBe('mine();\n');
});

test('a new file, a removed one and another start order are there after a reload', async () => {
  const { work } = await tab();
  work.files.add('lib/frame.mjs', 'frame();\n');
  work.files.remove('client.mjs');
  work.network.change({ ...scenario, processes: scenario.processes.toReversed() });
  await vi.waitFor(async () => {
    const { files, network } = (await tab()).work;
    expect([...files.texts.value.keys()]).toEqual(['server.mjs', 'lib/frame.mjs']);
    expect(network.scenario.value.processes.map(({ name }) => name)).toEqual(['client', 'server']);
  });
});

test('a kept network that this version cannot read gives way to the lab’s own, and the code stays', async () => {
  const { work } = await tab();
  work.files.edit('server.mjs', 'mine();\n');
  work.network.change({ ...scenario, processes: [{ name: 'x', host: 'nowhere', file: 'x.mjs' }] });
  await vi.waitFor(async () => {
    const later = (await tab()).work;
    expect(server(later)).toBe('mine();\n');
    expect(later.network.scenario.value).toBe(scenario);
  });
});

test('a renamed file takes its processes along, and a reset takes both back', async () => {
  const { work } = await tab();
  work.rename('client.mjs', 'ask.mjs');
  expect(work.network.scenario.value.processes[1]!.file).toBe('ask.mjs');
  work.reset();
  expect(work.edited.value).toBe(false);
});
