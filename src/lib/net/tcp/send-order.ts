import type { SentSegment } from './retransmission-queue.ts';

/**
 * Segments in the order in which they were last sent (Linux tsorted_sent_queue): a list through the segments
 * themselves, so that one moves to the end in constant time when it is sent again. Removing one that is not here
 * does nothing.
 */
export class SendOrder {
  /** Sent longest ago. */
  first: SentSegment | undefined;
  private last: SentSegment | undefined;

  append(segment: SentSegment): void {
    segment.earlier = this.last;
    segment.later = undefined;
    if (this.last) this.last.later = segment;
    else this.first = segment;
    this.last = segment;
  }

  remove(segment: SentSegment): void {
    const { earlier, later } = segment;
    if (!earlier && this.first !== segment) return;
    if (earlier) earlier.later = later;
    else this.first = later;
    if (later) later.earlier = earlier;
    else this.last = earlier;
    segment.earlier = undefined;
    segment.later = undefined;
  }
}
