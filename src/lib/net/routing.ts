import type { Address } from './address.ts';
import type { Link } from './link.ts';

/** A node as routing sees it. Links are those that leave it. */
export interface Node {
  readonly name: string;
  readonly address: Address;
  readonly links: readonly Link[];
}

/**
 * Routes of a network of point-to-point links: the fewest hops, among equals the neighbour first in order of
 * names. Made when first asked for, forgotten when the topology changes.
 * Left out: prefixes and metrics; every address is a route of its own.
 */
export class Routing {
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #tables = new Map<string, ReadonlyMap<Address, Link>>();
  /** Which nodes can reach each other: a number for each connected part of the network. */
  #parts: Map<Address, number> | undefined;

  constructor(nodes: ReadonlyMap<string, Node>) {
    this.#nodes = nodes;
  }

  topologyChanged(): void {
    this.#tables.clear();
    this.#parts = undefined;
  }

  /** The link on which `node` sends a packet for another node's address; undefined when there is no way. */
  nextLink(node: Node, destination: Address): Link | undefined {
    const [only, second] = node.links;
    if (second === undefined) {
      // A node with one link needs no table of its own; thousands of such hosts share one router's.
      this.#parts ??= this.#findParts();
      const parts = this.#parts;
      return parts.get(destination) === parts.get(node.address) ? only : undefined;
    }
    let table = this.#tables.get(node.name);
    if (table === undefined) {
      table = this.#firstLinks(node);
      this.#tables.set(node.name, table);
    }
    return table.get(destination);
  }

  /** Breadth first from `node`: the first link of the shortest path to every address it can reach. */
  #firstLinks(node: Node): ReadonlyMap<Address, Link> {
    const table = new Map<Address, Link>();
    const seen = new Set([node.name]);
    const frontier: { node: Node; first: Link | undefined }[] = [{ node, first: undefined }];
    for (const reached of frontier) {
      for (const link of byName(reached.node.links)) {
        if (seen.has(link.to)) continue;
        seen.add(link.to);
        const next = this.#nodes.get(link.to)!;
        const first = reached.first ?? link;
        table.set(next.address, first);
        frontier.push({ node: next, first });
      }
    }
    return table;
  }

  #findParts(): Map<Address, number> {
    const parts = new Map<Address, number>();
    let part = 0;
    for (const start of this.#nodes.values()) {
      if (parts.has(start.address)) continue;
      part++;
      parts.set(start.address, part);
      const frontier = [start];
      for (const node of frontier) {
        for (const link of node.links) {
          const next = this.#nodes.get(link.to)!;
          if (parts.has(next.address)) continue;
          parts.set(next.address, part);
          frontier.push(next);
        }
      }
    }
    return parts;
  }
}

const byName = (links: readonly Link[]): Link[] => links.toSorted((a, b) => (a.to < b.to ? -1 : 1));
