import { expect, test } from 'vitest';
import { downloadTime } from '../../../src/lib/experiments/download.ts';
import { firstByte } from '../../../src/lib/experiments/first-byte.ts';
import { fiveMessages } from '../../../src/lib/experiments/five-messages.ts';

test('the first byte takes 2 round trips over TCP, 3 with TLS 1.3, 4 with TLS 1.2, 2 over QUIC, and 1 with 0-RTT', () => {
  const setups = ['tcp', 'tls-1.3', 'tls-1.2', 'quic', 'quic-0rtt'] as const;
  expect(setups.map((setup) => firstByte({ setup, rttMs: 100 }).firstByteMs)).toEqual([
    200, 300, 400, 200, 100,
  ]);
  expect(setups.map((setup) => firstByte({ setup, rttMs: 30 }).firstByteMs)).toEqual([60, 90, 120, 60, 30]);
});

test('each message of a set-up goes out when the one before has arrived', () => {
  for (const setup of ['tcp', 'tls-1.3', 'tls-1.2', 'quic', 'quic-0rtt'] as const) {
    const { crossings } = firstByte({ setup, rttMs: 100 });
    for (const [place, { sentMs }] of crossings.entries())
      expect(sentMs).toBe(crossings[place - 1]?.arrivedMs ?? 0);
  }
});

test('TCP gives nothing beyond a hole, and then everything; UDP passes the hole on', () => {
  const given = (protocol: 'tcp' | 'udp') =>
    fiveMessages(protocol).deliveries.map(
      ({ atMs, messages }) => `${Math.round(atMs)}ms ${messages.join(' ')}`,
    );
  expect(given('tcp')).toEqual(['76ms 1', '86ms 2', '161ms 3 4 5']);
  expect(given('udp')).toEqual(['26ms 1', '36ms 2', '56ms 4', '66ms 5']);
});

/** Linux 6.18, Reno, 10 Mbit/s: 884–912 ms; 1,264–1,297 ms; 3.2–6.7 s; 13.6–18.3 s. */
test('a megabyte takes about as long as Linux was measured at, with and without loss', () => {
  const time = (rttMs: number, probability: number, seed = 1) =>
    downloadTime({ rttMs, rate: 10e6, bytes: 1e6, loss: { probability, seed } });
  const mean = (probability: number) =>
    Array.from({ length: 12 }, (_, seed) => time(100, probability, seed)).reduce((sum, one) => sum + one, 0) /
    12;
  expect(Math.round(time(20, 0))).toBe(878);
  expect(Math.round(time(100, 0))).toBe(1255);
  expect(mean(0.01) / 1000).toBeGreaterThan(3.2);
  expect(mean(0.01) / 1000).toBeLessThan(6.7);
  expect(mean(0.05) / 1000).toBeGreaterThan(12);
  expect(mean(0.05) / 1000).toBeLessThan(18.3);
});
