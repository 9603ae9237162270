/**
 * NewReno congestion control (RFC 5681, RFC 6582, initial window RFC 6928), counted in segments as Linux counts
 * (net/ipv4/tcp_cong.c). `cwnd` says how many segments may be under way.
 *
 * Left out so far: SACK, RACK and tail loss probes (RFC 2018, 8985), proportional rate reduction (RFC 6937),
 * CUBIC (RFC 9438). Linux recovers faster from several losses in one window.
 */
export class NewReno {
  cwnd: number;
  ssthresh = Number.POSITIVE_INFINITY;
  readonly #initialWindow: number;
  /** Segments acknowledged in congestion avoidance since cwnd last grew. */
  #counted = 0;

  constructor(initialWindow: number) {
    this.#initialWindow = initialWindow;
    this.cwnd = initialWindow;
  }

  get inSlowStart(): boolean {
    return this.cwnd < this.ssthresh;
  }

  /**
   * New data is acknowledged outside of recovery. `inFlight` is what was under way before: a window that was not
   * used does not grow (RFC 5681 §3.1 with RFC 9293 §3.7.2; Linux is_cwnd_limited).
   */
  acknowledged(segments: number, inFlight: number): void {
    const used = this.inSlowStart ? 2 * inFlight > this.cwnd : inFlight >= this.cwnd;
    if (!used) return;
    let left = segments;
    if (this.inSlowStart) {
      // Slow start: one segment for each one acknowledged, so that delayed ACKs do not slow it (RFC 3465).
      const grown = Math.min(this.cwnd + left, this.ssthresh);
      left -= grown - this.cwnd;
      this.cwnd = grown;
    }
    // Congestion avoidance: one segment for each window acknowledged.
    this.#counted += left;
    while (this.#counted >= this.cwnd) {
      this.#counted -= this.cwnd;
      this.cwnd++;
    }
  }

  /** The third duplicate ACK: halve, and count the three segments that have left the network (RFC 5681 §3.2). */
  enterRecovery(inFlight: number): void {
    this.ssthresh = Math.max(inFlight >> 1, 2);
    this.cwnd = this.ssthresh + 3;
    this.#counted = 0;
  }

  /** A further duplicate ACK: one more segment has left the network. */
  inflate(): void {
    this.cwnd++;
  }

  /** A partial ACK in recovery: take back what it acknowledged, add the segment that is sent again (RFC 6582 §3.2). */
  deflate(segments: number): void {
    this.cwnd = Math.max(this.cwnd - segments, 0) + 1;
  }

  /** All is acknowledged that was under way when the loss was noticed (RFC 6582 §3.2 step 3, option 1). */
  leaveRecovery(inFlight: number): void {
    this.cwnd = Math.min(this.ssthresh, Math.max(inFlight, 1) + 1);
    this.#counted = 0;
  }

  /** The retransmission timer has expired: start again from one segment (RFC 5681 §3.1). */
  timedOut(inFlight: number, first: boolean): void {
    if (first) this.ssthresh = Math.max(inFlight >> 1, 2);
    this.cwnd = 1;
    this.#counted = 0;
  }

  /** Nothing was sent for some time-outs: halve the window for each, down to the initial one (RFC 5681 §4.1). */
  restartAfterIdle(timeouts: number): void {
    this.ssthresh = Math.max(this.ssthresh, (3 * this.cwnd) >> 2);
    const floor = Math.min(this.cwnd, this.#initialWindow);
    this.cwnd = Math.max(floor, Math.floor(this.cwnd / 2 ** timeouts));
    this.#counted = 0;
  }
}
