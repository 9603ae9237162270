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
 * equals the neighbour first in order of names; a route for every address. Nodes ask for theirs when they first need it,
 * and again after the topology has changed.
 * Left out: metrics, and the protocol itself: routes are there at once, and do not notice that a link is down.
 */
export class Routing {
  readonly #nodes: ReadonlyMap<string, Node>;
  /** Grows with every change of the topology: then tables made before do not hold any more. */
  generation = 0;

  constructor(nodes: ReadonlyMap<string, Node>) {
    this.#nodes = nodes;
  }

  topologyChanged(): void {
    this.generation++;
  }

  /**
   * Breadth first: the first link of the shortest path from a node to every address it can reach. Holds for this
   * generation.
   */
  tableOf(start: Node): ReadonlyMap<Address, Link> {
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
