import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  merged,
  NOTHING_YET,
  type Progress,
  type ProgressEvent,
  withEvent,
} from '../../../src/lib/progress/progress.ts';

const ids = fc.constantFrom('2-1-1', '2-1-2', 'echo');
const event: fc.Arbitrary<ProgressEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('lesson' as const),
    lesson: ids,
    reached: fc.constantFrom('opened' as const, 'end' as const),
    place: fc.option(fc.constantFrom('why', 'quiz'), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('prediction' as const),
    id: ids,
    guess: fc.constantFrom('0', '1'),
    right: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('lab' as const),
    lab: ids,
    reached: fc.constantFrom('started' as const, 'passed' as const),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    question: ids,
    version: fc.integer({ min: 1, max: 2 }),
    score: fc.constantFrom(0, 0.5, 1),
    confidence: fc.constantFrom(undefined, 'guess' as const, 'sure' as const),
  }),
);
/** Events at times that differ, as one learner makes them; dealt out to three browsers. */
const threeBrowsers = fc
  .array(fc.tuple(event, fc.integer({ min: 0, max: 2 })), { maxLength: 30 })
  .map((all) =>
    [0, 1, 2].map((browser) =>
      all.reduce(
        (progress, [what, where], time) => (where === browser ? withEvent(progress, what, time) : progress),
        NOTHING_YET,
      ),
    ),
  );

test('the order in which browsers learn of each other makes no difference, nor does learning it twice', () => {
  fc.assert(
    fc.property(threeBrowsers, ([a, b, c]) => {
      expect(merged(a!, b!)).toEqual(merged(b!, a!));
      expect(merged(merged(a!, b!), c!)).toEqual(merged(a!, merged(b!, c!)));
      expect(merged(a!, merged(a!, b!))).toEqual(merged(a!, b!));
    }),
  );
});

const answer = (question: string, version: number, score: number): ProgressEvent => ({
  kind: 'answer',
  question,
  version,
  score,
});
const after = (...events: ProgressEvent[]) =>
  events.reduce((progress, what, time) => withEvent(progress, what, time), NOTHING_YET);

test('an edited question is asked anew, and the answers to all others stay', () => {
  const { questions } = after(answer('a', 1, 0), answer('b', 1, 1), answer('a', 2, 1));
  expect(questions).toEqual({
    a: { version: 2, answers: [{ at: 2, score: 1 }] },
    b: { version: 1, answers: [{ at: 1, score: 1 }] },
  });
  expect(after(answer('a', 2, 1), answer('a', 1, 0)).questions.a!.answers).toHaveLength(1);
});

test('however often a question is answered, the first answer and the latest forty are known', () => {
  const { answers } = after(...Array.from({ length: 100 }, (_, time) => answer('a', 1, Math.sign(time))))
    .questions.a!;
  expect(answers.map(({ at }) => at)).toEqual([0, ...Array.from({ length: 40 }, (_, place) => 60 + place)]);
  expect(answers[0]!.score).toBe(0);
});

test('of a prediction the first guess counts, of a lesson the last visit and the first time to its end', () => {
  const predicted = (guess: string): ProgressEvent => ({ kind: 'prediction', id: 'p', guess });
  const lesson = (reached: 'opened' | 'end', place?: string): ProgressEvent => ({
    kind: 'lesson',
    lesson: 'l',
    reached,
    place,
  });
  const progress = after(
    predicted('80 s'),
    lesson('opened'),
    lesson('end', 'quiz'),
    predicted('2400 s'),
    lesson('end'),
    lesson('opened', 'why'),
  );
  expect(progress.predictions).toEqual({ p: { at: 0, guess: '80 s' } });
  expect(progress.lessons).toEqual({ l: { visited: 5, place: 'why', finished: 2 } });
});

test('where a learner was last seen is known by its own time, not by that of a visit that came to no heading', () => {
  const visit = (visited: number, place?: string): Progress => ({
    ...NOTHING_YET,
    lessons: { l: { visited, ...(place !== undefined && { place }) } },
  });
  const [quiz, why, nowhere] = [visit(0, 'quiz'), visit(1, 'why'), visit(2)];
  const known = { l: { visited: 2, place: 'why', placed: 1 } };
  expect(merged(merged(why, nowhere), quiz).lessons).toEqual(known);
  expect(merged(why, merged(nowhere, quiz)).lessons).toEqual(known);
});
