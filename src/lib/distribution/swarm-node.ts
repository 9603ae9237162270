import type { Due } from '../net/event-queue.ts';
import type { PieceSet } from './piece-set.ts';

/** Node 0 is the server, node i the i-th peer (from 1). */
export type NodeNumber = number;

/** One member of a swarm as the simulation knows it. Rates in bit/s. */
export interface Node {
  readonly number: NodeNumber;
  readonly upload: number;
  readonly download: number;
  readonly have: PieceSet;
  /** What it has and what is on its way to it. */
  readonly claimed: PieceSet;
  /** Pieces that it has a part of. */
  readonly begun: Map<number, Download>;
  readonly out: Flow[];
  readonly in: Flow[];
  /** Whom it may send to; it may be among them itself. */
  known: readonly Node[];
  present: boolean;
  freeUpload: number;
  freeDownload: number;
  completedAt: number | undefined;
}

/** A piece that a node gets, from one sender or, towards the end, several. It is due when it is whole. */
export class Download implements Due {
  slot = -1;
  readonly receiver: Node;
  readonly piece: number;
  /** Of two that are whole at once, the one that began first goes first. */
  readonly serial: number;
  readonly flows: Flow[] = [];
  /** Bits still to come, at `since`. */
  left: number;
  since: number;
  /** bit/s of all flows. */
  rate = 0;

  constructor(receiver: Node, piece: number, serial: number, bits: number, now: number) {
    this.receiver = receiver;
    this.piece = piece;
    this.serial = serial;
    this.left = bits;
    this.since = now;
  }

  /** The simulation takes it out of the queue itself. */
  fire(): void {}
}

/** What one node sends of a piece to another. */
export interface Flow {
  /** Its place in the list of all transfers. */
  readonly serial: number;
  readonly sender: Node;
  readonly receiver: Node;
  readonly download: Download;
  readonly start: number;
  /** bit/s. */
  rate: number;
  /** Bits so far, at `download.since`. */
  sent: number;
}
