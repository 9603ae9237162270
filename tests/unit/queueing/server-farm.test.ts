import { expect, test } from 'vitest';
import { limited, meanTime, quantileOfTime } from '../../../src/lib/queueing/mm1.ts';
import type { Request } from '../../../src/lib/queueing/request.ts';
import { type FarmResult, type FarmSetting, ServerFarm } from '../../../src/lib/queueing/server-farm.ts';

/** One server of 100 requests a second, and 400,000 requests for it. */
const setting = (arrivalRate: number, more: Partial<FarmSetting> = {}): FarmSetting => ({
  arrivalRate,
  serviceRate: 100,
  servers: 1,
  policy: 'random',
  requests: 400_000,
  keep: 0,
  seed: 1,
  ...more,
});

const run = (each: FarmSetting): FarmResult => new ServerFarm(each).run();

/** A small run with every request kept. */
const small = (more: Partial<FarmSetting> = {}): FarmSetting =>
  setting(150, { servers: 2, requests: 2_000, keep: 2_000, ...more });

/** The result is within so many per cent of what is expected. */
function expectNear(actual: number | undefined, expected: number, percent: number): void {
  expect(actual).toBeGreaterThan(expected * (1 - percent / 100));
  expect(actual).toBeLessThan(expected * (1 + percent / 100));
}

test.each([45, 50, 80, 90])('at %d requests a second the mean, p50 and p99 are those of M/M/1', (rate) => {
  const { mean, p50, p99, utilisation } = run(setting(rate));
  const load = { arrivalRate: rate, serviceRate: 100 };
  expectNear(mean, meanTime(load), 4);
  expectNear(p50, quantileOfTime(load, 0.5), 4);
  expectNear(p99, quantileOfTime(load, 0.99), 6);
  expectNear(utilisation[0], rate / 100, 1);
});

test('at 95 requests a second the mean is 200 ms, and chance alone moves it by tens of them', () => {
  const means = [1, 2, 3, 4, 5].map((seed) => run(setting(95, { seed })).mean!);
  expectNear(means.reduce((sum, mean) => sum + mean) / means.length, 0.2, 5);
  expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(0.02);
});

test('a queue of 50 places drops the excess over μ and no more', () => {
  for (const [rate, expected] of [
    [110, 0.0916],
    [150, 0.3333],
  ] as const) {
    const { arrived, served, dropped, mean, utilisation } = run(setting(rate, { queueLimit: 50 }));
    expectNear(dropped / arrived, expected, 3);
    expectNear(mean, limited({ arrivalRate: rate, serviceRate: 100 }, 50).meanTime, 3);
    expect(served + dropped).toBe(arrived);
    expect(utilisation[0]).toBeGreaterThan(0.99);
  }
});

test('two servers at 150 requests a second: 480 ms become 40 by chance, 31 in turn, 24 by the shortest queue', () => {
  expectNear(run(setting(150, { queueLimit: 50 })).mean, 0.48, 2);
  const two = (policy: FarmSetting['policy']) =>
    run(setting(150, { servers: 2, policy, queueLimit: 50 })).mean;
  expectNear(two('random'), 0.0403, 4);
  expectNear(two('round-robin'), 0.0307, 4);
  expectNear(two('shortest-queue'), 0.0244, 4);
});

test('in turn, two servers each see Erlang-2 gaps: 10/(√1.75 − 1) ms in E2/M/1', () => {
  expectNear(run(setting(150, { servers: 2, policy: 'round-robin' })).mean, 0.01 / (Math.sqrt(1.75) - 1), 3);
});

test('four servers at 150 requests a second need 10.6 ms, hardly more than the 10 of the service itself', () => {
  expectNear(run(setting(150, { servers: 4, policy: 'shortest-queue' })).mean, 0.0106, 2);
});

test('a request is served after the one before it at the same server, and never sooner', () => {
  for (const policy of ['random', 'round-robin', 'shortest-queue'] as const) {
    const free = [0, 0, 0];
    const { requests } = run(small({ servers: 3, policy, arrivalRate: 280 }));
    for (const { server, arrival, start, end } of requests) {
      expect(start).toBe(Math.max(arrival, free[server!]!));
      free[server!] = end!;
    }
    expect(requests.length).toBe(2_000);
  }
});

test('same seed, same run; another seed, another; one step at a time is the same as all at once', () => {
  const steps = new ServerFarm(small());
  let events = 0;
  let last = 0;
  for (let event = steps.next(); event; event = steps.next()) {
    expect(event.at).toBeGreaterThanOrEqual(last);
    last = event.at;
    events += 1;
  }
  expect(events).toBe(4_000);
  expect(steps.result).toEqual(run(small()));
  expect(run(small({ seed: 2 })).mean).not.toBe(run(small()).mean);
});

test('the policy changes who serves a request, not when it comes nor how much work it brings', () => {
  const of = (policy: FarmSetting['policy']) => run(small({ policy })).requests;
  const asked = ({ arrival, start, end }: Request) => `${arrival} ${(end! - start!).toFixed(9)}`;
  const servers = (requests: readonly Request[]) => requests.map(({ server }) => server);
  expect(of('shortest-queue').map(asked)).toEqual(of('random').map(asked));
  expect(servers(of('shortest-queue'))).not.toEqual(servers(of('random')));
});

test('in turn means 0, 1, 2, 0, …, and the failed one is passed over', () => {
  const farm = new ServerFarm(small({ servers: 3, policy: 'round-robin', requests: 12 }));
  const turns: (number | undefined)[] = [];
  for (let event = farm.next(); event; event = farm.next()) {
    if (event.type !== 'arrived') continue;
    turns.push(event.request.server);
    if (turns.length === 5) farm.fail(2);
    if (turns.length === 9) farm.recover(2);
  }
  expect(turns.join(' ')).toBe('0 1 2 0 1 0 1 0 1 2 0 1');
});

test('the shortest queue is never passed over for a longer one', () => {
  const farm = new ServerFarm(small({ servers: 4, policy: 'shortest-queue', arrivalRate: 380 }));
  let lengths = farm.lengths;
  for (let event = farm.next(); event; event = farm.next()) {
    if (event.type === 'arrived') expect(lengths[event.request.server!]).toBe(Math.min(...lengths));
    lengths = farm.lengths;
  }
});

test('a queue never holds more than its places, and only a full one drops', () => {
  const farm = new ServerFarm(small({ servers: 1, queueLimit: 3 }));
  let lengths = farm.lengths;
  let dropped = 0;
  for (let event = farm.next(); event; event = farm.next()) {
    if (event.type === 'arrived') {
      expect(event.request.fate === 'dropped').toBe(lengths[0] === 3);
      if (event.request.fate === 'dropped') dropped += 1;
    }
    lengths = farm.lengths;
    expect(lengths[0]).toBeLessThanOrEqual(3);
  }
  expect(farm.result.dropped).toBe(dropped);
  expect(dropped).toBeGreaterThan(0);
});

test('when one of two servers fails its requests are lost, and the other drops what it cannot take', () => {
  const farm = new ServerFarm(
    setting(150, { servers: 2, policy: 'shortest-queue', queueLimit: 50, requests: 30_000 }),
  );
  farm.runUntil(50);
  const before = farm.result;
  const [at0, at1] = farm.lengths;
  const gone = farm.fail(0);
  expect(gone.length).toBe(at0);
  expect(gone.every(({ fate, end }) => fate === 'lost' && end === 50)).toBe(true);
  expect([farm.lengths, farm.up]).toEqual([
    [0, at1],
    [false, true],
  ]);
  expect(farm.fail(0)).toEqual([]);
  const during = farm.runUntil(150);
  expect(before.dropped).toBe(0);
  expectNear((during.dropped - before.dropped) / (during.arrived - before.arrived), 1 / 3, 8);
  expectNear(during.utilisation[0], (before.utilisation[0]! * 50) / 150, 0.1);
  farm.recover(0);
  const after = farm.run();
  expect(after.lost).toBe(at0);
  expect(after.dropped - during.dropped).toBeLessThan(50);
  expect(after.served + after.dropped + after.lost).toBe(30_000);
});

test('until the balancer notices, a dead server draws twice its share where the shortest queue wins', () => {
  const lostShare = (policy: FarmSetting['policy']): number => {
    const farm = new ServerFarm(setting(300, { servers: 4, policy, noticeAfter: 990 }));
    const { arrived: before } = farm.runUntil(10);
    const { length: there } = farm.fail(1);
    const { arrived, lost } = farm.runUntil(999.99);
    expect(farm.runUntil(1_010).lost - lost).toBeLessThan(10);
    return (lost - there) / (arrived - before);
  };
  expectNear(lostShare('random'), 1 / 4, 1);
  expectNear(lostShare('round-robin'), 1 / 4, 0.1);
  // Its length is always 0, so a living one gets a request only when idle: a birth–death chain over the busy ones,
  // births 225, 200, 150 and deaths 100, 200, 300 a second, in which 26 of 53 requests go to the dead one.
  expectNear(lostShare('shortest-queue'), 26 / 53, 1);
});

test('a balancer that notices at once loses only what was at the server', () => {
  const farm = new ServerFarm(setting(150, { servers: 4, policy: 'shortest-queue', requests: 10_000 }));
  farm.runUntil(10);
  const { length: there } = farm.fail(1);
  expect(farm.run()).toMatchObject({ lost: there, served: 10_000 - there, dropped: 0 });
});

test('with no server up every request is lost, and a server that is back but unnoticed gets none', () => {
  const farm = new ServerFarm(setting(100, { noticeAfter: 1, requests: 1_000, keep: 1_000 }));
  farm.fail(0);
  farm.runUntil(3);
  expect(farm.result.served).toBe(0);
  expect(farm.result.lost).toBe(farm.result.arrived);
  farm.recover(0);
  const { requests } = farm.run();
  expect(requests.find(({ fate }) => fate === 'served')!.arrival).toBeGreaterThan(4);
  const unnoticed = requests.filter(({ arrival }) => arrival > 1 && arrival < 4);
  expect(unnoticed.every(({ server, fate }) => server === undefined && fate === 'lost')).toBe(true);
});

test('the result keeps the newest requests only, as many as asked', () => {
  const all = run(small()).requests;
  expect(run(small({ keep: 30 })).requests).toEqual(all.slice(-30));
  expect(run(small({ keep: 0 })).requests).toEqual([]);
});

test('nobody comes at rate 0, and a run without end has to be run up to a time', () => {
  expect(run(setting(0))).toMatchObject({
    time: 0,
    arrived: 0,
    mean: undefined,
    p99: undefined,
    utilisation: [0],
  });
  const { requests: _, ...endless } = setting(50);
  expect(() => new ServerFarm(endless).run()).toThrow('requests undefined: the run would have no end');
  const farm = new ServerFarm(endless);
  expectNear(farm.runUntil(1_000).arrived, 50_000, 2);
  expect(farm.now).toBe(1_000);
  expect(() => farm.runUntil(999)).toThrow('time 999: not from 1000 on');
});

test('a setting that makes no sense is refused by the name of the field', () => {
  const refuse = (more: Partial<FarmSetting>) => expect(() => new ServerFarm(small(more)));
  refuse({ arrivalRate: -5 }).toThrow('arrivalRate -5: not 0 or more');
  refuse({ serviceRate: 0 }).toThrow('serviceRate 0: not more than 0');
  refuse({ servers: 0 }).toThrow('servers 0: not a whole number from 1');
  refuse({ queueLimit: 0 }).toThrow('queueLimit 0: not a whole number from 1');
  refuse({ requests: 1.5 }).toThrow('requests 1.5: not a whole number from 0');
  refuse({ keep: -1 }).toThrow('keep -1: not a whole number from 0');
  refuse({ noticeAfter: -1 }).toThrow('noticeAfter -1: not 0 or more');
  expect(() => new ServerFarm(small()).fail(2)).toThrow('server 2: there are 2');
});
