import type { Connection } from './connection.ts';

/** Starts the 2 MSL timer, or starts it again. Linux uses the same time for a closed socket in FIN-WAIT-2. */
export function startTimeWait({ timeWaitTimer, host }: Connection): void {
  timeWaitTimer.start(host.settings.timeWait);
}

/** Both FINs are acknowledged, and ours went first: the connection lingers to answer a peer that missed our last ACK. */
export function enterTimeWait(connection: Connection): void {
  connection.become('TIME-WAIT');
  connection.retransmissionTimer.cancel();
  startTimeWait(connection);
}
