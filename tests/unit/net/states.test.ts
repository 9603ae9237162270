import { expect, test } from 'vitest';
import { NEXT_STATES } from '../../../src/lib/net/tcp/state.ts';
import type { TcpState } from '../../../src/lib/net/trace/event.ts';
import { scripts } from './ladders/script.ts';
import { perform } from './ladders/stage.ts';

/** From → to, with the name of a ladder that shows it. */
function transitions(): Map<string, string> {
  const seen = new Map<string, string>();
  for (const script of scripts()) {
    const states = new Map<number, TcpState>();
    for (const event of perform(script).events) {
      if (event.kind !== 'socket' || event.protocol !== 'tcp') continue;
      const to = event.state as TcpState;
      const step = `${states.get(event.socket) ?? 'CLOSED'} → ${to}`;
      if (!seen.has(step)) seen.set(step, script.name);
      states.set(event.socket, to);
    }
  }
  return seen;
}

/**
 * RFC 9293 §3.3.2, figure 5, and the edges to CLOSED by RST, time-out and abort that it leaves out (its note 3). Two
 * edges have another form on sockets: a listening socket stays what it is, so a SYN leads from CLOSED to SYN-RECEIVED in
 * a new one (and a RST ends that alone); and nobody can send on a listening socket (LISTEN → SYN-SENT: EISCONN).
 * FIN-WAIT-1 → TIME-WAIT of note 2 passes through FIN-WAIT-2 at the same moment, as §3.10.7.4 says.
 */
const FIGURE_5 = [
  'CLOSED → LISTEN',
  'CLOSED → SYN-SENT',
  'CLOSED → SYN-RECEIVED',
  'LISTEN → CLOSED',
  'SYN-SENT → SYN-RECEIVED',
  'SYN-SENT → ESTABLISHED',
  'SYN-SENT → CLOSED',
  'SYN-RECEIVED → ESTABLISHED',
  'SYN-RECEIVED → FIN-WAIT-1',
  'SYN-RECEIVED → CLOSED',
  'ESTABLISHED → FIN-WAIT-1',
  'ESTABLISHED → CLOSE-WAIT',
  'ESTABLISHED → CLOSED',
  'FIN-WAIT-1 → FIN-WAIT-2',
  'FIN-WAIT-1 → CLOSING',
  'FIN-WAIT-1 → CLOSED',
  'FIN-WAIT-2 → TIME-WAIT',
  'FIN-WAIT-2 → CLOSED',
  'CLOSE-WAIT → LAST-ACK',
  'CLOSE-WAIT → CLOSED',
  'CLOSING → TIME-WAIT',
  'CLOSING → CLOSED',
  'LAST-ACK → CLOSED',
  'TIME-WAIT → CLOSED',
];

test('the ladders go every way through the state diagram of RFC 9293, and no other', () => {
  expect([...transitions().keys()].toSorted()).toEqual(FIGURE_5.toSorted());
});

test('the table of states allows these ways and no other', () => {
  const allowed = Object.entries(NEXT_STATES).flatMap(([from, next]) => next.map((to) => `${from} → ${to}`));
  expect(allowed.toSorted()).toEqual(FIGURE_5.toSorted());
});
