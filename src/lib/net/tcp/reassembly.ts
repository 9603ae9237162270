import { seqAdd, seqAfter, seqBefore, seqDistance } from './seq.ts';

interface Piece {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** Data that arrived before something in front of it (RFC 9293 §3.10.7.4): pieces in order, none overlapping. */
export class Reassembly {
  /** Made when the first piece is kept: most connections have none. */
  private pieces: Piece[] | undefined;
  private held = 0;

  /** Bytes held. */
  get length(): number {
    return this.held;
  }

  /** Takes in what of `bytes`, starting at `seq`, is not held yet. */
  insert(seq: number, bytes: Uint8Array): void {
    let start = seq;
    let rest = bytes;
    this.pieces ??= [];
    const pieces = this.pieces;
    let index = placeOf(pieces, seq);
    const before = pieces[index - 1];
    if (before) {
      const overlap = seqDistance(seqAdd(before.seq, before.bytes.length), start);
      if (overlap >= rest.length) return;
      if (overlap > 0) {
        rest = rest.subarray(overlap);
        start = seqAdd(start, overlap);
      }
    }
    while (rest.length > 0) {
      const next = pieces[index];
      const gap = next ? seqDistance(next.seq, start) : rest.length;
      if (gap > 0) {
        const bytes = rest.subarray(0, gap);
        pieces.splice(index++, 0, { seq: start, bytes });
        this.held += bytes.length;
      }
      const covered = Math.max(gap, 0) + (next?.bytes.length ?? 0);
      if (covered >= rest.length) return;
      rest = rest.subarray(covered);
      start = seqAdd(start, covered);
      index++;
    }
  }

  /** Takes out the bytes that follow on `seq`; undefined when they are not here. */
  takeAt(seq: number): Uint8Array | undefined {
    const pieces = this.pieces;
    if (pieces === undefined) return undefined;
    for (let first = pieces[0]; first !== undefined && !seqAfter(first.seq, seq); first = pieces[0]) {
      pieces.shift();
      this.held -= first.bytes.length;
      const old = seqDistance(seq, first.seq);
      if (old < first.bytes.length) return old === 0 ? first.bytes : first.bytes.subarray(old);
    }
    return undefined;
  }

  clear(): void {
    this.pieces = undefined;
    this.held = 0;
  }
}

/** The index of the first piece that starts after `seq`; looked for from the end, where most pieces arrive. */
function placeOf(pieces: readonly Piece[], seq: number): number {
  let index = pieces.length;
  while (index > 0 && seqBefore(seq, pieces[index - 1]!.seq)) index--;
  return index;
}
