import type { DnsDescription, ResolverDescription } from './scenario/dns-description.ts';
import type { TcpDescription } from './scenario/tcp.ts';

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

/** A part of the packets is held back at the far end, so that later ones overtake them. */
export interface ReorderDescription {
  readonly probability: number;
  readonly by: DurationText;
}

/** What can be said of a link at the start, and changed by an event. */
export interface LinkConditions {
  readonly rate?: PerDirection<RateText>;
  /** Propagation delay, one way. */
  readonly delay?: PerDirection<DurationText>;
  /** Most packets that wait behind the one being transmitted; 0 means no limit. */
  readonly queue?: PerDirection<number>;
  /** The same in bytes of IP packets; both limits hold. */
  readonly queueBytes?: PerDirection<number>;
  /** Largest IP packet in bytes, 1500 when absent. */
  readonly mtu?: PerDirection<number>;
  /** Packets propagate for up to so much longer, drawn evenly, without overtaking each other. */
  readonly jitter?: PerDirection<DurationText>;
  /** Probability that a packet comes twice. */
  readonly duplicate?: PerDirection<number>;
  readonly reorder?: PerDirection<ReorderDescription>;
}

export interface LinkDescription extends LinkConditions {
  readonly between: readonly [string, string];
  readonly loss?: PerDirection<Loss>;
  readonly rules?: readonly LinkRule[];
}

/** At a time, a link changes; what is not named stays. Pairs of values are in the order of `link`. */
export interface LinkEventDescription extends LinkConditions {
  readonly at: DurationText;
  readonly link: readonly [string, string];
  readonly loss?: PerDirection<number>;
  readonly down?: PerDirection<boolean>;
}

/** A host or router of which more is said than its address. */
export interface NodeDescription {
  readonly address: string;
  /** More addresses; with `toward`, those of the interfaces that lead to these neighbours. */
  readonly addresses?: readonly (string | { readonly address: string; readonly toward: readonly string[] })[];
  /** TTL of the packets it sends, 64 when absent. */
  readonly ttl?: number;
  /** Prefix → neighbour, beside the automatic routes; `"0.0.0.0/0"` is the default route. */
  readonly routes?: Readonly<Record<string, string>>;
  /** With false it knows only its neighbours and `routes`. */
  readonly automaticRoutes?: boolean;
  /** What differs from the network's `tcp`. */
  readonly tcp?: TcpDescription;
  /** In place of the network's `dns.resolver`. */
  readonly resolver?: ResolverDescription;
}

/** A router whose neighbours inside share its address (RFC 3022). */
export interface NatDescription {
  /** The public address. */
  readonly address: string;
  /** Its address toward the neighbours inside. */
  readonly insideAddress: string;
  readonly inside: readonly string[];
  /** Who may come in by a mapping, `address-and-port-dependent` when absent (RFC 4787 §5). */
  readonly filtering?: 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';
  readonly timeouts?: {
    readonly tcpTransitory?: DurationText;
    readonly tcpEstablished?: DurationText;
    readonly udp?: DurationText;
    readonly icmp?: DurationText;
  };
  /** Ports of the public address that lead inside for everybody: `"tcp 80"` → `"192.168.0.2:8080"`. */
  readonly forward?: Readonly<Record<string, string>>;
}

/** `reject` answers (RST, or ICMP port unreachable); `drop` is silent. */
export type FirewallAction = 'accept' | 'drop' | 'reject';

/** Fits what arrives and has all that is named. `from` is the neighbour it arrives from. */
export interface FirewallRuleDescription {
  readonly action: FirewallAction;
  readonly protocol?: 'tcp' | 'udp' | 'icmp';
  /** Prefixes: `"10.0.0.0/8"`, or one address. */
  readonly source?: string;
  readonly destination?: string;
  /** Destination port, or [first, last]. */
  readonly port?: number | readonly [number, number];
  readonly from?: string;
}

export interface FirewallDescription {
  readonly rules: readonly FirewallRuleDescription[];
  /** What happens where no rule fits; `accept` when absent. */
  readonly policy?: FirewallAction;
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
  /** Name → IPv4 address, or more. */
  readonly hosts: Readonly<Record<string, string | NodeDescription>>;
  /** Nodes that forward packets between their links. */
  readonly routers?: Readonly<Record<string, string | NodeDescription>>;
  readonly nat?: Readonly<Record<string, NatDescription>>;
  /** By the name of the host, router or NAT that has it. */
  readonly firewall?: Readonly<Record<string, FirewallDescription>>;
  readonly events?: readonly LinkEventDescription[];
  readonly links?: readonly LinkDescription[];
  readonly tcp?: TcpDescription;
  readonly dns?: DnsDescription;
  readonly processes: readonly ProcessDescription[];
  readonly until?: DurationText;
}
