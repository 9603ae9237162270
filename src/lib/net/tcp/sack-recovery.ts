import type { Segment } from '../packet.ts';
import type { Connection } from './connection.ts';
import { type Delivery, takeDelivery } from './delivery.ts';
import { resend, transmit } from './output.ts';
import { reduceProportionally } from './prr.ts';
import { detectLosses, isOverdue } from './rack.ts';
import {
  rearmRetransmissionTimer,
  restartTimer,
  startReorderingTimer,
  startRetransmissionTimer,
} from './retransmission-timer.ts';
import { seqBefore } from './seq.ts';
import { probeAcknowledged } from './tail-loss-probe.ts';
import { neededNoCopy, noteReduction, sawOriginal, undoReduction } from './undo.ts';

/**
 * Recovery with SACK, as Linux does it (net/ipv4/tcp_input.c, tcp_ack and tcp_fastretrans_alert): losses are found by
 * RACK (RFC 8985), the window is reduced by PRR (RFC 6937). Phases: `open`; `disorder`, in which something is SACKed
 * and nothing is lost; `fast`, recovery; `loss`, after a time-out.
 */
export function acknowledgeSelectively(
  connection: Connection,
  segment: Segment,
  windowChanged: boolean,
): void {
  const { queue, recovery, congestion, use } = connection;
  const lossesBefore = queue.losses;
  const unaBefore = connection.snd.una;
  const delivery = takeDelivery(connection, segment);
  const advanced = connection.snd.una !== unaBefore;
  const news = advanced || windowChanged || segment.payload.length > 0;
  if (recovery.probeEnd !== undefined)
    probeAcknowledged(connection, segment.ack, news || delivery.sacked > 0);

  let waits = false;
  if (recovery.phase !== 'open' || delivery.sacked > 0 || delivery.duplicate || !news) {
    waits = assess(connection, segment, advanced);
  }
  if (!waits && (delivery.acknowledged > 0 || isOlderThanFirst(connection, delivery)))
    restartTimer(connection);

  if (recovery.phase === 'fast') {
    reduceProportionally(connection, delivery.delivered, queue.losses > lossesBefore, advanced);
  } else if (delivery.acknowledged > 0 && use.mayGrow(congestion.cwnd, congestion.inSlowStart)) {
    congestion.grow(delivery.delivered, connection.now);
  }
}

/**
 * News of something that went out before the oldest segment did last: the RTO starts again. News of what went out after
 * it must not put off the RTO, or it would never come.
 */
function isOlderThanFirst({ queue }: Connection, { acknowledged, firstSacked }: Delivery): boolean {
  const { first } = queue;
  if (acknowledged > 0 || first === undefined || firstSacked === undefined) return false;
  return firstSacked.sentAt < first.sentAt;
}

/** Finds losses and changes the phase; true when the reordering timer runs instead of the RTO. */
function assess(connection: Connection, segment: Segment, advanced: boolean): boolean {
  const { recovery, queue, snd } = connection;
  const complete = !seqBefore(snd.una, recovery.recover);
  if (recovery.phase === 'fast' && complete) endRecovery(connection, segment);
  else if (recovery.phase === 'loss') {
    // Without undo the window stays where slow start brings it.
    const spurious = isSpurious(connection, segment);
    if (spurious && (advanced || complete)) undoReduction(connection);
    if (complete || (spurious && advanced)) open(connection);
  } else if (recovery.phase === 'fast') {
    // A late first copy has filled the hole, not ours; or all of ours were in vain.
    const late = advanced && queue.resent === 0 && sawOriginal(connection, segment);
    if (late || neededNoCopy(connection)) {
      undoReduction(connection);
      open(connection);
    }
  } else if (neededNoCopy(connection)) undoReduction(connection);
  const { resent } = queue;
  const waits = findLosses(connection);
  if (recovery.phase === 'fast') return waits;
  // After a time-out slow start goes on, unless a copy was lost again.
  if (recovery.phase === 'loss' && queue.resent >= resent) return waits;
  if (queue.lost > 0) enterRecovery(connection);
  else keepOpen(connection);
  return waits;
}

/** Runs RACK; true when the reordering timer has been started. */
function findLosses(connection: Connection): boolean {
  if (connection.queue.length === 0) return false;
  const wait = detectLosses(connection);
  if (wait > 0) startReorderingTimer(connection, wait);
  return wait > 0;
}

function enterRecovery(connection: Connection): void {
  noteReduction(connection);
  reduce(connection);
  connection.recovery.phase = 'fast';
}

/** A reduction of the window begins (Linux tcp_init_cwnd_reduction). */
export function reduce({ recovery, congestion, snd }: Connection): void {
  recovery.recover = snd.nxt;
  recovery.probeEnd = undefined;
  recovery.priorCwnd = congestion.cwnd;
  recovery.delivered = 0;
  recovery.out = 0;
  congestion.counted = 0;
  congestion.reduceThreshold();
}

const isSpurious = (connection: Connection, segment: Segment): boolean =>
  neededNoCopy(connection) || sawOriginal(connection, segment);

/** All is delivered that was out when the loss was noticed. */
function endRecovery(connection: Connection, segment: Segment): void {
  const { congestion } = connection;
  if (isSpurious(connection, segment)) undoReduction(connection);
  else congestion.cwnd = congestion.ssthresh;
  open(connection);
}

function open({ recovery }: Connection): void {
  recovery.phase = 'open';
  recovery.firstResent = undefined;
}

/** `disorder` while anything is SACKed, or sent again and not acknowledged; else `open` (Linux tcp_try_keep_open). */
export function keepOpen({ recovery, queue, snd }: Connection): void {
  const resent = queue.resent > 0 || queue.first?.retransmitted === true;
  if (!resent) recovery.firstResent = undefined;
  const phase = queue.sacked > 0 || queue.lost > 0 || resent ? 'disorder' : 'open';
  if (phase === recovery.phase) return;
  recovery.phase = phase;
  recovery.recover = snd.nxt;
}

/** The reordering window has passed (RFC 8985 §6.3; Linux tcp_rack_reo_timeout). */
export function onReorderingTimer(connection: Connection): void {
  const { queue, recovery } = connection;
  const lossesBefore = queue.losses;
  const { inFlight } = queue;
  const wait = detectLosses(connection);
  if (wait > 0) startReorderingTimer(connection, wait);
  if (queue.inFlight !== inFlight) {
    if (recovery.phase !== 'fast') {
      enterRecovery(connection);
      reduceProportionally(connection, 1, queue.losses > lossesBefore, false);
    }
    transmit(connection);
  }
  if (!connection.retransmissionTimer.running) rearmRetransmissionTimer(connection);
}

/**
 * The RTO (RFC 6298 §5.4–5.6, Linux tcp_enter_loss): the oldest segment is lost, and with it all that RACK could not
 * rule out; what was sent within the last round trip still counts as under way. One segment goes out again.
 */
export function enterLoss(connection: Connection): void {
  const { queue, recovery, congestion, snd } = connection;
  for (let index = 0; index < queue.length; index++) {
    const sent = queue.at(index)!;
    // A SACKed segment at the front means the peer has thrown it away again (reneging, RFC 2018 §8): left out.
    if (index === 0 || isOverdue(connection, sent)) queue.markLost(sent);
  }
  const isNew = recovery.phase === 'open' || recovery.phase === 'disorder';
  if (
    isNew ||
    !seqBefore(snd.una, recovery.recover) ||
    (recovery.phase === 'loss' && connection.attempts === 0)
  ) {
    noteReduction(connection);
    congestion.reduceThreshold();
    recovery.priorCwnd = congestion.cwnd;
  }
  congestion.forget();
  congestion.cwnd = queue.inFlight + 1;
  recovery.phase = 'loss';
  recovery.recover = snd.nxt;
  recovery.probeEnd = undefined;
  if (!queue.first!.resent) resend(connection, queue.first!, 'rto');
  startRetransmissionTimer(connection);
}
