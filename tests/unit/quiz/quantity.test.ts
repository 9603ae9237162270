import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuantity } from '../../../src/lib/quiz/quantity.ts';
import type { Unit } from '../../../src/lib/quiz/schema.ts';

const reading = (typed: string, unit: Unit): string => {
  const read = parseQuantity(typed, unit);
  return typeof read === 'number'
    ? `${typed} → ${read} ${unit}`
    : `${typed} → ${read.problem} “${read.given}”`;
};

test('a time is read in seconds, whatever unit it is typed in', () => {
  const typed = [
    '2400',
    '2,400',
    '2400s',
    '2,400 초',
    '2.4e3 s',
    '40분',
    '40 min',
    '0.5시간',
    '1500 ms',
    '1500㎳',
    '250µs',
    '３０초',
  ];
  expect(typed.map((text) => reading(text, 's'))).toEqual([
    '2400 → 2400 s',
    '2,400 → 2400 s',
    '2400s → 2400 s',
    '2,400 초 → 2400 s',
    '2.4e3 s → 2400 s',
    '40분 → 2400 s',
    '40 min → 2400 s',
    '0.5시간 → 1800 s',
    '1500 ms → 1.5 s',
    '1500㎳ → 1.5 s',
    '250µs → 0.00025 s',
    '３０초 → 30 s',
  ]);
});

test('a size is read in bytes: B is a byte, b a bit, k a thousand and Ki 1,024', () => {
  const typed = [
    '91',
    '91 B',
    '91바이트',
    '91 bytes',
    '728 bit',
    '728b',
    '728비트',
    '1 kB',
    '1 KiB',
    '1 Mbit',
    '1 GB',
  ];
  expect(typed.map((text) => reading(text, 'B'))).toEqual([
    '91 → 91 B',
    '91 B → 91 B',
    '91바이트 → 91 B',
    '91 bytes → 91 B',
    '728 bit → 91 B',
    '728b → 91 B',
    '728비트 → 91 B',
    '1 kB → 1000 B',
    '1 KiB → 1024 B',
    '1 Mbit → 125000 B',
    '1 GB → 1000000000 B',
  ]);
});

test('a rate is read in bits per second', () => {
  expect(
    ['80 kbps', '80 kbit/s', '10 kB/s', '0.08 Mbps', '80000'].map((text) => reading(text, 'bit/s')),
  ).toEqual([
    '80 kbps → 80000 bit/s',
    '80 kbit/s → 80000 bit/s',
    '10 kB/s → 80000 bit/s',
    '0.08 Mbps → 80000 bit/s',
    '80000 → 80000 bit/s',
  ]);
});

test('what is no quantity is named, and never guessed at', () => {
  const typed = [
    '',
    '  ',
    '많이',
    's',
    '1.2.3',
    '1,23',
    '2400 parsecs',
    '2400 B',
    '10 kbps',
    '1e999',
    '- 5',
    '12 34',
  ];
  expect(typed.map((text) => reading(text, 's'))).toEqual([
    ' → empty “”',
    '   → empty “”',
    '많이 → not-a-number “많이”',
    's → not-a-number “s”',
    '1.2.3 → not-a-number “1.2.3”',
    '1,23 → not-a-number “1,23”',
    '2400 parsecs → unknown-unit “parsecs”',
    '2400 B → other-dimension “B”',
    '10 kbps → other-dimension “kbps”',
    '1e999 → not-a-number “1e999”',
    '- 5 → not-a-number “- 5”',
    '12 34 → not-a-number “12 34”',
  ]);
});

test('the name of an object property is no unit', () => {
  expect(reading('5 constructor', 's')).toBe('5 constructor → unknown-unit “constructor”');
});

/** Every unit, with how much of the dimension's base it is: a second reading of the table, written apart from it. */
const SCALES: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  s: { s: 1, 초: 1, ms: 1e-3, 밀리초: 1e-3, µs: 1e-6, us: 1e-6, min: 60, 분: 60, 시간: 3600 },
  B: {
    B: 1,
    바이트: 1,
    bytes: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 1024,
    bit: 1 / 8,
    kbit: 125,
    Mbit: 125_000,
  },
  'bit/s': {
    'bit/s': 1,
    bps: 1,
    kbps: 1e3,
    'kbit/s': 1e3,
    Mbps: 1e6,
    'Mbit/s': 1e6,
    'kB/s': 8e3,
    'MB/s': 8e6,
  },
  count: { 개: 1, 번: 1 },
};
const units = Object.entries(SCALES).flatMap(([unit, names]) =>
  Object.entries(names).map(([name, scale]) => ({ unit: unit as Unit, name, scale })),
);
const amounts = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 1, max: 99_999 }).map((thousandths) => thousandths / 1000),
);

test('any amount in any unit is read as the same quantity, with or without separators and blanks', () => {
  const typed = fc.tuple(amounts, fc.constantFrom(...units), fc.constantFrom('', ' ', '  '));
  fc.assert(
    fc.property(typed, ([amount, { unit, name, scale }, blank]) => {
      const grouped = amount.toLocaleString('en', { maximumFractionDigits: 3 });
      for (const digits of [String(amount), grouped]) {
        const read = parseQuantity(`${digits}${blank}${name}`, unit);
        expect(read).toBeCloseTo(amount * scale, Math.max(0, 9 - Math.log10(amount * scale + 1)));
      }
    }),
  );
});

test('a unit of another dimension is never read as a number', () => {
  const mismatched = fc
    .tuple(amounts, fc.constantFrom(...units), fc.constantFrom(...(Object.keys(SCALES) as Unit[])))
    .filter(([, { unit }, asked]) => unit !== asked);
  fc.assert(
    fc.property(mismatched, ([amount, { name }, asked]) => {
      expect(parseQuantity(`${amount} ${name}`, asked)).toEqual({
        problem: 'other-dimension',
        given: name.normalize('NFKC'),
      });
    }),
  );
});

test('whatever is typed gives a finite number or says what is wrong with it', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...(Object.keys(SCALES) as Unit[])), (typed, unit) => {
      const read = parseQuantity(typed, unit);
      if (typeof read === 'number') expect(Number.isFinite(read)).toBe(true);
      else expect(read.problem).toMatch(/^(empty|not-a-number|unknown-unit|other-dimension)$/);
    }),
  );
});
