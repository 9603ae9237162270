import { FIN, type Segment } from '../packet.ts';
import type { Connection } from './connection.ts';
import { noteData, quicken } from './delayed-ack.ts';
import { refuse } from './reset.ts';
import { keptSeq, seqAdd, seqAfter, seqBefore, seqDistance } from './seq.ts';
import { mayReceive } from './state.ts';
import { enterTimeWait, startTimeWait } from './time-wait.ts';
import { growWindow } from './window.ts';

/** Data and FIN of an acceptable segment (RFC 9293 §3.10.7.4, seventh and eighth check); false when it led to a reset. */
export function textArrives(connection: Connection, segment: Segment): boolean {
  const { rcv } = connection;
  if (!mayReceive(connection.state)) {
    afterFin(connection, segment);
    return true;
  }
  const payload = newPart(rcv, segment);
  if (payload.length > 0) {
    // Nobody will read it: the peer must learn that its data is lost (RFC 9293 §3.10.4, RFC 1122 §4.2.2.13).
    if (connection.orphaned) {
      refuse(connection, segment);
      connection.become('CLOSED');
      return false;
    }
    noteData(connection, payload.length);
    take(connection, seqBefore(segment.seq, rcv.nxt) ? rcv.nxt : keptSeq(segment.seq), payload);
  } else if (segment.payload.length > 0) {
    // All of it is old, or finds the window closed: the ACK says so.
    rcv.ackNow = true;
    noteDuplicate(connection, segment);
  }
  rcv.lastDataAt = connection.now;
  if ((segment.flags & FIN) !== 0) noteFin(connection, segment);
  if (rcv.fin === rcv.nxt) finArrives(connection);
  return true;
}

/** After the peer's FIN nothing new can come (§3.10.7.4: it is ignored); what is old is acknowledged again. */
function afterFin(connection: Connection, { seq }: Segment): void {
  if (seqBefore(seq, connection.rcv.nxt)) connection.rcv.ackNow = true;
  if (connection.state === 'TIME-WAIT') startTimeWait(connection);
}

/** The data of a segment that lies in the window. */
function newPart({ nxt, edge }: Connection['rcv'], { seq, payload }: Segment): Uint8Array {
  const old = seqDistance(nxt, seq);
  const room = seqDistance(edge, seq);
  if (old <= 0 && room >= payload.length) return payload;
  return payload.subarray(Math.max(old, 0), Math.max(room, 0));
}

function noteFin({ rcv, sackBlocks }: Connection, { seq, payload }: Segment): void {
  rcv.fin = seqAdd(seq, payload.length);
  if (rcv.fin === rcv.nxt) return;
  rcv.ackNow = true;
  // FIN takes up a sequence number, which is reported like data.
  sackBlocks.add(rcv.fin, seqAdd(rcv.fin, 1));
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
    keep(connection, seq, payload);
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

/** Out of order: kept, and answered at once, so that the sender sees duplicate ACKs (RFC 5681 §4.2). */
function keep({ rcv, reassembly, sackBlocks }: Connection, seq: number, payload: Uint8Array): void {
  const before = reassembly.length;
  const end = seqAdd(seq, payload.length);
  reassembly.insert(seq, payload);
  if (reassembly.length === before) sackBlocks.addDuplicate(seq, end);
  sackBlocks.add(seq, end);
  rcv.ackNow = true;
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
