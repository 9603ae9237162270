import { FIN, type Segment } from '../packet.ts';
import type { Connection } from './connection.ts';
import { noteData, quicken } from './delayed-ack.ts';
import { refuse } from './reset.ts';
import { seqAdd, seqAfter, seqBefore, seqDistance } from './seq.ts';
import { mayReceive } from './state.ts';
import { enterTimeWait, startTimeWait } from './time-wait.ts';
import { growWindow } from './window.ts';

/** Data and FIN of an acceptable segment (RFC 9293 §3.10.7.4, seventh and eighth check); false when it led to a reset. */
export function textArrives(connection: Connection, segment: Segment): boolean {
  const { rcv, now } = connection;
  // After the peer's FIN nothing new can come (§3.10.7.4: it is ignored); what is old is acknowledged again.
  if (!mayReceive(connection.state)) {
    if (seqBefore(segment.seq, rcv.nxt)) rcv.ackNow = true;
    if (connection.state === 'TIME-WAIT') startTimeWait(connection);
    return true;
  }
  const old = Math.max(seqDistance(rcv.nxt, segment.seq), 0);
  const room = Math.max(seqDistance(rcv.edge, segment.seq), 0);
  const { length } = segment.payload;
  const isWhole = old === 0 && room >= length;
  const payload = isWhole ? segment.payload : segment.payload.subarray(Math.min(old, length), room);

  // Nobody will read it: the peer must learn that its data is lost (RFC 9293 §3.10.4, RFC 1122 §4.2.2.13).
  if (payload.length > 0 && connection.orphaned) {
    refuse(connection, segment);
    connection.become('CLOSED');
    return false;
  }
  if (payload.length > 0) {
    noteData(connection, payload.length);
    take(connection, seqAdd(segment.seq, old), payload);
  } else if (segment.payload.length > 0) {
    // All of it is old, or finds the window closed: the ACK says so.
    rcv.ackNow = true;
    noteDuplicate(connection, segment);
  }
  rcv.lastDataAt = now;
  if ((segment.flags & FIN) !== 0) {
    rcv.fin = seqAdd(segment.seq, segment.payload.length);
    if (rcv.fin !== rcv.nxt) {
      rcv.ackNow = true;
      // FIN takes up a sequence number, which is reported like data.
      connection.sackBlocks.add(rcv.fin, seqAdd(rcv.fin, 1));
    }
  }
  if (rcv.fin === rcv.nxt) finArrives(connection);
  return true;
}

/** All of a segment's data has been here before: the sender is told so (D-SACK, RFC 2883 §4). */
export function noteDuplicate(connection: Connection, { seq, payload }: Segment): void {
  const { rcv, sackBlocks } = connection;
  const end = seqAdd(seq, payload.length);
  if (payload.length === 0 || seqAfter(end, rcv.nxt)) return;
  sackBlocks.addDuplicate(seq, end);
  // Our ACKs seem to get lost: none waits for some time (Linux tcp_enter_quickack_mode).
  rcv.interactive = false;
  quicken(connection);
}

/** Takes in bytes that lie in the window. */
function take(connection: Connection, seq: number, payload: Uint8Array): void {
  const { rcv, unread, reassembly } = connection;
  if (seq !== rcv.nxt) {
    // Out of order: kept, and answered at once, so that the sender sees duplicate ACKs (RFC 5681 §4.2).
    const before = reassembly.length;
    const end = seqAdd(seq, payload.length);
    reassembly.insert(seq, payload);
    if (reassembly.length === before) connection.sackBlocks.addDuplicate(seq, end);
    connection.sackBlocks.add(seq, end);
    rcv.ackNow = true;
    return;
  }
  // RFC 5681 §4.2: an ACK at once also for what fills all or part of a gap.
  if (reassembly.length > 0 || rcv.fin !== undefined) rcv.ackNow = true;
  for (let next: Uint8Array | undefined = payload; next; next = reassembly.takeAt(rcv.nxt)) {
    unread.push(next);
    rcv.nxt = seqAdd(rcv.nxt, next.length);
    rcv.bytes += next.length;
  }
  connection.sackBlocks.removeBefore(rcv.nxt);
  // While the window still grows, the sender hears of it at once (Linux tcp_grow_window).
  if (growWindow(connection, payload.length)) rcv.quick = Math.max(rcv.quick, 1);
  rcv.ackDue = true;
  connection.noteReadable();
}

/** The peer's FIN has been reached: the stream ends (RFC 9293 §3.10.7.4, eighth check). */
function finArrives(connection: Connection): void {
  const { rcv } = connection;
  rcv.nxt = seqAdd(rcv.nxt, 1);
  connection.sackBlocks.removeBefore(rcv.nxt);
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
