import { milliseconds, type Time } from '../time.ts';
import type { Timer } from '../timer.ts';
import type { Connection } from './connection.ts';
import { LEAST_TIMEOUT } from './rack.ts';
import { onTimerWheel } from './timer-wheel.ts';

/** What the retransmission timer is running for; there is one timer, as in Linux (icsk_pending). */
export type TimerPurpose = 'rto' | 'probe' | 'reordering';

/** The time past an overdue RTO: at once, but as a timer. */
const AT_ONCE = milliseconds(0.001);

/** Starts a timer, rounded as the settings say. */
export function startTimer({ host }: Connection, timer: Timer<Connection>, delay: Time): void {
  const { timerTick } = host.settings;
  timer.start(timerTick === 0 ? delay : onTimerWheel(host.simulator.now, delay, timerTick));
}

function start(connection: Connection, purpose: TimerPurpose, delay: Time): void {
  connection.timerPurpose = purpose;
  startTimer(connection, connection.retransmissionTimer, delay);
}

/** The RTO from now on (RFC 6298 §5.1). */
export function startRetransmissionTimer(connection: Connection): void {
  start(connection, 'rto', connection.rto.timeout);
}

/** Sends again in two ticks: what has come says that it was not understood (Linux TCP_TIMEOUT_MIN). */
export function retrySoon(connection: Connection): void {
  const { timerTick } = connection.host.settings;
  start(connection, 'rto', Math.max(LEAST_TIMEOUT, 2 * timerTick) as Time);
}

/** RFC 8985 §6.2 step 5: looks for losses again when the reordering window has passed. */
export function startReorderingTimer(connection: Connection, wait: Time): void {
  start(connection, 'reordering', (wait + LEAST_TIMEOUT) as Time);
}

/** How long until the RTO of the oldest segment, from when that was last sent (Linux tcp_rto_delta_us). */
function rtoOfOldest({ queue, rto, now }: Connection): Time {
  return Math.max(queue.first!.sentAt + rto.timeout - now, AT_ONCE) as Time;
}

/** The RTO after progress (RFC 6298 §5.3), or, when it gave way to another purpose, what is left of it. */
export function rearmRetransmissionTimer(connection: Connection): void {
  const { queue, retransmissionTimer, timerPurpose } = connection;
  if (queue.length === 0) retransmissionTimer.cancel();
  else if (retransmissionTimer.running && timerPurpose !== 'rto')
    start(connection, 'rto', rtoOfOldest(connection));
  else startRetransmissionTimer(connection);
}

/** A tail loss probe if one is in place, else the RTO (Linux tcp_set_xmit_timer). Something has been acknowledged. */
export function restartTimer(connection: Connection): void {
  if (!scheduleProbe(connection, true)) rearmRetransmissionTimer(connection);
}

/**
 * Schedules a tail loss probe (RFC 8985 §7.2) unless losses are being recovered from: in two round trips; 200 ms later
 * when only one segment is out, whose ACK may be delayed; and not after the RTO. False: no probe is in place.
 */
export function scheduleProbe(connection: Connection, advanced: boolean): boolean {
  const { queue, rto, recovery, host, sack } = connection;
  if (!sack || queue.length === 0 || recovery.phase !== 'open') return false;
  const allowance = queue.length === 1 ? host.settings.minRtoAboveRtt : LEAST_TIMEOUT;
  const wait = rto.srtt === 0 ? host.settings.initialRto : 2 * rto.srtt + allowance;
  const limit = advanced ? rto.timeout : rtoOfOldest(connection);
  start(connection, 'probe', Math.round(Math.min(wait, limit)) as Time);
  return true;
}
