import { seconds, type Time } from '../time.ts';
import type { TcpSettings } from './settings.ts';

const FALLBACK = seconds(3);

/**
 * The retransmission time-out (RFC 6298), estimated as Linux does (tcp_rtt_estimator in net/ipv4/tcp_input.c):
 * RTO = srtt + max(4 · mdev over the last round trip, 200 ms), where the RFC keeps it at 1 s or more (`minRto`); and
 * a fall of the round-trip time does not raise it.
 */
export class RtoEstimator {
  /** Smoothed round-trip time in ns; 0 before the first sample. */
  srtt = 0;
  /** The last round-trip time taken in, in ns. */
  latest = 0;
  /** Least round-trip time seen, in ns. */
  minRtt = Number.POSITIVE_INFINITY;
  /** How often the RTO has been doubled (RFC 6298 §5.5). */
  backoff = 0;
  private readonly settings: TcpSettings;
  /** The RTO while nothing is measured, if not the initial one. */
  private unmeasured: Time | undefined;
  private deviation = 0;
  private greatestDeviation = 0;
  private variation = 0;
  /** Sequence numbers count up; the round trip ends when this many bytes are acknowledged. */
  private roundEnds = 0;

  constructor(settings: TcpSettings) {
    this.settings = settings;
  }

  /** The time-out to set now. */
  get timeout(): Time {
    const { initialRto, minRto, maxRto } = this.settings;
    const base =
      this.srtt === 0 ? (this.unmeasured ?? initialRto) : Math.max(this.srtt + this.variation, minRto);
    const doubled = this.backoff === 0 ? base : base * 2 ** this.backoff;
    return Math.round(Math.min(doubled, maxRto)) as Time;
  }

  /** The handshake gave no round-trip time: what is sent next waits longer (RFC 6298 §5.7; TCP_TIMEOUT_FALLBACK). */
  fallBack(): void {
    if (this.srtt === 0) this.unmeasured = FALLBACK;
  }

  /** A round-trip time that counts for the least one only. */
  noteLeast(rtt: Time): void {
    if (rtt < this.minRtt) this.minRtt = rtt;
  }

  /**
   * Takes in a round-trip time. `acknowledged` and `sent` are how many bytes have been acknowledged and sent so
   * far: they tell when a round trip is over.
   */
  sample(rtt: Time, acknowledged: number, sent: number): void {
    const { minRtoAboveRtt } = this.settings;
    this.noteLeast(rtt);
    this.latest = rtt;
    if (this.srtt === 0) {
      this.srtt = Math.max(rtt, 1);
      this.deviation = rtt / 2;
      this.variation = Math.max(4 * this.deviation, minRtoAboveRtt);
      this.greatestDeviation = this.variation;
      this.roundEnds = sent;
      return;
    }
    const error = rtt - this.srtt;
    this.srtt += error / 8;
    const excess = Math.abs(error) - this.deviation;
    // A faster path is no reason to wait longer: then the deviation grows by 1/32 instead of 1/4.
    this.deviation += error < 0 && excess > 0 ? excess / 32 : excess / 4;
    if (4 * this.deviation > this.greatestDeviation) {
      this.greatestDeviation = 4 * this.deviation;
      if (this.greatestDeviation > this.variation) this.variation = this.greatestDeviation;
    }
    if (acknowledged > this.roundEnds) {
      if (this.greatestDeviation < this.variation) {
        this.variation -= (this.variation - this.greatestDeviation) / 4;
      }
      this.roundEnds = sent;
      this.greatestDeviation = minRtoAboveRtt;
    }
  }
}
