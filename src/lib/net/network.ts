import { type Address, formatAddress, LOOPBACK } from './address.ts';
import { Host, type HostContext } from './host.ts';
import { Link, type LinkSettings } from './link.ts';
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

  /** Joins two nodes; each direction has settings of its own. */
  addLink(first: string, second: string, forward: LinkSettings, backward: LinkSettings): void {
    if (first === second) throw new Error(`${first} cannot have a link to itself: it has loopback`);
    this.#addDirection(first, second, forward);
    this.#addDirection(second, first, backward);
    this.#routing.topologyChanged();
  }

  /** One direction of a link. */
  link(from: string, to: string): Link {
    const link = this.#links.get(key(from, to));
    if (!link) throw new Error(`there is no link from ${from} to ${to}`);
    return link;
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

  #add(name: string, address: Address, forwards: boolean): Host {
    if (this.#hosts.has(name)) throw new Error(`there is a host ${name} already`);
    const other = this.#byAddress.get(address);
    if (other) throw new Error(`${formatAddress(address)} is the address of ${other.name} already`);
    const host = new Host(name, address, forwards, this.#context);
    this.#hosts.set(name, host);
    this.#byAddress.set(address, host);
    this.#routing.topologyChanged();
    return host;
  }

  #addDirection(from: string, to: string, settings: LinkSettings): void {
    if (this.#links.has(key(from, to))) throw new Error(`there is a link from ${from} to ${to} already`);
    const link = new Link(from, this.host(to), settings, this.#context);
    this.#links.set(key(from, to), link);
    this.host(from).links.push(link);
  }
}

const key = (from: string, to: string): string => JSON.stringify([from, to]);
