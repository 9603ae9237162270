import type { Unit } from '../../lib/quiz/schema.ts';

/** Everything a quiz says that is not the question's own. `{}` marks where a value goes. */
export const texts = {
  ko: {
    single: '하나를 골라 보세요.',
    multiple: '맞는 것을 모두 골라 보세요.',
    numeric: '답과 단위',
    ordering: '줄을 위아래로 옮겨 차례를 맞춰 보세요.',
    matching: '줄마다 알맞은 것을 골라 보세요.',
    options: '보기',
    choose: '고르기',
    up: '위로',
    down: '아래로',
    move: '{} {}',
    place: '{}: {}번째 자리',
    run: '{}줄 가운데 이어진 {}줄의 차례가 맞아요.',
    matched: '{}줄 가운데 {}줄이 맞아요.',
    chooseAll: '아직 고르지 않은 줄이 있어요. 줄마다 하나씩 골라 주세요.',
    placeholder: {
      s: '예: 90초, 1500 ms',
      B: '예: 64바이트, 512 bit',
      'bit/s': '예: 64 kbps',
      count: '예: 1,024',
    },
    check: '확인하기',
    retry: '다시 풀기',
    answers: '답과 설명',
    answer: '답',
    correct: '맞았어요.',
    wrong: '아직 아니에요.',
    partly: '{}개 가운데 {}개를 바르게 판단했어요.',
    read: '읽은 값: {}.',
    rethink: '어느 값을 어느 값으로 나누거나 더했는지 하나씩 다시 살펴보세요.',
    chooseOne: '먼저 하나를 골라 주세요.',
    chooseSome: '먼저 하나 이상 골라 주세요.',
    empty: '답을 적은 다음에 확인해 주세요.',
    'not-a-number': '“{}”에서 수를 읽지 못했어요. 수와 단위만 적어 주세요.',
    'unknown-unit': '모르는 단위예요: “{}”.',
    'other-dimension': '이 문제에서 묻는 양의 단위가 아니에요: “{}”.',
    unitHint: {
      s: '초(s)나 밀리초(ms)로 적어 주세요.',
      B: '바이트(B)나 비트(bit)로 적어 주세요.',
      'bit/s': 'bit/s나 kbps, Mbps로 적어 주세요.',
      count: '단위 없이 수만 적어 주세요.',
    },
    summary: '{}문제 가운데 {}문제를 처음에 맞혔어요.',
    verdict: {
      hit: '맞게 골랐어요',
      miss: '골라야 했어요',
      'false-alarm': '고르지 말아야 했어요',
      rejection: '안 고르길 잘했어요',
    },
  },
  en: {
    single: 'Choose one.',
    multiple: 'Choose all that apply.',
    numeric: 'Answer with its unit',
    ordering: 'Move the lines up and down until the order is right.',
    matching: 'Choose what fits each line.',
    options: 'Choices',
    choose: 'choose',
    up: 'Up',
    down: 'Down',
    move: 'Move {} {}',
    place: '{}: now number {}',
    run: '{1} of {0} lines in a row are in the right order.',
    matched: '{1} of {0} lines are right.',
    chooseAll: 'Some lines have no choice yet. Choose one for each line.',
    placeholder: {
      s: 'for example 90 s, 1500 ms',
      B: 'for example 64 bytes, 512 bit',
      'bit/s': 'for example 64 kbps',
      count: 'for example 1,024',
    },
    check: 'Check',
    retry: 'Try again',
    answers: 'Answers and why',
    answer: 'Answer',
    correct: 'Right.',
    wrong: 'Not yet.',
    partly: 'You judged {1} of {0} choices correctly.',
    read: 'Read as {}.',
    rethink: 'Go through it once more: which value did you divide by, or add to, which?',
    chooseOne: 'Choose one first.',
    chooseSome: 'Choose at least one first.',
    empty: 'Type an answer, then check it.',
    'not-a-number': 'No number could be read in “{}”; type just a number and a unit.',
    'unknown-unit': '“{}” is not a unit known here.',
    'other-dimension': '“{}” is not a unit of what is asked for.',
    unitHint: {
      s: 'Answer in seconds (s) or milliseconds (ms).',
      B: 'Answer in bytes (B) or bits (bit).',
      'bit/s': 'Answer in bit/s, kbps or Mbps.',
      count: 'Type the number alone.',
    },
    summary: '{1} of {0} right on the first try.',
    verdict: {
      hit: 'rightly chosen',
      miss: 'should be chosen',
      'false-alarm': 'should not be chosen',
      rejection: 'rightly left out',
    },
  },
} as const;

const UNIT_NAMES: Readonly<Record<'ko' | 'en', Readonly<Record<Unit, string>>>> = {
  ko: { s: '초', B: '바이트', 'bit/s': ' bit/s', count: '' },
  en: { s: ' s', B: ' bytes', 'bit/s': ' bit/s', count: '' },
};

/** `2,400초`, `91 bytes`: a number with its unit, as the course writes them. */
export function formatQuantity(value: number, unit: Unit, lang: 'ko' | 'en'): string {
  return `${new Intl.NumberFormat(lang, { maximumSignificantDigits: 6 }).format(value)}${UNIT_NAMES[lang][unit]}`;
}

/** Puts values where a text says `{}` (in order) or `{0}`, `{1}`. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  let next = 0;
  return text.replace(/\{(\d?)\}/g, (_, index: string) =>
    String(values[index === '' ? next++ : Number(index)]),
  );
}
