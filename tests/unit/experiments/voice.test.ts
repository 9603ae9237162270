import { expect, test } from 'vitest';
import { countOf, voice } from '../../../src/lib/experiments/voice.ts';
import { lateByHand } from '../../../src/lib/experiments/voice-by-hand.ts';

test('one lost frame makes no frame late over TCP at a short round trip, and eleven at 200 ms; UDP loses just the one', () => {
  const fates = [50, 100, 150, 200].map((rttMs) => {
    const [tcp, udp] = (['tcp', 'udp'] as const).map((protocol) => voice({ protocol, rttMs, lostFrame: 40 }));
    return [
      rttMs,
      countOf(tcp!, 'late'),
      countOf(tcp!, 'lost'),
      countOf(udp!, 'late'),
      countOf(udp!, 'lost'),
    ];
  });
  expect(fates).toEqual([
    [50, 0, 0, 0, 1],
    [100, 2, 0, 0, 1],
    [150, 6, 0, 0, 1],
    [200, 11, 0, 0, 1],
  ]);
});

test('by hand, with three duplicate ACKs: 0, 3, 7, 11 frames late for round trips of 50, 100, 150, 200 ms; 6 where the deadline is 250 ms', () => {
  const late = [50, 100, 150, 200, 300].map((rttMs) =>
    lateByHand({ rttMs, intervalMs: 20, deadlineMs: 150 }),
  );
  expect(late).toEqual([0, 3, 7, 11, 18]);
  expect(lateByHand({ rttMs: 200, intervalMs: 20, deadlineMs: 250 })).toBe(6);
});

test('frames of a call without loss are all in time, half a round trip after they were spoken', () => {
  for (const protocol of ['tcp', 'udp'] as const) {
    const frames = voice({ protocol, rttMs: 200 });
    expect(countOf(frames, 'on-time')).toBe(100);
    for (const { sentMs, arrivedMs } of frames) expect(arrivedMs! - sentMs).toBeCloseTo(100, 0);
  }
});

test('on a line narrower than the call frames queue and come later and later; over TCP still none is lost', () => {
  for (const protocol of ['tcp', 'udp'] as const) {
    const frames = voice({ protocol, rttMs: 20, rate: 50e3, frames: 500 });
    expect(countOf(frames, 'lost')).toBe(0);
    expect(countOf(frames, 'late')).toBeGreaterThan(450);
    expect(frames[499]!.arrivedMs! - frames[499]!.sentMs).toBeGreaterThan(5000);
  }
});

test('jitter makes frames late only where there was little time to spare', () => {
  const late = (rttMs: number) =>
    countOf(voice({ protocol: 'udp', rttMs, jitterMs: 100, frames: 200 }), 'late');
  expect(late(60)).toBe(0);
  expect(late(200)).toBeGreaterThan(50);
});

/** Linux 6.18, Reno: 100 frames; over TCP 0–2 late at RTT 50 ms and 5 % loss, 15–48 at 200 ms and 2 %, 40–62 at 200 ms and 5 %. */
test.each([
  { rttMs: 50, probability: 0.05, least: 0, most: 3 },
  { rttMs: 200, probability: 0.02, least: 10, most: 48 },
  { rttMs: 200, probability: 0.05, least: 35, most: 65 },
])(
  'calls of $rttMs ms and $probability loss come to what Linux was measured at',
  ({ rttMs, probability, least, most }) => {
    const late = Array.from({ length: 24 }, (_, seed) =>
      countOf(voice({ protocol: 'tcp', rttMs, loss: { probability, seed: seed + 1 } }), 'late'),
    );
    const mean = late.reduce((sum, count) => sum + count, 0) / late.length;
    expect(mean).toBeGreaterThanOrEqual(least);
    expect(mean).toBeLessThanOrEqual(most);
  },
);
