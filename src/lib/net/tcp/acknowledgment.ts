import { FIN, type Segment, SYN } from '../packet.ts';
import { between } from '../time.ts';
import type { Connection } from './connection.ts';
import { sampleTimestamps } from './options.ts';
import { resend, sendAck, startRetransmissionTimer } from './output.ts';
import { growSendBuffer, isRoomy } from './send-buffer.ts';
import { seqAfter, seqBefore, seqDistance } from './seq.ts';

/** Takes in the acknowledgment and the window of a segment; false when the segment is to be dropped for it. */
export function acknowledge(connection: Connection, segment: Segment): boolean {
  const { snd } = connection;
  if (seqAfter(segment.ack, snd.nxt)) {
    // It acknowledges what was never sent (RFC 9293 §3.10.7.4).
    sendAck(connection);
    return false;
  }
  if (seqBefore(segment.ack, snd.una)) return true;
  const before = snd.wnd;
  updateWindow(connection, segment);
  connection.attempts = 0;
  if (seqAfter(segment.ack, snd.una)) newData(connection, segment);
  else if (isDuplicate(connection, segment, before)) duplicate(connection);
  else if (snd.wnd > before && connection.queue.length === 0 && connection.retransmissionTimer.running) {
    // The window has opened: no more probes.
    connection.rto.backoff = 0;
    connection.retransmissionTimer.cancel();
  }
  return true;
}

/** SND.WND, from the newest segment only (RFC 9293 §3.10.7.4: SND.WL1 and SND.WL2). */
function updateWindow({ snd }: Connection, { seq, ack, window }: Segment): void {
  const size = window << snd.scale;
  const newer = seqAfter(seq, snd.wl1) || (seq === snd.wl1 && size > snd.wnd);
  if (!seqAfter(ack, snd.una) && !newer) return;
  snd.wnd = size;
  snd.maxWnd = Math.max(snd.maxWnd, size);
  snd.wl1 = seq;
  snd.wl2 = ack;
}

/** A duplicate ACK as RFC 5681 §2 defines it: nothing but an old number while data is under way. */
function isDuplicate({ queue, snd }: Connection, { flags, payload }: Segment, before: number): boolean {
  return queue.length > 0 && payload.length === 0 && (flags & (SYN | FIN)) === 0 && snd.wnd === before;
}

function newData(connection: Connection, segment: Segment): void {
  const { snd, queue, rto, recovery, congestion, now } = connection;
  const inFlight = queue.inFlight;
  snd.ackedBytes += seqDistance(segment.ack, snd.una);
  snd.una = segment.ack;
  let segments = 0;
  let sentAt: number | undefined;
  let ambiguous = false;
  for (let sent = queue.acknowledge(snd.una); sent; sent = queue.acknowledge(snd.una)) {
    segments++;
    if (sent.retransmitted) ambiguous = true;
    else sentAt ??= sent.sentAt;
  }
  // Karn's algorithm (RFC 6298 §3): a round-trip time from what was sent once, or from the echoed timestamp.
  if (ambiguous) sampleTimestamps(connection, segment);
  else if (sentAt !== undefined) {
    rto.sample(between(sentAt as typeof now, now), snd.ackedBytes, snd.sentBytes);
  }
  rto.backoff = 0;
  recovery.duplicates = 0;

  const recovered = !seqBefore(snd.una, recovery.recover);
  if (recovery.phase === 'fast') {
    if (recovered) {
      congestion.leaveRecovery(queue.length);
      recovery.phase = 'open';
    } else {
      // A partial ACK: the next segment is lost as well (RFC 6582 §3.2 step 3).
      congestion.deflate(segments);
      resend(connection, queue.first!, 'fast');
    }
  } else {
    if (recovered) recovery.phase = 'open';
    congestion.acknowledged(segments, inFlight);
  }
  // RFC 6298 §5.2 and 5.3: off when all is acknowledged, else once more from now.
  if (queue.length === 0) connection.retransmissionTimer.cancel();
  else startRetransmissionTimer(connection);
  growSendBuffer(connection);
  if (snd.full && isRoomy(connection)) {
    snd.full = false;
    connection.noteWritable();
  }
}

/** RFC 5681 §3.2 and RFC 6582 §3.2: the third duplicate ACK means loss; more of them let new data out. */
function duplicate(connection: Connection): void {
  const { recovery, queue, congestion, snd } = connection;
  recovery.duplicates++;
  if (recovery.phase === 'fast') {
    congestion.inflate();
    return;
  }
  // Duplicates of the last loss's retransmissions are no sign of a new one (RFC 6582 §3.2 step 2).
  const isNew = seqAfter(snd.una, recovery.recover) || recovery.recover === snd.iss;
  if (recovery.duplicates !== 3 || recovery.phase !== 'open' || !isNew) return;
  congestion.enterRecovery(queue.length);
  recovery.phase = 'fast';
  recovery.recover = snd.nxt;
  resend(connection, queue.first!, 'fast');
  startRetransmissionTimer(connection);
}
