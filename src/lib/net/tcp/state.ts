import type { TcpState } from '../trace/event.ts';

/**
 * The state diagram of RFC 9293 §3.3.2 (figure 5): from each state, the states that may follow.
 * CLOSED follows every state by RST, by time-out or by an abort of the user.
 */
export const NEXT_STATES: Readonly<Record<TcpState, readonly TcpState[]>> = {
  // The user listens, connects, or (for an accepted connection) a SYN has come for a listening socket.
  CLOSED: ['LISTEN', 'SYN-SENT', 'SYN-RECEIVED'],
  // A SYN makes a new connection; the listening socket itself only ends (§3.10.7.2).
  LISTEN: ['CLOSED'],
  // SYN-ACK: established. SYN alone: both ends open at once, §3.5 figure 7.
  'SYN-SENT': ['ESTABLISHED', 'SYN-RECEIVED', 'CLOSED'],
  // The ACK of our SYN; a user who closes before it comes sends FIN at once. FIN may come along with the ACK.
  'SYN-RECEIVED': ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSED'],
  // The user closes first, or the peer's FIN arrives first (§3.6).
  ESTABLISHED: ['FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSED'],
  // Our FIN is acknowledged; or the peer's comes first: both close at once (§3.6 case 3). When one segment does both, its
  // ACK counts first (§3.10.7.4), so that FIN-WAIT-2 lies between.
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSING', 'CLOSED'],
  // Half-closed: only the peer may still send. Its FIN ends that.
  'FIN-WAIT-2': ['TIME-WAIT', 'CLOSED'],
  // Half-closed the other way: the user may still send, and ends with its own FIN.
  'CLOSE-WAIT': ['LAST-ACK', 'CLOSED'],
  // Both FINs have crossed; ours is not acknowledged yet.
  CLOSING: ['TIME-WAIT', 'CLOSED'],
  // Waits for the ACK of our FIN; the peer was first to close, so there is nothing to wait for after it.
  'LAST-ACK': ['CLOSED'],
  // Keeps answering a peer that did not get our last ACK, for 2 MSL (§3.6.1; Linux: 60 s).
  'TIME-WAIT': ['CLOSED'],
};

/** States in which the user's data may still be sent: no FIN of ours is queued behind it (RFC 9293 §3.10.2). */
export const mayWrite = (state: TcpState): boolean => state === 'ESTABLISHED' || state === 'CLOSE-WAIT';

/** States in which queued data and our FIN may go out (or out again). */
export const maySend = (state: TcpState): boolean =>
  state === 'ESTABLISHED' ||
  state === 'CLOSE-WAIT' ||
  state === 'FIN-WAIT-1' ||
  state === 'CLOSING' ||
  state === 'LAST-ACK';

/** States in which the peer may still send data: its FIN has not come yet. */
export const mayReceive = (state: TcpState): boolean =>
  state === 'ESTABLISHED' || state === 'FIN-WAIT-1' || state === 'FIN-WAIT-2';
