import { expect, test } from 'vitest';
import { equalPeers, peerToPeerTime } from '../../../src/lib/distribution/bounds.ts';
import { Swarm, type SwarmResult, type SwarmSetting } from '../../../src/lib/distribution/swarm.ts';
import { piecesSent } from '../../../src/lib/distribution/timeline.ts';

const Mbit = 1e6;
const RATES = { upload: 10 * Mbit, download: 50 * Mbit };

/** 1 GB in 100 pieces from a server of 20 Mbit/s; the last `freeRiders` peers upload nothing. */
const setting = (count: number, freeRiders: number, more: Partial<SwarmSetting> = {}): SwarmSetting => ({
  size: 8e9,
  serverUpload: 20 * Mbit,
  peers: equalPeers(count, RATES, freeRiders),
  pieces: 100,
  sharing: 'tit-for-tat',
  seed: 1,
  ...more,
});

const run = (each: SwarmSetting): SwarmResult => new Swarm(each).run();

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value) / values.length;

/** When contributors and when free riders have the file, in seconds. */
function groups(each: SwarmSetting, freeRiders: number): { contributors: number[]; freeRiders: number[] } {
  const times = run(each).completion as number[];
  const edge = times.length - freeRiders;
  return { contributors: times.slice(0, edge), freeRiders: times.slice(edge) };
}

test('where those who give get, every free rider finishes after every contributor', () => {
  for (const seed of [1, 2, 3]) {
    const { contributors, freeRiders } = groups(setting(30, 10, { seed }), 10);
    expect(Math.min(...freeRiders), `seed ${seed}`).toBeGreaterThan(Math.max(...contributors));
    expect(mean(freeRiders) / mean(contributors), `seed ${seed}`).toBeGreaterThan(1.25);
  }
});

test('where everybody serves who needs most, a free rider is as well off as a contributor', () => {
  const { contributors, freeRiders } = groups(setting(30, 10, { sharing: 'generous' }), 10);
  expect(mean(freeRiders) / mean(contributors)).toBeCloseTo(1, 1);
});

test('contributors are better off for choking: they are done before the bound of a swarm that serves all alike', () => {
  const each = setting(30, 10);
  const { contributors } = groups(each, 10);
  expect(mean(contributors)).toBeLessThan(0.85 * peerToPeerTime(each).time);
});

test('one who uploads more is done earlier', () => {
  const peers = [
    ...equalPeers(15, { ...RATES, upload: 15 * Mbit }),
    ...equalPeers(15, { ...RATES, upload: 5 * Mbit }),
  ];
  for (const seed of [1, 2, 3]) {
    const times = run(setting(30, 0, { peers, seed })).completion as number[];
    expect(mean(times.slice(15)) / mean(times.slice(0, 15)), `seed ${seed}`).toBeGreaterThan(1.1);
  }
});

test('free riders live on the server, on those who are done, and on optimistic unchokes', () => {
  const { transfers, completion } = run(setting(30, 10));
  const doneAt = (node: number): number => (node === 0 ? 0 : completion[node - 1]!);
  const toFreeRiders = transfers.filter(({ to, whole }) => to > 20 && whole);
  const fromSeeds = toFreeRiders.filter(({ from, start }) => doneAt(from) <= start);
  expect(fromSeeds.length).toBeGreaterThan(0.4 * toFreeRiders.length);
  expect(fromSeeds.length).toBeLessThan(toFreeRiders.length);
});

test('nobody sends to more than four at a time, and there is a round every 10 s', () => {
  const swarm = new Swarm(setting(30, 0));
  const rounds: number[] = [];
  for (let event = swarm.next(); event; event = swarm.next())
    if (event.type === 'round') rounds.push(event.at);
  expect(rounds).toEqual(rounds.map((_, index) => 10 * (index + 1)));
  const { transfers, time } = swarm.result;
  expect(rounds.length).toBe(Math.floor(time! / 10));
  for (let at = 0.5; at < time!; at += 7) {
    const counts = new Map<number, number>();
    for (const { from, start, end } of transfers)
      if (start <= at && at < end!) counts.set(from, (counts.get(from) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(4);
  }
});

test('a swarm of free riders alone is served by the server, and one that nobody serves comes to its end', () => {
  const alone = setting(3, 3);
  expect(run(alone).time).toBeCloseTo((3 * 8e9) / (20 * Mbit), 3);
  expect(piecesSent(run(alone))).toEqual([300, 0, 0, 0]);
  const left = run(setting(10, 0, { serverLeaves: 100 }));
  expect(left.time).toBeUndefined();
  expect(left.missing.length).toBeGreaterThan(0);
});

test('a server that leaves after one copy leaves pieces to free riders alone, and without them nobody finishes', () => {
  const swarm = new Swarm(setting(30, 10, { serverLeaves: 'after-one-copy' }));
  const { time, missing } = swarm.run();
  expect(time).toBeUndefined();
  expect(missing.length).toBeGreaterThan(10);
  const contributors = swarm.pieceCounts.slice(1, 21);
  expect(contributors).toEqual(contributors.map(() => 100 - missing.length));
  expect(run(setting(30, 0, { serverLeaves: 'after-one-copy' })).missing).toEqual([]);
});

test('one seed is one run, and another seed another', () => {
  expect(run(setting(20, 5))).toEqual(run(setting(20, 5)));
  expect(run(setting(20, 5, { seed: 2 })).transfers).not.toEqual(run(setting(20, 5)).transfers);
});
