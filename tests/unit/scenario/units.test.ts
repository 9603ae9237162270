import { expect, test } from 'vitest';
import { bothDirections } from '../../../src/lib/net/scenario/direction.ts';
import { parseDuration } from '../../../src/lib/net/scenario/duration.ts';
import { parseRate } from '../../../src/lib/net/scenario/rate.ts';

test.each([
  ['0ms', 0],
  ['100us', 100_000],
  ['25ms', 25_000_000],
  ['1.5s', 1_500_000_000],
  ['2min', 120_000_000_000],
  ['7ns', 7],
])('the duration %s is %d ns', (text, nanoseconds) => {
  expect(parseDuration(text)).toBe(nanoseconds);
});

test.each(['25', 'ms', '25 ms', '-1ms', '1e3ms', '.5s', '99999999999s'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  ['unlimited', Infinity],
  ['300bit', 300],
  ['64kbit', 64_000],
  ['10mbit', 10_000_000],
  ['2.5gbit', 2_500_000_000],
])('the rate %s is %d bit/s', (text, rate) => {
  expect(parseRate(text)).toBe(rate);
});

test.each(['10', '10mbps', '10 mbit', '0kbit', '-1mbit', 'Unlimited'])('%j is no rate', (text) => {
  expect(parseRate(text)).toBeUndefined();
});

test('one value stands for both directions, two stand for there and back', () => {
  expect(bothDirections('1ms')).toEqual(['1ms', '1ms']);
  expect(bothDirections(['1ms', '2ms'])).toEqual(['1ms', '2ms']);
});
