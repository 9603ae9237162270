import { ACK, FIN, RST, type Segment, SYN } from '../packet.ts';
import { acknowledge } from './acknowledgment.ts';
import { challenge } from './challenge-ack.ts';
import type { Connection } from './connection.ts';
import { acknowledgeIfDue } from './delayed-ack.ts';
import { synReceivedArrives, synSentArrives } from './handshake.ts';
import { sendAck, transmit } from './output.ts';
import { sample } from './sample.ts';
import { segmentLength } from './segment-length.ts';
import { keptSeq, seqAdd, seqAfter, seqBefore } from './seq.ts';
import { noteDuplicate, textArrives } from './text.ts';
import { enterTimeWait, startTimeWait } from './time-wait.ts';

/** A segment arrives for a connection (RFC 9293 §3.10.7.3 and .4). */
export function segmentArrives(connection: Connection, segment: Segment): void {
  connection.heardAt = connection.now;
  connection.keepAliveProbes = 0;
  if (connection.state === 'SYN-SENT') synSentArrives(connection, segment);
  else synchronizedArrives(connection, segment);
  sample(connection);
  connection.tellUser();
}

/** The checks of RFC 9293 §3.10.7.4, in their order. */
function synchronizedArrives(connection: Connection, segment: Segment): void {
  const { snd, rcv } = connection;
  const { flags, seq } = segment;

  // First, the sequence number.
  if (!isAcceptable(connection, segment)) {
    unacceptableArrives(connection, segment);
    return;
  }

  // Second, RST: only one that fits exactly ends the connection; others are asked about (RFC 5961 §3.2).
  if ((flags & RST) !== 0) {
    if (keptSeq(seq) === rcv.nxt) resetArrives(connection);
    else challenge(connection);
    return;
  }

  // Fourth, SYN: in SYN-RECEIVED the peer has not got our SYN-ACK; later a SYN is a mistake (RFC 5961 §4.2).
  if ((flags & SYN) !== 0 && connection.state !== 'SYN-RECEIVED') {
    challenge(connection);
    return;
  }

  // Fifth, ACK.
  if (connection.state === 'SYN-RECEIVED' && !synReceivedArrives(connection, segment)) return;
  if ((flags & ACK) === 0 || !acknowledge(connection, segment)) return;
  // SYNs have crossed, and so have the SYN-ACKs: this one repeats a SYN, and is acknowledged as old (Linux).
  if ((flags & SYN) !== 0) rcv.ackNow = true;
  rememberTimestamp(connection, segment);
  if (snd.fin === 'sent' && snd.una === snd.nxt) ourFinAcknowledged(connection);
  if (connection.state === 'CLOSED') return;
  // Linux also for a bare ACK (tcp_timewait_state_process).
  if (connection.state === 'TIME-WAIT') startTimeWait(connection);

  // Seventh and eighth, the text and FIN.
  if (segment.payload.length > 0 || (flags & FIN) !== 0) {
    if (!textArrives(connection, segment)) return;
  }
  transmit(connection);
  acknowledgeIfDue(connection);
}

/** A duplicate or a probe is answered by an ACK that says what is expected. */
function unacceptableArrives(connection: Connection, segment: Segment): void {
  const { flags, payload } = segment;
  if ((flags & RST) !== 0) return;
  // The peer has not seen our last ACK: TIME-WAIT begins again. An old SYN says nothing about that.
  if (connection.state === 'TIME-WAIT' && (flags & ACK) !== 0) startTimeWait(connection);
  noteDuplicate(connection, segment);
  if (payload.length > 0 || (flags & (SYN | FIN)) === FIN) sendAck(connection);
  else challenge(connection);
}

/** Whether a part of the segment lies in the receive window (RFC 9293 §3.4, after Linux tcp_sequence). */
function isAcceptable({ rcv }: Connection, segment: Segment): boolean {
  const end = seqAdd(segment.seq, segmentLength(segment));
  return !seqBefore(end, rcv.nxt) && !seqAfter(segment.seq, rcv.edge);
}

function resetArrives(connection: Connection): void {
  const { state } = connection;
  // In SYN-RECEIVED a user is told only who has connected (simultaneous open); a listening socket stays as it is.
  if (state === 'TIME-WAIT') connection.become('CLOSED');
  else connection.fail(state === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET');
}

/** RFC 7323 §4.3: the timestamp to echo is that of the segment at the left edge of the window. */
function rememberTimestamp({ rcv }: Connection, { seq, options }: Segment): void {
  if (options.timestamps && !seqAfter(seq, rcv.acked)) rcv.tsRecent = options.timestamps.value;
}

/** The states that wait for the ACK of our FIN. */
function ourFinAcknowledged(connection: Connection): void {
  const { state } = connection;
  if (state === 'FIN-WAIT-1') {
    connection.become('FIN-WAIT-2');
    // A closed socket waits for the peer's FIN only so long (Linux tcp_fin_timeout).
    if (connection.orphaned) startTimeWait(connection);
  } else if (state === 'CLOSING') enterTimeWait(connection);
  else if (state === 'LAST-ACK') connection.become('CLOSED');
}
