import { seqBefore } from './seq.ts';

/**
 * Whether the congestion window is what holds the sender back. A window that is not in use does not grow
 * (RFC 9293 §3.7.2, RFC 7661; Linux tcp_cwnd_validate and tcp_is_cwnd_limited).
 */
export class WindowUse {
  private limited = false;
  /** Most segments that were out in the round trip under way, and the sequence number at which it ends. */
  private most = 0;
  private roundEnd = 0;

  /** Segments have gone out, or could not: `out` of them are not acknowledged. */
  note(limited: boolean, out: number, una: number, nxt: number): void {
    if (seqBefore(una, this.roundEnd) && !limited && (this.limited || out <= this.most)) return;
    this.limited = limited;
    this.most = out;
    this.roundEnd = nxt;
  }

  /** In slow start a window half used may grow: an ACK then lets two segments out. */
  mayGrow(cwnd: number, inSlowStart: boolean): boolean {
    return this.limited || (inSlowStart && cwnd < 2 * this.most);
  }
}
