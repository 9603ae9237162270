/**
 * How long a learner waits for a lab's hostile runs: the whole suite of each lab with its solution, two runs at a time,
 * headless, workers started cold. The aim is 3 s on two cores.
 * Run by `npm run bench` (or `node tests/bench/labs.ts`, once .engine/ is built).
 */
import { checksOf, hostilePrograms, isEmbedded, labNames, projectOf } from '../../scripts/labs/lab-folder.ts';
import { runInEngine } from '../../scripts/labs/run-in-engine.ts';
import { judgeHostile } from '../../src/lib/lab-check/hostile-suite.ts';

const REPEATS = 3;

for (const name of labNames.filter(isEmbedded)) {
  const { hostile } = await checksOf(name);
  const project = projectOf(name, 'solution');
  const programs = hostilePrograms(name);
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const begun = performance.now();
    await judgeHostile({ runs: hostile, project, programs, runToEnd: runInEngine });
    times.push(performance.now() - begun);
  }
  const [, median] = times.toSorted((one, other) => one - other);
  console.log(`${name.padEnd(16)} ${hostile.length} hostile runs  ${(median! / 1000).toFixed(2)} s`);
}
