import { expect, test } from 'vitest';
import { nanosecondsOf } from '../../../src/lib/net/time.ts';
import { Conversations } from '../../../src/lib/sandbox/webcontainer/conversations.ts';

const client = { address: '127.0.0.1', port: 40000 };
const server = { address: '127.0.0.1', port: 7007 };

test('a message was sent when the last of its bytes was written', () => {
  const conversations = new Conversations();
  expect(conversations.wrote('client', client, server, 5, nanosecondsOf(10))).toEqual([]);
  expect(conversations.wrote('client', client, server, 10, nanosecondsOf(20))).toEqual([]);
  expect(conversations.read('server.lab', server, client, 15, nanosecondsOf(30))).toEqual([
    { from: 'client', to: 'server.lab', bytes: 15, sentAt: 20, at: 30 },
  ]);
});

test('one write may be read in pieces', () => {
  const conversations = new Conversations();
  conversations.wrote('client', client, server, 10, nanosecondsOf(1));
  expect([
    ...conversations.read('server.lab', server, client, 4, nanosecondsOf(2)),
    ...conversations.read('server.lab', server, client, 6, nanosecondsOf(3)),
  ]).toEqual([
    { from: 'client', to: 'server.lab', bytes: 4, sentAt: 1, at: 2 },
    { from: 'client', to: 'server.lab', bytes: 6, sentAt: 1, at: 3 },
  ]);
});

test('a read that is told before its write waits for it', () => {
  const conversations = new Conversations();
  expect(conversations.read('server.lab', server, client, 5, nanosecondsOf(9))).toEqual([]);
  expect(conversations.wrote('client', client, server, 5, nanosecondsOf(8))).toEqual([
    { from: 'client', to: 'server.lab', bytes: 5, sentAt: 8, at: 9 },
  ]);
});

test('the two directions of a connection, and two connections, are apart', () => {
  const conversations = new Conversations();
  const other = { address: '127.0.0.1', port: 40001 };
  conversations.wrote('client', client, server, 5, nanosecondsOf(1));
  expect(conversations.read('server.lab', server, other, 5, nanosecondsOf(2))).toEqual([]);
  expect(conversations.read('client', client, server, 5, nanosecondsOf(2))).toEqual([]);
  expect(conversations.read('server.lab', server, client, 5, nanosecondsOf(3))).toHaveLength(1);
});

test('bytes from outside the lab are nobody’s message', () => {
  expect(
    new Conversations().read('client', client, { address: '93.184.216.34', port: 80 }, 5, nanosecondsOf(1)),
  ).toEqual([]);
});
