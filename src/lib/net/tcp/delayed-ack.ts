import type { Connection } from './connection.ts';
import { sendAck } from './output.ts';
import { startTimer } from './retransmission-timer.ts';
import { seqDistance } from './seq.ts';
import { LINUX_HZ250_TICK } from './settings.ts';
import { selectWindow } from './window.ts';

/** Keeps count of what tells when an ACK may wait (Linux tcp_event_data_recv). */
export function noteData(connection: Connection, length: number): void {
  const { rcv, snd, now } = connection;
  rcv.mss = Math.max(rcv.mss, Math.min(length, snd.mss));
  // At the start and after a pause the sender's window is small: it needs every ACK soon.
  if (now - rcv.lastDataAt > connection.rto.timeout) quicken(connection);
}

/** The next ACKs go at once: as many as half a window has segments, up to 16 (Linux tcp_incr_quickack). */
export function quicken({ rcv }: Connection): void {
  const segments = Math.max(Math.floor(rcv.wnd / (2 * rcv.mss)), 2);
  rcv.quick = Math.max(rcv.quick, Math.min(segments, 16));
}

/**
 * Sends an ACK now, or lets it wait (RFC 5681 §4.2, Linux __tcp_ack_snd_check): at once for more than one full
 * segment (unless the window is shrinking), while quick ACKs last, and for all that came out of order. A FIN that no data
 * came before waits for the next tick only, in which the user may close as well (ato is 0 before the first data).
 */
export function acknowledgeIfDue(connection: Connection): void {
  const { rcv, host } = connection;
  if (!rcv.ackDue && !rcv.ackNow) return;
  const manyBytes = seqDistance(rcv.nxt, rcv.acked) > rcv.mss && selectWindow(connection) >= rcv.wnd;
  const quick = rcv.quick > 0 && !rcv.interactive;
  if (rcv.ackNow || manyBytes || quick || connection.reassembly.length > 0) {
    rcv.ackDue = true;
    sendAck(connection);
  } else if (!connection.delayedAckTimer.running) {
    const delay = rcv.bytes > 0 ? host.settings.delayedAck : LINUX_HZ250_TICK;
    startTimer(connection, connection.delayedAckTimer, delay);
  }
}
