import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Simulator } from '../../../src/lib/net/simulator.ts';
import { milliseconds, type Time } from '../../../src/lib/net/time.ts';
import { Timer } from '../../../src/lib/net/timer.ts';

test('events happen in order of time, and those of one time in the order of scheduling', () => {
  const simulator = new Simulator();
  const log: string[] = [];
  const note = (name: string) => () => log.push(`${simulator.now / 1e6}ms ${name}`);
  simulator.schedule(milliseconds(2), note('c'));
  simulator.schedule(milliseconds(1), note('a'));
  simulator.schedule(milliseconds(2), note('d'));
  simulator.schedule(milliseconds(1), note('b'));
  simulator.run();
  expect(log).toEqual(['1ms a', '1ms b', '2ms c', '2ms d']);
});

test('a run up to a time includes the events of that time, and leaves the clock there', () => {
  const simulator = new Simulator();
  const log: number[] = [];
  for (const time of [1, 5, 6]) simulator.schedule(milliseconds(time), () => log.push(time));
  simulator.run(milliseconds(5));
  expect([log, simulator.now, simulator.next()]).toEqual([[1, 5], milliseconds(5), milliseconds(6)]);
  simulator.run(milliseconds(10));
  expect([simulator.now, simulator.next(), simulator.step()]).toEqual([milliseconds(10), undefined, false]);
});

test('time advances over quiet stretches only', () => {
  const simulator = new Simulator();
  simulator.schedule(milliseconds(5), () => {});
  simulator.advance(milliseconds(3));
  expect(simulator.now).toBe(milliseconds(3));
  expect(() => simulator.advance(milliseconds(6))).toThrow('an event is due at 5000000, before 6000000');
  expect(() => simulator.advance(milliseconds(2))).toThrow('time cannot go back');
});

test('a cancelled timer leaves no event behind, and one that is started again moves', () => {
  const simulator = new Simulator();
  const log: string[] = [];
  const cancelled = simulator.schedule(milliseconds(1), () => log.push('cancelled'));
  const timer = new Timer(simulator, () => log.push(`fired at ${simulator.now / 1e6}ms`), undefined);
  timer.start(milliseconds(2));
  timer.start(milliseconds(4));
  cancelled.cancel();
  expect([cancelled.running, timer.running, simulator.next()]).toEqual([false, true, milliseconds(4)]);
  simulator.run();
  expect(log).toEqual(['fired at 4ms']);
});

test('nothing can be scheduled before now', () => {
  const simulator = new Simulator();
  expect(() => simulator.schedule(-1 as Time, () => {})).toThrow('an event cannot be due at -1');
  expect(() => simulator.schedule(Number.NaN as Time, () => {})).toThrow('an event cannot be due at NaN');
});

test('however timers are started, moved and cancelled while others fire, the next one is the first of those due', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ timer: fc.nat({ max: 200 }), delay: fc.nat({ max: 50 }) }) },
      {
        weight: 12,
        arbitrary: fc.record({ timer: fc.nat({ max: 200 }), delay: fc.constant('cancel' as const) }),
      },
      { weight: 1, arbitrary: fc.constant('fire' as const) },
    ),
    { maxLength: 1000, size: 'max' },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const simulator = new Simulator();
      const fired: number[] = [];
      const expected: number[] = [];
      const due = new Map<number, { at: number; order: number }>();
      const timers = Array.from(
        { length: 201 },
        (_, id) => new Timer(simulator, () => fired.push(id), undefined),
      );
      const first = () => [...due].toSorted(([, a], [, b]) => a.at - b.at || a.order - b.order)[0];
      const fire = (): void => {
        const next = first();
        if (next) {
          expected.push(next[0]);
          due.delete(next[0]);
        }
        expect(simulator.step()).toBe(next !== undefined);
        if (next) expect(simulator.now).toBe(next[1].at);
      };
      for (const [order, step] of list.entries()) {
        if (step === 'fire') fire();
        else if (step.delay === 'cancel') {
          timers[step.timer]!.cancel();
          due.delete(step.timer);
        } else {
          timers[step.timer]!.start(step.delay as Time);
          due.set(step.timer, { at: simulator.now + step.delay, order });
        }
      }
      expect(simulator.next()).toBe(first()?.[1].at);
      while (due.size > 0) fire();
      expect(simulator.step()).toBe(false);
      expect(fired).toEqual(expected);
    }),
  );
});
