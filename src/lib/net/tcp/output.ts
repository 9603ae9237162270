import { ACK, FIN, PSH, type Retransmission, RST, type Segment, SYN } from '../packet.ts';
import type { Connection } from './connection.ts';
import { segmentOptions, synOptions, TIMESTAMPS_SIZE, timestampNow } from './options.ts';
import { originOf } from './origin-of.ts';
import type { SentSegment } from './retransmission-queue.ts';
import { rearmRetransmissionTimer, scheduleProbe, startRetransmissionTimer } from './retransmission-timer.ts';
import { sentSeq, seqAdd, seqAfter, seqDistance } from './seq.ts';
import { maySend } from './state.ts';
import { noteCopy } from './undo.ts';
import { advertiseWindow, initialWindow } from './window.ts';

const NOTHING = new Uint8Array(0);

/** Sends one segment. It acknowledges all that has arrived, so no ACK is due after it. */
function emit(
  connection: Connection,
  flags: number,
  seq: number,
  payload: Uint8Array,
  retransmission?: Retransmission,
): void {
  const { rcv, local, remote } = connection;
  const isSyn = (flags & SYN) !== 0;
  const segment: Segment = {
    protocol: 'tcp',
    sourcePort: local.port,
    destinationPort: remote.port,
    seq: sentSeq(seq),
    ack: (flags & ACK) !== 0 ? sentSeq(rcv.nxt) : 0,
    flags,
    window: isSyn ? synWindow(connection) : advertiseWindow(connection) >> rcv.scale,
    options: isSyn ? synOptions(connection) : segmentOptions(connection, payload.length),
    payload,
  };
  if ((flags & ACK) !== 0) {
    if (rcv.ackDue && rcv.quick > 0) rcv.quick--;
    rcv.acked = rcv.nxt;
    rcv.ackDue = false;
    rcv.ackNow = false;
    connection.delayedAckTimer.cancel();
  }
  const { recorder } = connection.host;
  connection.host.sendSegment(
    local,
    remote,
    segment,
    retransmission,
    recorder && originOf(connection, segment),
  );
}

/** SYN: whole segments of the MSS option. SYN-ACK: whole segments as the peer's data will have them (Linux). */
function synWindow(connection: Connection): number {
  const { rcv, host, remote, state, timestamps } = connection;
  const answers = state !== 'SYN-SENT' && timestamps;
  const mss = host.mtuTo(remote) - 40 - (answers ? TIMESTAMPS_SIZE : 0);
  const window = initialWindow(mss, rcv.capacity);
  rcv.target = window;
  rcv.wnd = window;
  rcv.edge = seqAdd(rcv.nxt, window);
  return window;
}

/** Sends a segment that takes up sequence space, for the first time. */
function sendNew(connection: Connection, flags: number, payload: Uint8Array): void {
  const { snd, queue, now } = connection;
  const seq = snd.nxt;
  const length = payload.length + ((flags & (SYN | FIN)) !== 0 ? 1 : 0);
  snd.nxt = seqAdd(seq, length);
  snd.sentBytes += length;
  snd.lastSentAt = now;
  queue.add(seq, snd.nxt, flags, payload, now);
  emit(connection, flags, seq, payload);
}

/** SYN, or SYN-ACK in SYN-RECEIVED. */
export function sendSyn(connection: Connection): void {
  sendNew(connection, connection.state === 'SYN-SENT' ? SYN : SYN | ACK, NOTHING);
  startRetransmissionTimer(connection);
}

/** Sends a segment of the retransmission queue again. No `reason`: not for a loss, but as an answer. */
export function resend(connection: Connection, segment: SentSegment, reason?: Retransmission): void {
  const { recovery } = connection;
  connection.queue.noteResent(segment, connection.now);
  connection.retransmissions++;
  recovery.out++;
  if (reason !== 'tlp') {
    recovery.firstResent ??= timestampNow(connection);
    noteCopy(connection);
  }
  // A SYN that crossed with the peer's goes out again as SYN-ACK (RFC 9293 §3.5, figure 7).
  const flags = connection.state === 'SYN-RECEIVED' ? segment.flags | ACK : segment.flags;
  // Of a segment that is acknowledged in part the rest is sent (Linux tcp_trim_head).
  const known = Math.max(seqDistance(connection.snd.una, segment.seq), 0);
  const payload = known === 0 ? segment.payload : segment.payload.subarray(known);
  emit(connection, flags, seqAdd(segment.seq, known), payload, reason);
}

export function sendAck(connection: Connection): void {
  emit(connection, ACK, connection.snd.nxt, NOTHING);
}

/** A zero-window probe as Linux sends it: an old sequence number, which the peer must answer (tcp_xmit_probe_skb). */
export function sendProbe(connection: Connection): void {
  emit(connection, ACK, seqAdd(connection.snd.una, -1), NOTHING);
}

/** RST of a connection that the user gives up (RFC 9293 §3.10.5). */
export function sendReset(connection: Connection): void {
  emit(connection, RST | ACK, connection.snd.nxt, NOTHING);
}

/**
 * Sends what the congestion window, the peer's window and Nagle's algorithm allow: first what was lost, then new data,
 * and FIN on the last segment when it is queued by then.
 */
export function transmit(connection: Connection): void {
  if (!maySend(connection.state)) return;
  const { snd, queue, unsent, retransmissionTimer } = connection;
  if (queue.length === 0) restartAfterIdle(connection);
  if (queue.lost > 0) sendLost(connection);
  if (unsent.length > 0 || snd.fin === 'queued') sendUnsent(connection);
  if (queue.length > 0) {
    if (!retransmissionTimer.running) startRetransmissionTimer(connection);
  } else if ((unsent.length > 0 || snd.fin === 'queued') && !retransmissionTimer.running) {
    // Nothing under way will bring an ACK with a larger window: the persist timer asks for it.
    startRetransmissionTimer(connection);
  }
}

/** Sends again what was lost, as far as the congestion window allows. */
function sendLost(connection: Connection): void {
  const { queue, congestion, recovery } = connection;
  while (queue.inFlight < congestion.cwnd) {
    const lost = queue.nextLost;
    if (lost === undefined) return;
    resend(connection, lost, recovery.phase === 'loss' ? 'rto' : 'fast');
    const isFirst = lost === queue.first;
    if (isFirst && connection.sack && connection.timerPurpose !== 'reordering')
      startRetransmissionTimer(connection);
  }
}

/** Sends new data, and FIN behind it. */
function sendUnsent(connection: Connection): void {
  const { snd, queue, congestion, recovery, unsent, use } = connection;
  const size = segmentSize(connection);
  // Limited transmit (RFC 3042): the first two duplicate ACKs each let a new segment out. With SACK, what is SACKed
  // is not under way, which comes to the same.
  const extra = recovery.phase === 'open' ? Math.min(recovery.duplicates, 2) : 0;
  const before = snd.nxt;
  const wasEmpty = queue.length === 0;
  while (queue.inFlight < congestion.cwnd + extra) {
    const usable = seqDistance(seqAdd(snd.una, snd.wnd), snd.nxt);
    const length = Math.min(size, unsent.length);
    // A piece of a segment waits until all of it fits: sender's silly window avoidance (RFC 9293 §3.8.6.2.1).
    if (length > usable) break;
    const isLast = length === unsent.length;
    const withFin = isLast && snd.fin === 'queued' && length < usable;
    if (length === 0 && !withFin) break;
    if (length < size && !withFin && nagleHolds(connection)) break;
    recovery.out++;
    sendData(connection, length, withFin);
  }
  const limited = queue.inFlight >= congestion.cwnd;
  const hasSent = snd.nxt !== before;
  if (limited || hasSent) use.note(limited, queue.length, snd.una, snd.nxt);
  if (!hasSent) return;
  if (scheduleProbe(connection, false)) return;
  if (wasEmpty || connection.timerPurpose === 'probe') rearmRetransmissionTimer(connection);
}

/**
 * How much a segment carries: the MSS, but no more than half of the largest window the peer has offered, so that two
 * segments fit into it (Linux tcp_bound_to_half_wnd). Small windows, and loopback with its large MSS, make it matter.
 */
export function segmentSize({ snd }: Connection): number {
  return Math.min(snd.mss, snd.maxWnd > 536 ? snd.maxWnd >> 1 : Math.max(snd.maxWnd, 48));
}

/** Carves the next `length` bytes into a segment. */
export function sendData(connection: Connection, length: number, withFin: boolean): void {
  const { snd, rcv, unsent } = connection;
  // PSH marks the end of what the user wrote in one call (RFC 9293 §3.9.1).
  const pushed = length > 0 && unsent.endsAfter(length);
  const flags = ACK | (pushed ? PSH : 0) | (withFin ? FIN : 0);
  const payload = unsent.take(length);
  if (withFin) snd.fin = 'sent';
  // An answer soon after data arrived: from now on ACKs wait for such an answer to ride on.
  const { delayedAck } = connection.host.settings;
  if (length > 0 && connection.now - rcv.lastDataAt < delayedAck) rcv.interactive = true;
  sendNew(connection, flags, payload);
  if (length < segmentSize(connection)) snd.smallEnd = snd.nxt;
}

/**
 * Nagle's algorithm (RFC 9293 §3.7.4) in Minshall's form, as Linux has it: a small segment waits while another
 * small one is not acknowledged. With full segments alone under way it may go.
 */
function nagleHolds({ snd }: Connection): boolean {
  return !snd.noDelay && seqAfter(snd.smallEnd, snd.una);
}

/** Nothing has been sent for longer than the RTO: the network may have changed (RFC 5681 §4.1). */
function restartAfterIdle({ unsent, snd, rto, congestion, now }: Connection): void {
  if (unsent.length === 0 || snd.sentBytes === 0) return;
  const timeouts = Math.floor((now - snd.lastSentAt) / rto.timeout);
  if (timeouts > 0 && congestion.cwnd > 0) congestion.restartAfterIdle(timeouts);
}
