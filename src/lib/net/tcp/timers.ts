import { SYN } from '../packet.ts';
import { between, type Time } from '../time.ts';
import type { Connection } from './connection.ts';
import { loseAll } from './newreno.ts';
import { resend, segmentSize, sendAck, sendData, sendProbe, transmit } from './output.ts';
import { startRetransmissionTimer } from './retransmission-timer.ts';
import { enterLoss, onReorderingTimer } from './sack-recovery.ts';
import { sample } from './sample.ts';
import { seqAdd, seqDistance } from './seq.ts';
import { sendProbeForTail } from './tail-loss-probe.ts';

/** The retransmission timer has expired, for whatever it was set; with nothing to send again it is the persist timer. */
export function onRetransmissionTimer(connection: Connection): void {
  const { recorder } = connection.host;
  const { first } = connection.queue;
  if (recorder)
    recorder.cause = { kind: 'timer', timer: first ? TIMERS[connection.timerPurpose] : 'persist' };
  if (first === undefined) persist(connection);
  else if ((first.flags & SYN) !== 0) resendSyn(connection);
  else if (connection.timerPurpose === 'probe') sendProbeForTail(connection);
  else if (connection.timerPurpose === 'reordering') onReorderingTimer(connection);
  else timeOut(connection);
  sample(connection);
  connection.tellUser();
  if (recorder) recorder.cause = undefined;
}

const TIMERS = { rto: 'retransmission', probe: 'probe', reordering: 'reordering' } as const;

/** No answer to a SYN: send it again, later each time, and give up in the end (RFC 9293 §3.8.3, R2). */
function resendSyn(connection: Connection): void {
  const { queue, rto, state, host } = connection;
  const { synRetries, synLinearTimeouts, synAckRetries } = host.settings;
  const active = state === 'SYN-SENT';
  const linear = active ? synLinearTimeouts : 0;
  if (connection.attempts >= (active ? synRetries : synAckRetries) + linear) {
    connection.fail('ETIMEDOUT');
    return;
  }
  connection.attempts++;
  // Linux waits the same time for the first few, then doubles (tcp_syn_linear_timeouts).
  if (connection.attempts > linear) rto.backoff++;
  resend(connection, queue.first!, 'rto');
  startRetransmissionTimer(connection);
}

/** RFC 6298 §5.4–5.6: what is under way counts as lost; start again from one segment with a doubled RTO. */
function timeOut(connection: Connection): void {
  const { rto, now } = connection;
  if (connection.attempts === 0) connection.silentSince = connection.queue.first!.sentAt;
  if (between(connection.silentSince, now) >= patience(connection)) {
    connection.fail(connection.softError ?? 'ETIMEDOUT');
    return;
  }
  if (connection.sack) enterLoss(connection);
  else loseAll(connection, connection.attempts === 0);
  connection.attempts++;
  rto.backoff++;
  startRetransmissionTimer(connection);
  transmit(connection);
}

/**
 * How long a connection goes on without an answer (RFC 9293 §3.8.3, R2): Linux takes tcp_retries2 not as a number of
 * retransmissions but as the time that so many would take from an RTO of 200 ms on (tcp_model_timeout).
 */
function patience({ host, orphaned }: Connection): Time {
  const { retries, orphanRetries, minRtoAboveRtt, maxRto } = host.settings;
  const count = orphaned ? orphanRetries : retries;
  const doublings = Math.floor(Math.log2(maxRto / minRtoAboveRtt));
  const doubled = 2 ** (Math.min(count, doublings) + 1) - 1;
  return (doubled * minRtoAboveRtt + Math.max(count - doublings, 0) * maxRto) as Time;
}

/**
 * The peer's window is too small for what waits (RFC 9293 §3.8.6.1). What fits is sent, which ends sender-side
 * silly window avoidance; into a closed window goes a probe. The interval doubles.
 */
function persist(connection: Connection): void {
  const { snd, unsent, rto, host, orphaned } = connection;
  const { retries, orphanRetries } = host.settings;
  if (connection.attempts >= (orphaned ? orphanRetries : retries)) {
    connection.fail(connection.softError ?? 'ETIMEDOUT');
    return;
  }
  connection.attempts++;
  const usable = seqDistance(seqAdd(snd.una, snd.wnd), snd.nxt);
  const length = Math.min(usable, unsent.length, segmentSize(connection));
  if (length > 0) sendData(connection, length, false);
  else sendProbe(connection);
  rto.backoff++;
  startRetransmissionTimer(connection);
}

/** An ACK has waited long enough (RFC 9293 §3.8.6.3). No answer came in time, so the next ACKs do not wait. */
export function onDelayedAck(connection: Connection): void {
  const { recorder } = connection.host;
  if (recorder) recorder.cause = { kind: 'timer', timer: 'delayed-ack' };
  connection.rcv.interactive = false;
  sendAck(connection);
  if (recorder) recorder.cause = undefined;
}
