import type { Connection } from './connection.ts';

/**
 * Bytes the user may write now. The buffer holds two congestion windows, so that the next one can be filled as
 * soon as ACKs come; it grows with them and never shrinks, so room once told stays (Linux tcp_sndbuf_expand, which
 * counts kernel memory; here data is counted).
 */
export function roomInBuffer({ congestion, host, snd, unsent }: Connection): number {
  const windows = 2 * Math.max(congestion.cwnd, host.settings.initialWindow) * snd.mss;
  snd.capacity = Math.max(snd.capacity, Math.min(windows, host.settings.maxSendBuffer));
  const held = snd.sentBytes - snd.ackedBytes + unsent.length;
  return Math.max(snd.capacity - held, 0);
}
