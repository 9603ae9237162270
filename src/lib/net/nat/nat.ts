import { type Address, type Endpoint, formatAddress, type Port } from '../address.ts';
import { ECHO_REPLY, ECHO_REQUEST } from '../icmp/echo.ts';
import { type Flow, flowOf, flowOfQuoted, withDestination, withSource } from '../ip/flow.ts';
import type { FlowTimeouts } from '../ip/flow-state.ts';
import type { IcmpMessage, Packet } from '../packet.ts';
import type { Simulator } from '../simulator.ts';
import { seconds, type Time } from '../time.ts';
import { quotesPacket } from '../wire/icmp.ts';
import { Mapping, Mappings } from './mappings.ts';
import { readdressed } from './quoted-packet.ts';

/** Whose packets may come in by a mapping (RFC 4787 §5): anybody's; those of addresses, or endpoints, that were sent to. */
export type NatFiltering = 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';

export interface NatSettings {
  readonly filtering?: NatFiltering;
  readonly timeouts?: Partial<FlowTimeouts>;
}

/** Least times that RFC 5382 §5 (TCP) and RFC 5508 §3.2 (ICMP) ask for, and what RFC 4787 §4.3 recommends for UDP. */
export const NAT_TIMEOUTS: FlowTimeouts = {
  tcpTransitory: seconds(4 * 60),
  tcpEstablished: seconds(2 * 3600 + 4 * 60),
  udp: seconds(5 * 60),
  icmp: seconds(60),
};

/** A row of the table that figures show. */
export interface NatRow {
  readonly protocol: Flow['protocol'];
  readonly inside: Endpoint;
  readonly outside: Endpoint;
}

/**
 * Network address and port translation (RFC 3022, "NAPT"): hosts inside share one public address. An endpoint inside
 * has one port outside, whomever it speaks to (endpoint-independent mapping, RFC 4787 REQ-1): its own number while that
 * is free, else the next of the same parity. What comes in unasked is dropped. Two hosts inside reach each other by the
 * public address (hairpinning, REQ-9). ICMP errors are translated with the packet they quote (RFC 5508).
 * Left out: more than one public address, application-level gateways, limits on the number of mappings.
 */
export class Nat {
  readonly publicAddress: Address;
  readonly #inside: ReadonlySet<string>;
  readonly #simulator: Simulator;
  readonly #filtering: NatFiltering;
  readonly #timeouts: FlowTimeouts;
  readonly #isTaken: (protocol: Flow['protocol'], port: Port) => boolean;
  readonly #mappings = new Mappings();

  /** `inside`: names of the neighbours there. `isTaken`: whether the NAT's own sockets use a port. */
  constructor(
    publicAddress: Address,
    inside: readonly string[],
    simulator: Simulator,
    isTaken: (protocol: Flow['protocol'], port: Port) => boolean,
    { filtering = 'address-and-port-dependent', timeouts = {} }: NatSettings = {},
  ) {
    this.publicAddress = publicAddress;
    this.#inside = new Set(inside);
    this.#simulator = simulator;
    this.#isTaken = isTaken;
    this.#filtering = filtering;
    this.#timeouts = { ...NAT_TIMEOUTS, ...timeouts };
  }

  isInside(neighbour: string): boolean {
    return this.#inside.has(neighbour);
  }

  /** The mappings that hold now, oldest first. */
  rows(): NatRow[] {
    return this.#mappings.alive(this.#now).map(({ protocol, inside, port }) => ({
      protocol,
      inside,
      outside: { address: this.publicAddress, port },
    }));
  }

  /** Port forwarding: what comes to a port of the public address goes to an endpoint inside, for ever. */
  forwardPort(protocol: 'tcp' | 'udp', port: Port, inside: Endpoint): void {
    if (this.#mappings.outside(protocol, port, this.#now)) {
      throw new Error(`${protocol} port ${port} of the NAT is mapped already`);
    }
    this.#mappings.add(new Mapping(protocol, inside, port, true));
  }

  /** A packet has come to the public address: the packet that goes inside instead; undefined when nobody asked for it. */
  arrives(packet: Packet, from: string): Packet | undefined {
    if (packet.destination !== this.publicAddress) return undefined;
    const { body } = packet;
    if (body.protocol === 'icmp' && quotesPacket(body.type)) return this.#errorArrives(packet, body);
    const flow = flowOf(packet);
    if (!flow || (body.protocol === 'icmp' && body.type !== ECHO_REPLY)) return undefined;
    const mapping = this.#mappings.outside(flow.protocol, flow.destination.port, this.#now);
    if (!mapping) return undefined;
    // From inside to inside by way of the public address: the source is translated as well.
    const outer = this.isInside(from) ? this.#leavesInside(packet, flow) : packet;
    const source = outer && remoteOf(flow.protocol, flowOf(outer)!.source);
    if (!source || !this.#lets(mapping, source)) return undefined;
    mapping.open(source, this.#now).pass(packet, false, this.#now, this.#timeouts);
    return withDestination(outer, mapping.inside);
  }

  /**
   * A packet is about to leave for a neighbour: the packet that leaves instead, the same when it does not cross from one
   * side to the other. Undefined when it must not: private addresses are of no use outside, nor reachable from there.
   */
  leaves(packet: Packet, from: string, to: string, isTranslated: boolean): Packet | undefined {
    if (isTranslated) return packet;
    const [fromInside, toInside] = [this.isInside(from), this.isInside(to)];
    if (fromInside === toInside) return packet;
    if (!fromInside) return undefined;
    const { body } = packet;
    if (body.protocol === 'icmp' && quotesPacket(body.type)) return this.#errorLeaves(packet, body);
    const flow = flowOf(packet);
    if (!flow || (body.protocol === 'icmp' && body.type !== ECHO_REQUEST)) return undefined;
    return this.#leavesInside(packet, flow);
  }

  get #now(): Time {
    return this.#simulator.now;
  }

  #leavesInside(packet: Packet, { protocol, source, destination }: Flow): Packet | undefined {
    const mapping = this.#mappings.inside(protocol, source, this.#now) ?? this.#map(protocol, source);
    if (!mapping) return undefined;
    mapping.open(remoteOf(protocol, destination), this.#now).pass(packet, true, this.#now, this.#timeouts);
    return withSource(packet, { address: this.publicAddress, port: mapping.port });
  }

  #lets(mapping: Mapping, source: Endpoint): boolean {
    if (mapping.isFixed || this.#filtering === 'endpoint-independent') return true;
    if (mapping.session(source, this.#now)) return true;
    if (this.#filtering === 'address-and-port-dependent') return false;
    const prefix = `${formatAddress(source.address)}:`;
    for (const [remote, { expires }] of mapping.sessions) {
      if (expires > this.#now && remote.startsWith(prefix)) return true;
    }
    return false;
  }

  /** A new mapping; undefined when all ports are in use. */
  #map(protocol: Flow['protocol'], inside: Endpoint): Mapping | undefined {
    const port = this.#freePort(protocol, inside.port);
    if (port === undefined) return undefined;
    const mapping = new Mapping(protocol, inside, port, false);
    this.#mappings.add(mapping);
    return mapping;
  }

  /** Ports below 1024 stay below, others above (RFC 4787 REQ-3); even ones stay even (REQ-4). Echo identifiers are free. */
  #freePort(protocol: Flow['protocol'], wanted: Port): Port | undefined {
    const step = protocol === 'icmp' ? 1 : 2;
    const first = protocol === 'icmp' || wanted < 1024 ? 0 : 1024;
    const count = protocol === 'icmp' ? 65536 : wanted < 1024 ? 1024 : 65536 - 1024;
    for (let tried = 0; tried < count; tried += step) {
      const port = (first + ((wanted - first + tried) % count)) as Port;
      const inUse = this.#mappings.outside(protocol, port, this.#now) ?? this.#isTaken(protocol, port);
      if (!inUse && (port !== 0 || protocol === 'icmp')) return port;
    }
    return undefined;
  }

  #errorArrives(packet: Packet, error: IcmpMessage): Packet | undefined {
    const flow = flowOfQuoted(error.payload);
    const mapping = flow && this.#mappings.outside(flow.protocol, flow.source.port, this.#now);
    if (!mapping || flow.source.address !== this.publicAddress) return undefined;
    const payload = readdressed(error.payload, 'source', mapping.inside);
    return { ...packet, destination: mapping.inside.address, body: { ...error, payload } };
  }

  #errorLeaves(packet: Packet, error: IcmpMessage): Packet | undefined {
    const flow = flowOfQuoted(error.payload);
    const mapping = flow && this.#mappings.inside(flow.protocol, flow.destination, this.#now);
    if (!mapping) return undefined;
    const outside = { address: this.publicAddress, port: mapping.port };
    const payload = readdressed(error.payload, 'destination', outside);
    return { ...packet, source: this.publicAddress, body: { ...error, payload } };
  }
}

/** Whom a session is with. An echo identifier belongs to the mapping, not to the remote end. */
const remoteOf = (protocol: Flow['protocol'], { address, port }: Endpoint): Endpoint =>
  protocol === 'icmp' ? { address, port: 0 as Port } : { address, port };
