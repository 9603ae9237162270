import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LinkChange, LinkSettings } from '../../../src/lib/net/link-settings.ts';
import { milliseconds, type Time } from '../../../src/lib/net/time.ts';
import { Line } from './line.ts';

const every = (count: number, gap: number): number[] =>
  Array.from({ length: count }, (_, index) => index * gap);

describe('a queue with a limit in bytes', () => {
  test('drops a packet that does not fit whole, and takes a smaller one that does', () => {
    const line = new Line({ queueBytes: 1500 });
    line.at(0, () => {
      line.send(1000); // in transmission
      line.send(1000); // waits
      line.send(600); // 1600 bytes would wait
      line.send(500); // fits to the byte
    });
    line.run();
    expect(line.received).toEqual([1, 2, 4]);
    expect([line.link.queue.highest, line.link.queue.highestBytes]).toEqual([2, 1500]);
  });

  test('holds beside the limit in packets', () => {
    const line = new Line({ queue: 1, queueBytes: 5000 });
    line.run(0, 0, 0);
    expect(line.received).toEqual([1, 2]);
  });
});

describe('jitter', () => {
  test('delays each packet by up to so much, evenly', () => {
    const line = new Line({ jitter: milliseconds(4), rate: Number.POSITIVE_INFINITY });
    line.run(...every(2000, 10));
    const delays = line
      .arrivals()
      .split(' ')
      .map((each, index) => Number(each.split('@')[1]) - index * 10);
    const mean = delays.reduce((sum, delay) => sum + delay) / delays.length;
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...delays)).toBeLessThanOrEqual(14);
    expect(mean).toBeCloseTo(12, 1);
  });

  test('reorders nothing, however close packets follow each other', () => {
    const line = new Line({ jitter: milliseconds(50), rate: 80e6 });
    line.run(...every(200, 0.1));
    expect(line.received).toEqual(every(200, 1).map((index) => index + 1));
  });

  test('is the same for the same seed, and another for another', () => {
    const arrivals = (seed: number): string => {
      const line = new Line({ jitter: milliseconds(5) }, true, seed);
      line.run(...every(20, 3));
      return line.arrivals();
    };
    expect(arrivals(7)).toBe(arrivals(7));
    expect(arrivals(7)).not.toBe(arrivals(8));
  });
});

describe('reordering', () => {
  test('holds packets back at the far end, so that later ones overtake them', () => {
    const line = new Line({ reorder: { probability: 0.4, by: milliseconds(3) } });
    line.run(...every(10, 1));
    expect(line.arrivals()).toBe('2@12 4@14 1@14 5@15 3@16 7@17 9@19 6@19 8@21 10@23');
  });

  test('delays as large a part of the packets as it says', () => {
    const line = new Line({ reorder: { probability: 0.25, by: milliseconds(5) } });
    line.run(...every(2000, 20));
    const late = line
      .arrivals()
      .split(' ')
      .filter((each, index) => Number(each.split('@')[1]) > index * 20 + 11);
    expect(late.length / 2000).toBeCloseTo(0.25, 1);
  });
});

test('a packet that is duplicated waits for its own turn behind itself, and arrives twice', () => {
  expect(new Line({ duplicate: 1 }).run(0)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0ms #1 enqueued
1ms #1 transmit-end
1ms #1 transmit-start
2ms #1 transmit-end
11ms #1 received
12ms #1 received
`);
});

test('duplicates do not change which packets are lost', () => {
  const lostWith = (duplicate: number): Set<number> => {
    const line = new Line({ duplicate, loss: { probability: 0.1, seed: 42 } });
    line.run(...every(500, 3));
    return new Set(
      every(500, 1)
        .map((index) => index + 1)
        .filter((id) => !line.received.includes(id)),
    );
  };
  expect(lostWith(0.5)).toEqual(lostWith(0));
  expect(lostWith(0).size).toBeGreaterThan(30);
});

describe('a link that goes down', () => {
  test('loses what waits and what is in transmission; what has left the transmitter arrives', () => {
    const line = new Line();
    line.at(1.5, () => line.link.change({ down: true }));
    line.at(5, () => line.link.change({ down: false }));
    expect(line.run(0, 0, 0, 3, 6)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0ms #2 enqueued
0ms #3 enqueued
1ms #1 transmit-end
1ms #2 transmit-start
1.5ms #2 dropped-down
1.5ms #3 dropped-down
3ms #4 dropped-down
6ms #5 enqueued
6ms #5 transmit-start
7ms #5 transmit-end
11ms #1 received
17ms #5 received
`);
  });

  test('takes packets again from the moment it is up', () => {
    const line = new Line();
    line.link.change({ down: true });
    expect(line.link.isDown).toBe(true);
    line.run(0);
    line.link.change({ down: false });
    line.send();
    line.simulator.run();
    expect(line.received).toEqual([2]);
  });
});

describe('a packet taken off the link by hand', () => {
  test('does not arrive, and the others are no earlier for it', () => {
    const line = new Line();
    line.at(5, () => line.link.remove(2));
    expect(line.run(0, 0, 0)).toContain('\n5ms #2 dropped-removed\n');
    expect(line.arrivals()).toBe('1@11 3@13');
  });

  test('is lost when it has left the transmitter, when it still waited', () => {
    const line = new Line();
    line.at(0.5, () => line.link.remove(2));
    expect(line.run(0, 0)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0ms #2 enqueued
1ms #1 transmit-end
1ms #2 transmit-start
2ms #2 transmit-end
2ms #2 dropped-removed
11ms #1 received
`);
  });

  test('must be under way: one that has arrived, or was taken off before, is not', () => {
    const line = new Line();
    const answers: boolean[] = [];
    line.at(5, () => answers.push(line.link.remove(1), line.link.remove(1), line.link.remove(9)));
    line.at(20, () => answers.push(line.link.remove(2)));
    line.run(0, 1);
    expect(answers).toEqual([true, false, false, false]);
  });

  test('is as lost on a link that keeps no trace', () => {
    const line = new Line({}, false);
    line.at(0.5, () => line.link.remove(2));
    line.run(0, 0, 0);
    expect(line.received).toEqual([1, 3]);
  });
});

describe('a change of rate', () => {
  test('holds for packets that wait; the one being transmitted keeps its rate', () => {
    const line = new Line();
    line.at(0.5, () => line.link.change({ rate: 4e6 }));
    expect(line.run(0, 0, 0)).toBe(`
0ms #1 enqueued
0ms #1 transmit-start
0ms #2 enqueued
0ms #3 enqueued
1ms #1 transmit-end
1ms #2 transmit-start
3ms #2 transmit-end
3ms #3 transmit-start
5ms #3 transmit-end
11ms #1 received
13ms #2 received
15ms #3 received
`);
  });

  test('empties a long queue sooner', () => {
    const line = new Line();
    line.at(0.5, () => line.link.change({ rate: 80e6 }));
    line.run(...every(100, 0));
    expect(line.simulator.now / 1e6).toBeCloseTo(1 + 9.9 + 10, 6);
  });
});

test('queue limits, delay, loss and mtu can be changed while packets flow', () => {
  const line = new Line();
  line.link.change({ queue: 1, delay: milliseconds(1), mtu: 576, loss: 0 });
  line.run(0, 0, 0);
  expect(line.arrivals()).toBe('1@2 2@3');
  expect(line.link.mtu).toBe(576);
});

test.each<[LinkChange, string]>([
  [{ rate: 0 }, "a link's rate must be at least 1 bit/s, not 0"],
  [{ rate: Number.NaN }, "a link's rate must be at least 1 bit/s, not NaN"],
  [{ delay: -1 as Time }, "a link's delay must be a whole number of nanoseconds, not -1"],
  [{ jitter: 0.5 as Time }, "a link's jitter must be a whole number of nanoseconds, not 0.5"],
  [{ loss: 1.5 }, "a link's loss must be a probability from 0 to 1, not 1.5"],
  [{ duplicate: -0.1 }, "a link's duplicate must be a probability from 0 to 1, not -0.1"],
  [
    { reorder: { probability: 2, by: milliseconds(1) } },
    "a link's reorder must be a probability from 0 to 1, not 2",
  ],
  [{ queue: -1 }, "a link's queue must be a whole number from 0, not -1"],
  [{ queueBytes: 1.5 }, "a link's queueBytes must be a whole number from 0, not 1.5"],
  [{ mtu: 67 }, "a link's mtu must be a whole number from 68 to 65535, not 67"],
])('a link that cannot be, %o, is refused by name and value, and nothing changes', (change, sentence) => {
  const line = new Line();
  expect(() => line.link.change({ ...change })).toThrow(sentence);
  expect(() => new Line(change as Partial<LinkSettings>)).toThrow(sentence);
  line.run(0, 0);
  expect(line.arrivals()).toBe('1@11 2@12');
});

const change = fc.record(
  {
    rate: fc.constantFrom(1e5, 8e6, 1e9, Number.POSITIVE_INFINITY),
    delay: fc.nat({ max: 20 }).map(milliseconds),
    jitter: fc.nat({ max: 20 }).map(milliseconds),
    loss: fc.constantFrom(0, 0.3),
    duplicate: fc.constantFrom(0, 0.3),
    reorder: fc.constantFrom(
      { probability: 0.3, by: milliseconds(4) },
      { probability: 0, by: milliseconds(0) },
    ),
    queue: fc.constantFrom(0, 2),
    queueBytes: fc.constantFrom(0, 3000),
    down: fc.boolean(),
  },
  { requiredKeys: [] },
);

test('whatever is changed while packets flow: every crossing ends once, stations stand in order, trace or no trace', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 60 }), change), { maxLength: 8 }),
      fc.array(fc.nat({ max: 60 }), { maxLength: 40 }),
      (changes, times) => {
        const lines = [new Line(), new Line({}, false)];
        for (const line of lines) {
          for (const [time, settings] of changes) line.at(time, () => line.link.change(settings));
          line.run(...times);
        }
        const [traced, untraced] = lines as [Line, Line];
        expect(untraced.received).toEqual(traced.received);
        const { events } = traced.recorder;
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
        const stations = new Map<number, string[]>();
        let entered = 0;
        for (const event of events) {
          if (event.kind !== 'packet') continue;
          if (!stations.has(event.hop)) entered++;
          stations.set(event.hop, [...(stations.get(event.hop) ?? []), event.event]);
        }
        const whole = 'enqueued transmit-start transmit-end received';
        const cut = ['dropped', 'enqueued dropped', 'enqueued transmit-start dropped'];
        for (const list of stations.values()) expect([whole, ...cut]).toContain(list.join(' '));
        const arrived = [...stations.values()].filter((list) => list.at(-1) === 'received').length;
        expect(arrived).toBe(traced.received.length);
        expect(entered).toBeGreaterThanOrEqual(times.length);
      },
    ),
    { numRuns: 300 },
  );
});
