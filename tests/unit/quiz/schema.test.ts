import { expect, test } from 'vitest';
import { question } from '../../../src/lib/quiz/schema.ts';

const both = (text: string) => ({ ko: text, en: text });
const choice = (id: string, correct = false) => ({ id, correct, text: both(id), why: both('because') });
const base = { id: 'who', version: 1, objective: 1, difficulty: 1, prompt: both('Who?') };
const single = { ...base, kind: 'single', choices: [choice('a', true), choice('b'), choice('c')] };
const numeric = {
  ...base,
  kind: 'numeric',
  unit: 's',
  tolerance: 0.02,
  vary: { rate: [4, 2] },
  key: { compute: 'sending-time', with: { file: 8, rate: '$rate' } },
  why: both('two'),
  detectors: [{ compute: 'sending-time', with: { file: 4, rate: 4 }, why: both('one') }],
};

const complaint = (value: unknown): string => {
  const result = question.safeParse(value);
  return result.success
    ? 'accepted'
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
};

test('a question with one key and reasons in both languages is accepted', () => {
  expect([complaint(single), complaint(numeric)]).toEqual(['accepted', 'accepted']);
});

test('a single choice has exactly one right answer', () => {
  const message = 'choices: exactly one choice must be correct';
  expect(complaint({ ...single, choices: [choice('a'), choice('b'), choice('c')] })).toBe(message);
  expect(complaint({ ...single, choices: [choice('a', true), choice('b', true), choice('c')] })).toBe(
    message,
  );
});

test('a multiple choice has something to choose and something to leave', () => {
  const multiple = (...choices: object[]) => complaint({ ...single, kind: 'multiple', choices });
  expect(multiple(choice('a', true), choice('b', true), choice('c'))).toBe('accepted');
  expect(multiple(choice('a'), choice('b'), choice('c'))).toBe(
    'choices: at least one choice must be correct',
  );
  expect(multiple(choice('a', true), choice('b', true), choice('c', true))).toBe(
    'choices: at least one choice must be wrong',
  );
});

test('every choice and every recognised mistake says why, in both languages', () => {
  const { why: _, ...silent } = choice('c');
  expect(complaint({ ...single, choices: [choice('a', true), choice('b'), silent] })).toContain(
    'choices.2.why',
  );
  const korean = { ...choice('c'), why: { ko: '까닭' } };
  expect(complaint({ ...single, choices: [choice('a', true), choice('b'), korean] })).toContain(
    'choices.2.why.en',
  );
  expect(complaint({ ...numeric, detectors: [{ ...numeric.detectors[0], why: both(' ') }] })).toContain(
    'detectors.0.why.ko',
  );
});

test('a number is never given where its computation is wanted', () => {
  expect(complaint({ ...numeric, key: 2400 })).toContain('key');
});

test('a misspelt field is refused', () => {
  expect(complaint({ ...single, promt: both('Who?') })).toContain('promt');
});

test('a matching question offers every answer it wants', () => {
  const row = (id: string, answer: string) => ({ id, answer, text: both(id), why: both('because') });
  const matching = (...answers: string[]) =>
    complaint({
      ...base,
      kind: 'matching',
      options: [
        { id: 'tcp', text: both('TCP') },
        { id: 'udp', text: both('UDP') },
      ],
      rows: answers.map((answer, place) => row(`row-${place}`, answer)),
    });
  expect(matching('tcp', 'udp', 'tcp')).toBe('accepted');
  expect(matching('tcp', 'udp', 'sctp')).toBe(': every answer must be one of the options');
});
