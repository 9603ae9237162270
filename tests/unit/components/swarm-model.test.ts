import { expect, test } from 'vitest';
import { challengeStart, judge } from '../../../src/components/widgets/swarm/challenge.ts';
import { boundsOf, curvesOf } from '../../../src/components/widgets/swarm/model.ts';
import { instantOf, nextEvent, record } from '../../../src/components/widgets/swarm/recording.ts';
import { layOut, sceneHeight, sceneWidth } from '../../../src/components/widgets/swarm/scene-layout.ts';
import { preset, type Settings } from '../../../src/components/widgets/swarm/settings.ts';

const times = (change: Partial<Settings>) => {
  const { clientServer, peerToPeer } = boundsOf({ ...preset, ...change });
  return `${Math.round(clientServer.time)} / ${Math.round(peerToPeer.time)} s`;
};

test.each([
  [{ N: 1 }, '160 / 160 s'],
  [{ N: 5 }, '400 / 267 s'],
  [{ N: 10 }, '800 / 400 s'],
  [{ N: 30 }, '2400 / 600 s'],
  [{ N: 100 }, '8000 / 727 s'],
  [{ N: 1000 }, '80000 / 792 s'],
  [{ N: 100, u: 2 }, '8000 / 2667 s'],
  [{ N: 100, u: 0 }, '8000 / 8000 s'],
  [{ N: 100, free: 100 }, '8000 / 8000 s'],
  [{ N: 3, d: 20 }, '400 / 400 s'],
])('with %j, client–server and P2P take %s', (change, expected) => {
  expect(times(change)).toBe(expected);
});

test('the curves of the plot are the model’s bounds, point by point', () => {
  const { clientServer, peerToPeer } = curvesOf(preset, [1, 10, 30]);
  const rounded = (points: typeof clientServer) => points.map(({ x, y }) => `${x}: ${Math.round(y)}`);
  expect(rounded(clientServer)).toEqual(['1: 160', '10: 800', '30: 2400']);
  expect(rounded(peerToPeer)).toEqual(['1: 160', '10: 400', '30: 600']);
});

test.each([
  ['at the start', challengeStart, 'too-slow'],
  ['with u = 6.5 Mbit/s', { ...challengeStart, u: 6.5 }, 'too-slow'],
  ['with u = 7 Mbit/s', { ...challengeStart, u: 7 }, 'solved'],
  ['with u = 100 Mbit/s', { ...challengeStart, u: 100 }, 'solved'],
  ['with a faster server', { ...challengeStart, us: 1000 }, 'server-changed'],
  ['with a smaller file', { ...challengeStart, F: 0.1 }, 'file-changed'],
  ['with fewer receivers', { ...challengeStart, N: 30, u: 10 }, 'other-receivers'],
  [
    'with u = 10 Mbit/s and half of the peers riding free',
    { ...challengeStart, u: 10, free: 50 },
    'too-slow',
  ],
] as const)('the challenge %s', (_, settings, verdict) => {
  expect(judge(settings)).toBe(verdict);
});

test('the drawn swarm ends a few per cent after the bound', () => {
  const { end } = record(preset);
  expect(end / boundsOf(preset).peerToPeer.time).toBeGreaterThan(1.01);
  expect(end / boundsOf(preset).peerToPeer.time).toBeLessThan(1.06);
});

test('two recordings with one seed are the same run', () => {
  expect(record(preset)).toEqual(record(preset));
});

test('an instant shows nobody with a piece at the start and everybody with all at the end', () => {
  const recording = record(preset);
  const has = (now: number) => instantOf(recording, preset, now).pieces.map((pieces) => pieces.length);
  expect(has(0)).toEqual(Array(30).fill(0));
  expect(has(recording.end)).toEqual(Array(30).fill(100));
  expect(instantOf(recording, preset, recording.end).underWay).toEqual([]);
});

test('stepping from event to event reaches the end of the run', () => {
  const settings = { ...preset, N: 3, K: 50 };
  const recording = record(settings);
  let now = 0;
  let steps = 0;
  while (now < recording.end && steps < 1000) {
    now = nextEvent(recording, now);
    steps += 1;
  }
  expect(now).toBe(recording.end);
  expect(steps).toBeLessThanOrEqual(150);
});

test('a seed that leaves before it has sent one copy leaves everybody without the whole file', () => {
  const { result } = record({ ...preset, leave: 60 });
  expect(result.time).toBeUndefined();
  expect(result.missing.length).toBeGreaterThan(0);
});

test.each([1, 2, 7, 30, 99, 100])('%i peers stand side by side inside the picture', (count) => {
  const { peers, server } = layOut(count);
  expect(peers).toHaveLength(count);
  for (const box of [server, ...peers]) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(sceneWidth);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(sceneHeight);
  }
  const apart = (one: (typeof peers)[number], other: (typeof peers)[number]) =>
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y;
  const crowded = peers.flatMap((one, index) => peers.slice(index + 1).filter((other) => !apart(one, other)));
  expect(crowded).toEqual([]);
});
