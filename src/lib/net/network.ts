import { type Address, formatAddress, isLoopback, isUnicast, LOOPBACK, type Port } from './address.ts';
import { CrossingsArena } from './crossings.ts';
import { NameServer, type NameServerSettings } from './dns/name-server.ts';
import { type ResolverSettings, StubResolver } from './dns/stub-resolver.ts';
import type { Zone } from './dns/zone.ts';
import { Firewall } from './firewall/firewall.ts';
import type { FirewallRule, Verdict } from './firewall/rule.ts';
import { Host } from './host.ts';
import type { HostContext } from './host-context.ts';
import type { Flow } from './ip/flow.ts';
import { Link } from './link.ts';
import type { LinkChange, LinkSettings } from './link-settings.ts';
import { Nat, type NatSettings } from './nat/nat.ts';
import { Routing } from './routing.ts';
import { Simulator } from './simulator.ts';
import { LINUX, type TcpSettings } from './tcp/settings.ts';
import type { Recorder } from './trace/recorder.ts';

export interface NetworkOptions {
  readonly simulator?: Simulator;
  /** Everything that is left to chance follows from it. 32 bits. */
  readonly seed?: number;
  /** What differs from Linux as it comes. */
  readonly tcp?: Partial<TcpSettings>;
  /** Keeps the trace. Without one none is made. */
  readonly recorder?: Recorder;
}

/** Hosts, routers and the links between them. */
export class Network {
  readonly simulator: Simulator;
  readonly #hosts = new Map<string, Host>();
  readonly #byAddress = new Map<Address, Host>();
  readonly #links = new Map<string, Link>();
  readonly #routing = new Routing(this.#hosts);
  readonly #context: HostContext;
  readonly #resolvers = new Map<string, StubResolver>();
  #hops = 0;

  constructor({ simulator = new Simulator(), seed = 1, tcp = {}, recorder }: NetworkOptions = {}) {
    this.simulator = simulator;
    let packets = 0;
    let sockets = 0;
    this.#context = {
      simulator,
      seed,
      recorder,
      settings: { ...LINUX, ...tcp },
      routing: this.#routing,
      arena: new CrossingsArena(),
      node: (name) => this.host(name),
      takeHop: () => ++this.#hops,
      takePacketId: () => ++packets,
      takeSocketId: () => ++sockets,
    };
  }

  /** How many packets have entered a link so far. */
  get hops(): number {
    return this.#hops;
  }

  addHost(name: string, address: Address): Host {
    return this.#add(name, address, false);
  }

  /** A node that passes on packets that are not for itself. It may have sockets as well. */
  addRouter(name: string, address: Address): Host {
    return this.#add(name, address, true);
  }

  /**
   * Gives a node another address. With neighbours, it is the address of the interfaces toward them: packets that leave
   * there come from it, and a router's ICMP errors do.
   */
  addAddress(name: string, address: Address, toward: readonly string[] = []): void {
    const host = this.host(name);
    this.#claim(address, host);
    host.addAddress(address, toward);
    this.#routing.topologyChanged();
  }

  /**
   * A NAT: a router whose `inside` neighbours, named here and linked before or after, share its public address.
   * `insideAddress` is its own address toward them.
   */
  addNat(
    name: string,
    publicAddress: Address,
    insideAddress: Address,
    inside: readonly string[],
    settings: NatSettings = {},
  ): Host {
    this.#check(name, insideAddress);
    const host = this.#add(name, publicAddress, true);
    const isTaken = (protocol: Flow['protocol'], port: Port): boolean =>
      protocol !== 'icmp' && host.sockets.isBound(protocol, port);
    host.nat = new Nat(publicAddress, inside, this.simulator, isTaken, settings);
    this.addAddress(name, insideAddress, inside);
    return host;
  }

  /** Gives a node a packet filter. Throws when it has one. */
  addFirewall(name: string, rules: readonly FirewallRule[], policy: Verdict): Firewall {
    const host = this.host(name);
    if (host.firewall) throw new Error(`${name} has a firewall already`);
    const firewall = new Firewall(rules, policy, this.simulator);
    host.firewall = firewall;
    return firewall;
  }

  /** Starts a name server on a node, at all the addresses it has by now. Throws when it cannot. */
  addNameServer(name: string, zones: readonly Zone[], settings?: NameServerSettings): NameServer {
    const host = this.host(name);
    const server = new NameServer(host, zones, settings);
    const error = server.start([...host.addresses, LOOPBACK]);
    if (error) throw new Error(`the name server on ${name} cannot start: ${error}`);
    return server;
  }

  /**
   * Gives a node name servers to ask, in place of the hosts file that lists every node. Its hosts file has `localhost`
   * and its own name then, and what the settings say. Throws when it has a resolver already.
   */
  setResolver(name: string, { hosts, ...settings }: ResolverSettings): void {
    if (this.#resolvers.has(name)) throw new Error(`${name} has a resolver already`);
    const host = this.host(name);
    const known = (asked: string): Address | undefined => {
      if (asked === 'localhost') return LOOPBACK;
      return asked === name ? host.address : hosts?.(asked);
    };
    this.#resolvers.set(name, new StubResolver(host, { ...settings, hosts: known }));
  }

  /** Undefined for a node whose hosts file lists every node. */
  resolverOf(name: string): StubResolver | undefined {
    return this.#resolvers.get(name);
  }

  /** Joins two nodes; each direction has settings of its own. */
  addLink(first: string, second: string, forward: LinkSettings, backward: LinkSettings): void {
    if (first === second) throw new Error(`${first} cannot have a link to itself: it has loopback`);
    // Both are made before either is added, so that bad settings leave nothing behind.
    const there = this.#direction(first, second, forward);
    const back = this.#direction(second, first, backward);
    for (const [from, link] of [
      [first, there],
      [second, back],
    ] as const) {
      this.#links.set(key(from, link.to), link);
      this.host(from).addLink(link);
    }
    this.#routing.topologyChanged();
  }

  /** Changes both directions of a link while it is in use: `Link.change`. */
  changeLink(first: string, second: string, change: LinkChange): void {
    this.link(first, second).change(change);
    this.link(second, first).change(change);
  }

  /** One direction of a link. */
  link(from: string, to: string): Link {
    const link = this.#links.get(key(from, to));
    if (!link) throw new Error(`there is no link from ${from} to ${to}`);
    return link;
  }

  /** Takes a packet that is under way off its link, by the number of its crossing. False when it is no longer there. */
  removeInFlight(hop: number): boolean {
    for (const link of this.#links.values()) if (link.remove(hop)) return true;
    return false;
  }

  host(name: string): Host {
    const host = this.#hosts.get(name);
    if (!host) throw new Error(`there is no host ${name}`);
    return host;
  }

  /** The address of a name, as a hosts file would have it that lists every node; undefined for an unknown name. */
  resolve(name: string): Address | undefined {
    return name === 'localhost' ? LOOPBACK : this.#hosts.get(name)?.address;
  }

  /** The node that has an address, as `resolve` the other way round. */
  nameOf(address: Address): string | undefined {
    return isLoopback(address) ? 'localhost' : this.#byAddress.get(address)?.name;
  }

  #add(name: string, address: Address, forwards: boolean): Host {
    if (name === '') throw new Error('a host needs a name');
    if (this.#hosts.has(name)) throw new Error(`there is a host ${name} already`);
    const host = new Host(name, address, forwards, this.#context);
    this.#claim(address, host);
    this.#hosts.set(name, host);
    this.#routing.topologyChanged();
    return host;
  }

  /** Throws when an address cannot become one of a node's. */
  #check(name: string, address: Address): void {
    if (!isUnicast(address))
      throw new Error(`the address of ${name} must be a unicast IPv4 address, not ${address}`);
    const other = this.#byAddress.get(address);
    if (other) throw new Error(`${formatAddress(address)} is the address of ${other.name} already`);
  }

  #claim(address: Address, host: Host): void {
    this.#check(host.name, address);
    this.#byAddress.set(address, host);
  }

  #direction(from: string, to: string, settings: LinkSettings): Link {
    if (this.#links.has(key(from, to))) throw new Error(`there is a link from ${from} to ${to} already`);
    this.host(from);
    return new Link(from, this.host(to), settings, this.#context);
  }
}

const key = (from: string, to: string): string => JSON.stringify([from, to]);
