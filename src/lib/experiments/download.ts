import type { Loss } from '../net/scenario.ts';
import type { StreamSocket } from '../net/socket/stream-socket.ts';
import { milliseconds } from '../net/time.ts';
import { Pair, type PairSettings, readAll } from './pair.ts';
import { finish, type Steps } from './steps.ts';

/** Longer than any file of these experiments takes, in ms. */
const PATIENCE = 3_600_000;

export interface Download {
  readonly rttMs: number;
  /** Bits a second, both ways. */
  readonly rate: number;
  readonly bytes: number;
  /** Chance loss from server to client. */
  readonly loss?: Loss;
  /** What comes from the server propagates for up to so much longer. */
  readonly jitterMs?: number;
}

/** How much of a file the receiving process had, and since when. */
export interface Progress {
  readonly atMs: number;
  readonly bytes: number;
}

/** Time in ms from connect() to the last byte of a file that the server sends at once, over TCP (Reno). */
export const downloadTime = (file: Download): number => finish(download(file)).at(-1)!.atMs;

/** The same file as it grows in the hands of the receiving process; the last point is the whole file. Times from connect() on. */
export function* download(file: Download): Steps<readonly Progress[]> {
  const { bytes } = file;
  const pair = new Pair(pathOf(file));
  const progress: Progress[] = [];
  let received = 0;
  pair.listen(80, (socket) => {
    const give = giver(socket, bytes);
    give();
    return { writable: give };
  });
  pair.connect(80, (socket) => ({
    readable: () => {
      readAll(socket, ({ length }) => {
        received += length;
        progress.push({ atMs: pair.now, bytes: received });
      });
      if (received === bytes) socket.close();
    },
  }));
  yield* pair.running(PATIENCE);
  return progress;
}

/** The link that a file crosses. */
export const pathOf = ({ rttMs, rate, loss, jitterMs = 0 }: Download): PairSettings => ({
  rttMs,
  rate,
  traced: false,
  down: { jitter: milliseconds(jitterMs), ...(loss !== undefined && { loss }) },
});

/** Gives the socket what its buffer takes; called again whenever there is room. */
function giver(socket: StreamSocket, bytes: number): () => void {
  const data = new Uint8Array(bytes);
  let given = 0;
  return () => {
    while (given < bytes) {
      const taken = socket.send(data.subarray(given));
      if (typeof taken !== 'number') throw new Error(`the sender's socket failed: ${taken}`);
      if (taken === 0) return;
      given += taken;
    }
    socket.close();
  };
}
