import { expect, test } from 'vitest';
import { limited, meanTime, quantileOfTime } from '../../../src/lib/queueing/mm1.ts';

const at = (arrivalRate: number) => ({ arrivalRate, serviceRate: 100 });
const ms = (seconds: number): string => (seconds * 1000).toFixed(1);
const percent = (share: number): string => (share * 100).toFixed(2);

test('from 90 to 95 requests a second, a server of 100 takes twice as long', () => {
  const rows = [0, 45, 50, 80, 90, 95, 99].map(
    (rate) =>
      `${rate}/s mean ${ms(meanTime(at(rate)))} p50 ${ms(quantileOfTime(at(rate), 0.5))} p99 ${ms(quantileOfTime(at(rate), 0.99))}`,
  );
  expect(`\n${rows.join('\n')}\n`).toBe(`
0/s mean 10.0 p50 6.9 p99 46.1
45/s mean 18.2 p50 12.6 p99 83.7
50/s mean 20.0 p50 13.9 p99 92.1
80/s mean 50.0 p50 34.7 p99 230.3
90/s mean 100.0 p50 69.3 p99 460.5
95/s mean 200.0 p50 138.6 p99 921.0
99/s mean 1000.0 p50 693.1 p99 4605.2
`);
});

test('from λ = μ on a queue without limit has no mean', () => {
  expect([
    meanTime(at(100)),
    meanTime(at(150)),
    quantileOfTime(at(100), 0),
    quantileOfTime(at(150), 0.5),
  ]).toEqual([Infinity, Infinity, Infinity, Infinity]);
});

test('with 50 places the loss above μ is the excess, and the wait has a bound', () => {
  const rows = [0, 50, 90, 100, 110, 150, 1000].map((rate) => {
    const { loss, meanTime: mean, meanLength } = limited(at(rate), 50);
    return `${rate}/s loss ${percent(loss)} % mean ${ms(mean)} length ${meanLength.toFixed(2)}`;
  });
  expect(`\n${rows.join('\n')}\n`).toBe(`
0/s loss 0.00 % mean 10.0 length 0.00
50/s loss 0.00 % mean 20.0 length 1.00
90/s loss 0.05 % mean 97.4 length 8.76
100/s loss 1.96 % mean 255.0 length 25.00
110/s loss 9.16 % mean 404.3 length 40.40
150/s loss 33.33 % mean 480.0 length 48.00
1000/s loss 90.00 % mean 498.9 length 49.89
`);
});

test('the loss is the last of the K + 1 probabilities of the birth–death chain', () => {
  for (const rate of [1, 60, 99.9, 100, 130, 700]) {
    for (const places of [1, 2, 7, 40]) {
      const powers = Array.from({ length: places + 1 }, (_, n) => (rate / 100) ** n);
      const total = powers.reduce((sum, each) => sum + each);
      const expected = powers.reduce((sum, each, n) => sum + n * each, 0) / total;
      const result = limited(at(rate), places);
      expect(result.loss).toBeCloseTo(powers[places]! / total, 12);
      expect(result.meanLength).toBeCloseTo(expected, 10);
      // Little's law over those let in.
      expect(result.meanTime * rate * (1 - result.loss)).toBeCloseTo(expected, 10);
    }
  }
});

test('a limit far beyond what ρ^K can hold in a double still has a loss', () => {
  expect(limited(at(1000), 1000).loss).toBeCloseTo(0.9, 12);
});

test('a rate, share or limit that makes no sense is named in the error', () => {
  expect(() => meanTime({ arrivalRate: -1, serviceRate: 100 })).toThrow('arrivalRate -1: not 0 or more');
  expect(() => meanTime({ arrivalRate: Infinity, serviceRate: 100 })).toThrow('arrivalRate Infinity');
  expect(() => meanTime({ arrivalRate: 1, serviceRate: 0 })).toThrow('serviceRate 0: not more than 0');
  expect(() => meanTime({ arrivalRate: 1, serviceRate: Number.NaN })).toThrow('serviceRate NaN');
  expect(() => quantileOfTime(at(50), 1)).toThrow('share 1: not from 0 to below 1');
  expect(() => limited(at(50), 0)).toThrow('queueLimit 0: not a whole number from 1');
  expect(() => limited(at(50), 2.5)).toThrow('queueLimit 2.5');
});
