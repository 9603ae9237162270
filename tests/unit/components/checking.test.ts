import { expect, test } from 'vitest';
import { Checking } from '../../../src/components/checks/checking.ts';
import { insertLines } from '../../../src/components/checks/insert-lines.ts';
import type { LoadedChecks } from '../../../src/components/checks/load-checks.ts';
import { LearnerWork } from '../../../src/components/sandbox/learner-work.ts';
import type { Check } from '../../../src/lib/lab-check/check.ts';
import { evidenceOf } from '../../../src/lib/lab-check/evidence.ts';
import { ABILITIES } from '../../../src/lib/sandbox/abilities.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';

const both = (text: string) => ({ ko: text, en: text });

/** Holds when the learner's file has the word. */
const has = (word: string): Check => ({
  id: word,
  grade: 'output',
  expected: both(word),
  judge: ({ project }) =>
    project.files[0]!.text.includes(word) ? undefined : { happened: both(`no ${word}`) },
});

const hostile = (id: string) => ({
  id,
  title: both(id),
  about: both(id),
  change: { link: { loss: 0.2 } },
  checks: [has('firm')],
});

const checks: LoadedChecks = {
  run: [has('right')],
  hostile: [hostile('loss'), hostile('drip')],
  programs: [],
};

const projectOf = (text: string): Project => ({
  files: [{ path: 'server.mjs', text }],
  scenario: { hosts: {}, processes: [] },
});

/** Checks whose background runs are counted. */
function checking() {
  const ran: Project[] = [];
  const made = new Checking({
    load: async () => checks,
    runToEnd: async (project, signal) => {
      ran.push(project);
      await Promise.resolve();
      signal?.throwIfAborted();
      return evidenceOf(project, [], ABILITIES.embedded);
    },
  });
  return { made, ran };
}

test('hostile runs begin only when the own run passes', async () => {
  const { made, ran } = checking();
  await made.check(projectOf('wrong'));
  expect(made.phase.value).toEqual({ kind: 'done' });
  expect(made.own.value.map(({ outcome }) => outcome)).toEqual(['failed']);
  expect(ran).toHaveLength(1);
  await made.check(projectOf('right'));
  expect(ran).toHaveLength(1 + 1 + checks.hostile.length);
  expect(made.hostile.value.map(({ verdict }) => verdict!.verdicts[0]!.outcome)).toEqual([
    'failed',
    'failed',
  ]);
  expect(made.passed.value).toBe(false);
});

test('all is passed when the hostile runs are, too', async () => {
  const { made } = checking();
  await made.check(projectOf('right and firm'));
  expect(made.passed.value).toBe(true);
});

test("a run of the learner's is judged without being made again", async () => {
  const { made, ran } = checking();
  await made.judgeRun(evidenceOf(projectOf('wrong'), [], ABILITIES.embedded));
  expect(made.own.value[0]!.finding!.happened.en).toBe('no right');
  expect(ran).toEqual([]);
});

test('two different tries that fail count two; the same text again does not count', async () => {
  const { made } = checking();
  for (const text of ['one', 'one', 'two']) await made.check(projectOf(text));
  expect(made.tries.value).toBe(2);
});

test('a new run silences what was said of the one before', async () => {
  const { made } = checking();
  const going = made.check(projectOf('right'));
  made.cancel();
  await going;
  expect(made.phase.value).toEqual({ kind: 'before' });
  expect(made.own.value).toEqual([]);
});

test('an engine that does not start is told, and the check can be tried again', async () => {
  let broken = true;
  const made = new Checking({
    load: async () => checks,
    runToEnd: async (project) => {
      if (broken) throw new Error('the engine did not start');
      return evidenceOf(project, [], ABILITIES.embedded);
    },
  });
  await made.check(projectOf('right and firm'));
  expect(made.phase.value).toEqual({ kind: 'failed', message: 'the engine did not start' });
  broken = false;
  await made.check(projectOf('right and firm'));
  expect(made.passed.value).toBe(true);
});

test('lines go into a file where the text they replace still stands, and undo takes them out', () => {
  const work = new LearnerWork({
    files: [{ path: 'client.mjs', text: 'one();\nask();\n' }],
    scenario: { hosts: {}, processes: [] },
  });
  const lines = { file: 'client.mjs', instead: 'ask();\n', text: 'ask($);\nagain();\n' };
  expect(insertLines(work, lines)).toEqual({ file: 'client.mjs', line: 2, column: 1 });
  expect(work.files.texts.value.get('client.mjs')).toBe('one();\nask($);\nagain();\n');
  work.undo();
  expect(work.files.texts.value.get('client.mjs')).toBe('one();\nask();\n');
  expect(insertLines(work, { ...lines, instead: 'tell();\n' })).toBeUndefined();
});
