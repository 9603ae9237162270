import type { Connection } from './connection.ts';

/** Bytes written and not yet acknowledged. */
const held = ({ snd, unsent }: Connection): number => snd.sentBytes - snd.ackedBytes + unsent.length;

/**
 * Bytes the user may write now. The buffer holds two congestion windows, so that the next one can be filled as
 * soon as ACKs come (Linux tcp_sndbuf_expand, which counts kernel memory; here data is counted).
 */
export function roomInBuffer(connection: Connection): number {
  const { congestion, host, snd } = connection;
  const windows = 2 * Math.max(congestion.cwnd, host.settings.initialWindow) * snd.mss;
  return Math.max(Math.min(windows, host.settings.maxSendBuffer) - held(connection), 0);
}

/** Whether it is worth to wake a user that waits for room: a third of the buffer is free (Linux sk_stream_is_writeable). */
export const isRoomy = (connection: Connection): boolean => roomInBuffer(connection) >= held(connection) / 2;
