import { ACK, type Segment, type TcpOptions } from '../packet.ts';
import { inMilliseconds, milliseconds } from '../time.ts';
import type { Connection } from './connection.ts';
import { windowShift } from './window.ts';

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

/**
 * Options of a SYN or SYN-ACK. A SYN-ACK has only what its peer has offered (RFC 2018 §2, RFC 7323 §3.2); that of crossing
 * SYNs is our SYN once more, with all that it offered (Linux tcp_send_synack).
 */
export function synOptions(connection: Connection): TcpOptions {
  const { queue, host, rcv } = connection;
  const offers = (queue.first!.flags & ACK) === 0;
  const { sack, timestamps } = offers ? host.settings : connection;
  return {
    mss: host.mtuTo(connection.remote) - 40,
    ...((offers || connection.scaling) && {
      windowScale: offers ? windowShift(host.settings.receiveBuffer.max) : rcv.scale,
    }),
    ...(sack && { sackPermitted: true }),
    ...(timestamps && { timestamps: timestampsOf(connection) }),
  };
}

/** Bytes of the SACK option before its blocks, padding included, and of each block (RFC 2018 §3). */
const SACK_SIZE = 4;
const SACK_BLOCK_SIZE = 8;
/** Blocks that 40 bytes of options have room for, with timestamps and without (RFC 2018 §3). */
const MOST_BLOCKS = 4;
const MOST_BLOCKS_BESIDE_TIMESTAMPS = 3;

/** The blocks to report. On data they go only as far as the segment has room; Linux makes the segment shorter. */
function sackOf({ timestamps, snd, sackBlocks }: Connection, length: number): TcpOptions['sack'] {
  const most = timestamps ? MOST_BLOCKS_BESIDE_TIMESTAMPS : MOST_BLOCKS;
  if (length === 0) return sackBlocks.takeReport(most);
  const fitting = Math.floor((snd.mss - length - SACK_SIZE) / SACK_BLOCK_SIZE);
  return fitting > 0 ? sackBlocks.takeReport(Math.min(fitting, most)) : undefined;
}

/** Options of every other segment of the connection, which carries `length` bytes. */
export function segmentOptions(connection: Connection, length: number): TcpOptions {
  const sack = connection.sack && connection.sackBlocks.hasNews ? sackOf(connection, length) : undefined;
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
