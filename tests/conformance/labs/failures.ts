import type { Verdict } from '../../../src/lib/lab-check/check.ts';

/** What happened, by the checks that failed. */
export const failures = (verdicts: readonly Verdict[]): Record<string, string> =>
  Object.fromEntries(
    verdicts.flatMap(({ check, finding }) => (finding ? [[check.id, finding.happened.ko]] : [])),
  );
