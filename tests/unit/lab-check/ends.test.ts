import { expect, test } from 'vitest';
import { endsByItself } from '../../../src/lib/lab-check/ends.ts';
import { evidenceOf } from '../../../src/lib/lab-check/evidence.ts';
import { ZERO } from '../../../src/lib/net/time.ts';
import { ABILITIES } from '../../../src/lib/sandbox/abilities.ts';
import type { RunEvent, StopReason } from '../../../src/lib/sandbox/engine.ts';

const project = {
  files: [{ path: 'server.mjs', text: '' }],
  scenario: {
    hosts: { 'server.lab': '10.0.0.2' },
    processes: [{ name: 'server', host: 'server.lab', file: 'server.mjs' }],
  },
};
const at = ZERO;
const source = { file: '/home/server.mjs', line: 7, column: 3 };
const place = { kind: 'line', source: { file: 'server.mjs', line: 7, column: 1 } };

const findingOf = (...events: RunEvent[]) =>
  endsByItself().judge(evidenceOf(project, events, ABILITIES.embedded));
const exit = (code: number, reason?: StopReason): RunEvent => ({
  type: 'exit',
  process: 'server',
  code,
  ...(reason && { reason }),
  at,
});
const stderr = (text: string): RunEvent => ({
  type: 'output',
  process: 'server',
  stream: 'stderr',
  text,
  at,
});

test('a program that ends with 0 is well', () => {
  expect(findingOf(exit(0))).toBeUndefined();
});

test.each<{ reason: StopReason; says: string; at?: object }>([
  { reason: { kind: 'loop', source }, says: 'server was stopped: a loop in it does not end.', at: place },
  { reason: { kind: 'output', limit: 100 }, says: 'server was stopped: it printed more than 100 bytes.' },
  {
    reason: { kind: 'turns', limit: 9, source },
    says: 'server was stopped after 9 turns: its timers or events never end.',
    at: place,
  },
  {
    reason: { kind: 'sockets', limit: 9, source },
    says: 'server was stopped: it had 9 sockets open.',
    at: place,
  },
  { reason: { kind: 'unresponsive' }, says: 'server was stopped: it did not answer any more.' },
])('a program that was stopped says why ($reason.kind)', ({ reason, says, at: where }) => {
  const finding = findingOf(exit(1, reason));
  expect(finding?.happened.en).toBe(says);
  expect(finding?.at).toEqual(where);
});

test("a program that threw is told by its error, and by the learner's line", () => {
  const stack = `file:///home/server.mjs:7
    socket.wriet(chunk);
           ^

TypeError: socket.wriet is not a function
    at Socket.<anonymous> (file:///home/server.mjs:7:12)
    at Socket.emit (node:events:508:28)
`;
  const finding = findingOf(stderr(stack), exit(1));
  expect(finding?.happened.en).toBe(
    'server stopped with `TypeError: socket.wriet is not a function` (code 1).',
  );
  expect(finding?.at).toEqual(place);
});

test('an error that nobody listened to says so', () => {
  const stack = `node:events:505
      throw er; // Unhandled 'error' event
      ^

Error: read ECONNRESET
    at TCP.onStreamRead (node:internal/stream_base_commons:216:20)
`;
  expect(findingOf(stderr(stack), exit(1))?.happened.en).toBe(
    "server stopped with `Error: read ECONNRESET` (code 1). Nobody listens to the `'error'` event of that socket.",
  );
});

test('a program that does not end is told by the sockets it has left open', () => {
  const local = { address: 0, port: 7007 } as never;
  const listening: RunEvent = {
    type: 'trace',
    events: [
      { kind: 'socket', at, host: 'server.lab', socket: 1, protocol: 'tcp', state: 'LISTEN', local },
      { kind: 'process', at, host: 'server.lab', process: 'server', label: 'listen(7007)', socket: 1 },
    ],
  };
  expect(findingOf(listening)?.happened.en).toBe(
    'server does not end: it has left sockets open (0.0.0.0:7007 LISTEN).',
  );
  expect(findingOf()?.happened.en).toBe('server does not end: it still waits for something.');
});
