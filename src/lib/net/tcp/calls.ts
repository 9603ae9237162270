import type { Connection } from './connection.ts';
import { marksOf } from './origin-of.ts';
import { sendAck, sendReset, transmit } from './output.ts';
import { sample } from './sample.ts';
import { roomInBuffer } from './send-buffer.ts';
import { seqDistance } from './seq.ts';
import { mayReceive, mayWrite } from './state.ts';
import { startTimeWait } from './time-wait.ts';
import { adjustBuffer, selectWindow } from './window.ts';

/**
 * SEND (RFC 9293 §3.10.2): queues as many of the bytes as there is room for, and returns how many. They are not copied:
 * segments are views of them, so they must not change afterwards. State ESTABLISHED or CLOSE-WAIT.
 */
export function write(connection: Connection, bytes: Uint8Array): number {
  if (!mayWrite(connection.state)) throw new Error(`nothing can be written in ${connection.state}`);
  const taken = Math.min(bytes.length, roomInBuffer(connection));
  if (taken < bytes.length) connection.snd.full = true;
  if (taken === 0) return 0;
  connection.unsent.push(taken === bytes.length ? bytes : bytes.subarray(0, taken));
  const { recorder } = connection.host;
  if (recorder) marksOf(connection).wrote(taken, recorder.call);
  transmit(connection);
  sample(connection);
  return taken;
}

/** RECEIVE (RFC 9293 §3.10.3): takes up to `limit` bytes of what has arrived in order. */
export function read(connection: Connection, limit: number): Uint8Array {
  const { rcv } = connection;
  const bytes = connection.unread.take(limit);
  adjustBuffer(connection, bytes.length);
  if (bytes.length === 0 || !mayReceive(connection.state)) return bytes;
  // A reader that takes more than one segment's data needs not wait for the ACK timer (Linux tcp_cleanup_rbuf),
  const acknowledges = rcv.ackDue && seqDistance(rcv.nxt, rcv.acked) > rcv.mss;
  // and a window that was almost closed is worth an ACK of its own once it can double.
  const offered = Math.max(seqDistance(rcv.edge, rcv.nxt), 0);
  const window = 2 * offered <= rcv.capacity ? selectWindow(connection) : 0;
  if (acknowledges || (window > 0 && window >= 2 * offered)) sendAck(connection);
  return bytes;
}

/** Queues FIN behind what has been written (RFC 9293 §3.10.4); the other direction stays open. */
export function finish(connection: Connection): void {
  const { state, snd } = connection;
  if (state === 'SYN-SENT') {
    connection.become('CLOSED');
    return;
  }
  if (state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT' && state !== 'SYN-RECEIVED') return;
  snd.fin = 'queued';
  const { recorder } = connection.host;
  if (recorder) marksOf(connection).close = recorder.call;
  connection.become(state === 'CLOSE-WAIT' ? 'LAST-ACK' : 'FIN-WAIT-1');
  transmit(connection);
}

/**
 * The user closes for good: as `finish`, but data that was not read, or comes later, is answered by RST, so that
 * the peer learns of it (RFC 9293 §3.10.4, RFC 1122 §4.2.2.13).
 */
export function close(connection: Connection): void {
  connection.orphaned = true;
  if (connection.unread.length > 0 && connection.state !== 'CLOSED') {
    abort(connection);
    return;
  }
  finish(connection);
  // The peer's FIN may never come: a closed socket waits only so long (Linux tcp_fin_timeout).
  if (connection.state === 'FIN-WAIT-2') startTimeWait(connection);
}

/** ABORT (RFC 9293 §3.10.5): RST in every state in which the peer knows of the connection. */
export function abort(connection: Connection): void {
  connection.orphaned = true;
  const { state } = connection;
  if (state === 'CLOSED') return;
  if (state !== 'SYN-SENT' && state !== 'TIME-WAIT') sendReset(connection);
  connection.become('CLOSED');
}
