import { expect, test } from 'vitest';
import type { Address, Port } from '../../../../src/lib/net/address.ts';
import { milliseconds } from '../../../../src/lib/net/time.ts';
import type { TraceEvent } from '../../../../src/lib/net/trace/event.ts';
import { formatLadder } from '../../../../src/lib/net/trace/ladder.ts';
import { CLIENT, CLIENT_PORT, icmp, SERVER, SERVER_PORT, udp } from '../wire/build.ts';
import { crossing, HANDSHAKE_AND_LOSS, inOrder } from './exchange.ts';

test('a ladder has one line for each packet on each link', () => {
  expect(`\n${formatLadder(HANDSHAKE_AND_LOSS)}\n`).toBe(`
  0.000ms  client → server.lab   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  client ← server.lab   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=8
 50.096ms  client → server.lab   75.138ms  ACK seq=1 ack=1
 50.096ms  client → server.lab     ✗ loss  PSH 15 seq=1 ack=1 waited 0.042ms
300.096ms  client → server.lab  325.150ms  PSH 15 seq=1 ack=1 (RTO retransmission)
325.150ms  client ← server.lab          …  ACK seq=1 ack=16 win=0
`);
});

test('the order of hosts and the ports are the reader’s choice', () => {
  const events = HANDSHAKE_AND_LOSS.slice(0, 8);
  expect(`\n${formatLadder(events, { hosts: ['server.lab'], ports: true, windows: true })}\n`).toBe(`
  0.000ms  server.lab:7000 ← client:32768   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 25.048ms  server.lab:7000 → client:32768   50.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=8
`);
});

test('socket states and processes stand between the packets they belong to', () => {
  const local = { address: CLIENT, port: CLIENT_PORT };
  const remote = { address: SERVER, port: SERVER_PORT };
  const source = { file: 'client.mjs', line: 3, column: 14 };
  const client = { host: 'client', at: milliseconds(0) };
  const events: TraceEvent[] = [
    { kind: 'process', ...client, process: 'ping', label: 'connect()', socket: 2, source },
    { kind: 'socket', ...client, socket: 2, protocol: 'tcp', state: 'SYN-SENT', local, remote },
    ...HANDSHAKE_AND_LOSS.slice(0, 4),
    {
      kind: 'socket',
      at: milliseconds(30),
      host: 'server.lab',
      socket: 3,
      protocol: 'udp',
      state: 'BOUND',
      local: { address: 0 as Address, port: 53 as Port },
    },
    { kind: 'process', ...client, at: milliseconds(1500), process: 'ping', label: 'ETIMEDOUT' },
  ];
  expect(`\n${formatLadder(events, { include: ['packets', 'sockets', 'processes'] })}\n`).toBe(`
   0.000ms  ping@client: connect() at client.mjs:3
   0.000ms  client SYN-SENT  10.0.0.11:32768 → 10.0.0.2:7000
   0.000ms  client → server.lab   25.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  30.000ms  server.lab UDP BOUND  0.0.0.0:53
1500.000ms  ping@client: ETIMEDOUT
`);
  expect(formatLadder(events, { include: ['processes'] }).split('\n')).toHaveLength(2);
});

test('a packet that is forwarded has a line for every link, and loopback turns back', () => {
  const datagram = udp(new Uint8Array(33));
  const events = inOrder([
    ...crossing({ hop: 1, packet: datagram, between: ['client', 'r1'], entered: 0, start: 0, received: 5 }),
    ...crossing({
      hop: 2,
      packet: datagram,
      between: ['r1', 'server'],
      entered: 5,
      dropped: 5,
      cause: 'queue',
    }),
    ...crossing({
      hop: 3,
      packet: icmp({}),
      between: ['server', 'server'],
      entered: 7,
      start: 7,
      received: 7,
    }),
  ]);
  expect(`\n${formatLadder(events)}\n`).toBe(`
  0.000ms  client → r1    5.000ms  UDP 33
  5.000ms  r1 → server    ✗ queue  UDP 33
  7.000ms  server ↺       7.000ms  port unreachable
`);
});

test('an empty trace has an empty ladder', () => {
  expect(formatLadder([])).toBe('');
});
