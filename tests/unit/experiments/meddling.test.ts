import { expect, test } from 'vitest';
import {
  type Deed,
  type Meddled,
  meddle,
  packetsOf,
  receiverAt,
  variablesAt,
} from '../../../src/lib/experiments/meddling.ts';

/** What the receiving process is given, and when. */
const given = ({ deliveries }: Meddled) =>
  deliveries.map(({ atMs, messages }) => `${Math.round(atMs)}ms ${messages.join(' ')}`).join(', ');
const drop = (nth: number, atMs: number): Deed => ({ what: 'drop', from: 'client', nth, atMs });

/** Over TCP the client's first two packets are SYN and ACK, so message 3 is its fifth. */
const THIRD = 5;

test('TCP holds back what comes behind a dropped segment until three duplicate ACKs have brought it back', () => {
  expect(given(meddle('tcp', []))).toBe(
    '301ms 1, 341ms 2, 381ms 3, 421ms 4, 461ms 5, 501ms 6, 541ms 7, 581ms 8',
  );
  const dropped = meddle('tcp', [drop(THIRD, 320)]);
  expect(given(dropped)).toBe('301ms 1, 341ms 2, 702ms 3 4 5 6 7 8');
  expect(packetsOf(dropped.events, 'client').flatMap(({ packet }) => packet.retransmission ?? [])).toEqual([
    'fast',
  ]);
});

test('behind the last segments there is nothing to make duplicate ACKs of: they come back after the RTO of a second', () => {
  const last = meddle('tcp', [drop(10, 520)]);
  expect(given(last)).toBe('301ms 1, 341ms 2, 381ms 3, 421ms 4, 461ms 5, 501ms 6, 541ms 7, 1742ms 8');
  expect(packetsOf(last.events, 'client').at(-1)!.packet.retransmission).toBe('rto');
  expect(given(meddle('tcp', [drop(9, 480)]))).toContain('501ms 6, 1702ms 7 8');
});

test('a lost ACK may cost nothing: the next one says the same and more', () => {
  const lost = meddle('tcp', [{ what: 'drop', from: 'server.lab', nth: 2, atMs: 330 }]);
  expect(given(lost)).toBe(given(meddle('tcp', [])));
  expect(packetsOf(lost.events, 'client').some(({ packet }) => packet.retransmission)).toBe(false);
});

test('the last ACK has no next one: its loss brings a segment twice, and the process sees nothing of it', () => {
  const lost = meddle('tcp', [{ what: 'drop', from: 'server.lab', nth: 9, atMs: 630 }]);
  expect(given(lost)).toBe(given(meddle('tcp', [])));
  expect(packetsOf(lost.events, 'client').at(-1)!.packet.retransmission).toBe('rto');
});

test('UDP passes on the hole, the copy and the wrong order; TCP none of them', () => {
  expect(given(meddle('udp', [drop(3, 120)]))).toBe(
    '101ms 1, 141ms 2, 221ms 4, 261ms 5, 301ms 6, 341ms 7, 381ms 8',
  );
  const third = (what: Deed['what'], protocol: 'tcp' | 'udp') =>
    meddle(protocol, [
      protocol === 'tcp' ? { ...drop(THIRD, 320), what } : { ...drop(3, 120), what },
    ]).deliveries.flatMap(({ messages }) => messages);
  expect(third('duplicate', 'udp')).toEqual([1, 2, 3, 3, 4, 5, 6, 7, 8]);
  expect(third('delay', 'udp')).toEqual([1, 2, 4, 5, 6, 3, 7, 8]);
  expect(third('duplicate', 'tcp')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(third('delay', 'tcp')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('what has arrived behind a hole waits in the buffer', () => {
  const dropped = meddle('tcp', [drop(THIRD, 320)]);
  expect(receiverAt(dropped, 470)).toEqual({ given: [1, 2], waiting: [4, 5] });
  expect(receiverAt(dropped, 710)).toEqual({ given: [1, 2, 3, 4, 5, 6, 7, 8], waiting: [] });
});

test('snd.una stays before the hole while snd.nxt goes on, and the receiver asks for the hole', () => {
  const dropped = meddle('tcp', [drop(THIRD, 320)]);
  expect(variablesAt(dropped, 250)).toEqual({ una: 1, nxt: 2001, rcvNxt: 1 });
  expect(variablesAt(dropped, 590)).toEqual({ una: 2001, nxt: 8001, rcvNxt: 2001 });
  expect(variablesAt(dropped, 900)).toEqual({ una: 8001, nxt: 8001, rcvNxt: 8001 });
});

test('what is not under way cannot be dropped', () => {
  const none = given(meddle('tcp', []));
  for (const deed of [drop(THIRD, 100), drop(THIRD, 400), drop(99, 400)])
    expect(given(meddle('tcp', [deed]))).toBe(none);
});
