import { expect, test } from 'vitest';
import { Reno } from '../../../src/lib/net/tcp/congestion.ts';
import { Cubic } from '../../../src/lib/net/tcp/cubic.ts';
import { RtoEstimator } from '../../../src/lib/net/tcp/rto.ts';
import { sentSeq, seqAdd, seqAfter, seqBefore, seqDistance } from '../../../src/lib/net/tcp/seq.ts';
import { LINUX, LINUX_HZ250_TICK } from '../../../src/lib/net/tcp/settings.ts';
import { NEXT_STATES } from '../../../src/lib/net/tcp/state.ts';
import { onTimerWheel } from '../../../src/lib/net/tcp/timer-wheel.ts';
import { WindowUse } from '../../../src/lib/net/tcp/window-use.ts';
import { milliseconds, ZERO } from '../../../src/lib/net/time.ts';

test('sequence numbers wrap at 2^32, and comparison goes the short way round', () => {
  expect(seqAdd(0xffffffff, 2)).toBe(1);
  expect(sentSeq(seqAdd(0, -1))).toBe(0xffffffff);
  expect(seqDistance(1, 0xffffffff)).toBe(2);
  expect([seqAfter(1, 0xffffffff), seqBefore(1, 0xffffffff), seqAfter(5, 5)]).toEqual([true, false, false]);
});

test('the time-out is 1 s at first, then the round-trip time and at least 200 ms more', () => {
  const rto = new RtoEstimator(LINUX);
  const timeouts = [rto.timeout / 1e6];
  for (const rtt of [50, 50, 50, 50]) {
    rto.sample(milliseconds(rtt), 1, 1);
    timeouts.push(rto.timeout / 1e6);
  }
  expect(timeouts).toEqual([1000, 250, 250, 250, 250]);
});

test('round-trip times that jump about make the time-out longer', () => {
  const rto = new RtoEstimator(LINUX);
  for (const rtt of [50, 400, 50, 400]) rto.sample(milliseconds(rtt), 1, 1);
  expect(rto.timeout / 1e6).toBeGreaterThan(600);
  expect(rto.minRtt).toBe(milliseconds(50));
});

test('the time-out doubles with every expiry, up to 120 s', () => {
  const rto = new RtoEstimator(LINUX);
  rto.sample(milliseconds(50), 1, 1);
  const timeouts = [0, 1, 2, 8, 9, 20].map((backoff) => {
    rto.backoff = backoff;
    return rto.timeout / 1e9;
  });
  expect(timeouts).toEqual([0.25, 0.5, 1, 64, 120, 120]);
});

test('slow start grows by what is delivered, congestion avoidance by one segment a window', () => {
  const reno = new Reno(10);
  reno.grow(10, ZERO);
  expect(reno.cwnd).toBe(20);
  reno.ssthresh = 24;
  reno.grow(4, ZERO);
  expect([reno.cwnd, reno.inSlowStart]).toEqual([24, false]);
  for (let count = 0; count < 23; count++) reno.grow(1, ZERO);
  expect(reno.cwnd).toBe(24);
  reno.grow(1, ZERO);
  expect(reno.cwnd).toBe(25);
});

test('a window of which less than half is used does not grow, not even in slow start', () => {
  const use = new WindowUse();
  use.note(false, 5, 1000, 2000);
  expect([use.mayGrow(10, true), use.mayGrow(9, true), use.mayGrow(9, false)]).toEqual([false, true, false]);
  use.note(true, 10, 1000, 3000);
  expect(use.mayGrow(10, false)).toBe(true);
});

test('a loss takes half of the window from Reno and three tenths from CUBIC', () => {
  const thresholds = [new Reno(20), new Cubic(20)].map((congestion) => {
    congestion.reduceThreshold();
    return congestion.ssthresh;
  });
  expect(thresholds).toEqual([10, 14]);
});

test('CUBIC rises to where the loss was, rests there, and then probes beyond', () => {
  const cubic = new Cubic(200);
  cubic.reduceThreshold();
  cubic.cwnd = cubic.ssthresh;
  const windows = [cubic.cwnd];
  // A round trip of 100 ms, a whole window delivered in each; K is the cube root of 60 / 0.4: 5.3 s.
  for (let round = 1; round <= 90; round++) {
    cubic.grow(cubic.cwnd, milliseconds(100 * round));
    if (round % 15 === 0) windows.push(cubic.cwnd);
  }
  expect(windows).toEqual([140, 177, 195, 201, 201, 203, 218]);
});

test('a timer on a wheel of 4 ms goes off up to 8 ms late, one of a second up to 36 ms', () => {
  const lateness = (at: number, delay: number): number =>
    onTimerWheel(milliseconds(at), milliseconds(delay), LINUX_HZ250_TICK) / 1e6 - delay;
  expect([0, 1, 3].map((at) => lateness(at, 40))).toEqual([4, 3, 1]);
  expect([0, 10, 20].map((at) => lateness(at, 1000))).toEqual([24, 14, 4]);
});

test('an idle time halves the window for each time-out, but not below the initial one', () => {
  const windows = [1, 2, 5].map((timeouts) => {
    const reno = new Reno(10);
    reno.cwnd = 50;
    reno.restartAfterIdle(timeouts);
    return reno.cwnd;
  });
  expect(windows).toEqual([25, 12, 10]);
});

test('every state leads to CLOSED, and CLOSED is the beginning', () => {
  const reachable = new Set(['CLOSED']);
  for (const state of reachable)
    for (const next of NEXT_STATES[state as keyof typeof NEXT_STATES]) reachable.add(next);
  expect([...reachable].sort()).toEqual(Object.keys(NEXT_STATES).sort());
  for (const [state, next] of Object.entries(NEXT_STATES))
    expect(state === 'CLOSED' || next.includes('CLOSED')).toBe(true);
});
