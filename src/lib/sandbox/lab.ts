import { z } from 'astro/zod';
import { readScenario } from '../net/scenario/read.ts';
import { ScenarioError } from '../net/scenario/scenario-error.ts';
import type { Scenario } from '../net/scenario.ts';

/** A text in both languages, side by side. */
const bilingual = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });

const scenario = z.unknown().transform((value, context): Scenario => {
  try {
    return readScenario(value);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

/** The engines a lab runs on: which one it opens with (`embedded` when absent), and which it cannot use, and why. */
const engines = z.strictObject({
  first: z.enum(['embedded', 'webcontainer']).optional(),
  not: z.partialRecord(z.enum(['embedded', 'webcontainer']), bilingual).optional(),
});

export type LabEngines = z.infer<typeof engines>;

/**
 * `lab.yaml` of a lab: its texts, and the network its programs run on. The programs stand beside it, in
 * `starter/` (what the learner begins with) and `solution/` (the files that one way to do the steps changes).
 */
export const labSchema = z.strictObject({
  /** Its place among the labs of the course: 2 is shown as L02. */
  number: z.int().min(1).max(99),
  /** The lesson it belongs to, as in the lesson's address. */
  lesson: z.string().regex(/^2-1-[1-5]$/, 'a lesson from 2-1-1 to 2-1-5'),
  title: bilingual,
  /** What the learner will have seen or done at the end, in one sentence. */
  goal: bilingual,
  /** What to do, in order. Inline code in backquotes. */
  steps: z.array(bilingual).min(1),
  /** The files of `starter/`, in the order of their tabs. */
  files: z.array(z.string().min(1)).min(1),
  scenario,
  engines: engines.optional(),
});

export type Lab = z.infer<typeof labSchema>;
