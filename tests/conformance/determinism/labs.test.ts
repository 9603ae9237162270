import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectOneRun, RUNS, testEach } from './one-run.ts';
import { labs } from './repeated-runs.ts';

const MANY = Math.max(RUNS, 8);
const all = labs();

testEach(all);

describe(`${2 * MANY} runs with one seed are one run, while the processor is busy with something else`, () => {
  let busy: Worker;
  beforeAll(() => {
    busy = new Worker('for (;;) for (let i = 0; i < 1e6; i++);', { eval: true });
  });
  afterAll(() => busy.terminate());

  const lab = all.find(({ name }) => name === 'echo, starter')!;
  test('the echo lab, with losses', () => expectOneRun(lab, MANY), 600_000);
});
