import type { Connection } from './connection.ts';
import { sendAck } from './output.ts';
import { startTimer } from './retransmission-timer.ts';
import { seqDistance } from './seq.ts';
import { selectWindow } from './window.ts';

/** Keeps count of what tells when an ACK may wait (Linux tcp_event_data_recv). */
export function noteData({ rcv, snd, rto, now }: Connection, length: number): void {
  rcv.mss = Math.max(rcv.mss, Math.min(length, snd.mss));
  const pause = rcv.lastDataAt === undefined ? Number.POSITIVE_INFINITY : now - rcv.lastDataAt;
  // At the start and after a pause the sender's window is small: it needs every ACK soon.
  if (pause > rto.timeout) rcv.quick = Math.max(rcv.quick, quickAcks(rcv.wnd, rcv.mss));
}

const quickAcks = (window: number, mss: number): number =>
  Math.min(Math.max(Math.floor(window / (2 * mss)), 2), 16);

/**
 * Sends an ACK now, or lets it wait (RFC 5681 §4.2, Linux __tcp_ack_snd_check): at once for more than one full
 * segment (unless the window is shrinking), while quick ACKs last, and for all that came out of order.
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
    startTimer(connection, connection.delayedAckTimer, host.settings.delayedAck);
  }
}
