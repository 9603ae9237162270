import type { Scenario } from '../../lib/net/scenario.ts';

/** A host or router of the picture; lengths are CSS pixels. */
export interface TopologyNode {
  readonly name: string;
  readonly kind: 'host' | 'router';
  readonly x: number;
  readonly y: number;
}

/** A link by the places of its ends. */
export interface TopologyLink {
  readonly between: readonly [string, string];
  readonly from: TopologyNode;
  readonly to: TopologyNode;
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
}

/** Between two nodes of one column. */
const ROW = 68;
/** Three columns fit a phone of 390 px. */
const LEAST_COLUMN = 118;
const MARGIN = { x: 38, y: 38 };

/**
 * Where hosts, routers and links stand: in columns by how many links they are away from the first host, those without a
 * way to it in the last column; in a column from top to bottom in their order.
 */
export function layOutTopology(
  { hosts, routers = {}, nat = {}, links = [] }: Pick<Scenario, 'hosts' | 'routers' | 'nat' | 'links'>,
  room: number,
): TopologyLayout {
  const names = [...Object.keys(hosts), ...Object.keys(nat), ...Object.keys(routers)];
  const columns = columnsOf(
    names,
    links.map(({ between }) => between),
  );
  const most = Math.max(1, ...columns.map((column) => column.length));
  const steps = Math.max(1, columns.length - 1);
  const width = Math.max(room, 2 * MARGIN.x + steps * LEAST_COLUMN);
  const height = 2 * MARGIN.y + (most - 1) * ROW;
  const nodes = columns.flatMap((column, place) =>
    column.map(
      (name, row): TopologyNode => ({
        name,
        kind: Object.hasOwn(hosts, name) ? 'host' : 'router',
        x: columns.length === 1 ? width / 2 : MARGIN.x + (place / steps) * (width - 2 * MARGIN.x),
        y: height / 2 + (row - (column.length - 1) / 2) * ROW,
      }),
    ),
  );
  const find = (name: string) => nodes.find((node) => node.name === name)!;
  return {
    width,
    height,
    nodes,
    links: links.map(({ between }) => ({ between, from: find(between[0]), to: find(between[1]) })),
  };
}

function columnsOf(names: readonly string[], pairs: readonly (readonly [string, string])[]): string[][] {
  const columns: string[][] = [];
  const left = new Set(names);
  let next = names.slice(0, 1);
  while (next.length > 0) {
    for (const name of next) left.delete(name);
    columns.push(next);
    const here = new Set(next);
    next = [...left].filter((name) =>
      pairs.some((pair) => pair.includes(name) && pair.some((end) => here.has(end))),
    );
  }
  return left.size > 0 ? [...columns, [...left]] : columns;
}
