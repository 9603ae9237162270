import { expect, test } from 'vitest';
import { firstByte, refusal, type Setup } from '../../../src/lib/experiments/first-byte.ts';

const setups: readonly Setup[] = ['tcp', 'tls-1.3', 'tls-1.2', 'quic', 'quic-0rtt'];

test('a name that must be asked for costs one round trip more, whatever comes after', () => {
  const times = setups.map((setup) => firstByte({ setup, rttMs: 100, dns: true }).firstByteMs);
  expect(times).toEqual([300, 400, 500, 300, 200]);
});

test('a closed port says so after one round trip: TCP with RST, UDP with an ICMP message', () => {
  const said = (setup: Setup, dns = false) => {
    const { refusedMs, crossings } = refusal({ setup, rttMs: 100, dns });
    return `${crossings.map(({ name }) => name).join(' ')} ${refusedMs}`;
  };
  expect(said('tcp')).toBe('syn reset 100');
  expect(said('tls-1.3')).toBe('syn reset 100');
  expect(said('quic')).toBe('initial unreachable 100');
  expect(said('quic-0rtt')).toBe('initial-request unreachable 100');
  expect(said('tcp', true)).toBe('dns-query dns-answer syn reset 200');
});
