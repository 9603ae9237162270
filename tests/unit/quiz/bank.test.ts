import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compute } from '../../../src/components/quiz/models.ts';
import { linesShown, programNames } from '../../../src/components/quiz/read-program.ts';
import { isWithin } from '../../../src/lib/quiz/grade.ts';
import { instanceOf, nextSeed, withValues } from '../../../src/lib/quiz/instance.ts';
import { shownOrder } from '../../../src/lib/quiz/order.ts';
import { checkFile, type Question, quizFile } from '../../../src/lib/quiz/schema.ts';

import { shinglesOf } from './shingles.ts';

const FOLDER = 'src/content/quizzes';
const CHECK = 'check.yaml';
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml') && name !== CHECK)
  .map((name) => ({ name, raw: parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) }));
const check = checkFile.parse(parse(readFileSync(`${FOLDER}/${CHECK}`, 'utf8')));
const lessonBank = files.flatMap(({ raw }) => {
  const { lesson, questions } = quizFile.parse(raw);
  return questions.map((question) => ({ name: `${lesson}/${question.id}`, question }));
});
const bank = [...lessonBank, { name: `check/${check.transfer.id}`, question: check.transfer as Question }];
const numeric = lessonBank.flatMap(({ name, question }) =>
  question.kind === 'numeric' ? [{ name, question }] : [],
);
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

test.each(files)('$name says which lesson it belongs to', ({ name, raw }) => {
  expect(raw.lesson).toBe(basename(name, '.yaml'));
});

test('each lesson has all of its questions, of several kinds', () => {
  const counts = Object.fromEntries(files.map(({ raw }) => [raw.lesson, raw.questions.length]));
  expect(counts).toEqual({ '2-1-1': 9, '2-1-2': 11, '2-1-3': 8, '2-1-4': 10, '2-1-5': 9 });
  for (const { raw } of files) {
    const kinds = new Set(raw.questions.map(({ kind }: Question) => kind));
    for (const kind of ['single', 'multiple', 'numeric']) expect(kinds, raw.lesson).toContain(kind);
    expect(kinds.size, raw.lesson).toBeGreaterThan(3);
  }
  const everyKind = ['bug', 'matching', 'multiple', 'numeric', 'ordering', 'short', 'single', 'spot'];
  expect([...new Set(bank.map(({ question }) => question.kind))].sort()).toEqual(everyKind);
});

test('the check at the end asks twelve questions, from every lesson, and one that applies them all', () => {
  const names = lessonBank.map(({ name }) => name);
  expect(check.items.filter((item) => !names.includes(item))).toEqual([]);
  expect(new Set(check.items).size).toBe(12);
  expect(new Set(check.items.map((item) => item.split('/')[0])).size).toBe(files.length);
  expect(check.transfer.points).toHaveLength(5);
});

test('every program is asked about, and a line that is said to be at fault is a line of it', () => {
  const asked = bank.flatMap(({ question }) => ('program' in question && question.program) || []);
  expect([...new Set(asked.map(({ name }) => name))].sort()).toEqual(programNames());
  for (const { question } of bank) {
    if (question.kind !== 'bug') continue;
    const shown = linesShown(question.program);
    for (const { line } of question.lines) expect(shown[line - 1]?.trim(), `line ${line}`).toBeTruthy();
  }
});

describe('every answer key is computed by the model', () => {
  test('and is what the lesson says, and the mistakes that are recognised are the ones people make', () => {
    const rounded = (value: number) => Number(value.toPrecision(6));
    const keys = numeric.map(({ name, question }) => {
      const { key, detectors } = instanceOf(question, 0, compute);
      return `${name} = ${rounded(key)} ${question.unit}, not ${detectors.map(rounded).join(', ')}`;
    });
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

describe.each(numeric)('$name, with the values of 200 seeds,', ({ question }) => {
  const instances = SEEDS.map((seed) => instanceOf(question, seed, compute));
  const told = ({ values }: { values: object }) => JSON.stringify(values);

  test('recognises no mistake whose answer is right', () => {
    const confused = instances.filter(({ key, detectors }) =>
      detectors.some((wrong) => isWithin(wrong, key, 2 * question.tolerance)),
    );
    expect(confused.map(told)).toEqual([]);
  });

  test('tells its mistakes apart', () => {
    const twice = instances.filter(({ detectors }) =>
      detectors.some((value, place) =>
        detectors.some((other, index) => index < place && isWithin(value, other, question.tolerance)),
      ),
    );
    expect(twice.map(told)).toEqual([]);
  });

  test('can be asked with several values, and asks for a number that can be typed', () => {
    expect(new Set(instances.map(told)).size).toBeGreaterThan(5);
    for (const { key } of instances) expect(Number.isFinite(key) && key > 0).toBe(true);
    for (const seed of SEEDS) {
      const next = nextSeed(question.vary, seed, seed + 1);
      expect(told(instanceOf(question, next, compute))).not.toBe(told(instances[seed]!));
    }
  });

  test('leaves no placeholder in its texts', () => {
    for (const { values } of [instances[0]!, instances[1]!]) {
      for (const lang of ['ko', 'en'] as const) {
        const texts = [question.prompt, question.why, ...question.detectors.map(({ why }) => why)];
        for (const text of texts) expect(withValues(text[lang], values, lang)).not.toMatch(/[{}]|NaN/);
      }
    }
  });
});

describe.each(bank)('$name', ({ question }) => {
  test('asks in at most two sentences, in both languages', () => {
    for (const text of Object.values(question.prompt)) {
      expect(text.match(/[.?!](?=\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  test('never explains with a bare verdict', () => {
    for (const why of whysOf(question).map(({ ko, en }) => ({ ko: ko.trim(), en: en.trim() }))) {
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
    const { vary: _, ...withoutValues } = JSON.parse(english);
    expect(JSON.stringify(withoutValues)).not.toMatch(/[가-힣]/);
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
    case 'bug':
      return [question.elsewhere, question.fix, ...question.lines.map(({ why }) => why)];
    case 'short':
      return [question.answer];
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

test('no question takes five words in a row from the outline that the course began with', () => {
  const outline = new Set(readFileSync('tests/fixtures/outline-shingles.txt', 'utf8').trim().split(' '));
  expect(outline.size).toBeGreaterThan(100);
  const taken = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .filter((name) => {
      const shingles = shinglesOf(readFileSync(`${FOLDER}/${name}`, 'utf8'));
      return [...shingles].some((shingle) => outline.has(shingle));
    });
  expect(taken).toEqual([]);
});
