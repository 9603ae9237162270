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

/** A number named by the model that computes it, so that an answer key can not drift from the figures. */
const computation = z.strictObject({
  compute: z.string(),
  with: z.record(z.string(), z.union([z.number(), z.string()])),
});

const common = {
  id,
  /** Raised when a change makes earlier answers mean something else. */
  version: z.int().positive(),
  /** Number of the lesson's objective it tests. */
  objective: z.int().positive(),
  difficulty: z.int().min(1).max(3),
  prompt: localized,
  /** Where in the lesson this can be seen happening. */
  see: z.strictObject({ href: z.string().regex(/^#/, 'a place in the lesson'), text: localized }).optional(),
};

const single = z.strictObject({
  ...common,
  kind: z.literal('single'),
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
    /** What can be chosen for each row; one may fit several rows, or none. */
    options: z.array(z.strictObject({ id, text: localized })).min(2),
    rows: z.array(z.strictObject({ id, text: localized, answer: id, why: localized })).min(3),
  })
  .refine(
    ({ options, rows }) => rows.every(({ answer }) => options.some((option) => option.id === answer)),
    'every answer must be one of the options',
  );

export const question = z.discriminatedUnion('kind', [single, multiple, numeric, ordering, matching]);

/** A lesson's questions: one file, both languages side by side, one answer key. */
export const quizFile = z.strictObject({
  lesson: z.string().regex(/^\d-\d-\d$/),
  questions: z
    .array(question)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'question ids must differ'),
});

export type Question = z.infer<typeof question>;
export type NumericQuestion = z.infer<typeof numeric>;
export type OrderingQuestion = z.infer<typeof ordering>;
export type MatchingQuestion = z.infer<typeof matching>;
export type Computation = z.infer<typeof computation>;
export type Unit = NumericQuestion['unit'];
