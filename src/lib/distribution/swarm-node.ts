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
  present: boolean;
  freeUpload: number;
  freeDownload: number;
  completedAt: number | undefined;
}

/** A piece under way. */
export interface Flow {
  /** Its place in the list of all transfers. */
  readonly serial: number;
  readonly sender: Node;
  readonly receiver: Node;
  readonly piece: number;
  /** Bits still to come. */
  left: number;
  /** bit/s. */
  rate: number;
}

/** A transfer that would get less than this of the sender's uplink and of the receiver's downlink is not started. */
const LEAST_UPLOAD = 0.15;
const LEAST_DOWNLOAD = 0.5;

/** Whether a node has a piece that another lacks, and both have a rate to spare that is worth a transfer. */
export function canSend(sender: Node, receiver: Node): boolean {
  if (sender === receiver || !sender.present || !receiver.present) return false;
  const rate = Math.min(sender.freeUpload, receiver.freeDownload);
  const least = Math.min(LEAST_UPLOAD * sender.upload, LEAST_DOWNLOAD * receiver.download);
  return rate > 0 && rate >= least && sender.have.offers(receiver.claimed);
}
