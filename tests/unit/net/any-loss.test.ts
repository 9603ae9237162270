import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/lib/net/random.ts';
import type { StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { Lab, sendAll } from './lab.ts';

/** Sends `data` while it reads to the end of the stream, at most `pace` bytes at a time; slowly when they are few. */
function exchange(
  lab: Lab,
  socket: StreamSocket,
  data: Uint8Array,
  pace: number,
  done: (got: Buffer) => void,
): void {
  const pieces: Uint8Array[] = [];
  let waiting = false;
  let open = 2;
  const finish = (): void => {
    if (--open === 0) socket.close();
  };
  const read = (): void => {
    const piece = waiting ? undefined : socket.receive(pace);
    if (piece === undefined) return;
    if (piece.length === 0) {
      done(Buffer.concat(pieces));
      waiting = true;
      finish();
      return;
    }
    pieces.push(piece);
    waiting = true;
    lab.simulator.schedule(milliseconds(pace < 1000 ? 5 : 0), () => {
      waiting = false;
      read();
    });
  };
  socket.listener = { ...socket.listener, readable: read };
  sendAll(socket, data, finish);
  read();
}

function randomBytes(length: number): Uint8Array {
  const random = mulberry32(length);
  return Uint8Array.from({ length }, () => random() * 256);
}

const conditions = fc.record({
  seed: fc.nat(),
  requestLength: fc.nat({ max: 20_000 }),
  answerLength: fc.nat({ max: 60_000 }),
  loss: fc.tuple(
    fc.double({ min: 0, max: 0.25, noNaN: true }),
    fc.double({ min: 0, max: 0.25, noNaN: true }),
  ),
  queue: fc.constantFrom(0, 1, 5, 40),
  pace: fc.constantFrom(100, 5000, 65536),
  receiveBuffer: fc.constantFrom(4096, 20_000, 131_072),
});

test('whatever is lost, each end receives exactly the bytes the other sent, and both ends close', () => {
  fc.assert(
    fc.property(conditions, ({ seed, requestLength, answerLength, loss, queue, pace, receiveBuffer }) => {
      const request = randomBytes(requestLength);
      const answer = randomBytes(answerLength);
      const lab = new Lab({
        seed,
        up: { loss: loss[0], queue },
        down: { loss: loss[1], queue },
        // Patience enough for every loss below 25 %.
        tcp: {
          retries: 40,
          orphanRetries: 40,
          synRetries: 40,
          synAckRetries: 40,
          receiveBuffer: { initial: receiveBuffer, max: 6291456 },
        },
      });
      const got: { request?: Buffer; answer?: Buffer } = {};
      lab.listen(7000, (socket) => {
        exchange(lab, socket, answer, pace, (data) => {
          got.request = data;
        });
      });
      lab.connect(7000, (socket) => ({
        connected: () => {
          exchange(lab, socket, request, pace, (data) => {
            got.answer = data;
          });
        },
        failed: (errno) => {
          throw new Error(errno);
        },
      }));
      lab.run();
      expect(got.request?.equals(request)).toBe(true);
      expect(got.answer?.equals(answer)).toBe(true);
      expect([...lab.client.sockets.all(), ...lab.server.sockets.all()].map(({ state }) => state)).toEqual([
        'LISTEN',
      ]);
    }),
    { numRuns: 200 },
  );
});
