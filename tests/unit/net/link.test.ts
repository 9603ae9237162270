import { expect, test } from 'vitest';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { Line } from './line.ts';

test('a packet is transmitted bit by bit, then it propagates', () => {
  expect(new Line().run(0)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
1ms #1 transmit-end
11ms #1 received
`);
});

test('a packet that finds the transmitter busy waits in the queue', () => {
  expect(new Line().run(0, 0.5)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0.5ms #2 enqueued
1ms #1 transmit-end
1ms #2 transmit-start
2ms #2 transmit-end
11ms #1 received
12ms #2 received
`);
});

test('a full queue drops its tail: the packet being transmitted does not count', () => {
  expect(new Line({ queue: 1 }).run(0, 0.1, 0.2)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0.1ms #2 enqueued
0.2ms #3 dropped-queue
1ms #1 transmit-end
1ms #2 transmit-start
2ms #2 transmit-end
11ms #1 received
12ms #2 received
`);
});

test('a packet whose transmission starts now waits no longer', () => {
  const line = new Line({ queue: 1 });
  line.run(0, 0, 1, 1);
  // At 1 ms the second goes on the wire, so one of the two that come has a place in the queue.
  expect(line.received).toEqual([1, 2, 3]);
  expect(line.link.queue.highest).toBe(1);
});

test('what a rule or loss drops never occupies the transmitter', () => {
  expect(new Line({ rules: [{ drop: 'any', nth: 1 }] }).run(0, 0)).toBe(`
0ms #1 dropped-rule
0ms #2 enqueued
0ms #2 transmit-start
1ms #2 transmit-end
11ms #2 received
`);
  expect(new Line({ loss: 1 }).run(0)).toBe(`
0ms #1 dropped-loss
`);
});

test('a rule that delays a packet lets others overtake it, after its own transmission', () => {
  expect(new Line({ rules: [{ delay: 'udp', nth: 1, by: milliseconds(3) }] }).run(0, 0)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0ms #2 enqueued
1ms #1 transmit-end
1ms #2 transmit-start
2ms #2 transmit-end
12ms #2 received
14ms #1 received
`);
});

test('without a rate transmission takes no time', () => {
  expect(new Line({ rate: Number.POSITIVE_INFINITY }).run(0, 0)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0ms #1 transmit-end
0ms #2 enqueued
0ms #2 transmit-start
0ms #2 transmit-end
10ms #1 received
10ms #2 received
`);
});

test('a shorter delay holds for later packets, and lets none overtake', () => {
  const line = new Line();
  line.simulator.schedule(milliseconds(0.5), () => line.link.setDelay(milliseconds(1)));
  line.run(0, 0.6, 20);
  const arrivals = line.recorder.events.filter(
    (event) => event.kind === 'packet' && event.event === 'received',
  );
  expect(arrivals.map(({ at }) => at / 1e6)).toEqual([11, 11, 22]);
  expect(line.link.delay).toBe(milliseconds(1));
});

test('loss can be changed while packets flow', () => {
  const line = new Line();
  line.simulator.schedule(milliseconds(5), () => line.link.setLoss(1));
  line.simulator.schedule(milliseconds(15), () => line.link.setLoss(0));
  line.run(0, 10, 20);
  expect(line.received).toEqual([1, 3]);
});

test('a link of a billion bits a second keeps whole nanoseconds', () => {
  const line = new Line({ rate: 1e9, delay: milliseconds(0) });
  line.send(1001);
  line.simulator.run();
  expect(line.simulator.now).toBe(8008);
});

test('what arrives, and when, does not depend on the trace', () => {
  const settings = { queue: 3, loss: 0.2, rules: [{ delay: 'any', nth: 4, by: milliseconds(2) }] } as const;
  const times = Array.from({ length: 50 }, (_, index) => index * 0.7);
  const [traced, untraced] = [new Line(settings), new Line(settings, false)];
  traced.run(...times);
  untraced.run(...times);
  expect(untraced.received).toEqual(traced.received);
  expect(untraced.recorder.events).toEqual([]);
});

test('the trace is in order of time, and every packet goes through the same stations', () => {
  const line = new Line({ queue: 4, loss: 0.1 });
  line.run(...Array.from({ length: 200 }, (_, index) => index * 0.9));
  const { events } = line.recorder;
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
  const stations = new Map<number, string[]>();
  for (const event of events) {
    if (event.kind !== 'packet') continue;
    stations.set(event.hop, [...(stations.get(event.hop) ?? []), event.event]);
  }
  const kinds = new Set([...stations.values()].map((list) => list.join(' ')));
  expect([...kinds].sort()).toEqual(['dropped', 'enqueued transmit-start transmit-end received']);
});
