import type { Address } from '../address.ts';
import type { Link } from '../link.ts';
import type { Node, Routing } from '../routing.ts';
import { StaticRoutes } from './static-routes.ts';

/** Addresses that share so many bits with an interface, or the neighbour at its link, are on that link's network. */
const SUBNET = 24;

/** Whose table it is. */
interface Owner extends Node {
  /** Whether automatic routes count. Without them the owner knows its neighbours and the routes it was given. */
  readonly hasAutomaticRoutes: boolean;
}

/** What finds other nodes, and the ways to them. */
interface Surroundings {
  readonly routing: Routing;
  node(name: string): Node;
}

/** The routes of one node: those given by hand beside the automatic ones (RFC 1812 §5.2.4). */
export class RouteTable {
  private readonly owner: Owner;
  private readonly surroundings: Surroundings;
  private readonly given = new StaticRoutes();
  private automatic: ReadonlyMap<Address, Link> | undefined;
  private generation = 0;

  constructor(owner: Owner, surroundings: Surroundings) {
    this.owner = owner;
    this.surroundings = surroundings;
  }

  /** Throws when there is no link to the neighbour, or the length is none. */
  add(address: Address, length: number, via: string): void {
    const link = this.owner.links.find(({ to }) => to === via);
    if (!link) throw new Error(`${this.owner.name} has no link to ${via}`);
    if (!(length >= 0 && length <= 32)) throw new Error(`a prefix has 0 to 32 bits, not ${length}`);
    this.given.add({ address, length, link });
  }

  /**
   * The link for an address: the longest prefix; an automatic route has 32 bits. A host that does not forward sends what
   * it cannot place to its first link, as over a default route.
   */
  find(address: Address): Link | undefined {
    const given = this.given.find(address);
    if (given?.length === 32) return given.link;
    const { forwards, links, hasAutomaticRoutes } = this.owner;
    const automatic = this.automaticRoutes.get(address);
    if (automatic && (hasAutomaticRoutes || this.neighbour(automatic).addresses.includes(address))) {
      return automatic;
    }
    return given?.link ?? (forwards ? undefined : links[0]);
  }

  /** Whether an address belongs to the network of one of the links: then a host is missing, else a network is. */
  isOnLink(address: Address): boolean {
    const near = (other: Address): boolean => (other ^ address) >>> (32 - SUBNET) === 0;
    const { addresses, links } = this.owner;
    return addresses.some(near) || links.some((link) => this.neighbour(link).addresses.some(near));
  }

  private get automaticRoutes(): ReadonlyMap<Address, Link> {
    const { routing } = this.surroundings;
    if (this.automatic === undefined || this.generation !== routing.generation) {
      this.automatic = routing.tableOf(this.owner);
      this.generation = routing.generation;
    }
    return this.automatic;
  }

  private neighbour({ to }: Link): Node {
    return this.surroundings.node(to);
  }
}
