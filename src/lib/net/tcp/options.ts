import type { Segment, TcpOptions } from '../packet.ts';
import { inMilliseconds, milliseconds } from '../time.ts';
import type { Connection } from './connection.ts';

/** Bytes that the timestamps option takes in every segment that has it, with its padding (RFC 7323 appendix A). */
export const TIMESTAMPS_SIZE = 12;

/**
 * The timestamp clock: milliseconds, as Linux's. All connections of a host share it, so that a later connection
 * with the same 4-tuple can be told from an earlier one (RFC 6191).
 */
export const timestampNow = ({ now, host }: Connection): number =>
  (Math.floor(inMilliseconds(now)) + host.timestampOrigin) >>> 0;

const timestampsOf = (connection: Connection): { readonly value: number; readonly echo: number } => ({
  value: timestampNow(connection),
  echo: connection.rcv.tsRecent,
});

/** Options of a SYN or SYN-ACK. A SYN-ACK has only what its peer has offered (RFC 2018 §2, RFC 7323 §3.2). */
export function synOptions(connection: Connection): TcpOptions {
  const { state, host, rcv } = connection;
  const { sack, timestamps } = state === 'SYN-SENT' ? host.settings : connection;
  return {
    mss: host.mtuTo(connection.remote) - 40,
    windowScale: rcv.scale,
    ...(sack && { sackPermitted: true }),
    ...(timestamps && { timestamps: timestampsOf(connection) }),
  };
}

/** Options of every other segment of the connection. */
export function segmentOptions(connection: Connection): TcpOptions {
  const sack = connection.sack ? connection.sackBlocks.takeReport() : undefined;
  if (!connection.timestamps) return sack ? { sack } : {};
  const timestamps = timestampsOf(connection);
  return sack ? { timestamps, sack } : { timestamps };
}

/** Takes the round-trip time from an echoed timestamp (RFC 7323 §4): good also for what was sent twice. */
export function sampleTimestamps(connection: Connection, { options }: Segment): void {
  if (!options.timestamps) return;
  const elapsed = (timestampNow(connection) - options.timestamps.echo) | 0;
  const { rto, snd } = connection;
  // The clock ticks in milliseconds: less than one tick counts as one.
  if (elapsed >= 0) rto.sample(milliseconds(Math.max(elapsed, 1)), snd.ackedBytes, snd.sentBytes);
}
