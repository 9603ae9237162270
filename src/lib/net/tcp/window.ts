import type { Connection } from './connection.ts';
import { seqAdd, seqDistance } from './seq.ts';

/** The share of kernel memory that holds data, with full segments on Ethernet-sized packets (Linux scaling_ratio). */
const DATA_SHARE = 5 / 8;

/** Bytes of data that fit into so much kernel memory. */
export const dataCapacity = (memory: number): number => Math.floor(memory * DATA_SHARE);

/** A larger shift in a SYN counts as this one (RFC 7323 §2.3). */
export const LARGEST_SHIFT = 14;

/** The shift that lets a 16-bit window express the largest buffer. */
export function windowShift(largestMemory: number): number {
  let shift = 0;
  while (shift < LARGEST_SHIFT && 65535 << shift < largestMemory) shift++;
  return shift;
}

/** The window of a SYN, which is never scaled: whole segments, if one fits (Linux tcp_select_initial_window). */
export function initialWindow(mss: number, capacity: number): number {
  const most = Math.min(65535, capacity);
  return most < mss ? most : Math.floor(most / mss) * mss;
}

/**
 * The window to offer now (Linux __tcp_select_window): free buffer, but no more than the growing target, and 0
 * rather than less than a segment (silly window avoidance, RFC 9293 §3.8.6.2.2). Rounded up to the scale's unit.
 */
export function selectWindow({ rcv, unread, reassembly }: Connection): number {
  const free = rcv.capacity - unread.length - reassembly.length;
  if (free < rcv.capacity >> 1 && (free < rcv.capacity >> 4 || free < rcv.mss)) return 0;
  const unit = 1 << rcv.scale;
  return (Math.min(free, rcv.target) + unit - 1) & -unit;
}

/** Chooses the window for a segment that goes out now; its right edge never moves left. Returns bytes. */
export function advertiseWindow(connection: Connection): number {
  const { rcv } = connection;
  const offered = Math.max(seqDistance(rcv.edge, rcv.nxt), 0);
  // The field has 16 bits, in units of the scale; what it cannot express is not offered.
  const field = Math.min(Math.max(selectWindow(connection), offered) >> rcv.scale, 65535);
  rcv.wnd = field << rcv.scale;
  const edge = seqAdd(rcv.nxt, rcv.wnd);
  if (seqDistance(edge, rcv.edge) > 0) rcv.edge = edge;
  return rcv.wnd;
}

/**
 * A window that grows beyond this is no reason for quick ACKs any more. Measured, not derived: with 16 MiB buffers
 * Linux 6.18 stops after about 700 segments in all series with losses, with short queues, or with CUBIC (two segments
 * of window each); in long Reno flows without loss, where it makes no difference, it went on for up to 2,800.
 */
const QUICK_WINDOW = 2 * 1024 * 1024;

/**
 * Data of a full segment has arrived: the window opens by two segments more (Linux tcp_grow_window). True when the
 * sender is to hear of it at once.
 */
export function growWindow({ rcv }: Connection, bytes: number): boolean {
  if (bytes < rcv.mss || rcv.target >= rcv.capacity) return false;
  rcv.target = Math.min(rcv.target + 2 * rcv.mss, rcv.capacity);
  return rcv.target <= QUICK_WINDOW;
}

/**
 * The user has read `bytes`. Once in a round trip the buffer grows, if more was read than in the one before, to
 * twice what was read and room for the sender's growth (Linux tcp_rcv_space_adjust; the round-trip time is the
 * one this end measured for its own segments).
 */
export function adjustBuffer(connection: Connection, bytes: number): void {
  const { rcv, rto, now } = connection;
  rcv.copied += bytes;
  if (rto.srtt > 0 && now - rcv.copiedSince >= rto.srtt) endReadRound(connection);
}

function endReadRound({ rcv, host, now }: Connection): void {
  if (rcv.copied > rcv.copiedBefore) {
    const before = Math.max(rcv.copiedBefore, 10 * rcv.mss);
    const base = 2 * rcv.copied + 16 * rcv.mss;
    const wanted = base + 2 * base * Math.max((rcv.copied - before) / before, 0);
    const capacity = Math.min(Math.floor(wanted), dataCapacity(host.settings.receiveBuffer.max));
    if (capacity > rcv.capacity) rcv.capacity = capacity;
    rcv.copiedBefore = rcv.copied;
  }
  rcv.copied = 0;
  rcv.copiedSince = now;
}
