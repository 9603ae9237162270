import { expect, test } from 'vitest';
import { NewReno } from '../../../src/lib/net/tcp/congestion.ts';
import { RtoEstimator } from '../../../src/lib/net/tcp/rto.ts';
import { seqAdd, seqAfter, seqBefore, seqDistance } from '../../../src/lib/net/tcp/seq.ts';
import { LINUX } from '../../../src/lib/net/tcp/settings.ts';
import { NEXT_STATES } from '../../../src/lib/net/tcp/state.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';

test('sequence numbers wrap at 2^32, and comparison goes the short way round', () => {
  expect(seqAdd(0xffffffff, 2)).toBe(1);
  expect(seqAdd(0, -1)).toBe(0xffffffff);
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

test('slow start grows by what is acknowledged, congestion avoidance by one segment a window', () => {
  const reno = new NewReno(10);
  reno.acknowledged(10, 10);
  expect(reno.cwnd).toBe(20);
  reno.ssthresh = 24;
  reno.acknowledged(4, 20);
  expect([reno.cwnd, reno.inSlowStart]).toEqual([24, false]);
  for (let count = 0; count < 23; count++) reno.acknowledged(1, 24);
  expect(reno.cwnd).toBe(24);
  reno.acknowledged(1, 24);
  expect(reno.cwnd).toBe(25);
});

test('a window that is not used does not grow', () => {
  const reno = new NewReno(10);
  reno.acknowledged(2, 2);
  expect(reno.cwnd).toBe(10);
});

test('fast recovery halves the window, inflates it by duplicate ACKs and leaves with the half', () => {
  const reno = new NewReno(20);
  reno.enterRecovery(20);
  expect([reno.cwnd, reno.ssthresh]).toEqual([13, 10]);
  reno.inflate();
  reno.inflate();
  expect(reno.cwnd).toBe(15);
  reno.deflate(4);
  expect(reno.cwnd).toBe(12);
  reno.leaveRecovery(15);
  expect(reno.cwnd).toBe(10);
});

test('a time-out leaves one segment, and a second one of the same loss does not lower the threshold again', () => {
  const reno = new NewReno(20);
  reno.timedOut(20, true);
  reno.timedOut(1, false);
  expect([reno.cwnd, reno.ssthresh]).toEqual([1, 10]);
});

test('an idle time halves the window for each time-out, but not below the initial one', () => {
  const windows = [1, 2, 5].map((timeouts) => {
    const reno = new NewReno(10);
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
