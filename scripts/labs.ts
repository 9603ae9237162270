/**
 * `npm run labs [-- L05 echo …]`: runs starter and solution of labs in the embedded engine, and the solution in real
 * Node, and prints what each check says. Exits with 1 when a starter passes all, or a solution does not.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { judge, type Verdict } from '../src/lib/lab-check/check.ts';
import { judgeHostile } from '../src/lib/lab-check/hostile-suite.ts';
import { LabError } from '../src/lib/sandbox/lab-file.ts';
import { checksOf, hostilePrograms, isEmbedded, labNames, projectOf, readLab } from './labs/lab-folder.ts';
import { runInEngine } from './labs/run-in-engine.ts';
import { runInNode } from './labs/run-in-node.ts';
import { type Cell, formatLab, type Row } from './labs/table.ts';

/** A lab's number as the course writes it, `L05`. */
const numberOf = (name: string): string => `L${String(readLab(name).number).padStart(2, '0')}`;

function chosen(wanted: readonly string[]): string[] {
  if (wanted.length === 0)
    return labNames.toSorted((one, other) => readLab(one).number - readLab(other).number);
  return wanted.map((one) => {
    const found = labNames.find((name) => name === one || numberOf(name) === one.toUpperCase());
    if (found !== undefined) return found;
    const known = labNames.map((name) => `${numberOf(name)} ${name}`).sort();
    throw new LabError(`There is no lab ${one}. There are:\n  ${known.join('\n  ')}`);
  });
}

const cell = (verdicts: readonly Verdict[], id: string): Cell => {
  const verdict = verdicts.find(({ check }) => check.id === id);
  if (!verdict || verdict.outcome === 'unseen') return { text: '–' };
  if (verdict.outcome === 'passed') return { text: 'ok' };
  return { text: 'fails', why: verdict.finding!.happened.en };
};

/** Prints a lab's table. Gives whether it is as it should be. */
async function show(name: string): Promise<boolean> {
  const { title } = readLab(name);
  const { run, hostile } = await checksOf(name);
  const inEngine = isEmbedded(name);
  const solution = projectOf(name, 'solution');
  const [starter, solved, real] = await Promise.all([
    inEngine ? runInEngine(projectOf(name, 'starter')) : runInNode(projectOf(name, 'starter')),
    inEngine ? runInEngine(solution) : undefined,
    runInNode(solution),
  ]);
  const own = [starter, solved, real].map((evidence) => (evidence ? judge(run, evidence) : []));
  const rows = run.map(
    ({ id, grade }): Row => ({ name: id, grade, cells: own.map((verdicts) => cell(verdicts, id)) }),
  );
  const runs = await judgeHostile({
    runs: hostile,
    project: solution,
    programs: hostilePrograms(name),
    runToEnd: runInEngine,
  });
  const hostileRows = runs.flatMap(({ run: one, verdicts }) =>
    verdicts.map(({ check }): Row => {
      const none: Cell = { text: '' };
      return {
        name: `${one.id}: ${check.id}`,
        grade: check.grade,
        cells: [none, cell(verdicts, check.id), none],
      };
    }),
  );
  process.stdout.write(
    formatLab(
      `${numberOf(name)} ${name}: ${title.en}`,
      ['starter', 'solution', 'solution in Node'],
      [...rows, ...hostileRows],
    ),
  );
  const failed = (verdicts: readonly Verdict[]) => verdicts.some(({ outcome }) => outcome === 'failed');
  const asItShould =
    failed(own[0]!) && !failed(own[1]!) && !failed(own[2]!) && !runs.some(({ verdicts }) => failed(verdicts));
  if (!failed(own[0]!))
    process.stdout.write('  The starter passes every check: nothing is left to do in it.\n');
  return asItShould;
}

try {
  const names = chosen(process.argv.slice(2));
  execFileSync(process.execPath, [join(import.meta.dirname, 'build-engine.ts')], { stdio: ['ignore', 2, 2] });
  let good = true;
  for (const name of names) good = (await show(name)) && good;
  process.exitCode = good ? 0 : 1;
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
