import { expect, test } from 'vitest';
import { type Hop, HopFolder, hopsOf } from '../../../../src/lib/net/trace/hop.ts';
import { tcp } from '../wire/build.ts';
import { crossing, HANDSHAKE_AND_LOSS, inOrder } from './exchange.ts';

const line = ({ id, from, to, enteredAt, startAt, endAt, receivedAt, droppedAt, cause }: Hop): string => {
  const times = [enteredAt, startAt, endAt, receivedAt ?? droppedAt].map((at) =>
    at === undefined ? '-' : at / 1e6,
  );
  return `${id} ${from}>${to} ${times.join(' ')}${cause ? ` ${cause}` : ''}`;
};

test('the events of one crossing become one hop', () => {
  expect(hopsOf(HANDSHAKE_AND_LOSS).map(line).join('\n')).toBe(
    `
1 client>server.lab 0 0 0.048 25.048
2 server.lab>client 25.048 25.048 25.096 50.096
3 client>server.lab 50.096 50.096 50.138 75.138
4 client>server.lab 50.096 50.138 50.192 50.192 loss
5 client>server.lab 300.096 300.096 300.15 325.15
6 server.lab>client 325.15 325.15 - -`.trim(),
  );
});

test('a trace that comes in batches gives the same hops as the whole', () => {
  for (const size of [1, 2, 3, 7]) {
    const folder = new HopFolder();
    for (let at = 0; at < HANDSHAKE_AND_LOSS.length; at += size) {
      folder.add(HANDSHAKE_AND_LOSS.slice(at, at + size));
    }
    expect(folder.hops).toEqual(hopsOf(HANDSHAKE_AND_LOSS));
  }
});

test('a hop that learns nothing stays the same value, one that does is a new one', () => {
  const events = inOrder([
    ...crossing({ hop: 1, packet: tcp({}), between: ['a', 'b'], entered: 0, start: 0, received: 5 }),
    ...crossing({ hop: 2, packet: tcp({}), between: ['a', 'b'], entered: 1 }),
  ]);
  const folder = new HopFolder();
  folder.add(events.slice(0, 3));
  const [first, second] = folder.hops;
  folder.add(events.slice(3));
  expect(folder.hops[0]).not.toBe(first);
  expect(folder.hops[1]).toBe(second);
});

test('a full queue drops a packet that never starts', () => {
  const [hop] = hopsOf(
    crossing({ hop: 9, packet: tcp({}), between: ['a', 'b'], entered: 3, dropped: 3, cause: 'queue' }),
  );
  expect(line(hop!)).toBe('9 a>b 3 - - 3 queue');
});
