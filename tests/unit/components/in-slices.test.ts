import { expect, test } from 'vitest';
import { inSlices } from '../../../src/components/widgets/frame/in-slices.ts';
import type { Steps } from '../../../src/lib/experiments/steps.ts';

/** Counts its steps up to a number, and says how far it came. */
function* counting(to: number, told: { count: number }): Steps<string> {
  for (told.count = 0; told.count < to; told.count++) yield;
  return `counted to ${to}`;
}

test('an experiment in slices comes to its end', async () => {
  expect(await inSlices(counting(1000, { count: 0 }), () => true)).toBe('counted to 1000');
});

test('an experiment that nobody wants any more stops', async () => {
  const told = { count: 0 };
  let asked = 0;
  const result = await inSlices(counting(1e9, told), () => ++asked < 3);
  expect(result).toBeUndefined();
  expect(told.count).toBeLessThan(1e9);
});
