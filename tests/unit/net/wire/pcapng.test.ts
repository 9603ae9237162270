import { expect, test } from 'vitest';
import { capture } from '../../../../src/lib/net/wire/pcapng.ts';
import { crossing, HANDSHAKE_AND_LOSS, inOrder } from '../trace/exchange.ts';
import { CLIENT, SERVER, tcp, udp, utf8 } from './build.ts';

const BLOCKS = new Map([
  [0x0a0d0d0a, 'section'],
  [1, 'interface'],
  [4, 'names'],
  [6, 'packet'],
]);

/** The blocks of a file, walked by their lengths: `packet on 0 at 1000`. Throws when the two lengths disagree. */
function blocksOf(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const name = BLOCKS.get(view.getUint32(at, true));
    const length = view.getUint32(at + 4, true);
    if (length % 4 !== 0 || view.getUint32(at + length - 4, true) !== length)
      throw new Error(`block at ${at}`);
    const time = (BigInt(view.getUint32(at + 12, true)) << 32n) | BigInt(view.getUint32(at + 16, true));
    blocks.push(name === 'packet' ? `packet on ${view.getUint32(at + 8, true)} at ${time}` : String(name));
    at += length;
  }
  return blocks;
}

test('a capture is a section, its links, the names of its hosts, and its packets', () => {
  const datagram = udp(utf8('hello'));
  const events = inOrder([
    ...crossing({ hop: 1, packet: datagram, between: ['client', 'r1'], entered: 0, start: 1, received: 5 }),
    ...crossing({ hop: 2, packet: datagram, between: ['r1', 'server'], entered: 5, start: 5, received: 6 }),
    ...crossing({ hop: 3, packet: datagram, between: ['server', 'r1'], entered: 7, start: 7, received: 8 }),
    ...crossing({
      hop: 4,
      packet: datagram,
      between: ['server', 'server'],
      entered: 9,
      start: 9,
      received: 9,
    }),
  ]);
  expect(blocksOf(capture(events, { hosts: { client: CLIENT, server: SERVER } }))).toEqual([
    'section',
    'interface',
    'interface',
    'interface',
    'names',
    'packet on 0 at 0',
    'packet on 1 at 5000000',
    'packet on 1 at 7000000',
    'packet on 2 at 9000000',
  ]);
});

test('a packet is captured once, when it is handed to the link, whatever becomes of it', () => {
  const between = ['client', 'server'] as const;
  const each = tcp({ payload: utf8('abc') });
  const events = inOrder([
    ...crossing({ hop: 1, packet: each, between, entered: 1, start: 1, end: 2, dropped: 2, cause: 'loss' }),
    ...crossing({ hop: 2, packet: each, between, entered: 3, dropped: 3, cause: 'queue' }),
    ...crossing({ hop: 3, packet: each, between, entered: 4 }),
    ...crossing({
      hop: 4,
      packet: each,
      between,
      entered: 5,
      start: 5,
      received: 6,
      dropped: 6,
      cause: 'ttl',
    }),
  ]);
  const bytes = capture(events);
  expect(blocksOf(bytes).slice(2)).toEqual([
    'packet on 0 at 1000000',
    'packet on 0 at 3000000',
    'packet on 0 at 4000000',
    'packet on 0 at 5000000',
  ]);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.match(/\((loss|queue|ttl|rule)\)/g)).toEqual(['(loss)', '(queue)', '(ttl)']);
});

test('the time of a packet keeps its nanoseconds after 1970', () => {
  const events = crossing({
    hop: 1,
    packet: tcp({}),
    between: ['a', 'b'],
    entered: 0.000001,
    start: 0.000001,
  });
  expect(blocksOf(capture(events, { epoch: 1_700_000_000_000 })).at(-1)).toBe(
    'packet on 0 at 1700000000000000001',
  );
});

test('one trace is one file, byte for byte', () => {
  expect(capture(HANDSHAKE_AND_LOSS)).toEqual(capture(structuredClone(HANDSHAKE_AND_LOSS)));
});

test('a capture of 20,000 full segments has all their bytes', () => {
  const full = tcp({ payload: new Uint8Array(1448) });
  const events = Array.from({ length: 20_000 }, (_, index) =>
    crossing({ hop: index, packet: full, between: ['a', 'b'], entered: index, start: index }),
  ).flat();
  expect(capture(events).length).toBe(40 + 44 + 20_000 * (32 + 1488));
});
