import { expect, test } from 'vitest';
import { formatFragment, parseFragment } from '../../../src/components/widgets/frame/fragment.ts';
import { experiment } from '../../../src/components/widgets/swarm/experiment.ts';
import { preset } from '../../../src/components/widgets/swarm/settings.ts';

const read = (hash: string) => {
  const shared = parseFragment(experiment, hash);
  if (!shared) return 'not ours';
  const { settings, guesses, problem } = shared;
  const changed = Object.entries(settings).filter(
    ([key, value]) => value !== preset[key as keyof typeof preset],
  );
  return [
    ...changed.map(([key, value]) => `${key}=${value}`),
    ...Object.entries(guesses).map(([question, guess]) => `${question} ${guess}`),
    ...(problem ? [`bad: ${problem.key}=${problem.text}`] : []),
  ].join(', ');
};

test.each([
  ['', 'not ours'],
  ['#w-swarm', 'not ours'],
  ['#w-swarmed?N=5', 'not ours'],
  ['#2-1-1-p2p', 'not ours'],
  ['#w-swarm?N=30&u=10&seed=7', ''],
  ['#w-swarm?N=100&u=2&seed=42&tab=2', 'N=100, u=2, seed=42, tab=2'],
  ['#w-swarm?us=250&d=20&F=0.5&free=50&leave=60&K=200', 'us=250, d=20, F=0.5, free=50, leave=60, K=200'],
  ['#w-swarm?N=30&guess=600', 'guess 600'],
  ['#w-swarm?N=30&guess=skipped', 'guess skipped'],
  ['#w-swarm?N=many&u=5', 'u=5, bad: N=many'],
  ['#w-swarm?N=0', 'bad: N=0'],
  ['#w-swarm?N=101', 'bad: N=101'],
  ['#w-swarm?N=2.5', 'bad: N=2.5'],
  ['#w-swarm?N=-3', 'bad: N=-3'],
  ['#w-swarm?u=1e9', 'bad: u=1e9'],
  ['#w-swarm?u=', 'bad: u='],
  ['#w-swarm?u=NaN&F=Infinity&d=20', 'd=20, bad: u=NaN'],
  ['#w-swarm?guess=soon', 'bad: guess=soon'],
  ['#w-swarm?guess=-1', 'bad: guess=-1'],
  ['#w-swarm?colour=red', 'bad: colour=red'],
  ['#w-swarm?__proto__=1', 'bad: __proto__=1'],
])('the fragment %s says: %s', (hash, expected) => {
  expect(read(hash)).toBe(expected);
});

test('a link names N, u and the seed, and beyond them only what differs from the preset', () => {
  expect(formatFragment(experiment, preset, {})).toBe('#w-swarm?N=30&u=10&seed=7');
  expect(formatFragment(experiment, { ...preset, N: 100, d: 20, tab: 2 }, { guess: 450 })).toBe(
    '#w-swarm?N=100&u=10&d=20&seed=7&tab=2&guess=450',
  );
});

test('what a link was made from comes back from it', () => {
  const settings = {
    N: 12,
    us: 250,
    u: 2.5,
    d: 20,
    F: 0.5,
    free: 25,
    leave: 90,
    K: 150,
    seed: 4_294_967_295,
    tab: 3,
  };
  expect(parseFragment(experiment, formatFragment(experiment, settings, { guess: 'skipped' }))).toEqual({
    settings,
    guesses: { guess: 'skipped' },
    problem: undefined,
  });
});
