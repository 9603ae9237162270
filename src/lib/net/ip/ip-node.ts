import { type Address, ANY, isLoopback, LOOPBACK } from '../address.ts';
import type { HostContext } from '../host-context.ts';
import { Link } from '../link.ts';
import type { Receiver } from '../link-context.ts';
import type { Packet } from '../packet.ts';
import type { Node } from '../routing.ts';
import { microseconds } from '../time.ts';
import { RouteTable } from './route-table.ts';

/** One way over loopback: a delay that only keeps cause and effect apart. */
export const LOOPBACK_DELAY = microseconds(10);
/**
 * Loopback has no bandwidth limit. Its MTU is the longest IPv4 packet
 * (Linux says 65,536, which no packet can have), so an MSS of 65,495 as there.
 */
const LOOPBACK_LINK = { rate: Number.POSITIVE_INFINITY, delay: LOOPBACK_DELAY, mtu: 65535 };

/** A node as IP sees it: its addresses, the links that leave it, and which of them leads to an address. */
export abstract class IpNode implements Node, Receiver {
  protected readonly context: HostContext;
  /** The first of its addresses. */
  readonly address: Address;
  /** Further addresses. */
  private others: Address[] | undefined;
  readonly forwards: boolean;
  /** Made when it is needed, like the loopback link: there may be thousands of nodes. */
  private table: RouteTable | undefined;
  /** Links that leave the node, in the order in which they were added. */
  links: Link[] = [];
  private loopback: Link | undefined;
  /** By neighbour the address of the interface that leads there, where it is not the first. */
  private interfaces: Map<string, Address> | undefined;
  /** Whether the node has automatic routes. Without them it knows its neighbours and the routes it was given. */
  hasAutomaticRoutes = true;
  readonly name: string;

  constructor(name: string, address: Address, forwards: boolean, context: HostContext) {
    this.context = context;
    this.address = address;
    this.forwards = forwards;
    this.name = name;
  }

  get addresses(): readonly Address[] {
    return this.others ? [this.address, ...this.others] : [this.address];
  }

  owns(address: Address): boolean {
    if (address === this.address || isLoopback(address)) return true;
    return this.others?.includes(address) ?? false;
  }

  reaches(address: Address): boolean {
    return this.route(address) !== undefined;
  }

  /** The address that packets to a destination come from: that of the interface they leave by. */
  sourceFor(destination: Address): Address {
    if (destination === ANY || isLoopback(destination)) return LOOPBACK;
    if (!this.interfaces) return this.address;
    if (this.owns(destination)) return destination;
    const link = this.route(destination);
    return (link && this.interfaces.get(link.to)) ?? this.address;
  }

  /** Gives the host another address, with neighbours: that of the interfaces toward them. Network.addAddress calls it. */
  addAddress(address: Address, toward: readonly string[]): void {
    this.others ??= [];
    this.others.push(address);
    this.interfaces ??= new Map();
    for (const neighbour of toward) this.interfaces.set(neighbour, address);
  }

  /**
   * A route by hand: packets for the prefix leave toward a neighbour. The longest prefix goes first (an automatic route
   * is one of 32 bits); length 0 is the default route. Throws when there is no link to the neighbour.
   */
  addRoute(prefix: Address, length: number, via: string): void {
    this.routes.add(prefix, length, via);
  }

  abstract receive(packet: Packet, link: Link, hop: number): void;

  abstract isInside(neighbour: string): boolean;

  /** Adds a link that leaves the node. */
  addLink(link: Link): void {
    // An array that grows keeps room for many, and most nodes have one link.
    if (this.links.length === 0) this.links = [link];
    else this.links.push(link);
  }

  /** The link that leads to an address: loopback for the node's own; undefined when there is no route. */
  protected route(address: Address): Link | undefined {
    if (address === ANY || this.owns(address)) return this.ownLink;
    // A host with one link and no route by hand has no choice; thousands of them need no tables.
    if (!this.table && !this.forwards && this.links.length <= 1) return this.links[0];
    return this.routes.find(address);
  }

  private get routes(): RouteTable {
    this.table ??= new RouteTable(this, this.context);
    return this.table;
  }

  /** Whether an address belongs to the network of one of the links: then a host is missing, else a network is. */
  protected isOnLink(address: Address): boolean {
    return this.routes.isOnLink(address);
  }

  protected isLoopback(link: Link): boolean {
    return link === this.loopback;
  }

  private get ownLink(): Link {
    this.loopback ??= new Link(this.name, this, LOOPBACK_LINK, this.context);
    return this.loopback;
  }
}
