import type { Address } from './address.ts';
import type { Link } from './link.ts';

/** A node as routing sees it. Links are those that leave it. */
export interface Node {
  readonly name: string;
  /** The first of its addresses: of a NAT, the public one. */
  readonly address: Address;
  readonly addresses: readonly Address[];
  readonly links: readonly Link[];
  /** Whether it passes on what is not for it. Ways lead through such nodes only. */
  readonly forwards: boolean;
  /** Of a NAT: whether a neighbour stands inside. What lies there is unknown outside. */
  isInside(neighbour: string): boolean;
}

/**
 * Automatic routes of a network of point-to-point links, as a routing protocol would find them: the fewest hops, among
 * equals the neighbour first in order of names; a route for every address. Made when first asked for, forgotten when the
 * topology changes.
 * Left out: metrics, and the protocol itself: routes are there at once, and do not notice that a link is down.
 */
export class Routing {
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #tables = new Map<Node, ReadonlyMap<Address, Link>>();

  constructor(nodes: ReadonlyMap<string, Node>) {
    this.#nodes = nodes;
  }

  topologyChanged(): void {
    this.#tables.clear();
  }

  /** The link on which `node` sends a packet for another node's address; undefined when there is no way. */
  nextLink(node: Node, destination: Address): Link | undefined {
    let table = this.#tables.get(node);
    if (table === undefined) {
      table = this.#firstLinks(node);
      this.#tables.set(node, table);
    }
    return table.get(destination);
  }

  /** Breadth first from `node`: the first link of the shortest path to every address it can reach. */
  #firstLinks(start: Node): ReadonlyMap<Address, Link> {
    const table = new Map<Address, Link>();
    const seen = new Set([start]);
    const frontier: { node: Node; first: Link | undefined; hides: boolean }[] = [
      { node: start, first: undefined, hides: false },
    ];
    for (const reached of frontier) {
      if (reached.node !== start && !reached.node.forwards) continue;
      for (const link of byName(reached.node.links)) {
        const next = this.#nodes.get(link.to)!;
        if (seen.has(next) || (reached.hides && reached.node.isInside(link.to))) continue;
        seen.add(next);
        const first = reached.first ?? link;
        // Who comes from outside sees of a NAT its public address alone.
        const hides = next.links.some(({ to }) => next.isInside(to)) && !next.isInside(reached.node.name);
        for (const address of hides ? [next.address] : next.addresses) table.set(address, first);
        frontier.push({ node: next, first, hides });
      }
    }
    return table;
  }
}

const byName = (links: readonly Link[]): Link[] => links.toSorted((a, b) => (a.to < b.to ? -1 : 1));
