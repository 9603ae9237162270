import type { Connection } from './connection.ts';

/**
 * Bytes the user may write now. The buffer holds two congestion windows, so that the next one can be filled as
 * soon as ACKs come (Linux tcp_sndbuf_expand, which counts kernel memory; here data is counted).
 */
export function roomInBuffer({ congestion, host, snd, unsent }: Connection): number {
  const windows = 2 * Math.max(congestion.cwnd, host.settings.initialWindow) * snd.mss;
  const capacity = Math.min(windows, host.settings.maxSendBuffer);
  const held = snd.sentBytes - snd.ackedBytes + unsent.length;
  return Math.max(capacity - held, 0);
}
