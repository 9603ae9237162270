import type { Node } from './swarm-node.ts';

/** Who sends what to whom. */
export interface Sharing {
  /** When it next looks at who gets what, in seconds; Infinity when it never does by itself. */
  readonly nextRound: number;
  /** Looks, at `nextRound`. */
  round(): void;
  /** A node has a piece more than before. */
  gained(node: Node): void;
  /** The sender's uplink and the receiver's downlink have become free, or freer. */
  freed(sender: Node, receiver: Node): void;
}
