import { Fifo } from '../fifo.ts';
import type { Time } from '../time.ts';
import { seqAfter } from './seq.ts';

/** A segment that has been sent and not yet acknowledged in full. */
export interface SentSegment {
  readonly seq: number;
  /** The sequence number after it: SYN and FIN count as one (RFC 9293 §3.4). */
  readonly end: number;
  readonly flags: number;
  readonly payload: Uint8Array;
  /** When it was last sent. */
  sentAt: Time;
  /** Sent more than once: an ACK does not tell which copy it answers (Karn's algorithm, RFC 6298 §3). */
  retransmitted: boolean;
}

/**
 * The retransmission queue (RFC 9293 §3.10.7.4): segments in order of sequence. `inFlight` of them count as under
 * way; after a time-out none does, and they are sent again as the congestion window allows (go-back-N).
 */
export class RetransmissionQueue {
  inFlight = 0;
  readonly #segments = new Fifo<SentSegment>();

  get length(): number {
    return this.#segments.length;
  }

  get first(): SentSegment | undefined {
    return this.#segments.at(0);
  }

  /** The next segment to send again after a time-out; undefined when all are under way. */
  get nextLost(): SentSegment | undefined {
    return this.#segments.at(this.inFlight);
  }

  push(segment: SentSegment): void {
    this.#segments.push(segment);
    this.inFlight++;
  }

  /** Takes out and returns the next segment that ends at or before `una`; undefined when there is none. */
  acknowledge(una: number): SentSegment | undefined {
    const first = this.#segments.at(0);
    if (first === undefined || seqAfter(first.end, una)) return undefined;
    if (this.inFlight > 0) this.inFlight--;
    return this.#segments.shift();
  }

  /** Counts all segments as lost (RFC 6298 §5.4 with go-back-N). */
  loseAll(): void {
    this.inFlight = 0;
  }

  clear(): void {
    this.#segments.clear();
    this.inFlight = 0;
  }
}
