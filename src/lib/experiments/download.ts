import type { Loss } from '../net/scenario.ts';
import type { StreamSocket } from '../net/socket/stream-socket.ts';
import { Pair, readAll } from './pair.ts';

export interface Download {
  readonly rttMs: number;
  /** Bits a second, both ways. */
  readonly rate: number;
  readonly bytes: number;
  /** Chance loss from server to client. */
  readonly loss?: Loss;
}

/** Time in ms from connect() to the last byte of a file that the server sends at once, over TCP (Reno). */
export function downloadTime({ rttMs, rate, bytes, loss }: Download): number {
  const pair = new Pair({ rttMs, rate, traced: false, ...(loss !== undefined && { down: { loss } }) });
  let received = 0;
  let doneMs = Number.NaN;
  pair.listen(80, (socket) => {
    const give = giver(socket, bytes);
    give();
    return { writable: give };
  });
  pair.connect(80, (socket) => ({
    readable: () => {
      readAll(socket, ({ length }) => {
        received += length;
      });
      if (received < bytes || !Number.isNaN(doneMs)) return;
      doneMs = pair.now;
      socket.close();
    },
  }));
  pair.run(600_000);
  return doneMs;
}

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
