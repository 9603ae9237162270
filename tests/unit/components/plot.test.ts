import { expect, test } from 'vitest';
import { nearest } from '../../../src/components/net/Plot.tsx';
import { linearScale, ticks } from '../../../src/components/net/PlotScale.ts';
import { valueAt } from '../../../src/components/net/PlotTable.tsx';
import { nextScene } from '../../../src/components/net/TimeBar.tsx';

test('a scale carries a value to its pixel and the pixel back to the value', () => {
  const scale = linearScale([0, 200], [300, 20]);
  expect([0, 50, 200].map(scale.at)).toEqual([300, 230, 20]);
  expect([300, 230, 20].map(scale.invert)).toEqual([0, 50, 200]);
});

test('a pixel outside the plot reads as the nearest end of the axis', () => {
  const scale = linearScale([0, 200], [300, 20]);
  expect([400, -50].map(scale.invert)).toEqual([0, 200]);
});

test('an axis without an extent is refused', () => {
  expect(() => linearScale([5, 5], [0, 100])).toThrow('a scale needs an extent: 5–5 onto 0–100');
});

test.each([
  [[0, 33], 5, [0, 10, 20, 30]],
  [[0, 2640], 5, [0, 1000, 2000]],
  [[0, 8568], 5, [0, 2000, 4000, 6000, 8000]],
  [[0.1, 0.62], 5, [0.2, 0.4, 0.6]],
] as const)('the ticks of %j, about %i of them, are round numbers', (domain, count, expected) => {
  expect(ticks(domain, count)).toEqual(expected);
});

test('between two points of a line the value lies on the straight piece', () => {
  const line = {
    points: [
      { x: 1, y: 160 },
      { x: 10, y: 400 },
      { x: 30, y: 600 },
    ],
  };
  expect([1, 10, 20, 30].map((x) => valueAt(line, x))).toEqual([160, 400, 500, 600]);
  expect([0, 31].map((x) => valueAt(line, x))).toEqual([undefined, undefined]);
});

test('the reading jumps to the nearest value that the plot has', () => {
  expect([0, 3.4, 3.6, 99].map((x) => nearest([1, 2, 5], x))).toEqual([0, 1, 2, 2]);
});

test('with reduced motion a run is eight stills, and the last one is its end', () => {
  const end = 2399.9999999999322;
  const stills = [];
  for (let now = 0; now < end; ) {
    now = nextScene(now, end);
    stills.push(now);
  }
  expect(stills.map(Math.round)).toEqual([300, 600, 900, 1200, 1500, 1800, 2100, 2400]);
  expect(stills.at(-1)).toBe(end);
});

test('a still follows the instant the reader scrubbed to', () => {
  expect([10, 299, 300, 301].map((now) => nextScene(now, 2400))).toEqual([300, 300, 600, 600]);
});
