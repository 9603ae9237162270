import type { TraceEvent } from '../net/trace/event.ts';
import { Pair, readAll } from './pair.ts';

/** The two letters of a greeting: UTF-8 text, as the processes write it. */
export interface Letters {
  readonly greeting: string;
  readonly answer: string;
}

/**
 * One TCP connection in full: the client connects to port 7007, sends a greeting, gets an answer, and both close.
 * RTT 50 ms, no limit to the rate.
 */
export function greeting({ greeting, answer }: Letters): readonly TraceEvent[] {
  const encoder = new TextEncoder();
  const pair = new Pair({ rttMs: 50 });
  pair.listen(7007, (socket) => ({
    readable: () => {
      const open = readAll(socket, () => socket.send(encoder.encode(answer)));
      if (!open) socket.close();
    },
  }));
  pair.connect(7007, (socket) => ({
    connected: () => socket.send(encoder.encode(greeting)),
    readable: () => readAll(socket, () => socket.close()),
  }));
  pair.run(1000);
  return pair.events;
}
