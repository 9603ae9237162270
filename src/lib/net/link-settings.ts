import type { Reordering } from './disturbances.ts';
import type { Rule } from './rules.ts';
import type { Time } from './time.ts';

/** One direction of a link, as it is described. */
export interface LinkSettings {
  /** Bits a second; Infinity means that transmission takes no time. */
  readonly rate: number;
  /** Propagation delay, one way. */
  readonly delay: Time;
  /** Probability that a packet is lost; with a seed of its own, or one derived from the run's seed. */
  readonly loss?: number | { readonly probability: number; readonly seed: number };
  /** Most packets that wait behind the one being transmitted; 0 (as when absent) means no limit. */
  readonly queue?: number;
  /** The same in bytes of IP packets; both limits hold. */
  readonly queueBytes?: number;
  readonly rules?: readonly Rule[];
  /** Largest IP packet in bytes. 1500 when absent. */
  readonly mtu?: number;
  /** Packets propagate for up to so much longer, drawn evenly; none overtakes another for it. */
  readonly jitter?: Time;
  /** Probability that a packet enters the queue twice. */
  readonly duplicate?: number;
  /** Packets that are held back at the far end, so that later ones overtake them. */
  readonly reorder?: Reordering;
}

/** What can be changed while the link is in use. What is absent stays as it is. */
export type LinkChange = Partial<Omit<LinkSettings, 'rules' | 'loss'>> & {
  /** A probability; the losses go on being drawn with the seed they have. */
  readonly loss?: number;
  readonly down?: boolean;
};

/** What chance does beside losing packets. */
export type Disturbance = Pick<LinkChange, 'jitter' | 'duplicate' | 'reorder'>;
