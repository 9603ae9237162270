import { expect, test } from 'vitest';
import {
  type Footing,
  outcomeOf,
  runApplication,
  setupRoundTrips,
  type Way,
} from '../../../src/lib/experiments/application-run.ts';
import { APPLICATIONS, type ApplicationId } from '../../../src/lib/experiments/applications.ts';
import { finish } from '../../../src/lib/experiments/steps.ts';

const near: Way = { rttMs: 50, rate: 10e6, loss: 0.01 };
const far: Way = { rttMs: 200, rate: 10e6, loss: 0.02 };
const narrow: Way = { rttMs: 50, rate: 0.5e6, loss: 0 };
const tcp: Footing = { transport: 'tcp', secure: true };
const udp: Footing = { transport: 'udp', secure: true };

function run(id: ApplicationId, footing: Footing, way: Way) {
  const { traffic, needs } = APPLICATIONS.find((application) => application.id === id)!;
  const whole = finish(runApplication(traffic, footing, way, 7));
  const { pieces, doneMs } = whole;
  const count = (fate: string) => pieces.filter((piece) => piece.fate === fate).length;
  return {
    onTime: count('on-time'),
    late: count('late'),
    lost: count('lost'),
    doneMs,
    outcome: outcomeOf(whole, needs),
  };
}

test('set-up takes a round trip for TCP, one more for TLS, one for QUIC or DTLS, none for UDP alone', () => {
  const setups: Footing[] = [
    { transport: 'tcp', secure: false },
    tcp,
    { transport: 'quic', secure: true },
    udp,
    { transport: 'udp', secure: false },
  ];
  expect(setups.map(setupRoundTrips)).toEqual([1, 2, 1, 1, 0]);
});

test('near by a call is whole over TCP and has holes over UDP; far away TCP makes more late than UDP loses', () => {
  expect(run('call', tcp, near)).toMatchObject({ late: 0, lost: 0 });
  expect(run('call', udp, near).lost).toBeGreaterThan(0);
  expect(run('call', tcp, far).late).toBeGreaterThan(3 * run('call', udp, far).lost);
});

test('no transport makes a narrow way wider or a far one shorter', () => {
  for (const footing of [tcp, udp]) {
    expect(run('conference', footing, narrow).onTime).toBeLessThan(50);
    expect(run('game', footing, far).onTime).toBe(0);
    expect(run('shell', footing, far).onTime).toBe(0);
  }
});

test('a file over TCP is whole sooner or later; over UDP it lacks pieces', () => {
  const whole = run('file', tcp, far);
  expect(whole.lost).toBe(0);
  expect(whole.doneMs).toBeGreaterThan(3000);
  expect(run('file', udp, far)).toMatchObject({ doneMs: undefined });
  expect(run('file', udp, far).lost).toBeGreaterThan(5);
});

test('a question over UDP is answered in a round trip, or asked again; over TCP with TLS it takes three', () => {
  const dns = (footing: Footing) => run('dns', footing, { ...far, loss: 0 });
  expect(dns({ transport: 'udp', secure: false })).toMatchObject({ onTime: 20 });
  expect(dns(tcp)).toMatchObject({ late: 20 });
  expect(run('dns', { transport: 'udp', secure: false }, far).lost).toBe(0);
});

test('what is lost breaks a message and is covered up in a call; what is late spoils both', () => {
  expect(run('chat', udp, far).outcome).toBe('broken');
  expect(run('chat', tcp, far).outcome).toBe('fine');
  expect(run('call', udp, near).outcome).toBe('worn');
  expect(run('call', tcp, near).outcome).toBe('fine');
  expect(run('call', tcp, far).outcome).toBe('broken');
});

test('a stored video plays through where there is room for it, and stops where there is not', () => {
  expect(run('video', tcp, near)).toMatchObject({ onTime: 100 });
  expect(run('video', tcp, narrow).late).toBeGreaterThan(80);
  expect(run('video', udp, near).lost).toBeGreaterThan(5);
});
