import { milliseconds, type Time, ZERO } from '../time.ts';

/** Below this window slow start never ends by HyStart (Linux hystart_low_window). */
const LOW_WINDOW = 16;
/** ACKs no further apart belong to one train (hystart_ack_delta_us). */
const TRAIN_GAP = milliseconds(2);
/** Round-trip times to take before they count (HYSTART_MIN_SAMPLES). */
const SAMPLES = 8;
const LEAST_RISE = milliseconds(4);
const MOST_RISE = milliseconds(16);

/**
 * HyStart as Linux's CUBIC has it: slow start ends before the queue overflows, when the ACKs of one round trip come
 * in a train longer than half the least round-trip time (so the path is full), or when the round-trip time rises.
 * RFC 9406 (HyStart++) has only the second sign, and is not what Linux does.
 */
export class HyStart {
  /** Slow start has been ended. */
  done = false;
  /** The least round-trip time since the last reset; 0 before the first. */
  leastDelay: Time = ZERO;
  /** Bytes acknowledged at which the round under way ends. */
  private roundEnd = -1;
  private roundStart: Time = ZERO;
  private lastAck: Time = ZERO;
  private roundDelay = Number.POSITIVE_INFINITY;
  private samples = 0;

  noteDelay(rtt: Time): void {
    if (this.leastDelay === 0 || rtt < this.leastDelay) this.leastDelay = rtt;
  }

  /** Takes in an ACK's round-trip time; true when slow start is to end. Byte counts: acknowledged and sent so far. */
  endsSlowStart(rtt: Time, now: Time, cwnd: number, acknowledged: number, sent: number): boolean {
    if (acknowledged > this.roundEnd) this.startRound(now, sent);
    if (cwnd < LOW_WINDOW) return false;
    if (now - this.lastAck <= TRAIN_GAP) {
      this.lastAck = now;
      if (now - this.roundStart > this.leastDelay / 2) this.done = true;
    }
    if (rtt < this.roundDelay) this.roundDelay = rtt;
    const rise = Math.min(Math.max(this.leastDelay / 8, LEAST_RISE), MOST_RISE);
    if (this.samples < SAMPLES) this.samples++;
    else if (this.roundDelay > this.leastDelay + rise) this.done = true;
    return this.done;
  }

  /** After a time-out slow start begins anew. */
  reset(): void {
    this.done = false;
    this.leastDelay = ZERO;
    this.roundEnd = -1;
  }

  private startRound(now: Time, sent: number): void {
    this.roundStart = now;
    this.lastAck = now;
    this.roundEnd = sent;
    this.roundDelay = Number.POSITIVE_INFINITY;
    this.samples = 0;
  }
}
