import { ACK, FIN, RST, type Segment, SYN } from '../packet.ts';
import { acknowledge } from './acknowledgment.ts';
import type { Connection } from './connection.ts';
import { synReceivedArrives, synSentArrives } from './handshake.ts';
import { sendAck, transmit } from './output.ts';
import { resetFor } from './reset.ts';
import { segmentLength } from './segment-length.ts';
import { seqAdd, seqAfter, seqBefore, seqDistance } from './seq.ts';
import { mayReceive } from './state.ts';
import { growWindow, selectWindow } from './window.ts';

/** A segment arrives for a connection (RFC 9293 §3.10.7.3 and .4). */
export function segmentArrives(connection: Connection, segment: Segment): void {
  if (connection.state === 'SYN-SENT') synSentArrives(connection, segment);
  else synchronizedArrives(connection, segment);
  connection.tellUser();
}

/** The checks of RFC 9293 §3.10.7.4, in their order. */
function synchronizedArrives(connection: Connection, segment: Segment): void {
  const { rcv } = connection;
  const { flags, seq } = segment;

  // First, the sequence number: a duplicate or a probe is answered by an ACK that says what is expected.
  if (!isAcceptable(connection, segment)) {
    if ((flags & RST) !== 0) return;
    // The peer has not seen our last ACK: TIME-WAIT begins again.
    if (connection.state === 'TIME-WAIT') connection.timeWaitTimer.start(connection.host.settings.timeWait);
    sendAck(connection);
    return;
  }

  // Second, RST: only one that fits exactly ends the connection; others are asked about (RFC 5961 §3.2).
  if ((flags & RST) !== 0) {
    if (seq === rcv.nxt) resetArrives(connection);
    else sendAck(connection);
    return;
  }

  // Fourth, SYN: in SYN-RECEIVED the peer has not got our SYN-ACK; later a SYN is a mistake (RFC 5961 §4.2).
  if ((flags & SYN) !== 0 && connection.state !== 'SYN-RECEIVED') {
    sendAck(connection);
    return;
  }

  // Fifth, ACK.
  if (connection.state === 'SYN-RECEIVED' && !synReceivedArrives(connection, segment)) return;
  if ((flags & ACK) === 0 || !acknowledge(connection, segment)) return;
  rememberTimestamp(connection, segment);
  ourFinAcknowledged(connection);
  if (connection.state === 'CLOSED') return;

  // Seventh and eighth, the text and FIN.
  if (segment.payload.length > 0 || (flags & FIN) !== 0) {
    if (!textArrives(connection, segment)) return;
  }
  transmit(connection);
  acknowledgeIfDue(connection);
}

/** Whether a part of the segment lies in the receive window (RFC 9293 §3.4, after Linux tcp_sequence). */
function isAcceptable({ rcv }: Connection, segment: Segment): boolean {
  const end = seqAdd(segment.seq, segmentLength(segment));
  return !seqBefore(end, rcv.nxt) && !seqAfter(segment.seq, rcv.edge);
}

function resetArrives(connection: Connection): void {
  const { state } = connection;
  // An accepted connection that was not established goes away unnoticed; the listener stays as it is.
  if (state === 'SYN-RECEIVED' || state === 'TIME-WAIT') connection.become('CLOSED');
  else connection.fail(state === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET');
}

/** RFC 7323 §4.3: the timestamp to echo is that of the segment at the left edge of the window. */
function rememberTimestamp({ rcv }: Connection, { seq, options }: Segment): void {
  if (options.timestamps && !seqAfter(seq, rcv.acked)) rcv.tsRecent = options.timestamps.value;
}

/** The states that wait for the ACK of our FIN. */
function ourFinAcknowledged(connection: Connection): void {
  const { snd, state } = connection;
  if (snd.fin !== 'sent' || snd.una !== snd.nxt) return;
  if (state === 'FIN-WAIT-1') {
    connection.become('FIN-WAIT-2');
    // A closed socket waits for the peer's FIN only so long (Linux tcp_fin_timeout).
    if (connection.orphaned) connection.timeWaitTimer.start(connection.host.settings.timeWait);
  } else if (state === 'CLOSING') enterTimeWait(connection);
  else if (state === 'LAST-ACK') connection.become('CLOSED');
}

export function enterTimeWait(connection: Connection): void {
  connection.become('TIME-WAIT');
  connection.retransmissionTimer.cancel();
  connection.timeWaitTimer.start(connection.host.settings.timeWait);
}

/** Data and FIN; false when the connection was reset for it. */
function textArrives(connection: Connection, segment: Segment): boolean {
  const { rcv, unread, reassembly, now } = connection;
  // After the peer's FIN nothing new can come; what comes is old and is acknowledged again.
  if (!mayReceive(connection.state)) {
    rcv.ackNow = true;
    if (connection.state === 'TIME-WAIT') connection.timeWaitTimer.start(connection.host.settings.timeWait);
    return true;
  }
  const old = Math.max(seqDistance(rcv.nxt, segment.seq), 0);
  const room = seqDistance(rcv.edge, segment.seq);
  const payload = segment.payload.subarray(Math.min(old, segment.payload.length), Math.max(room, 0));
  const seq = seqAdd(segment.seq, old);

  // Nobody will read it: the peer must learn that its data is lost (RFC 9293 §3.10.4, RFC 1122 §4.2.2.13).
  if (payload.length > 0 && connection.orphaned) {
    const { host, local, remote } = connection;
    host.sendSegment(local, remote, resetFor(segment));
    connection.become('CLOSED');
    return false;
  }
  if ((segment.flags & FIN) !== 0) rcv.fin = seqAdd(segment.seq, segment.payload.length);
  if (payload.length > 0) noteData(connection, payload.length);

  if (payload.length > 0 && seq === rcv.nxt) {
    const fillsHole = reassembly.length > 0;
    unread.push(payload);
    rcv.nxt = seqAdd(rcv.nxt, payload.length);
    for (let more = reassembly.takeAt(rcv.nxt); more; more = reassembly.takeAt(rcv.nxt)) {
      unread.push(more);
      rcv.nxt = seqAdd(rcv.nxt, more.length);
    }
    if (growWindow(connection, payload.length)) rcv.quick = Math.max(rcv.quick, 1);
    // RFC 5681 §4.2: an ACK at once for a segment that fills all or part of a gap.
    if (fillsHole) rcv.ackNow = true;
    rcv.ackDue = true;
    connection.noteReadable();
  } else if (payload.length > 0) {
    // Out of order: kept, and answered at once, so that the sender sees duplicate ACKs (RFC 5681 §4.2).
    reassembly.insert(seq, payload);
    rcv.ackNow = true;
  } else if (segment.payload.length > 0) {
    rcv.ackNow = true;
  }
  rcv.lastDataAt = now;
  if (rcv.fin === rcv.nxt) finArrives(connection);
  else if ((segment.flags & FIN) !== 0) rcv.ackNow = true;
  return true;
}

/** Keeps count of what tells when an ACK may wait (Linux tcp_event_data_recv). */
function noteData({ rcv, snd, rto, now }: Connection, length: number): void {
  rcv.mss = Math.max(rcv.mss, Math.min(length, snd.mss));
  const pause = rcv.lastDataAt === undefined ? Number.POSITIVE_INFINITY : now - rcv.lastDataAt;
  // At the start and after a pause the sender's window is small: it needs every ACK soon.
  if (pause > rto.timeout) rcv.quick = Math.max(rcv.quick, quickAcks(rcv.wnd, rcv.mss));
}

const quickAcks = (window: number, mss: number): number =>
  Math.min(Math.max(Math.floor(window / (2 * mss)), 2), 16);

/** The peer's FIN has been reached: the stream ends (RFC 9293 §3.10.7.4, eighth check). */
function finArrives(connection: Connection): void {
  const { rcv } = connection;
  rcv.nxt = seqAdd(rcv.nxt, 1);
  rcv.ended = true;
  rcv.ackDue = true;
  connection.noteReadable();
  switch (connection.state) {
    case 'ESTABLISHED':
      connection.become('CLOSE-WAIT');
      // The user will likely close as well, and its FIN can carry this ACK (Linux tcp_fin).
      rcv.interactive = true;
      return;
    case 'FIN-WAIT-1':
      // Both have closed, and our FIN is not acknowledged yet: the FINs have crossed.
      connection.become('CLOSING');
      rcv.ackNow = true;
      return;
    case 'FIN-WAIT-2':
      enterTimeWait(connection);
      rcv.ackNow = true;
      return;
    default:
      throw new Error(`the peer's FIN was reached in ${connection.state}`);
  }
}

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
    connection.delayedAckTimer.start(host.settings.delayedAck);
  }
}
