import { expect, test } from 'vitest';
import { readProgress, writeProgress } from '../../../src/lib/progress/kept-progress.ts';
import { NOTHING_YET, type Progress } from '../../../src/lib/progress/progress.ts';

const everything: Progress = {
  lessons: {
    '2-1-1': { visited: 3, place: 'why', finished: 2 },
    '2-1-2': { visited: 4, place: 'quiz', placed: 3 },
  },
  predictions: { '2-1-1/time': { at: 1, guess: '80 s', right: false }, '2-1-1/other': { at: 1, guess: '0' } },
  labs: { echo: { started: 5, passed: 6 }, chat: { started: 7 } },
  questions: {
    '2-1-2/packet-bytes': {
      version: 1,
      answers: [
        { at: 8, score: 0.5, confidence: 'sure' },
        { at: 9, score: 1 },
      ],
    },
  },
};

test('what is written is read again', () => {
  expect(readProgress(writeProgress(everything))).toEqual(everything);
  expect(readProgress(writeProgress(NOTHING_YET))).toEqual(NOTHING_YET);
});

test('a file that is no progress says where it stops being it', () => {
  const file = (change: object) =>
    JSON.stringify({ ieum: 'progress', version: 2, ...NOTHING_YET, ...change });
  const answers = (one: object) => file({ questions: { q: { version: 1, answers: [one] } } });
  const texts = [
    'hello',
    '[]',
    '{}',
    file({ version: 0 }),
    file({ version: 999 }),
    file({ labs: undefined }),
    file({ lessons: { l: { visited: 'yesterday' } } }),
    file({ predictions: { p: { at: 1 } } }),
    answers({ at: -1, score: 1 }),
    answers({ at: 1, score: 1.5 }),
    answers({ at: 1, score: 1, confidence: 'very' }),
    file({ questions: { q: { version: 1, answers: [] } } }),
  ];
  expect(
    texts.map((text) => {
      const read = readProgress(text);
      return 'problem' in read ? `${read.problem}: ${read.where}` : 'read';
    }),
  ).toEqual([
    'not-progress: JSON',
    'not-progress: JSON',
    'not-progress: ieum',
    'not-progress: version',
    'newer: version',
    'not-progress: labs',
    'not-progress: lessons["l"].visited',
    'not-progress: predictions["p"].guess',
    'not-progress: questions["q"].answers[0].at',
    'not-progress: questions["q"].answers[0].score',
    'not-progress: questions["q"].answers[0].confidence',
    'not-progress: questions["q"].answers',
  ]);
});

test('what the first version wrote is read: right is all of it, wrong nothing', () => {
  const old = {
    ieum: 'progress',
    version: 1,
    lessons: { '2-1-1': { visited: 3 } },
    predictions: {},
    labs: { echo: { started: 1, passed: 2 } },
    questions: {
      q: {
        version: 1,
        answers: [
          { at: 8, correct: false, confidence: 'sure' },
          { at: 9, correct: true },
        ],
      },
    },
  };
  expect(readProgress(JSON.stringify(old))).toEqual({
    lessons: { '2-1-1': { visited: 3 } },
    predictions: {},
    labs: { echo: { started: 1, passed: 2 } },
    questions: {
      q: {
        version: 1,
        answers: [
          { at: 8, score: 0, confidence: 'sure' },
          { at: 9, score: 1 },
        ],
      },
    },
  });
  const broken = { ...old, questions: { q: { version: 1, answers: [{ at: 8, correct: 'no' }] } } };
  expect(readProgress(JSON.stringify(broken))).toEqual({
    problem: 'not-progress',
    where: 'questions["q"].answers[0].score',
  });
});
