import { expect, test } from 'vitest';
import { clientServerTime, equalPeers, peerToPeerTime } from '../../../src/lib/distribution/bounds.ts';

const Mbit = 1e6;
const GB = 8e9;

/** N, client–server, P2P and what binds each, in whole seconds. */
function table(
  counts: readonly number[],
  { size = GB, serverUpload = 100 * Mbit, upload = 10 * Mbit, download = 50 * Mbit },
): string {
  const rows = counts.map((count) => {
    const setting = { size, serverUpload, peers: equalPeers(count, { upload, download }) };
    const [server, peers] = [clientServerTime(setting), peerToPeerTime(setting)];
    return `${count} ${Math.round(server.time)} ${server.binding.join('=')} ${Math.round(peers.time)} ${peers.binding.join('=')}`;
  });
  return `\n${rows.join('\n')}\n`;
}

test('client–server grows in a straight line, P2P bends towards F/u', () => {
  expect(table([1, 5, 10, 30, 100, 1000], {})).toBe(`
1 160 download 160 download
5 400 server 267 total
10 800 server 400 total
30 2400 server 600 total
100 8000 server 727 total
1000 80000 server 792 total
`);
});

test('peers that upload little help little, and peers that upload nothing help nothing', () => {
  expect(table([100], { upload: 2 * Mbit })).toBe('\n100 8000 server 2667 total\n');
  expect(table([100], { upload: 0 })).toBe('\n100 8000 server 8000 total\n');
});

test('a slow download line binds both', () => {
  expect(table([3], { download: 20 * Mbit })).toBe('\n3 400 download 400 download\n');
});

test('with full sharing 7 Mbit/s of upload give 100 peers the file in 1,000 s', () => {
  expect(table([100], { upload: 7 * Mbit })).toBe('\n100 8000 server 1000 total\n');
});

test('the published times for 15 Gbit, a server of 30 Mbit/s and downloads of 2 Mbit/s come out', () => {
  const size = 15e9;
  const rows = [300e3, 700e3, 2e6].map((upload) =>
    [10, 100, 1000].map((count) => {
      const setting = { size, serverUpload: 30e6, peers: equalPeers(count, { upload, download: 2e6 }) };
      return `${clientServerTime(setting).time} ${Math.round(peerToPeerTime(setting).time * 10) / 10}`;
    }),
  );
  expect(rows).toEqual([
    ['7500 7500', '50000 25000', '500000 45454.5'],
    ['7500 7500', '50000 15000', '500000 20547.9'],
    ['7500 7500', '50000 7500', '500000 7500'],
  ]);
});

test('the textbook curves: F/u = 1 h, u_s = 10u, downloads no limit', () => {
  const hours = (count: number): string => {
    const setting = { size: 1, serverUpload: 10, peers: equalPeers(count, { upload: 1, download: 10 }) };
    return `${count}: ${clientServerTime(setting).time.toFixed(1)} ${peerToPeerTime(setting).time.toFixed(4)}`;
  };
  expect([1, 2, 5, 10, 15, 20, 25, 30].map(hours)).toEqual([
    '1: 0.1 0.1000',
    '2: 0.2 0.1667',
    '5: 0.5 0.3333',
    '10: 1.0 0.5000',
    '15: 1.5 0.6000',
    '20: 2.0 0.6667',
    '25: 2.5 0.7143',
    '30: 3.0 0.7500',
  ]);
});

test('free riders take without giving', () => {
  const rates = { upload: 10 * Mbit, download: 50 * Mbit };
  const timeWith = (freeRiders: number): number =>
    Math.round(
      peerToPeerTime({ size: GB, serverUpload: 100 * Mbit, peers: equalPeers(30, rates, freeRiders) }).time,
    );
  expect([0, 10, 20, 30].map(timeWith)).toEqual([600, 800, 1200, 2400]);
});

test('the slowest of unequal peers counts, a dead server never finishes, and nobody waits for nothing', () => {
  const peers = [
    { upload: 1, download: 100 },
    { upload: 3, download: 2 },
  ];
  expect(peerToPeerTime({ size: 100, serverUpload: 10, peers })).toEqual({
    time: 50,
    terms: [
      { name: 'server', time: 10 },
      { name: 'download', time: 50 },
      { name: 'total', time: 200 / 14 },
    ],
    binding: ['download'],
  });
  expect(peerToPeerTime({ size: 100, serverUpload: 0, peers }).time).toBe(Infinity);
  expect(clientServerTime({ size: 100, serverUpload: 0, peers: [] }).time).toBe(0);
});
