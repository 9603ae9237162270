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

test.each(files)('$name says which lesson it belongs to', ({ name, raw }) => {
  expect(raw.lesson).toBe(basename(name, '.yaml'));
});

test('each lesson has all of its questions, of several kinds', () => {
  const counts = Object.fromEntries(files.map(({ raw }) => [raw.lesson, raw.questions.length]));
  expect(counts).toEqual({ '2-1-1': 9, '2-1-2': 10, '2-1-3': 8, '2-1-4': 10, '2-1-5': 9 });
  for (const { raw } of files) {
    const kinds = new Set(raw.questions.map(({ kind }: Question) => kind));
    for (const kind of ['single', 'multiple', 'numeric']) expect(kinds, raw.lesson).toContain(kind);
    expect(kinds.size, raw.lesson).toBeGreaterThan(3);
  }
});

describe('every answer key is computed by the model', () => {
  test('and is what the lesson says, and the mistakes that are recognised are the ones people make', () => {
    const rounded = (value: number) => Number(value.toPrecision(6));
    const keys = bank.flatMap(({ name, question }) =>
      question.kind === 'numeric'
        ? [
            `${name} = ${rounded(compute(question.key))} ${question.unit}, not ${question.detectors.map((one) => rounded(compute(one))).join(', ')}`,
          ]
        : [],
    );
    expect(keys).toEqual([
      '2-1-1/client-server-time = 2400 s, not 80, 300, 160, 600',
      '2-1-1/peer-to-peer-time = 600 s, not 800, 2400, 160',
      '2-1-2/packet-bytes = 91 B, not 71, 79, 51',
      '2-1-2/ephemeral-count = 28232 count, not 28231, 65536, 16384',
      '2-1-3/voice-rate = 80000 bit/s, not 64000, 10000, 8000',
      '2-1-3/late-after-one-loss = 11 count, not 1, 3, 0',
      '2-1-4/first-byte-with-tls = 0.3 s, not 0.2, 0.4, 0.1',
      '2-1-4/record-on-the-wire = 41 B, not 19, 24, 40',
      '2-1-5/content-length = 16 B, not 6, 5, 11',
    ]);
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
    for (const why of whysOf(question)) {
      expect(why.ko.length).toBeGreaterThan(15);
      expect(why.en.length).toBeGreaterThan(25);
    }
  });

  test('speaks plain text: no Markdown that would show as signs', () => {
    expect(JSON.stringify(question)).not.toMatch(/\*\*|`|\\\\~/);
  });

  test('speaks to the learner, and writes English in English', () => {
    expect(question.prompt.ko).toMatch(/(요|까요)[.?]$/);
    for (const why of whysOf(question)) expect(why.ko).toMatch(/요\.$/);
    const english = JSON.stringify(question, (key, value) => (key === 'ko' ? undefined : value));
    expect(english.replace(/안녕하세요/g, '')).not.toMatch(/[가-힣]/);
  });

  test('shows its lines in another order than the right one', () => {
    if (question.kind !== 'ordering') return;
    const right = question.items.map(({ id }) => id);
    expect(shownOrder(question.id, question.items).map(({ id }) => id)).not.toEqual(right);
  });
});

/** Every explanation of a question. */
function whysOf(question: Question): { ko: string; en: string }[] {
  switch (question.kind) {
    case 'numeric':
      return [question.why, ...question.detectors.map(({ why }) => why)];
    case 'ordering':
      return [question.why];
    case 'matching':
      return question.rows.map(({ why }) => why);
    default:
      return question.choices.map(({ why }) => why);
  }
}

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
