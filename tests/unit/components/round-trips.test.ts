import { expect, test } from 'vitest';
import { challengeStart, judge } from '../../../src/components/widgets/round-trips/challenge.ts';
import {
  nextEvent,
  orderIn,
  orderOf,
  record,
} from '../../../src/components/widgets/round-trips/experiment.ts';
import { preset } from '../../../src/components/widgets/round-trips/settings.ts';

test('at a round trip of 100 ms the five are there after 200, 300, 400, 200 and 100 ms; a look-up adds 100', () => {
  const times = (dns: 'yes' | 'no') => record({ ...preset, dns }).lanes.map(({ doneMs }) => doneMs);
  expect(times('no')).toEqual([200, 300, 400, 200, 100]);
  expect(times('yes')).toEqual([300, 400, 500, 300, 200]);
});

test('of those that protect, QUIC 0-RTT comes first, then QUIC, TLS 1.3 and TLS 1.2, whatever the distance', () => {
  for (const rtt of [10, 100, 400])
    expect(orderOf(record({ ...preset, rtt })).map(({ setup }) => setup)).toEqual([
      'quic-0rtt',
      'quic',
      'tls-1.3',
      'tls-1.2',
    ]);
});

test('a guess is an order of all four, each once', () => {
  expect(orderIn('quic+tls-1.3+quic-0rtt+tls-1.2')).toEqual(['quic', 'tls-1.3', 'quic-0rtt', 'tls-1.2']);
  for (const text of ['', 'quic', 'quic+quic+tls-1.3+tls-1.2', 'quic+tls-1.3+tcp+tls-1.2'])
    expect(orderIn(text)).toBeUndefined();
});

test('a run is stepped from arrival to arrival', () => {
  const run = record(preset);
  const steps: number[] = [];
  for (let now = 0; now < run.end; ) {
    now = nextEvent(run, now);
    steps.push(Math.round(now * 1000));
  }
  expect(steps).toEqual([50, 100, 150, 200, 250, 300, 350, 400]);
});

test('with a look-up and TLS 1.3 the first byte is there in 200 ms up to a round trip of 50 ms', () => {
  expect(judge(preset)).toBe('no-dns');
  expect(judge(challengeStart)).toBe('late');
  expect(judge({ ...challengeStart, rtt: 40 })).toBe('could-be-farther');
  expect(judge({ ...challengeStart, rtt: 50 })).toBe('solved');
  expect(judge({ ...challengeStart, rtt: 50, port: 'closed' })).toBe('closed');
});
