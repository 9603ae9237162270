import { parts } from '../../src/lib/node/parts.ts';
import type { NodeTestOptions } from '../../src/lib/node/sim/command.ts';
import type { Simulation } from '../../src/lib/node/sim/simulate.ts';
import { Report } from './report.ts';
import { runInEngine, VIRTUAL_LIMIT } from './run-in-engine.ts';
import { passesInNode } from './run-in-node.ts';
import { standIns } from './stand-ins.ts';
import { TestDisk, type TestFile, testFiles } from './test-file.ts';
import { judge, ruledOut, type Verdict } from './verdict.ts';

/** Test files under way at once. */
const AT_ONCE = 2;

/** Runs Node's own test files in the engine. Returns 0 when every applicable one passes, else 1. */
export async function nodeTest(
  directory: string,
  { only, json, compare, verbose }: NodeTestOptions,
  { terminal, processScript, partScript }: Omit<Simulation, 'attach'>,
): Promise<number> {
  const tests = testFiles(directory, only);
  const disk = new TestDisk(directory);
  const absent = standIns();
  const engine = {
    processScript: processScript(),
    // Node's test/common asks for nearly everything.
    parts: Object.fromEntries(parts.map(({ name }) => [name, partScript(name)])),
  };
  const report = new Report(terminal, json);

  const verdictOn = async (test: TestFile): Promise<Verdict> => {
    const known = ruledOut(test);
    if (known) return known;
    const outcome = await runInEngine(test, disk.mount(test), absent, engine);
    const verdict = judge(outcome, VIRTUAL_LIMIT);
    if (verbose && verdict.result === 'fail') terminal.err(`${outcome.stdout}${outcome.stderr}`);
    if (compare && verdict.result !== 'not applicable' && !(await passesInNode(test)))
      return { result: 'not applicable', reason: 'real Node fails it here' };
    return verdict;
  };

  // Printed in order of name, whichever is ready first.
  const verdicts: Promise<Verdict>[] = [];
  const start = () => {
    const test = tests[verdicts.length];
    if (!test) return;
    const verdict = verdictOn(test);
    verdicts.push(verdict);
    void verdict.finally(start).catch(() => undefined);
  };
  for (let count = 0; count < AT_ONCE; count++) start();
  for (const [index, test] of tests.entries()) {
    while (verdicts[index] === undefined) await verdicts.at(-1);
    report.add(test, await verdicts[index]!);
  }
  report.finish();
  return report.failed === 0 ? 0 : 1;
}
