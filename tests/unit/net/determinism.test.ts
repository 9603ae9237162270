import { expect, test } from 'vitest';
import type { TraceEvent } from '../../../src/lib/net/trace/event.ts';
import { echo, Lab, sendAll } from './lab.ts';

/** Some traffic over a lossy link; all that happened. */
function traffic(seed: number): readonly TraceEvent[] {
  const lab = new Lab({ seed, up: { loss: 0.05 }, down: { loss: 0.05, queue: 10 } });
  lab.listen(7000, echo);
  for (let count = 0; count < 3; count++) {
    lab.connect(7000, (socket) => ({
      connected: () => sendAll(socket, new Uint8Array(50_000).fill(count)),
      readable: () => void socket.receive(65536),
    }));
  }
  lab.run();
  return lab.recorder.events;
}

test('two runs with one seed are equal in every packet and every nanosecond', () => {
  const first = traffic(7);
  expect(first.length).toBeGreaterThan(1000);
  expect(traffic(7)).toEqual(first);
});

test('another seed loses other packets and chooses other sequence numbers', () => {
  expect(traffic(8)).not.toEqual(traffic(7));
});
