import { between, milliseconds } from '../time.ts';
import type { Connection } from './connection.ts';
import { sendAck } from './output.ts';

/** Segments that cannot be right are answered at most so often, so that two ends do not answer each other for ever (Linux tcp_invalid_ratelimit). */
export const STRAY_INTERVAL = milliseconds(500);

/**
 * A challenge ACK (RFC 5961 §3–§5): says what is expected, so that a peer which has lost its state answers with a RST
 * that fits, and a stranger with nothing.
 */
export function challenge(connection: Connection): void {
  const { challengedAt, now } = connection;
  if (challengedAt !== undefined && between(challengedAt, now) < STRAY_INTERVAL) return;
  connection.challengedAt = now;
  sendAck(connection);
}
