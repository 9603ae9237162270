import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compute } from '../../../src/components/quiz/models.ts';
import { isWithin } from '../../../src/lib/quiz/grade.ts';
import { shownOrder } from '../../../src/lib/quiz/order.ts';
import { type Question, quizFile } from '../../../src/lib/quiz/schema.ts';

const FOLDER = 'src/content/quizzes';
const files = readdirSync(FOLDER).map((name) => ({
  name,
  raw: parse(readFileSync(`${FOLDER}/${name}`, 'utf8')),
}));
const bank = files.flatMap(({ raw }) => {
  const { lesson, questions } = quizFile.parse(raw);
  return questions.map((question) => ({ name: `${lesson}/${question.id}`, question }));
});
const named = (name: string): Question => bank.find((entry) => entry.name === name)!.question;

test.each(files)('$name says which lesson it belongs to', ({ name, raw }) => {
  expect(raw.lesson).toBe(basename(name, '.yaml'));
});

test.each(['2-1-1', '2-1-2'])(
  'lesson %s asks to choose one, to choose several and to calculate',
  (lesson) => {
    const kinds = bank
      .filter(({ name }) => name.startsWith(`${lesson}/`))
      .map(({ question }) => question.kind);
    expect(new Set(kinds)).toEqual(new Set(['single', 'multiple', 'numeric']));
  },
);

describe('every answer key is computed by the model', () => {
  test('and is what the lesson says', () => {
    const keys = bank.flatMap(({ name, question }) =>
      question.kind === 'numeric' ? [`${name} = ${compute(question.key)} ${question.unit}`] : [],
    );
    expect(keys).toEqual(['2-1-1/client-server-time = 2400 s', '2-1-2/packet-bytes = 91 B']);
  });

  test('and the mistakes that are recognised are the ones people make', () => {
    const mistakes = (name: string) => {
      const question = named(name);
      return question.kind === 'numeric' ? question.detectors.map(compute) : [];
    };
    expect(mistakes('2-1-1/client-server-time')).toEqual([80, 300, 160, 600]);
    expect(mistakes('2-1-2/packet-bytes')).toEqual([71, 79, 51]);
  });

  test('a computation nobody knows, or one short of a number, stops the build', () => {
    expect(() => compute({ compute: 'guess', with: {} })).toThrow('no computation is called "guess"');
    expect(() => compute({ compute: 'packet-length', with: { protocol: 'tcp' } })).toThrow(
      'needs a number "message"',
    );
    expect(() => compute({ compute: 'packet-length', with: { protocol: 'ip', message: 1 } })).toThrow(
      'tcp or udp',
    );
  });
});

describe.each(bank)('$name', ({ question }) => {
  test('asks in at most two sentences, in both languages', () => {
    for (const text of Object.values(question.prompt)) {
      expect(text.match(/[.?!](?=\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  test('recognises no mistake whose answer is right, and none twice', () => {
    if (question.kind !== 'numeric') return;
    const key = compute(question.key);
    const wrong = question.detectors.map(compute);
    expect(wrong.filter((value) => isWithin(value, key, 2 * question.tolerance))).toEqual([]);
    const twice = wrong.filter((value, place) =>
      wrong.some((other, index) => index < place && isWithin(value, other, question.tolerance)),
    );
    expect(twice).toEqual([]);
  });

  test('never explains with a bare verdict', () => {
    const whys =
      question.kind === 'numeric'
        ? [question.why, ...question.detectors.map(({ why }) => why)]
        : question.choices.map(({ why }) => why);
    for (const why of whys) {
      expect(why.ko.length).toBeGreaterThan(15);
      expect(why.en.length).toBeGreaterThan(25);
    }
  });
});

test('the right choice does not give itself away by being the longest', () => {
  for (const lang of ['ko', 'en'] as const) {
    const singles = bank.flatMap(({ question }) => (question.kind === 'single' ? [question.choices] : []));
    const longest = singles.filter((choices) => {
      const right = choices.find(({ correct }) => correct)!.text[lang].length;
      return choices.every(({ correct, text }) => correct || text[lang].length < right);
    });
    expect(longest.length / singles.length).toBeLessThanOrEqual(1 / 3);
  }
});

test('the right choice does not give itself away by its place', () => {
  const places = bank.flatMap(({ question }) => {
    if (question.kind !== 'single') return [];
    return [shownOrder(question.id, question.choices).findIndex(({ correct }) => correct)];
  });
  expect(new Set(places).size).toBeGreaterThan(1);
  expect(places).not.toEqual(places.map(() => 0));
});
