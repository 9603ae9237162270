import type { LinkDescription, NodeDescription, Scenario } from '../../lib/net/scenario.ts';

/** Hosts start programs; routers only pass packets on. */
export type NodeKind = 'host' | 'router';

export interface NodeRow {
  readonly name: string;
  readonly kind: NodeKind;
  readonly address: string;
}

type Nodes = Readonly<Record<string, string | NodeDescription>>;

/** Hosts and routers, each with its address. */
export const nodesOf = ({ hosts, routers = {} }: Scenario): NodeRow[] => [
  ...rowsOf(hosts, 'host'),
  ...rowsOf(routers, 'router'),
];

const rowsOf = (nodes: Nodes, kind: NodeKind): NodeRow[] =>
  Object.entries(nodes).map(([name, node]) => ({
    name,
    kind,
    address: typeof node === 'string' ? node : node.address,
  }));

/** A new host or router with a name and an address that nobody has, linked to the node before it if there is one. */
export function addNode(scenario: Scenario, kind: NodeKind): Scenario {
  const nodes = nodesOf(scenario);
  const name = firstFree((number) => `${kind}${number}`, new Set(nodes.map(({ name }) => name)));
  const address = firstFree((number) => `10.0.0.${number}`, new Set(nodes.map(({ address }) => address)));
  const neighbour = nodes.findLast((node) => node.kind === 'router') ?? nodes.at(-1);
  const links = scenario.links ?? [];
  return {
    ...withNode(scenario, kind, name, address),
    ...(neighbour && { links: [...links, newLink(neighbour.name, name)] }),
  };
}

function withNode(
  scenario: Scenario,
  kind: NodeKind,
  name: string,
  node: string | NodeDescription,
): Scenario {
  if (kind === 'host') return { ...scenario, hosts: { ...scenario.hosts, [name]: node } };
  return { ...scenario, routers: { ...scenario.routers, [name]: node } };
}

/** A node under another name: links, processes and what is handed to them follow. */
export function renameNode(scenario: Scenario, from: string, to: string): Scenario {
  const renamed = (name: string) => (name === from ? to : name);
  const keys = (nodes: Nodes): Nodes =>
    Object.fromEntries(Object.entries(nodes).map(([name, node]) => [renamed(name), node]));
  return {
    ...scenario,
    hosts: keys(scenario.hosts),
    ...(scenario.routers && { routers: keys(scenario.routers) }),
    ...(scenario.links && {
      links: scenario.links.map(
        (link): LinkDescription => ({
          ...link,
          between: [renamed(link.between[0]), renamed(link.between[1])],
        }),
      ),
    }),
    processes: scenario.processes.map((process) => ({
      ...process,
      host: renamed(process.host),
      ...(process.argv && { argv: process.argv.map(renamed) }),
      ...(process.env && {
        env: Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, renamed(value)])),
      }),
    })),
  };
}

export function setAddress(scenario: Scenario, name: string, address: string): Scenario {
  const kind: NodeKind = Object.hasOwn(scenario.hosts, name) ? 'host' : 'router';
  const before = (kind === 'host' ? scenario.hosts : (scenario.routers ?? {}))[name];
  return withNode(scenario, kind, name, typeof before === 'object' ? { ...before, address } : address);
}

/** Its links and its processes go with it. */
export function removeNode(scenario: Scenario, name: string): Scenario {
  const without = (nodes: Nodes): Nodes =>
    Object.fromEntries(Object.entries(nodes).filter(([other]) => other !== name));
  return {
    ...scenario,
    hosts: without(scenario.hosts),
    ...(scenario.routers && { routers: without(scenario.routers) }),
    ...(scenario.links && { links: scenario.links.filter(({ between }) => !between.includes(name)) }),
    processes: scenario.processes.filter(({ host }) => host !== name),
  };
}

const newLink = (one: string, other: string): LinkDescription => ({
  between: [one, other],
  rate: '10mbit',
  delay: '10ms',
});

/** A link between the first two nodes that none joins yet; undefined when all are joined. */
export function addLink(scenario: Scenario): Scenario | undefined {
  const links = scenario.links ?? [];
  const joined = (one: string, other: string) =>
    links.some(({ between }) => between.includes(one) && between.includes(other));
  const names = nodesOf(scenario).map(({ name }) => name);
  for (const [place, one] of names.entries())
    for (const other of names.slice(place + 1))
      if (!joined(one, other)) return { ...scenario, links: [...links, newLink(one, other)] };
  return undefined;
}

export const setLink = (scenario: Scenario, place: number, link: LinkDescription): Scenario => ({
  ...scenario,
  links: (scenario.links ?? []).map((before, index) => (index === place ? link : before)),
});

export const removeLink = (scenario: Scenario, place: number): Scenario => ({
  ...scenario,
  links: (scenario.links ?? []).filter((_, index) => index !== place),
});

/** Hosts from which no packet reaches any other. */
export const lonelyHosts = ({ hosts, links = [] }: Scenario): string[] =>
  Object.keys(hosts).length < 2
    ? []
    : Object.keys(hosts).filter((host) => !links.some(({ between }) => between.includes(host)));

function firstFree(make: (number: number) => string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const text = make(number);
    if (!taken.has(text)) return text;
  }
}
