import type { Project, ProjectFile } from '../sandbox/project.ts';
import { judge, type Verdict } from './check.ts';
import type { RunToEnd } from './engine-run.ts';
import { hostileProject } from './hostile-project.ts';
import type { HostileRun } from './lab-checks.ts';

export interface HostileVerdict {
  readonly run: HostileRun;
  /** What was run: to be watched again. */
  readonly project: Project;
  readonly verdicts: readonly Verdict[];
}

interface Suite {
  readonly runs: readonly HostileRun[];
  readonly project: Project;
  readonly programs: readonly ProjectFile[];
  readonly runToEnd: RunToEnd;
  /** Runs at a time, 2 when absent: a run's processes take turns, so one run keeps one core busy. */
  readonly atOnce?: number;
  readonly signal?: AbortSignal;
  /** Told after each run, in the order in which they end. */
  readonly progress?: (verdict: HostileVerdict) => void;
}

/** Runs a lab's hostile runs, and judges each. In the order of the lab. */
export async function judgeHostile(suite: Suite): Promise<HostileVerdict[]> {
  const { runs, project, programs, runToEnd, atOnce = 2, signal, progress } = suite;
  const verdicts: HostileVerdict[] = [];
  const left = runs.entries();
  const work = async () => {
    for (const [place, run] of left) {
      const changed = hostileProject(project, run.change, programs);
      const evidence = await runToEnd(changed, signal);
      verdicts[place] = { run, project: changed, verdicts: judge(run.checks, evidence) };
      progress?.(verdicts[place]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return verdicts;
}
