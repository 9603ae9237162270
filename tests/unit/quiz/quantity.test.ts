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
