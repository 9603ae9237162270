import { ACK, RST, type Segment, SYN } from '../packet.ts';
import { random32 } from '../random.ts';
import { between } from '../time.ts';
import { answeredLately } from './challenge-ack.ts';
import type { Connection } from './connection.ts';
import { startKeepAlive } from './keep-alive.ts';
import { sampleTimestamps, TIMESTAMPS_SIZE } from './options.ts';
import { marksOf } from './origin-of.ts';
import { resend, sendAck, sendSyn, transmit } from './output.ts';
import { refuse } from './reset.ts';
import { retrySoon, startRetransmissionTimer } from './retransmission-timer.ts';
import { growSendBuffer } from './send-buffer.ts';
import { keptSeq, seqAdd, seqAfter } from './seq.ts';
import { echoesOriginal } from './undo.ts';
import { dataCapacity, LARGEST_SHIFT, windowShift } from './window.ts';

/** Prepares what both kinds of open need; the sequence number comes from the run's seed (RFC 9293 §3.4.1: at random). */
function prepare(connection: Connection): void {
  const { snd, rcv, recovery, host } = connection;
  snd.iss = keptSeq(random32(host.random));
  snd.una = snd.iss;
  snd.nxt = snd.iss;
  snd.smallEnd = snd.iss;
  recovery.recover = snd.iss;
  recovery.highestSacked = snd.iss;
  connection.rack.end = snd.iss;
  rcv.scale = windowShift(host.settings.receiveBuffer.max);
  rcv.capacity = dataCapacity(host.settings.receiveBuffer.initial);
}

/** Active open (RFC 9293 §3.10.1): sends SYN. */
export function openActive(connection: Connection): void {
  prepare(connection);
  const { recorder } = connection.host;
  if (recorder) marksOf(connection).open = recorder.call;
  connection.become('SYN-SENT');
  sendSyn(connection);
}

/** A SYN has come for a listening socket (RFC 9293 §3.10.7.2): answers SYN-ACK. */
export function openPassive(connection: Connection, syn: Segment): void {
  prepare(connection);
  takeSyn(connection, syn);
  connection.become('SYN-RECEIVED');
  sendSyn(connection);
}

/** What a SYN says about its sender. */
function takeSyn(connection: Connection, { seq, options, window }: Segment): void {
  const { snd, rcv, host, remote } = connection;
  rcv.irs = keptSeq(seq);
  rcv.nxt = seqAdd(seq, 1);
  rcv.acked = rcv.nxt;
  // Without the option the peer takes 536 bytes and does not scale (RFC 9293 §3.7.1, RFC 7323 §2.2).
  const mss = Math.min(options.mss ?? 536, host.mtuTo(remote) - 40);
  connection.timestamps = host.settings.timestamps && options.timestamps !== undefined;
  snd.mss = connection.timestamps ? mss - TIMESTAMPS_SIZE : mss;
  connection.scaling = options.windowScale !== undefined;
  snd.scale = Math.min(options.windowScale ?? 0, LARGEST_SHIFT);
  if (!connection.scaling) rcv.scale = 0;
  connection.sack = host.settings.sack && options.sackPermitted === true;
  if (options.timestamps) rcv.tsRecent = options.timestamps.value;
  rcv.edge = seqAdd(rcv.nxt, rcv.wnd);
  snd.wnd = window;
  snd.wl1 = rcv.irs;
}

/** A segment in SYN-SENT (RFC 9293 §3.10.7.3). */
export function synSentArrives(connection: Connection, segment: Segment): void {
  const { snd } = connection;
  const { flags, ack } = segment;
  if ((flags & ACK) !== 0 && (!seqAfter(ack, snd.iss) || seqAfter(ack, snd.nxt))) {
    // The peer speaks of an older connection, which must go first (RFC 9293 §3.5.1, half-open connections); the SYN is
    // then tried again soon (Linux tcp_rcv_synsent_state_process).
    if ((flags & RST) === 0) refuse(connection, segment);
    if (connection.attempts === 0) retrySoon(connection);
    return;
  }
  if ((flags & RST) !== 0) {
    // Only an RST that acknowledges our SYN can be an answer to it: nobody listens there.
    if ((flags & ACK) !== 0) connection.fail('ECONNREFUSED');
    return;
  }
  if ((flags & SYN) === 0) return;
  takeSyn(connection, segment);
  if ((flags & ACK) === 0) {
    // Both ends open at once (RFC 9293 §3.5, figure 7): our SYN goes out again, now with an ACK.
    connection.become('SYN-RECEIVED');
    resend(connection, connection.queue.first!);
    return;
  }
  establish(connection, segment);
  connection.noteConnected();
  // Data that waits carries the ACK; else it goes alone.
  connection.rcv.ackNow = true;
  transmit(connection);
  if (connection.rcv.ackNow) sendAck(connection);
}

/** An acceptable ACK in SYN-RECEIVED (RFC 9293 §3.10.7.4, fifth check); false when the segment is to be ignored. */
export function synReceivedArrives(connection: Connection, segment: Segment): boolean {
  const { snd } = connection;
  const { flags, seq, ack } = segment;
  const isOldSyn = (flags & (SYN | ACK)) === SYN && keptSeq(seq) === connection.rcv.irs;
  if (isOldSyn) {
    // Our SYN-ACK was lost, unless it goes out again by its own timer at this moment.
    const synAck = connection.queue.first!;
    if (synAck.sentAt === connection.now || answeredLately(connection)) return false;
    resend(connection, synAck, 'rto');
    startRetransmissionTimer(connection);
    return false;
  }
  if ((flags & ACK) === 0) return false;
  if (!seqAfter(ack, snd.una) || seqAfter(ack, snd.nxt)) {
    refuse(connection, segment);
    return false;
  }
  // Linux: with a full accept queue the ACK is ignored, and the peer believes the connection open.
  if (!connection.user.mayEstablish()) return false;
  establish(connection, segment);
  connection.noteConnected();
  return true;
}

/** Our SYN is acknowledged: data may flow. */
function establish(connection: Connection, segment: Segment): void {
  const { snd, rcv, rto, queue, congestion, attempts, retransmissions, host, remote, now } = connection;
  const syn = queue.acknowledge(segment.ack)!;
  snd.una = keptSeq(segment.ack);
  snd.ackedBytes = 1;
  // The window of a SYN-ACK is not scaled, that of the ACK which answers it is (RFC 7323 §2.2).
  snd.wnd = (segment.flags & SYN) !== 0 ? segment.window : segment.window << snd.scale;
  snd.maxWnd = snd.wnd;
  snd.wl1 = keptSeq(segment.seq);
  connection.attempts = 0;
  rto.backoff = 0;
  const answersFirst = echoesOriginal(connection, segment);
  connection.recovery.firstResent = undefined;
  connection.retransmissionTimer.cancel();
  // Karn's algorithm: which copy of a SYN is answered, only timestamps can tell.
  if (!syn.retransmitted) rto.sample(between(syn.sentAt, now), snd.ackedBytes, snd.sentBytes);
  else sampleTimestamps(connection, segment);
  rto.fallBack();
  // More than one SYN lost: the path is bad (RFC 5681 §3.1, which says so of one; Linux, whose RTO is 1 s, of two).
  if (attempts > 0 && retransmissions > 1 && !answersFirst) congestion.cwnd = 1;
  rcv.copiedSince = now;
  // Reading no more than the first window is no reason for a larger buffer (Linux tcp_init_buffer_space).
  rcv.copiedBefore = Math.min(rcv.wnd, host.settings.initialWindow * (host.mtuTo(remote) - 40));
  growSendBuffer(connection);
  connection.become('ESTABLISHED');
  startKeepAlive(connection);
}
