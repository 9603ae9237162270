import type { Segment } from '../packet.ts';
import type { Connection } from './connection.ts';
import { acknowledgeCumulatively } from './newreno.ts';
import { sendAck } from './output.ts';
import { acknowledgeSelectively } from './sack-recovery.ts';
import { growSendBuffer, isRoomy } from './send-buffer.ts';
import { seqAfter, seqBefore } from './seq.ts';

/** Takes in the acknowledgment and the window of a segment; false when the segment is to be dropped for it. */
export function acknowledge(connection: Connection, segment: Segment): boolean {
  const { snd, rto, queue, retransmissionTimer } = connection;
  if (seqAfter(segment.ack, snd.nxt)) {
    // It acknowledges what was never sent (RFC 9293 §3.10.7.4).
    sendAck(connection);
    return false;
  }
  if (seqBefore(segment.ack, snd.una)) {
    // Overtaken by a later ACK; its SACK blocks may still be news.
    if (connection.sack && segment.options.sack) acknowledgeSelectively(connection, segment, false);
    return true;
  }
  const before = snd.wnd;
  const unaBefore = snd.una;
  const windowChanged = updateWindow(connection, segment);
  if (queue.length === 0 || segment.ack !== snd.una) connection.attempts = 0;
  if (queue.length === 0) {
    // The window has opened: no more probes.
    if (snd.wnd > before && retransmissionTimer.running) {
      rto.backoff = 0;
      retransmissionTimer.cancel();
    }
    return true;
  }
  if (connection.sack) acknowledgeSelectively(connection, segment, windowChanged);
  else acknowledgeCumulatively(connection, segment, before);
  if (snd.una !== unaBefore) offerRoom(connection);
  return true;
}

/** SND.WND, from the newest segment only (RFC 9293 §3.10.7.4: SND.WL1). True when the window is another. */
function updateWindow({ snd }: Connection, { seq, ack, window }: Segment): boolean {
  const size = window << snd.scale;
  const newer = seqAfter(seq, snd.wl1) || (seq === snd.wl1 && size > snd.wnd);
  if (!seqAfter(ack, snd.una) && !newer) return false;
  const changed = size !== snd.wnd;
  snd.wnd = size;
  snd.maxWnd = Math.max(snd.maxWnd, size);
  snd.wl1 = seq;
  return changed;
}

/** What is acknowledged leaves the send buffer. */
function offerRoom(connection: Connection): void {
  growSendBuffer(connection);
  if (!connection.snd.full || !isRoomy(connection)) return;
  connection.snd.full = false;
  connection.noteWritable();
}
