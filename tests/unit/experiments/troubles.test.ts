import { expect, test } from 'vitest';
import { trouble } from '../../../src/lib/experiments/troubles.ts';

const packets = (name: Parameters<typeof trouble>[0]) =>
  trouble(name).events.filter((event) => event.kind === 'packet' && event.event === 'transmit-start').length;

test('a taken number is refused at once by the own operating system, and no packet goes out', () => {
  expect(trouble('taken')).toMatchObject({ outcome: 'EADDRINUSE', atMs: 0 });
  expect(packets('taken')).toBe(0);
});

test('a closed port refuses after one round trip', () => {
  const { outcome, atMs } = trouble('closed');
  expect(outcome).toBe('ECONNREFUSED');
  expect(atMs).toBeGreaterThanOrEqual(50);
  expect(atMs).toBeLessThan(51);
});

test('silence is tried at 0, 1, 3, 7, 15, 31 and 63 s, and given up after 127 s', () => {
  const { outcome, atMs, synsMs } = trouble('silent');
  expect(synsMs.map((ms) => ms / 1000)).toEqual([0, 1, 3, 7, 15, 31, 63]);
  expect(outcome).toBe('ETIMEDOUT');
  expect(atMs / 1000).toBe(127);
});

test('TCP and UDP may have the same number, and both answer', () => {
  expect(trouble('both').outcome).toBe('ok');
});

test('whoever asks for port 0 gets one from the operating system', () => {
  expect(trouble('zero')).toMatchObject({ outcome: 'ok', chosen: [32768] });
});

test('with four ephemeral ports the fifth connection to one server port finds none', () => {
  expect(trouble('spent')).toMatchObject({
    outcome: 'EADDRNOTAVAIL',
    atMs: 40,
    chosen: [60000, 60001, 60002, 60003],
  });
});
