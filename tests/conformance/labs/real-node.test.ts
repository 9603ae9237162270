import { beforeAll, expect, test } from 'vitest';
import { checksOf, isEmbedded, labNames, projectOf } from '../../../scripts/labs/lab-folder.ts';
import { runInEngine } from '../../../scripts/labs/run-in-engine.ts';
import { runInNode } from '../../../scripts/labs/run-in-node.ts';
import { judge } from '../../../src/lib/lab-check/check.ts';
import { type Evidence, textOf } from '../../../src/lib/lab-check/evidence.ts';
import { buildEngine } from '../../unit/node/helper.ts';
import { failures } from './failures.ts';

beforeAll(() => void buildEngine(), 60_000);

/** The lines of every process without their order, and without what may differ. */
const printed = ({ processes }: Evidence, varies: RegExp = /$^/): Record<string, string[]> =>
  Object.fromEntries(
    Object.values(processes).map((process) => [
      process.name,
      textOf(process, 'stdout').replace(varies, '').split('\n').sort(),
    ]),
  );

// These programs talk at set times of the real clock: a machine that is busy elsewhere may start one of them too late.
const REAL_TIME = { retry: 2 };

test.concurrent.each(labNames)(
  'the solution of %s does in real Node what it does in the engine',
  REAL_TIME,
  async (name) => {
    const { run, varies } = await checksOf(name);
    const project = projectOf(name, 'solution');
    const real = await runInNode(project);
    const verdicts = judge(run, real);
    expect(failures(verdicts)).toEqual({});
    expect(verdicts.map(({ outcome }) => outcome)).toContain('passed');
    if (!isEmbedded(name)) return;
    // Afterwards: it would take the processor from programs that live by the clock.
    expect(printed(real, varies)).toEqual(printed(await runInEngine(project), varies));
  },
);
