import { expect, test } from 'vitest';
import { instanceOf, nextSeed, type Varying, withValues } from '../../../src/lib/quiz/instance.ts';
import type { Computation } from '../../../src/lib/quiz/schema.ts';

/** The model of these tests: it only multiplies. */
const multiply = ({ with: factors }: Computation): number =>
  Object.values(factors).reduce<number>((product, factor) => product * Number(factor), 1);

const question: Varying = {
  vary: { rtt: [100, 40, 60], hosts: { first: 2, from: 2, to: 9 } },
  derive: { seconds: { compute: 'product', with: { rtt: '$rtt', milli: 0.001 } } },
  key: { compute: 'product', with: { seconds: '$seconds', hosts: '$hosts' } },
  detectors: [{ compute: 'product', with: { key: '$key', twice: 2 } }],
};

test('seed 0 takes the first of all values, and computations take values by name', () => {
  expect(instanceOf(question, 0, multiply)).toEqual({
    values: { rtt: 100, hosts: 2, seconds: 0.1, key: 0.2 },
    key: 0.2,
    detectors: [0.4],
  });
});

test('one seed always gives the same values, the next one others, all within what may vary', () => {
  for (let seed = 1; seed < 100; seed++) {
    const { values } = instanceOf(question, seed, multiply);
    expect(instanceOf(question, seed, multiply).values).toEqual(values);
    expect(instanceOf(question, nextSeed(question.vary, seed, seed + 1), multiply).values).not.toEqual(
      values,
    );
    expect([100, 40, 60]).toContain(values.rtt);
    expect(values.hosts).toBeGreaterThanOrEqual(2);
    expect(values.hosts).toBeLessThanOrEqual(9);
  }
});

test('texts show numbers as the language does, or plain, and a name that no value has is an error', () => {
  expect(withValues('{count}개, {port:plain}번', { count: 28232, port: 32768 }, 'ko')).toBe(
    '28,232개, 32768번',
  );
  expect(() => withValues('{cuont}', { count: 1 }, 'en')).toThrow('{cuont}');
  const wrong = { ...question, key: { compute: 'product', with: { host: '$host' } } };
  expect(() => instanceOf(wrong, 0, multiply)).toThrow('$host');
});
