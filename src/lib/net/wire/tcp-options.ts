import type { TcpOptions } from '../packet.ts';
import { readUint16, readUint32, writeUint16, writeUint32 } from './bytes.ts';
import type { Field } from './field.ts';
import { optionsLength } from './length.ts';

/** Kind numbers (IANA). */
const END = 0;
const NOP = 1;
const MSS = 2;
const WINDOW_SCALE = 3;
const SACK_PERMITTED = 4;
const SACK = 5;
const TIMESTAMPS = 8;

/** Room for options: 15 words of header less the 5 fixed ones. */
const MOST_BYTES = 40;

/**
 * Writes the options in Linux's order and padding (tcp_options_write in net/ipv4/tcp_output.c): MSS, then
 * SACK-permitted and timestamps in three words, window scale, SACK blocks; NOPs stand before an option to align it.
 * Throws when they need more than 40 bytes.
 */
export function writeTcpOptions(bytes: Uint8Array, at: number, options: TcpOptions): void {
  const { mss, timestamps, sackPermitted, windowScale, sack } = options;
  const length = optionsLength(options);
  if (length > MOST_BYTES) throw new Error(`TCP options of ${length} bytes: at most ${MOST_BYTES} fit`);
  let next = at;
  const put = (...values: number[]): void => {
    bytes.set(values, next);
    next += values.length;
  };
  const put32 = (value: number): void => {
    writeUint32(bytes, next, value);
    next += 4;
  };
  if (mss !== undefined) {
    put(MSS, 4, 0, 0);
    writeUint16(bytes, next - 2, mss);
  }
  if (timestamps !== undefined) {
    if (sackPermitted) put(SACK_PERMITTED, 2, TIMESTAMPS, 10);
    else put(NOP, NOP, TIMESTAMPS, 10);
    put32(timestamps.value);
    put32(timestamps.echo);
  } else if (sackPermitted) {
    put(NOP, NOP, SACK_PERMITTED, 2);
  }
  if (windowScale !== undefined) put(NOP, WINDOW_SCALE, 3, windowScale);
  if (sack !== undefined && sack.length > 0) {
    put(NOP, NOP, SACK, 2 + 8 * sack.length);
    for (const [left, right] of sack) {
      put32(left);
      put32(right);
    }
  }
}

/** One option as it stands in the bytes. */
interface RawOption {
  readonly kind: number;
  readonly offset: number;
  readonly length: number;
}

/** The options between two offsets; undefined when a length points outside (RFC 9293 §3.2). */
function scan(bytes: Uint8Array, from: number, to: number): RawOption[] | undefined {
  const found: RawOption[] = [];
  let at = from;
  while (at < to) {
    const kind = bytes[at]!;
    const length = kind === END || kind === NOP ? 1 : at + 1 < to ? bytes[at + 1]! : 0;
    if (length === 0 || at + length > to || (kind > NOP && length < 2)) return undefined;
    found.push({ kind, offset: at, length });
    if (kind === END) break;
    at += length;
  }
  return found;
}

/** Reads what `writeTcpOptions` writes; unknown kinds are passed over. Undefined when malformed. */
export function readTcpOptions(bytes: Uint8Array, from: number, to: number): TcpOptions | undefined {
  const found = scan(bytes, from, to);
  if (!found) return undefined;
  let options: TcpOptions = {};
  for (const { kind, offset, length } of found) {
    if (kind === MSS && length === 4) options = { ...options, mss: readUint16(bytes, offset + 2) };
    else if (kind === WINDOW_SCALE && length === 3) options = { ...options, windowScale: bytes[offset + 2]! };
    else if (kind === SACK_PERMITTED && length === 2) options = { ...options, sackPermitted: true };
    else if (kind === SACK && length > 2 && length % 8 === 2) {
      options = { ...options, sack: sackBlocks(bytes, offset, length) };
    } else if (kind === TIMESTAMPS && length === 10) {
      const timestamps = { value: readUint32(bytes, offset + 2), echo: readUint32(bytes, offset + 6) };
      options = { ...options, timestamps };
    }
  }
  return options;
}

function sackBlocks(bytes: Uint8Array, offset: number, length: number): (readonly [number, number])[] {
  const blocks: (readonly [number, number])[] = [];
  for (let at = offset + 2; at < offset + length; at += 8) {
    blocks.push([readUint32(bytes, at), readUint32(bytes, at + 4)]);
  }
  return blocks;
}

/** One field an option, named as the RFCs name them. */
export function tcpOptionFields(bytes: Uint8Array, from: number, to: number, prefix: string): Field[] {
  return (scan(bytes, from, to) ?? []).map(({ kind, offset, length }) => ({
    id: `${prefix}tcp.option.${offset - from}`,
    ...describeOption(bytes, kind, offset, length),
    offset,
    length,
  }));
}

function describeOption(
  bytes: Uint8Array,
  kind: number,
  offset: number,
  length: number,
): { name: string; value: string } {
  switch (kind) {
    case END:
      return { name: 'End of Option List', value: '' };
    case NOP:
      return { name: 'No-Operation', value: '' };
    case MSS:
      return { name: 'Maximum Segment Size', value: String(readUint16(bytes, offset + 2)) };
    case WINDOW_SCALE:
      return { name: 'Window Scale', value: `${bytes[offset + 2]!} (×${2 ** bytes[offset + 2]!})` };
    case SACK_PERMITTED:
      return { name: 'SACK-Permitted', value: '' };
    case SACK: {
      const blocks = sackBlocks(bytes, offset, length);
      return { name: 'SACK', value: blocks.map(([left, right]) => `${left}–${right}`).join(', ') };
    }
    case TIMESTAMPS: {
      const [value, echo] = [readUint32(bytes, offset + 2), readUint32(bytes, offset + 6)];
      return { name: 'Timestamps', value: `TSval ${value}, TSecr ${echo}` };
    }
    default:
      return { name: `Kind ${kind}`, value: `${length} bytes` };
  }
}
