import { expect, test } from 'vitest';
import type { Request } from '../../../src/lib/queueing/request.ts';
import { ServerFarm } from '../../../src/lib/queueing/server-farm.ts';
import { lengthSteps, momentAt } from '../../../src/lib/queueing/timeline.ts';
import { Times } from '../../../src/lib/queueing/times.ts';

const requests: readonly Request[] = [
  { number: 0, arrival: 1, server: 0, start: 1, end: 4, fate: 'served' },
  { number: 1, arrival: 2, server: 1, start: 2, end: 3, fate: 'served' },
  { number: 2, arrival: 2.5, server: 0, start: 4, end: 6, fate: 'lost' },
  { number: 3, arrival: 3, server: 0, end: 3, fate: 'dropped' },
  { number: 4, arrival: 5, server: 1, start: 5, fate: 'in-service' },
  { number: 5, arrival: 5.5, end: 5.5, fate: 'lost' },
];

test('the records of a run tell every queue at every time', () => {
  const rows = [0, 1, 2, 2.5, 3, 4, 5, 6].map((time) => {
    const { present, lengths } = momentAt(requests, 2, time);
    return `${time} s ${lengths.join(' ')} [${present.map(({ number }) => `#${number}`).join(' ')}]`;
  });
  expect(`\n${rows.join('\n')}\n`).toBe(`
0 s 0 0 []
1 s 1 0 [#0]
2 s 1 1 [#0 #1]
2.5 s 2 1 [#0 #1 #2]
3 s 2 0 [#0 #2]
4 s 1 0 [#2]
5 s 1 1 [#2 #4]
6 s 0 1 [#4]
`);
});

test('a queue over time is a curve of steps', () => {
  const steps = lengthSteps(requests).map(({ at, server, length }) => `${at}:${server}=${length}`);
  expect(steps.join(' ')).toBe('1:0=1 2:1=1 2.5:0=2 3:1=0 4:0=1 5:1=1 6:0=0');
});

test('Little’s law: the mean number in the system is the throughput times the mean time', () => {
  const farm = new ServerFarm({
    arrivalRate: 150,
    serviceRate: 100,
    servers: 2,
    policy: 'random',
    requests: 5_000,
    seed: 3,
  });
  const { time, served, mean, requests: all } = farm.run();
  let area = 0;
  let [last, total] = [0, 0];
  const lengths = [0, 0];
  for (const { at, server, length } of lengthSteps(all)) {
    area += total * (at - last);
    total += length - lengths[server]!;
    lengths[server] = length;
    last = at;
  }
  expect(lengths).toEqual([0, 0]);
  expect(area / time).toBeCloseTo((served / time) * mean!, 9);
});

test('what the records say of a time is what the servers held then', () => {
  const farm = new ServerFarm({
    arrivalRate: 190,
    serviceRate: 100,
    servers: 2,
    policy: 'round-robin',
    queueLimit: 6,
    seed: 4,
  });
  const seen = [1, 2, 3, 4, 5].map((time) => {
    farm.runUntil(time);
    if (time === 3) farm.fail(1);
    return farm.lengths;
  });
  expect([1, 2, 3, 4, 5].map((time) => momentAt(farm.result.requests, 2, time).lengths)).toEqual(seen);
});

test('a quantile is the nearest rank, whatever the order in which the times come', () => {
  const times = new Times();
  expect([times.mean, times.quantile(0.5), times.histogram(1, 2)]).toEqual([undefined, undefined, [0, 0]]);
  for (let n = 100; n >= 1; n -= 1) times.add(n);
  expect([0.001, 0.5, 0.99, 1].map((share) => times.quantile(share))).toEqual([1, 50, 99, 100]);
  times.add(0);
  expect(times.quantile(0.001)).toBe(0);
  expect([times.count, times.mean]).toEqual([101, 50]);
  expect(() => times.quantile(0)).toThrow('share 0: not from above 0 to 1');
});

test('a histogram counts each time once, the long ones in the last bin', () => {
  const times = new Times();
  for (const time of [0, 0.009, 0.01, 0.025, 0.03, 7]) times.add(time);
  expect(times.histogram(0.01, 4)).toEqual([2, 1, 1, 2]);
  expect(() => times.histogram(0, 4)).toThrow('width 0: not more than 0');
  expect(() => times.histogram(1, 0)).toThrow('bins 0: not a whole number from 1');
});
