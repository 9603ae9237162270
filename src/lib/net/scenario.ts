/** A length of time as authors write it: `"25ms"`, `"1.5s"`, `"100us"`. */
export type DurationText = string;
/** A rate as authors write it: `"10mbit"`, `"64kbit"`, `"1gbit"`, `"unlimited"`. */
export type RateText = string;
/** One value for both directions, or [first→second, second→first] in the order of `between`. */
export type PerDirection<T> = T | readonly [T, T];

/** Which packets a rule counts. `data` is TCP with payload, `ack` a pure ACK. */
export type PacketClass = 'any' | 'data' | 'syn' | 'synack' | 'ack' | 'fin' | 'rst' | 'udp' | 'frag';

/** A probability that each packet entering the link is lost; with its own seed when given as an object. */
export type Loss = number | { readonly probability: number; readonly seed: number };

/** Acts on the `nth` packet (from 1) of a class that `from` puts on the link. */
export type LinkRule =
  | { readonly from: string; readonly drop: PacketClass; readonly nth: number }
  | { readonly from: string; readonly delay: PacketClass; readonly nth: number; readonly by: DurationText };

export interface LinkDescription {
  readonly between: readonly [string, string];
  readonly rate?: PerDirection<RateText>;
  /** Propagation delay, one way. */
  readonly delay?: PerDirection<DurationText>;
  readonly loss?: PerDirection<Loss>;
  /** Most packets that wait behind the one being transmitted; 0 means no limit. */
  readonly queue?: PerDirection<number>;
  readonly rules?: readonly LinkRule[];
}

export interface ProcessDescription {
  readonly name: string;
  readonly host: string;
  readonly file: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Virtual time at which the process starts. */
  readonly start?: DurationText;
}

/** A network, the processes on it, and how long they may run: what `npm run sim` reads and a lab describes. */
export interface Scenario {
  readonly seed?: number;
  /** Name → IPv4 address. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Nodes that forward packets between their links. Name → IPv4 address. */
  readonly routers?: Readonly<Record<string, string>>;
  readonly links?: readonly LinkDescription[];
  readonly tcp?: { readonly congestionControl?: 'reno'; readonly timers?: 'ideal' };
  readonly processes: readonly ProcessDescription[];
  readonly until?: DurationText;
}
