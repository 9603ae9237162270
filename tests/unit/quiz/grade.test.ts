import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradeChoices, gradeMatches, gradeNumber, gradeOrder } from '../../../src/lib/quiz/grade.ts';

const choices = [
  { id: 'tracker', correct: true },
  { id: 'bootstrap', correct: true },
  { id: 'every-piece', correct: false },
];

const verdicts = (...chosen: string[]): string => {
  const { correct, verdicts } = gradeChoices(choices, new Set(chosen));
  return `${correct ? 'right' : 'wrong'}: ${verdicts.map(({ id, verdict }) => `${id} ${verdict}`).join(', ')}`;
};

test('an answer is right only when every right choice and no wrong one is chosen', () => {
  expect([
    verdicts('tracker', 'bootstrap'),
    verdicts('tracker'),
    verdicts('tracker', 'bootstrap', 'every-piece'),
    verdicts('every-piece'),
    verdicts(),
  ]).toEqual([
    'right: tracker hit, bootstrap hit, every-piece rejection',
    'wrong: tracker hit, bootstrap miss, every-piece rejection',
    'wrong: tracker hit, bootstrap hit, every-piece false-alarm',
    'wrong: tracker miss, bootstrap miss, every-piece false-alarm',
    'wrong: tracker miss, bootstrap miss, every-piece rejection',
  ]);
});

const time = { unit: 's', key: 2400, tolerance: 0.02, detectors: [80, 300, 160] } as const;

test('a number is right within its tolerance, and a known mistake is recognised within the same', () => {
  expect(
    ['2400', '40 min', '2448', '2352', '2449', '80', '0.3 ks', '300', '7'].map((typed) =>
      gradeNumber(time, typed),
    ),
  ).toEqual([
    { correct: true, value: 2400, detector: undefined },
    { correct: true, value: 2400, detector: undefined },
    { correct: true, value: 2448, detector: undefined },
    { correct: true, value: 2352, detector: undefined },
    { correct: false, value: 2449, detector: undefined },
    { correct: false, value: 80, detector: 0 },
    { problem: 'unknown-unit', given: 'ks' },
    { correct: false, value: 300, detector: 1 },
    { correct: false, value: 7, detector: undefined },
  ]);
});

test('tolerance 0 wants the number itself, but forgives the rounding of a unit', () => {
  const bytes = { unit: 'B', key: 91, tolerance: 0, detectors: [71] } as const;
  expect(['91', '0.091 kB', '728 bit', '91.5', '71'].map((typed) => gradeNumber(bytes, typed))).toEqual([
    { correct: true, value: 91, detector: undefined },
    { correct: true, value: 91, detector: undefined },
    { correct: true, value: 91, detector: undefined },
    { correct: false, value: 91.5, detector: undefined },
    { correct: false, value: 71, detector: 0 },
  ]);
});

test('an order is credited with its longest correct run, wherever that stands', () => {
  const key = ['syn', 'synack', 'ack', 'request'];
  const graded = (...given: string[]) => {
    const { correct, run } = gradeOrder(key, given);
    return `${correct ? 'right' : 'wrong'}: ${run.join(' ')}`;
  };
  expect([
    graded('syn', 'synack', 'ack', 'request'),
    graded('synack', 'ack', 'request', 'syn'),
    graded('request', 'ack', 'synack', 'syn'),
    graded('ack', 'request', 'syn', 'synack'),
  ]).toEqual([
    'right: syn synack ack request',
    'wrong: synack ack request',
    'wrong: request',
    'wrong: ack request',
  ]);
});

test('rows are matched each for itself; all of them must be right', () => {
  const rows = [
    { id: 'web', answer: 'server' },
    { id: 'torrent', answer: 'peers' },
  ];
  expect(
    gradeMatches(
      rows,
      new Map([
        ['web', 'server'],
        ['torrent', 'peers'],
      ]),
    ).correct,
  ).toBe(true);
  expect(
    gradeMatches(
      rows,
      new Map([
        ['web', 'server'],
        ['torrent', 'server'],
      ]),
    ),
  ).toEqual({
    correct: false,
    right: ['web'],
  });
});

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });

test('of any choices, what is right is chosen and what is wrong is left: nothing else is a right answer', () => {
  fc.assert(
    fc.property(
      ids,
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.func(fc.boolean()),
      (all, keys, pick) => {
        const some = all.map((id, place) => ({ id, correct: keys[place]! }));
        const chosen = new Set(all.filter((id) => pick(id)));
        const isRight = some.every(({ id, correct }) => chosen.has(id) === correct);
        expect(gradeChoices(some, chosen).correct).toBe(isRight);
      },
    ),
  );
});

test('of any order, the run that is credited stands in both orders as it is, and is the whole only when all is right', () => {
  fc.assert(
    fc.property(
      ids.chain((key) => fc.tuple(fc.constant(key), fc.shuffledSubarray(key, { minLength: key.length }))),
      ([key, given]) => {
        const { correct, run } = gradeOrder(key, given);
        expect(key.join(' ')).toContain(run.join(' '));
        expect(given.join(' ')).toContain(run.join(' '));
        expect(correct).toBe(key.join() === given.join());
      },
    ),
  );
});
