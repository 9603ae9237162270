import { sentSeq, seqAfter, seqBefore } from './seq.ts';

/** A block of data that arrived out of order: [left edge, right edge) in sequence numbers. */
export type SackBlock = readonly [number, number];

const NONE: readonly SackBlock[] = [];

/** Blocks remembered, and reported at most (Linux TCP_NUM_SACKS). */
const REMEMBERED = 4;

/**
 * What a receiver reports by SACK (RFC 2018 §4): the block with the newest arrival first, then those before it, so
 * that a lost ACK takes no news with it. What has arrived twice goes before all, once (D-SACK, RFC 2883 §4).
 */
export class SackBlocks {
  private blocks: readonly SackBlock[] = NONE;
  private duplicate: SackBlock | undefined;

  /** Whether there is anything to report. */
  get hasNews(): boolean {
    return this.blocks.length > 0 || this.duplicate !== undefined;
  }

  /** Data from `left` to `right` has arrived out of order. */
  add(left: number, right: number): void {
    let start = left;
    let end = right;
    const others: SackBlock[] = [];
    for (const block of this.blocks) {
      if (seqAfter(block[0], end) || seqBefore(block[1], start)) {
        others.push(block);
        continue;
      }
      if (seqBefore(block[0], start)) start = block[0];
      if (seqAfter(block[1], end)) end = block[1];
    }
    this.blocks = [[start, end], ...others].slice(0, REMEMBERED) as SackBlock[];
  }

  /** Everything before `next` has arrived in order now. */
  removeBefore(next: number): void {
    if (this.blocks.length > 0) this.blocks = this.blocks.filter((block) => seqAfter(block[1], next));
  }

  /** Data from `left` to `right` has arrived again. */
  addDuplicate(left: number, right: number): void {
    this.duplicate = [left, right];
  }

  /** Up to `most` blocks for the option of a segment that goes out now. */
  takeReport(most: number): readonly SackBlock[] {
    const duplicate = this.duplicate;
    this.duplicate = undefined;
    const blocks = duplicate === undefined ? this.blocks : [duplicate, ...this.blocks];
    return blocks.slice(0, most).map(([left, right]) => [sentSeq(left), sentSeq(right)]);
  }
}
