import { beforeAll, describe, expect, test } from 'vitest';
import {
  checksOf,
  hostilePrograms,
  isEmbedded,
  labNames,
  projectOf,
} from '../../../scripts/labs/lab-folder.ts';
import { runInEngine } from '../../../scripts/labs/run-in-engine.ts';
import { runInNode } from '../../../scripts/labs/run-in-node.ts';
import { judge } from '../../../src/lib/lab-check/check.ts';
import type { RunToEnd } from '../../../src/lib/lab-check/engine-run.ts';
import { judgeHostile } from '../../../src/lib/lab-check/hostile-suite.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';
import { buildEngine } from '../../unit/node/helper.ts';
import { failures } from './failures.ts';
import { type WrongProgram, wrongPrograms } from './wrong-programs.ts';

beforeAll(() => void buildEngine(), 60_000);

/** What the embedded engine has not, is shown in real Node. */
const runOf = (name: string): RunToEnd => (isEmbedded(name) ? runInEngine : runInNode);

describe.each(labNames)('the lab %s', (name) => {
  test('is not done as it comes, though it runs to its end', async () => {
    const { run } = await checksOf(name);
    const failed = failures(judge(run, await runOf(name)(projectOf(name, 'starter'))));
    expect(Object.keys(failed)).not.toEqual([]);
    expect(failed).not.toHaveProperty('ends');
  });

  test('is done with the solution, also where runs are hostile', async () => {
    const { run, hostile } = await checksOf(name);
    const project = projectOf(name, 'solution');
    const [evidence, verdicts] = await Promise.all([
      runOf(name)(project),
      judgeHostile({
        runs: hostile,
        project,
        programs: hostilePrograms(name),
        runToEnd: runInEngine,
        atOnce: 1,
      }),
    ]);
    expect(failures(judge(run, evidence))).toEqual({});
    for (const { run: one, verdicts: judged } of verdicts)
      expect({ [one.id]: failures(judged) }).toEqual({ [one.id]: {} });
  });
});

test.each(wrongPrograms)('$lab: a program that $title is caught', async (wrong) => {
  const { run, hostile } = await checksOf(wrong.lab);
  const project = withWrong(projectOf(wrong.lab, 'solution'), wrong);
  if (wrong.hostile === undefined) {
    const found = failures(judge(run, await runOf(wrong.lab)(project)));
    expect(found[wrong.check]).toMatch(wrong.says);
    return;
  }
  const runs = hostile.filter(({ id }) => id === wrong.hostile);
  const [verdict] = await judgeHostile({
    runs,
    project,
    programs: hostilePrograms(wrong.lab),
    runToEnd: runInEngine,
  });
  expect(failures(verdict!.verdicts)[wrong.check]).toMatch(wrong.says);
});

test.each(labNames)('at least three wrong programs of %s are known', (name) => {
  expect(wrongPrograms.filter(({ lab }) => lab === name).length).toBeGreaterThanOrEqual(3);
});

/** The solution with a learner's mistake in it. */
function withWrong({ files, scenario }: Project, { file, change }: WrongProgram): Project {
  const mistaken = (text: string): string => {
    if (typeof change === 'string') return change;
    return change.reduce((now, [solution, own]) => {
      if (!now.includes(solution))
        throw new Error(`The solution's ${file} has no ${JSON.stringify(solution)}.`);
      return now.replaceAll(solution, () => own);
    }, text);
  };
  return {
    scenario,
    files: files.map((one) => (one.path === file ? { path: file, text: mistaken(one.text) } : one)),
  };
}
