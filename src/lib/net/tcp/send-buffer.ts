import type { Connection } from './connection.ts';

/** Bytes written and not yet acknowledged. */
const held = ({ snd, unsent }: Connection): number => snd.sentBytes - snd.ackedBytes + unsent.length;

/**
 * Lets the send buffer grow to two congestion windows, so that the next one can be filled as soon as ACKs come. It never
 * shrinks (Linux tcp_sndbuf_expand, which counts kernel memory; here data is counted).
 */
export function growSendBuffer({ congestion, host, snd }: Connection): void {
  const windows = 2 * Math.max(congestion.cwnd, host.settings.initialWindow) * snd.mss;
  const { initial, max } = host.settings.sendBuffer;
  snd.capacity = Math.max(snd.capacity, initial, Math.min(windows, max));
}

/** Bytes the user may write now. What it says once stays true until the user writes. */
export const roomInBuffer = (connection: Connection): number => connection.snd.capacity - held(connection);

/** Whether it is worth to wake a user that waits for room: a third of the buffer is free (Linux sk_stream_is_writeable). */
export const isRoomy = (connection: Connection): boolean => roomInBuffer(connection) >= held(connection) / 2;
