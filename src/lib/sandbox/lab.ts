import { z } from 'astro/zod';
import { readScenario } from '../net/scenario/read.ts';
import { ScenarioError } from '../net/scenario/scenario-error.ts';
import type { Scenario } from '../net/scenario.ts';
import { blanksOf } from './blanks.ts';

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

/**
 * The engines a lab runs on: which one it opens with (`embedded` when absent), which it cannot use, and on which only a
 * part of it runs, each with the reason.
 */
const engines = z.strictObject({
  first: z.enum(['embedded', 'webcontainer']).optional(),
  not: z.partialRecord(z.enum(['embedded', 'webcontainer']), bilingual).optional(),
  partly: z.partialRecord(z.enum(['embedded', 'webcontainer']), bilingual).optional(),
});

/** A question before the thing itself: the learner chooses, then unfolds the answer. */
const prediction = z
  .strictObject({
    choices: z.array(bilingual).min(2),
    /** The place of the choice that really happens, from 0. */
    answer: z.int().min(0),
    why: bilingual,
  })
  .refine(({ choices, answer }) => answer < choices.length, {
    path: ['answer'],
    message: 'is none of the choices; the first one is 0',
  });

/** Where lines of a program go: a file of `starter/`, and the text in it that they take the place of. */
const place = { file: z.string().min(1), instead: z.string().min(1) };

/** Lines of a program to put in order (a Parsons problem), before the learner writes freely. */
const ordering = z.strictObject({
  ...place,
  /** In their right order. */
  lines: z.array(z.string().min(1)).min(3),
  /** Lines that do not belong there. */
  extra: z.array(z.string().min(1)).default([]),
});

/** Lines of a program with blanks, written `[[answer]]`, and the words to fill them with. */
const filling = z
  .strictObject({ ...place, lines: z.array(z.string()).min(1), options: z.array(z.string().min(1)).min(2) })
  .refine(
    ({ lines, options }) => {
      const answers = blanksOf(lines);
      return answers.length > 0 && answers.every((answer) => options.includes(answer));
    },
    { path: ['options'], message: 'does not hold every answer of the blanks `[[answer]]` in the lines' },
  );

/** What a step asks of the learner, in the usual order of a lab. */
const STEP_KINDS = ['read', 'predict', 'order', 'fill', 'edit', 'hostile', 'challenge'] as const;

const step = z
  .strictObject({
    do: z.enum(STEP_KINDS),
    ...bilingual.shape,
    predict: prediction.optional(),
    order: ordering.optional(),
    fill: filling.optional(),
    /** Shown one by one, on demand; each says more than the one before. */
    hints: z.array(bilingual).min(1).optional(),
  })
  .superRefine((one, context) => {
    for (const kind of ['predict', 'order', 'fill'] as const)
      if ((one.do === kind) !== (one[kind] !== undefined))
        context.addIssue({
          code: 'custom',
          path: [kind],
          message: `belongs to a step of \`do: ${kind}\`, and every such step has one`,
        });
  });

export type LabStep = z.infer<typeof step>;
export type LabOrdering = z.infer<typeof ordering>;
export type LabFilling = z.infer<typeof filling>;

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
  steps: z.array(step).min(1),
  /** The files of `starter/`, in the order of their tabs. */
  files: z.array(z.string().min(1)).min(1),
  scenario,
  engines: engines.optional(),
  /** A place of the course that shows the same in another way; `href` starts from the course's root: `2-1-4/`. */
  see: z.strictObject({ href: z.string().regex(/^[^/]/), text: bilingual }).optional(),
});

export type Lab = z.infer<typeof labSchema>;
