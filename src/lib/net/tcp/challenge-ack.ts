import { between, milliseconds } from '../time.ts';
import type { Connection } from './connection.ts';
import { sendAck } from './output.ts';

/** Segments that cannot be right are answered at most so often, so that two ends do not answer each other for ever (Linux tcp_invalid_ratelimit). */
const STRAY_INTERVAL = milliseconds(500);

/**
 * A challenge ACK (RFC 5961 §3–§5): says what is expected, so that a peer which has lost its state answers with a RST
 * that fits, and a stranger with nothing.
 */
export function challenge(connection: Connection): void {
  if (!answeredLately(connection)) sendAck(connection);
}

/** Whether a segment that cannot be right has been answered a moment ago; if not, one is now. */
export function answeredLately(connection: Connection): boolean {
  const { challengedAt, now } = connection;
  if (challengedAt !== undefined && between(challengedAt, now) < STRAY_INTERVAL) return true;
  connection.challengedAt = now;
  return false;
}
