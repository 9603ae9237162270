import { z } from 'astro/zod';
import { localized } from './localized.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');

const choice = z.strictObject({
  id,
  correct: z.boolean().default(false),
  text: localized,
  /** Why it is right, or which misconception it is: shown as soon as the choice is checked. */
  why: localized,
});

/**
 * A number named by the model that computes it, so that an answer key can not drift from the figures. `$rate` takes
 * the value that is called `rate` in the question's `vary` or `derive`.
 */
const computation = z.strictObject({
  compute: z.string(),
  with: z.record(z.string(), z.union([z.number(), z.string()])),
});

const valueName = z.string().regex(/^[a-z][A-Za-z]*$/, 'the name of a value is a word in letters');

/** What a value can be: one of a list, or a whole number of a range. The first one is asked first. */
const variation = z.union([
  z.array(z.union([z.number(), z.string()])).min(2),
  z
    .strictObject({ first: z.int(), from: z.int(), to: z.int() })
    .refine(({ first, from, to }) => from <= first && first <= to && from < to, 'from ≤ first ≤ to'),
]);

/** Runs in the sandbox, once the question has been answered; lies in src/content/quizzes/programs/. */
const program = z.strictObject({
  name: id,
  /** The file of it that the question shows. */
  shown: z.string().min(1),
});

const common = {
  id,
  /** Raised when a change makes earlier answers mean something else. */
  version: z.int().positive(),
  /** Number of the lesson's objective it tests. */
  objective: z.int().positive(),
  difficulty: z.int().min(1).max(3),
  prompt: localized,
  /** Where this can be seen happening: a place in the lesson, or a page of the site. */
  see: z
    .strictObject({
      href: z.string().regex(/^(#|\/)/, 'a place in the lesson (#…) or a page of the site (/…)'),
      text: localized,
    })
    .optional(),
};

/** With a program, what it prints is to be predicted. */
const single = z.strictObject({
  ...common,
  kind: z.literal('single'),
  program: program.optional(),
  choices: z
    .array(choice)
    .min(3)
    .refine(
      (choices) => choices.filter(({ correct }) => correct).length === 1,
      'exactly one choice must be correct',
    ),
});

const multiple = z.strictObject({
  ...common,
  kind: z.literal('multiple'),
  choices: z
    .array(choice)
    .min(3)
    .refine((choices) => choices.some(({ correct }) => correct), 'at least one choice must be correct')
    .refine((choices) => choices.some(({ correct }) => !correct), 'at least one choice must be wrong'),
});

const numeric = z.strictObject({
  ...common,
  kind: z.literal('numeric'),
  key: computation,
  /** Unit of the key, and of an answer typed without one. */
  unit: z.enum(['s', 'B', 'bit/s', 'count']),
  /** Relative, so 0.02 accepts 2 %; 0 wants the number itself. */
  tolerance: z.number().min(0).max(0.2),
  /** The values that change from try to try. Texts say `{rate}`, or `{port:plain}` for a number without separators. */
  vary: z.record(valueName, variation).refine((all) => Object.keys(all).length > 0, 'something must vary'),
  /** Values that texts and computations take from those, in this order. */
  derive: z.record(valueName, computation).default({}),
  why: localized,
  /** Answers that give a way of thinking away. */
  detectors: z.array(z.strictObject({ ...computation.shape, why: localized })).min(1),
});

const ordering = z.strictObject({
  ...common,
  kind: z.literal('ordering'),
  /** In the right order; shown mixed. `code` sets them in the fixed-width face. */
  items: z.array(z.strictObject({ id, text: localized, code: z.boolean().default(false) })).min(3),
  /** Why this order and no other. */
  why: localized,
});

const matching = z
  .strictObject({
    ...common,
    kind: z.literal('matching'),
    program: program.optional(),
    /** What can be chosen for each row; one may fit several rows, or none. */
    options: z.array(z.strictObject({ id, text: localized })).min(2),
    rows: z.array(z.strictObject({ id, text: localized, answer: id, why: localized })).min(3),
  })
  .refine(
    ({ options, rows }) => rows.every(({ answer }) => options.some((option) => option.id === answer)),
    'every answer must be one of the options',
  );

/** A place in a drawing, chosen in it or from the list beside it. */
const spot = z.strictObject({
  ...common,
  kind: z.literal('spot'),
  /** A drawing of src/components/quiz/drawings; its places are the ids of the choices. */
  drawing: id,
  choices: z
    .array(choice)
    .min(3)
    .refine((choices) => choices.some(({ correct }) => correct), 'at least one choice must be correct')
    .refine((choices) => choices.some(({ correct }) => !correct), 'at least one choice must be wrong'),
});

/** The line at fault in a program. */
const bug = z
  .strictObject({
    ...common,
    kind: z.literal('bug'),
    program,
    /** By their number in the file that is shown: what a learner may think of these lines. */
    lines: z
      .array(
        z.strictObject({ line: z.int().positive(), correct: z.boolean().default(false), why: localized }),
      )
      .min(2),
    /** What is said of every other line. */
    elsewhere: localized,
    /** How to mend it. */
    fix: localized,
  })
  .refine(
    ({ lines }) => lines.filter(({ correct }) => correct).length === 1,
    'exactly one line must be at fault',
  );

/** A few sentences, compared by the learner with a model answer, point by point. */
const short = z.strictObject({
  ...common,
  kind: z.literal('short'),
  answer: localized,
  /** What an answer should have; each that it has counts. */
  points: z.array(z.strictObject({ id, text: localized })).min(2),
});

export const question = z.discriminatedUnion('kind', [
  single,
  multiple,
  numeric,
  ordering,
  matching,
  spot,
  bug,
  short,
]);

/** A lesson's questions: one file, both languages side by side, one answer key. */
export const quizFile = z.strictObject({
  lesson: z.string().regex(/^\d-\d-\d$/),
  questions: z
    .array(question)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'question ids must differ'),
});

/** The check at the end of the course: questions of the lessons, as `2-1-1/many-peers`, and one of its own. */
export const checkFile = z.strictObject({
  items: z.array(z.string().regex(/^\d-\d-\d\/[a-z0-9-]+$/)).min(1),
  transfer: short,
});

export type Question = z.infer<typeof question>;
export type NumericQuestion = z.infer<typeof numeric>;
export type OrderingQuestion = z.infer<typeof ordering>;
export type MatchingQuestion = z.infer<typeof matching>;
export type SpotQuestion = z.infer<typeof spot>;
export type BugQuestion = z.infer<typeof bug>;
export type ShortQuestion = z.infer<typeof short>;
export type ProgramReference = z.infer<typeof program>;
export type Variation = z.infer<typeof variation>;
export type Computation = z.infer<typeof computation>;
export type Unit = NumericQuestion['unit'];
