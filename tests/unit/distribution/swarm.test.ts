import { expect, test } from 'vitest';
import { clientServerTime, equalPeers, peerToPeerTime } from '../../../src/lib/distribution/bounds.ts';
import type { Transfer } from '../../../src/lib/distribution/exchange.ts';
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
  5 peers: 2.6 %  2.3 %  2.1 %
 10 peers: 3.4 %  2.9 %  2.4 %
 30 peers: 3.8 %  2.4 %  1.7 %
100 peers: 5.3 %  2.8 %  1.6 %
`);
});

test('5 to 100 peers finish within 1 to 6 % of the bound, whatever the seed', () => {
  for (const [count, pieces] of [5, 10, 30, 50, 100].flatMap((n) =>
    [50, 100, 200].map((k) => [n, k] as const),
  )) {
    for (let seed = 1; seed <= 3; seed += 1) {
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

test.each(['generous', 'tit-for-tat'] as const)(
  'sharing %s, nobody sends a piece before it has it, gets one twice, or moves more than its lines carry',
  (sharing) => {
    const peers = equalPeers(30, { upload: 7 * Mbit, download: 15 * Mbit }, 5);
    const each = setting(30, 100, { peers, sharing });
    const { transfers, time } = run(each);
    const arrived = new Map<string, number>();
    const brought = new Map<string, number>();
    for (const { to, piece, end, share, cut, whole } of transfers) {
      expect(cut).toBeUndefined();
      const key = `${to}/${piece}`;
      brought.set(key, (brought.get(key) ?? 0) + share!);
      if (!whole) continue;
      expect(arrived.has(key)).toBe(false);
      arrived.set(key, end!);
    }
    expect(arrived.size).toBe(30 * 100);
    for (const share of brought.values()) expect(share).toBeCloseTo(1, 9);
    for (const { from, piece, start } of transfers) {
      if (from > 0) expect(arrived.get(`${from}/${piece}`)).toBeLessThanOrEqual(start);
    }
    const bits = each.size / each.pieces;
    const rates = [{ upload: each.serverUpload, download: 0 }, ...each.peers];
    const moved = (those: readonly Transfer[]): number =>
      those.reduce((sum, { share }) => sum + share! * bits, 0);
    rates.forEach(({ upload, download }, node) => {
      const sent = moved(transfers.filter(({ from }) => from === node));
      const got = moved(transfers.filter(({ to }) => to === node));
      expect(sent).toBeLessThanOrEqual(upload * time! * (1 + 1e-9));
      expect(got).toBeLessThanOrEqual(download * time! * (1 + 1e-9));
    });
  },
);

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

test('at the end free uplinks help with pieces that others have begun, and what they bring adds up', () => {
  const { transfers, time } = run(setting(30, 50));
  const helped = transfers.filter(({ whole }) => !whole);
  expect(helped.length).toBeGreaterThan(10);
  expect(Math.min(...helped.map(({ start }) => start))).toBeGreaterThan(0.8 * time!);
  const sent = piecesSent(run(setting(30, 50)));
  expect(sent.reduce((sum, pieces) => sum + pieces)).toBeCloseTo(30 * 50, 6);
});

test('the excess over the bound is the start: until all have a piece to pass on, log2(N) pieces long', () => {
  for (const count of [100, 300]) {
    const each = setting(count, 50);
    const perPiece = each.size / each.pieces / RATES.upload;
    const excess = run(each).time! - peerToPeerTime(each).time;
    expect(excess / perPiece).toBeGreaterThan(0.3 * Math.log2(count));
    expect(excess / perPiece).toBeLessThan(0.6 * Math.log2(count));
  }
});

test('to know ten of the others is as good as to know all; to know two costs a twentieth', () => {
  const timeWith = (neighbours: number): number => run(setting(100, 50, { neighbours })).time!;
  const all = run(setting(100, 50)).time!;
  expect(timeWith(10) / all).toBeCloseTo(1, 2);
  expect(timeWith(2) / all).toBeCloseTo(1.05, 2);
});

test('a transfer list that is not kept changes nothing else', () => {
  const { transfers, ...rest } = run(setting(10, 50, { keepsTransfers: false }));
  expect(transfers).toEqual([]);
  expect(rest).toEqual({ ...rest, completion: run(setting(10, 50)).completion });
});

test.each([
  [{ pieces: 0 }, 'a file in 0 pieces'],
  [{ pieces: 1.5 }, 'a file in 1.5 pieces'],
  [{ size: -1 }, 'a file of -1 bits'],
  [{ serverUpload: -5 }, 'serverUpload must be a rate in bit/s, not -5'],
  [{ peers: [{ upload: 1, download: NaN }] }, 'peers[0].download must be a rate in bit/s, not NaN'],
  [{ peers: [{ upload: Infinity, download: 1 }] }, 'peers[0].upload must be a rate in bit/s, not Infinity'],
  [{ neighbours: 0 }, 'neighbours must be a whole number from 1, not 0'],
  [{ serverLeaves: -1 }, 'serverLeaves must be a time in seconds, not -1'],
])('a swarm of %j is refused', (wrong: Partial<SwarmSetting>, sentence) => {
  expect(() => new Swarm(setting(2, 10, wrong))).toThrow(sentence);
});
