import { inMilliseconds, inSeconds, seconds, type Time, ZERO } from '../time.ts';
import { Reno } from './congestion.ts';
import { HyStart } from './hystart.ts';

/** RFC 9438 §4.1: the cubic's scale in segments per s³, and the factor of a decrease (0.7 in Linux's 1024ths). */
const C = 0.4;
const BETA = 717 / 1024;
/** Segments to be delivered for one of the Reno-friendly window, per segment of cwnd (Linux beta_scale / 8). */
const RENO_FRIENDLY = 15 / 8;

/**
 * CUBIC (RFC 9438) as Linux has it (net/ipv4/tcp_cubic.c): after a loss the window rises steeply, levels off where
 * the loss was, then probes beyond; never slower than Reno would. Slow start ends by HyStart.
 */
export class Cubic extends Reno {
  private readonly tick: Time;
  private readonly hystart = new HyStart();
  /** The window at the last loss, W_max; 0 before the first. */
  private lastMax = 0;
  /** When the present rise began; undefined right after a loss. */
  private epoch: Time | undefined;
  /** Seconds until the window is back at `#origin`, and that window. */
  private k = 0;
  private origin = 0;
  /** What Reno's window would be, and the segments delivered towards its next growth. */
  private renoWindow = 0;
  private renoCount = 0;
  /** Segments delivered per segment that cwnd grows; when and for which cwnd it was worked out. */
  private interval = 0;
  private computedAt: Time = ZERO;
  private computedFor = 0;

  /** `tick`: of a kernel's clock, in which CUBIC counts; 0 counts exactly. */
  constructor(initialWindow: number, tick: Time = ZERO) {
    super(initialWindow);
    this.tick = tick;
  }

  override sample(rtt: Time, now: Time, acknowledged: number, sent: number): void {
    // Right after a recovery the round-trip time says little (Linux cubictcp_acked).
    if (this.epoch !== undefined && now - this.epoch < seconds(1)) return;
    this.hystart.noteDelay(rtt);
    if (this.hystart.done || !this.inSlowStart) return;
    if (this.hystart.endsSlowStart(rtt, now, this.cwnd, acknowledged, sent)) this.ssthresh = this.cwnd;
  }

  protected override avoidCongestion(segments: number, now: Time): void {
    this.update(segments, now);
    this.growEvery(this.interval, segments);
  }

  /** RFC 9438 §4.7 (fast convergence: who loses below its last maximum makes room for others) and §4.6. */
  override reduceThreshold(window = this.cwnd): void {
    this.lastMax = window < this.lastMax ? Math.floor((window * (1 + BETA)) / 2) : window;
    this.epoch = undefined;
    this.ssthresh = Math.max(Math.floor(window * BETA), 2);
  }

  override forget(): void {
    super.forget();
    this.lastMax = 0;
    this.epoch = undefined;
    this.computedAt = ZERO;
    this.computedFor = 0;
    this.hystart.reset();
  }

  /** RFC 9438 §4.2, §5.8: time without traffic does not let the window grow. */
  override resume(pause: Time): void {
    if (this.epoch !== undefined) this.epoch = (this.epoch + pause) as Time;
  }

  /** The window function of RFC 9438 §4.2–4.5. */
  private update(segments: number, now: Time): void {
    const { cwnd } = this;
    this.renoCount += segments;
    if (this.computedFor === cwnd && inMilliseconds((now - this.computedAt) as Time) <= 28) return;
    // A kernel works it out once in a tick at most: meanwhile the window may grow by several segments.
    if (this.epoch === undefined || this.ticks(now) !== this.ticks(this.computedAt)) {
      this.computedFor = cwnd;
      this.computedAt = now;
      if (this.epoch === undefined) this.startEpoch(segments, now);
      this.interval = this.cubicInterval(now);
    }
    this.interval = Math.max(Math.min(this.interval, this.renoFriendlyInterval()), 2);
  }

  private cubicInterval(now: Time): number {
    const { cwnd } = this;
    const elapsed = this.ticks(now) - this.ticks(this.epoch!);
    const t = inSeconds((elapsed + this.hystart.leastDelay) as Time) - this.k;
    // Linux rounds the way to go towards the origin.
    const target = this.origin + Math.trunc(C * t ** 3);
    const interval = target > cwnd ? Math.floor(cwnd / (target - cwnd)) : 100 * cwnd;
    // As long as no loss has shown the path's capacity, it grows by 5 % per round trip at least.
    return this.lastMax === 0 ? Math.min(interval, 20) : interval;
  }

  /** A time as the clock shows it. */
  private ticks(time: Time): Time {
    return this.tick === 0 ? time : ((Math.floor(time / this.tick) * this.tick) as Time);
  }

  private startEpoch(segments: number, now: Time): void {
    const { cwnd } = this;
    this.epoch = now;
    this.renoCount = segments;
    this.renoWindow = cwnd;
    this.k = this.lastMax <= cwnd ? 0 : Math.cbrt((this.lastMax - cwnd) / C);
    this.origin = Math.max(this.lastMax, cwnd);
  }

  /** RFC 9438 §4.3: in the Reno-friendly region the window keeps up with Reno's. */
  private renoFriendlyInterval(): number {
    const { cwnd } = this;
    const perSegment = Math.floor(cwnd * RENO_FRIENDLY);
    while (this.renoCount > perSegment) {
      this.renoCount -= perSegment;
      this.renoWindow++;
    }
    return this.renoWindow > cwnd ? Math.floor(cwnd / (this.renoWindow - cwnd)) : Number.POSITIVE_INFINITY;
  }
}
