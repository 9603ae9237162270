import { expect, test } from 'vitest';
import { clientServerTime, equalPeers, peerToPeerTime } from '../../../src/lib/distribution/bounds.ts';
import { Swarm, type SwarmResult, type SwarmSetting } from '../../../src/lib/distribution/swarm.ts';
import { pieceCountsAt, piecesSent, transfersAt } from '../../../src/lib/distribution/timeline.ts';

const Mbit = 1e6;
const RATES = { upload: 10 * Mbit, download: 50 * Mbit };

/** 1 GB from a server of 100 Mbit/s. */
const setting = (count: number, pieces: number, more: Partial<SwarmSetting> = {}): SwarmSetting => ({
  size: 8e9,
  serverUpload: 100 * Mbit,
  peers: equalPeers(count, RATES),
  pieces,
  seed: 1,
  ...more,
});

const run = (each: SwarmSetting): SwarmResult => new Swarm(each).run();

const percentAbove = (time: number, bound: number): number => (time / bound - 1) * 100;

test('a file in pieces takes a few per cent longer than the fluid bound, fewer the more pieces it is in', () => {
  const rows = [5, 10, 30, 100].map((count) => {
    const excess = [50, 100, 200].map((pieces) => {
      const each = setting(count, pieces);
      return percentAbove(run(each).time!, peerToPeerTime(each).time).toFixed(1);
    });
    return `${String(count).padStart(3)} peers: ${excess.map((percent) => `${percent} %`).join('  ')}`;
  });
  expect(`\n          K = 50  100    200\n${rows.join('\n')}\n`).toBe(`
          K = 50  100    200
  5 peers: 4.4 %  3.2 %  2.6 %
 10 peers: 5.6 %  3.7 %  2.6 %
 30 peers: 5.1 %  2.9 %  2.1 %
100 peers: 6.5 %  3.4 %  1.9 %
`);
});

test('10 to 50 peers finish within 1 to 6 % of the bound, whatever the seed', () => {
  for (const [count, pieces] of [10, 30, 50].flatMap((n) => [50, 100, 200].map((k) => [n, k] as const))) {
    for (let seed = 1; seed <= 5; seed += 1) {
      const each = setting(count, pieces, { seed });
      const percent = percentAbove(run(each).time!, peerToPeerTime(each).time);
      expect(percent, `N = ${count}, K = ${pieces}, seed ${seed}`).toBeGreaterThan(1);
      expect(percent, `N = ${count}, K = ${pieces}, seed ${seed}`).toBeLessThan(6);
    }
  }
});

test('one seed is one run, and another seed another', () => {
  expect(run(setting(10, 50))).toEqual(run(setting(10, 50)));
  expect(run(setting(10, 50, { seed: 2 })).transfers).not.toEqual(run(setting(10, 50)).transfers);
});

test('stepping through a swarm ends where running it ends', () => {
  const swarm = new Swarm(setting(5, 20));
  let deliveries = 0;
  let last = 0;
  for (let event = swarm.next(); event; event = swarm.next()) {
    expect(event.at).toBeGreaterThanOrEqual(last);
    last = event.at;
    deliveries += Number(event.type === 'delivered');
    for (const load of swarm.uplinkLoads) {
      expect(load).toBeGreaterThan(-1e-9);
      expect(load).toBeLessThan(1 + 1e-9);
    }
  }
  expect(deliveries).toBe(5 * 20);
  expect(swarm.pieceCounts).toEqual([20, 20, 20, 20, 20, 20]);
  expect(swarm.result).toEqual(run(setting(5, 20)));
});

test('nobody sends a piece before it has it, gets one twice, or moves more than its lines carry', () => {
  const each = setting(30, 100, { peers: equalPeers(30, { upload: 7 * Mbit, download: 15 * Mbit }, 5) });
  const { transfers, time } = run(each);
  const arrived = new Map<string, number>();
  for (const { to, piece, end, cut } of transfers) {
    expect(cut).toBeUndefined();
    expect(arrived.has(`${to}/${piece}`)).toBe(false);
    arrived.set(`${to}/${piece}`, end!);
  }
  for (const { from, piece, start } of transfers) {
    if (from > 0) expect(arrived.get(`${from}/${piece}`)).toBeLessThanOrEqual(start);
  }
  const bits = each.size / each.pieces;
  const rates = [{ upload: each.serverUpload, download: 0 }, ...each.peers];
  rates.forEach(({ upload, download }, node) => {
    const sent = transfers.filter(({ from }) => from === node).length * bits;
    const got = transfers.filter(({ to }) => to === node).length * bits;
    expect(sent).toBeLessThanOrEqual(upload * time! * (1 + 1e-9));
    expect(got).toBeLessThanOrEqual(download * time! * (1 + 1e-9));
  });
});

test('one peer gains nothing from a swarm, and peers that share nothing leave the work to the server', () => {
  expect(run(setting(1, 100)).time).toBeCloseTo(160, 6);
  const leeching = setting(30, 100, { peers: equalPeers(30, RATES, 30) });
  expect(run(leeching).time).toBeCloseTo(clientServerTime(leeching).time, 6);
  expect(piecesSent(run(leeching))).toEqual([3000, ...Array.from({ length: 30 }, () => 0)]);
});

test('where the download line binds, pieces cost nothing extra', () => {
  const slow = setting(3, 100, { peers: equalPeers(3, { upload: 10 * Mbit, download: 20 * Mbit }) });
  expect(run(slow).time).toBeCloseTo(400, 6);
});

test('free riders slow everyone down', () => {
  const timeWith = (freeRiders: number): number =>
    Math.round(run(setting(30, 100, { peers: equalPeers(30, RATES, freeRiders) })).time!);
  const times = [0, 10, 20].map(timeWith);
  expect(times[1]! / times[0]!).toBeCloseTo(800 / 600, 1);
  expect(times[2]! / times[0]!).toBeCloseTo(1200 / 600, 1);
});

test('a server that leaves after one copy is missed, but the peers finish', () => {
  const stays = run(setting(30, 100));
  const leaves = run(setting(30, 100, { serverLeaves: 'after-one-copy' }));
  expect(leaves.missing).toEqual([]);
  expect(piecesSent(leaves)[0]).toBeLessThan(piecesSent(stays)[0]!);
  expect(leaves.time!).toBeGreaterThan(stays.time! * 1.1);
  const alone = (29 * 8e9) / (30 * 10 * Mbit);
  expect(leaves.time!).toBeLessThan(alone + stays.time! * 0.2);
});

test('a server that leaves before it has sent everything once leaves a swarm that never finishes', () => {
  const { completion, time, missing, transfers } = run(setting(30, 100, { serverLeaves: 40 }));
  expect(time).toBeUndefined();
  expect(completion.every((at) => at === undefined)).toBe(true);
  expect(missing.length).toBeGreaterThan(40);
  const cut = transfers.filter((transfer) => transfer.cut);
  expect(cut.map(({ from, end }) => [from, end])).toEqual(cut.map(() => [0, 40]));
  const got = new Set(transfers.filter((transfer) => !transfer.cut).map(({ piece }) => piece));
  expect(got.size).toBe(100 - missing.length);
});

test('a server told to leave after the end changes nothing', () => {
  expect(run(setting(10, 50, { serverLeaves: 10_000 }))).toEqual(run(setting(10, 50)));
});

test('peers that leave when they are done still let the last ones finish', () => {
  const stay = run(setting(30, 100));
  const leave = run(setting(30, 100, { peersLeave: true }));
  expect(leave.completion.every((at) => at !== undefined)).toBe(true);
  expect(leave.time!).toBeGreaterThanOrEqual(stay.time! * 0.99);
});

test('a finished run can be looked at at any time', () => {
  const result = run(setting(10, 50));
  expect(pieceCountsAt(result, 0)).toEqual(Array.from({ length: 10 }, () => 0));
  expect(pieceCountsAt(result, result.time!)).toEqual(Array.from({ length: 10 }, () => 50));
  const half = pieceCountsAt(result, result.time! / 2);
  expect(Math.min(...half)).toBeGreaterThan(15);
  expect(Math.max(...half)).toBeLessThan(35);
  expect(new Set(transfersAt(result, 100).map(({ from }) => from)).size).toBe(11);
  expect(transfersAt(result, result.time!)).toEqual([]);
});

test('a file has at least one piece', () => {
  expect(() => new Swarm(setting(2, 0))).toThrow('a file in 0 pieces');
});
