import { Timer } from '../timer.ts';
import type { Connection } from './connection.ts';

/** Starts the 2 MSL timer, or starts it again. Linux uses the same time for a closed socket in FIN-WAIT-2. */
export function startTimeWait(connection: Connection): void {
  const { simulator, settings } = connection.host;
  connection.timeWaitTimer ??= new Timer(simulator, onTimeWait, connection);
  connection.timeWaitTimer.start(settings.timeWait);
}

/** 2 MSL are over, or the peer left a closed socket waiting for its FIN. */
function onTimeWait(connection: Connection): void {
  connection.become('CLOSED');
}

/** Both FINs are acknowledged, and ours went first: the connection lingers to answer a peer that missed our last ACK. */
export function enterTimeWait(connection: Connection): void {
  connection.become('TIME-WAIT');
  connection.retransmissionTimer.cancel();
  startTimeWait(connection);
}
