import { Fifo } from '../fifo.ts';
import type { Time } from '../time.ts';
import { SendOrder } from './send-order.ts';
import { seqAfter, seqBefore } from './seq.ts';

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
  /** The peer has it (SACK), though something in front of it is missing. */
  sacked: boolean;
  /** Believed to be lost; it no longer counts as under way. */
  lost: boolean;
  /** Lost, and sent again since: the copy is under way. */
  resent: boolean;
  /** Neighbours in the order of sending; undefined at the ends and outside of it. */
  earlier: SentSegment | undefined;
  later: SentSegment | undefined;
}

/**
 * The retransmission queue (RFC 9293 §3.10.7.4): segments in order of sequence, with the scoreboard of what the peer
 * has and what is believed lost (RFC 6675 §3 by another name; Linux sacked_out, lost_out, retrans_out).
 */
export class RetransmissionQueue extends Fifo<SentSegment> {
  /** How many segments are SACKed, lost, and lost but sent again. */
  sacked = 0;
  lost = 0;
  resent = 0;
  /** How many have been found lost in all; a copy that is lost again counts again. */
  losses = 0;
  /** How many have been sent more than once. */
  private copied = 0;
  /** Kept only while it is not the order of the queue: mostly every segment was sent once, and none is SACKed or lost. */
  private sendOrder: SendOrder | undefined;

  get first(): SentSegment | undefined {
    return this.at(0);
  }

  get last(): SentSegment | undefined {
    return this.at(this.length - 1);
  }

  /** Segments that are under way (RFC 6675 §4, pipe). */
  get inFlight(): number {
    return this.length - this.sacked - this.lost + this.resent;
  }

  /** Segments that may be found lost, in the order in which they were last sent. */
  get order(): SendOrder {
    if (this.sendOrder) return this.sendOrder;
    const order = new SendOrder();
    for (let index = 0; index < this.length; index++) order.append(this.at(index)!);
    this.sendOrder = order;
    return order;
  }

  /** The index of the first segment that starts at or after `seq`. */
  indexOf(seq: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seqBefore(this.at(middle)!.seq, seq)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first segment that is lost and has not been sent again since. */
  get nextLost(): SentSegment | undefined {
    if (this.lost === this.resent) return undefined;
    for (let index = 0; ; index++) {
      const segment = this.at(index);
      if (segment === undefined)
        throw new Error(`${this.lost} lost, ${this.resent} resent, none to be found`);
      if (segment.lost && !segment.resent) return segment;
    }
  }

  add(seq: number, end: number, flags: number, payload: Uint8Array, sentAt: Time): void {
    const segment: SentSegment = {
      seq,
      end,
      flags,
      payload,
      sentAt,
      retransmitted: false,
      sacked: false,
      lost: false,
      resent: false,
      earlier: undefined,
      later: undefined,
    };
    this.push(segment);
    this.sendOrder?.append(segment);
  }

  /** A segment goes out again now. */
  noteResent(segment: SentSegment, now: Time): void {
    segment.sentAt = now;
    if (!segment.retransmitted) this.copied++;
    segment.retransmitted = true;
    if (segment.lost && !segment.resent) {
      segment.resent = true;
      this.resent++;
    }
    this.order.remove(segment);
    this.order.append(segment);
  }

  /** Takes out and returns the next segment that ends at or before `una`; undefined when there is none. */
  acknowledge(una: number): SentSegment | undefined {
    const first = this.at(0);
    if (first === undefined || seqAfter(first.end, una)) return undefined;
    if (first.sacked) this.sacked--;
    else this.sendOrder?.remove(first);
    this.forgetLoss(first);
    if (first.retransmitted) this.copied--;
    if (this.sendOrder && this.copied + this.sacked + this.lost === 0) this.sendOrder = undefined;
    // Nothing is kept for a connection at rest, of which there may be thousands.
    if (this.length === 1) super.clear();
    else this.shift();
    return first;
  }

  markSacked(segment: SentSegment): void {
    segment.sacked = true;
    this.sacked++;
    this.forgetLoss(segment);
    this.order.remove(segment);
  }

  /** Counts a segment, or its copy, as lost. */
  markLost(segment: SentSegment): void {
    if (segment.sacked) return;
    if (segment.lost && !segment.resent) return;
    this.losses++;
    if (segment.resent) {
      segment.resent = false;
      this.resent--;
    }
    if (!segment.lost) {
      segment.lost = true;
      this.lost++;
    }
    this.order.remove(segment);
  }

  /** Nothing was lost after all. Copies under way still count. */
  unmarkLost(): void {
    for (let index = 0; index < this.length; index++) {
      const segment = this.at(index)!;
      if (segment.lost && !segment.resent) this.order.append(segment);
      this.forgetLoss(segment);
    }
  }

  override clear(): void {
    super.clear();
    this.sendOrder = undefined;
    this.copied = 0;
    this.sacked = 0;
    this.lost = 0;
    this.resent = 0;
  }

  private forgetLoss(segment: SentSegment): void {
    if (!segment.lost) return;
    segment.lost = false;
    this.lost--;
    if (!segment.resent) return;
    segment.resent = false;
    this.resent--;
  }
}
