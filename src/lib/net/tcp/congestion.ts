import type { Time } from '../time.ts';

/**
 * Reno congestion control (RFC 5681, initial window RFC 6928), counted in segments as Linux counts (tcp_cong.c).
 * `cwnd` says how many segments may be under way. What a loss does to `cwnd` is decided by the recovery
 * (newreno.ts, sack-recovery.ts); here is how it grows, and how deep it falls.
 */
export class Reno {
  cwnd: number;
  ssthresh = Number.POSITIVE_INFINITY;
  /** Segments delivered in congestion avoidance since cwnd last grew (Linux snd_cwnd_cnt). */
  counted = 0;
  private readonly initialWindow: number;

  constructor(initialWindow: number) {
    this.initialWindow = initialWindow;
    this.cwnd = initialWindow;
  }

  get inSlowStart(): boolean {
    return this.cwnd < this.ssthresh;
  }

  /** So many segments have been delivered while the window was in full use and nothing is amiss. */
  grow(segments: number, now: Time): void {
    let left = segments;
    if (this.inSlowStart) {
      // Slow start: one segment for each one delivered, so that delayed ACKs do not slow it (RFC 3465).
      const grown = Math.min(this.cwnd + left, this.ssthresh);
      left -= grown - this.cwnd;
      this.cwnd = grown;
    }
    if (left > 0) this.avoidCongestion(left, now);
  }

  /** Congestion avoidance: one segment for each window delivered. */
  protected avoidCongestion(segments: number, _now: Time): void {
    this.growEvery(this.cwnd, segments);
  }

  /** Grows by one for each `interval` segments delivered (Linux tcp_cong_avoid_ai). */
  protected growEvery(interval: number, segments: number): void {
    if (this.counted >= interval) {
      this.counted = 0;
      this.cwnd++;
    }
    this.counted += segments;
    const grown = Math.floor(this.counted / interval);
    this.counted -= grown * interval;
    this.cwnd += grown;
  }

  /** A round-trip time, and how many bytes have been acknowledged and sent so far. Reno does not care for it. */
  sample(_rtt: Time, _now: Time, _acknowledged: number, _sent: number): void {}

  /** Congestion: the threshold is half the window (RFC 5681 §3.1; Linux takes cwnd for FlightSize). */
  reduceThreshold(window = this.cwnd): void {
    this.ssthresh = Math.max(window >> 1, 2);
  }

  /** The retransmission timer has expired: what was learnt of the path is worth nothing any more. */
  forget(): void {
    this.counted = 0;
  }

  /** Sending begins again after `pause` without anything under way. */
  resume(_pause: Time): void {}

  /** Nothing was sent for some time-outs: halve the window for each, down to the initial one (RFC 5681 §4.1). */
  restartAfterIdle(timeouts: number): void {
    this.ssthresh = Math.max(this.ssthresh, (3 * this.cwnd) >> 2);
    const floor = Math.min(this.cwnd, this.initialWindow);
    this.cwnd = Math.max(floor, Math.floor(this.cwnd / 2 ** timeouts));
    this.counted = 0;
  }
}
