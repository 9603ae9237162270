import type { CrossingsArena } from './crossings.ts';
import type { Link } from './link.ts';
import type { Packet } from './packet.ts';
import type { Simulator } from './simulator.ts';
import type { Recorder } from './trace/recorder.ts';

/** Who gets the packets that come out of a link. */
export interface Receiver {
  readonly name: string;
  receive(packet: Packet, link: Link, hop: number): void;
}

/** What all links of a network share. */
export interface LinkContext {
  readonly simulator: Simulator;
  readonly seed: number;
  readonly recorder: Recorder | undefined;
  /** Where links keep what is under way; a link without one keeps it by itself. */
  readonly arena?: CrossingsArena;
  /** The number of the next crossing, from 1. */
  takeHop(): number;
}
