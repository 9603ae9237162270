import { seconds, type Time } from '../time.ts';
import { Timer } from '../timer.ts';
import type { Connection } from './connection.ts';
import { sendProbe, sendReset } from './output.ts';
import { startTimer } from './retransmission-timer.ts';

/** Keep-alive of a connection (RFC 9293 §3.8.4): off unless the user turns it on. */
export interface KeepAlive {
  /** Silence after which the first probe goes out (tcp_keepalive_time). */
  readonly idle: Time;
  /** Time between probes (tcp_keepalive_intvl). */
  readonly interval: Time;
  /** Probes without an answer after which the connection is given up (tcp_keepalive_probes). */
  readonly count: number;
}

/** Linux as it comes: two hours, 75 s, nine probes. */
export const KEEP_ALIVE: KeepAlive = { idle: seconds(7200), interval: seconds(75), count: 9 };

/** Turns keep-alive on, or changes it, or with undefined turns it off. In any state. */
export function setKeepAlive(connection: Connection, keepAlive: KeepAlive | undefined): void {
  connection.keepAlive = keepAlive;
  connection.keepAliveTimer?.cancel();
  if (keepAlive && connection.isOpen) startKeepAlive(connection);
}

/** The connection is open now. */
export function startKeepAlive(connection: Connection): void {
  const { keepAlive, host } = connection;
  if (!keepAlive) return;
  connection.keepAliveTimer ??= new Timer(host.simulator, onKeepAlive, connection);
  startTimer(connection, connection.keepAliveTimer, keepAlive.idle);
}

/**
 * The peer has been silent, unless something has come meanwhile: probe, or give up with RST and ETIMEDOUT (Linux
 * tcp_keepalive_timer). While data is out, its retransmissions are probes enough.
 */
function onKeepAlive(connection: Connection): void {
  const { keepAlive, keepAliveTimer, heardAt, now, queue, unsent } = connection;
  if (!keepAlive || !keepAliveTimer || !connection.isOpen) return;
  const { recorder } = connection.host;
  if (recorder) recorder.cause = { kind: 'timer', timer: 'keep-alive' };
  const silence = now - heardAt;
  if (queue.length > 0 || unsent.length > 0) startTimer(connection, keepAliveTimer, keepAlive.idle);
  else if (silence < keepAlive.idle) {
    startTimer(connection, keepAliveTimer, (keepAlive.idle - silence) as Time);
  } else if (connection.keepAliveProbes >= keepAlive.count) {
    sendReset(connection);
    connection.fail('ETIMEDOUT');
    connection.tellUser();
  } else {
    connection.keepAliveProbes++;
    sendProbe(connection);
    startTimer(connection, keepAliveTimer, keepAlive.interval);
  }
  if (recorder) recorder.cause = undefined;
}
