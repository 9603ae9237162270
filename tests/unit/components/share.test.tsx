import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { judge } from '../../../src/components/widgets/share/challenge.ts';
import { Handout } from '../../../src/components/widgets/share/Handout.tsx';
import { averageOf, record } from '../../../src/components/widgets/share/recording.ts';
import { preset } from '../../../src/components/widgets/share/settings.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { rows } from './table-rows.ts';

test('one of four gets 2.5 Mbit/s within a fifth, also behind a line of its own of 4 Mbit/s', () => {
  const run = finish(record(preset));
  expect(Math.abs(averageOf(run, 0) / 2.5 - 1)).toBeLessThan(0.2);
  expect(run.fair).toBe(2.5);
  const narrow = { ...preset, access: 4 };
  expect(judge(narrow, finish(record(narrow)))).toBe('solved');
  expect(judge(preset, run)).toBe('too-wide');
  expect(judge({ ...preset, N: 1, access: 4 }, undefined)).toBe('others-changed');
});

test('the handout tells what one gets with more and more others', () => {
  const table = rows(render(<Handout lang="ko" />)).slice(-3);
  expect(table.map((row) => row.split(' | ')[2])).toEqual(['10 Mbit/s |', '5 Mbit/s |', '2.5 Mbit/s |']);
});
