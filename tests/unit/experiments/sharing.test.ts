import { expect, test } from 'vitest';
import { goodput, type Shares, type Sharing, sharing } from '../../../src/lib/experiments/sharing.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';
import { countOf } from '../../../src/lib/experiments/voice.ts';

const four: Sharing = {
  downloads: 4,
  bottleneck: 10e6,
  access: 100e6,
  unresponsive: 0,
  call: false,
  seed: 7,
  durationMs: 15_000,
};
const share = (change: Partial<Sharing>) => finish(sharing({ ...four, ...change }));
/** Mbit/s from the fifth second on. */
const rates = (shares: Shares) => shares.flows.map((_, flow) => goodput(shares, flow, 5000) / 1e6);

test('four downloads over 10 Mbit/s get 2.5 Mbit/s each, within a fifth', () => {
  for (const rate of rates(share({}))) {
    expect(rate).toBeGreaterThan(2);
    expect(rate).toBeLessThan(3);
  }
});

test('alone I get the whole bottleneck, less the headers; behind a narrow line of my own no more than that', () => {
  expect(rates(share({ downloads: 1 }))[0]).toBeCloseTo(9.65, 1);
  const [mine, ...others] = rates(share({ access: 1e6 }));
  expect(mine).toBeGreaterThan(0.9);
  expect(mine).toBeLessThan(1);
  for (const other of others) expect(other).toBeGreaterThan(2.4);
});

test('a UDP flow that does not listen takes its rate first, and the downloads share what is left', () => {
  const [first, second, third, fourth, udp] = rates(share({ unresponsive: 6e6 }));
  expect(udp).toBeGreaterThan(5.8);
  expect(first! + second! + third! + fourth!).toBeLessThan(4);
});

test('a call of 32 kbit/s loses frames to full queues, though it hardly asks for anything', () => {
  const shares = share({ call: true });
  expect(shares.frames.length).toBe(750);
  expect(countOf(shares.frames, 'lost')).toBeGreaterThan(3);
  expect(countOf(shares.frames, 'lost')).toBeLessThan(60);
  expect(countOf(share({ call: true, downloads: 0 }).frames, 'on-time')).toBeGreaterThan(745);
});
