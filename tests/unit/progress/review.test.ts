import { expect, test } from 'vitest';
import type { Answer, Confidence } from '../../../src/lib/progress/progress.ts';
import { localDay, reviewOf, standingOf } from '../../../src/lib/progress/review.ts';

/** Times in these tests are days with a fraction. */
const dayOf = Math.floor;
const answer = (at: number, score: number, confidence?: Confidence): Answer =>
  confidence === undefined ? { at, score } : { at, score, confidence };
const told = (...answers: Answer[]) => {
  const { due, reviewed } = standingOf(answers, dayOf);
  const back =
    due === undefined ? 'nothing due' : `due on day ${due.day}${due.surprising ? ', a surprise' : ''}`;
  return `${back}${reviewed === undefined ? '' : `, reviewed on day ${reviewed}`}`;
};

test('what was missed, in part or for want of being sure, comes back the next day; what is known does not', () => {
  expect([
    told(answer(0.1, 1)),
    told(answer(0.1, 1, 'sure')),
    told(answer(0.1, 1, 'maybe')),
    told(answer(0.1, 1, 'guess')),
    told(answer(0.1, 0.5)),
    told(answer(0.1, 0)),
    told(answer(0.1, 0, 'sure')),
  ]).toEqual([
    'nothing due',
    'nothing due',
    'due on day 1',
    'due on day 1',
    'due on day 1',
    'due on day 1',
    'due on day 1, a surprise',
  ]);
});

test('known again, it comes back after 7 and 21 days, and then no more', () => {
  const right = [answer(0, 0), answer(1, 1), answer(8.9, 1), answer(29, 1)];
  expect(right.map((_, count) => told(...right.slice(0, count + 1)))).toEqual([
    'due on day 1',
    'due on day 8, reviewed on day 1',
    'due on day 29, reviewed on day 8',
    'nothing due, reviewed on day 29',
  ]);
});

test('a right answer before the day proves nothing, and a wrong one always begins anew', () => {
  expect(told(answer(0, 0), answer(0.1, 1), answer(0.2, 1))).toBe('due on day 1');
  expect(told(answer(0, 0), answer(1, 1), answer(3, 1))).toBe('due on day 8, reviewed on day 1');
  expect(told(answer(0, 0), answer(1, 1), answer(3, 0))).toBe('due on day 4, reviewed on day 1');
});

test('right without being sure, it comes back after the same time', () => {
  expect(told(answer(0, 0), answer(1, 1), answer(8, 1, 'guess'))).toBe('due on day 15, reviewed on day 8');
});

const course = Array.from({ length: 12 }, (_, place) => ({ id: `q${place}`, version: 1 }));
const missed = (...answers: Answer[]) => ({ version: 1, answers });

test('a day brings back eight at most: surprises first, then what has waited longest; the rest comes tomorrow', () => {
  const questions = Object.fromEntries(course.map(({ id }, place) => [id, missed(answer(10 - place, 0))]));
  questions.q5 = missed(answer(9, 0, 'sure'));
  const { today, later } = reviewOf(questions, course, dayOf, 10.5);
  expect(today).toEqual(['q5', 'q11', 'q10', 'q9', 'q8', 'q7', 'q6', 'q4']);
  expect([...later]).toEqual([[11, 4]]);
});

test('what has been reviewed today is counted, so that no ninth comes up', () => {
  const questions = Object.fromEntries(course.map(({ id }) => [id, missed(answer(0, 0))]));
  for (const id of ['q0', 'q1', 'q2']) questions[id] = missed(answer(0, 0), answer(1.1, 1));
  questions.q3 = missed(answer(0, 0), answer(1.2, 0));
  const { today, later } = reviewOf(questions, course, dayOf, 1.5);
  expect(today).toEqual(['q4', 'q5', 'q6', 'q7']);
  expect([...later]).toEqual([
    [2, 5],
    [8, 3],
  ]);
});

test('a question that was edited or taken out does not come back, and the others do', () => {
  const questions = { q0: missed(answer(0, 0)), q1: missed(answer(0, 0)), gone: missed(answer(0, 0)) };
  const edited = [
    { id: 'q0', version: 2 },
    { id: 'q1', version: 1 },
  ];
  expect(reviewOf(questions, edited, dayOf, 5).today).toEqual(['q1']);
});

test('days are those of the calendar: two minutes around midnight are two days', () => {
  const late = new Date(2026, 10, 26, 23, 59).getTime();
  expect(localDay(late + 120_000) - localDay(late)).toBe(1);
  expect(localDay(late) - localDay(new Date(2026, 10, 26, 0, 0).getTime())).toBe(0);
});
