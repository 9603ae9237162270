import { expect, test } from 'vitest';
import { layOutTopology } from '../../../src/components/net/topology-layout.ts';

const link = (one: string, other: string) => ({ between: [one, other] as const });

/** Names by column, a column in brackets from top to bottom. */
function columns(layout: ReturnType<typeof layOutTopology>): string {
  const xs = [...new Set(layout.nodes.map(({ x }) => x))].sort((one, other) => one - other);
  return xs
    .map(
      (x) =>
        `[${layout.nodes
          .filter((node) => node.x === x)
          .map(({ name }) => name)
          .join(' ')}]`,
    )
    .join(' ');
}

test('hosts stand in columns by how many links they are away from the first', () => {
  const layout = layOutTopology(
    {
      hosts: { garam: '10.0.0.11', narae: '10.0.0.12', server: '10.0.0.2' },
      routers: { router: '10.0.0.1' },
      links: [link('garam', 'router'), link('narae', 'router'), link('router', 'server')],
    },
    600,
  );
  expect(columns(layout)).toBe('[garam] [router] [narae server]');
  expect(layout.width).toBe(600);
  const [narae, server] = ['narae', 'server'].map((name) => layout.nodes.find((node) => node.name === name)!);
  expect(server!.y - narae!.y).toBeGreaterThanOrEqual(60);
});

test('a host without a link stands apart, and a long way makes the picture wider than its room', () => {
  const names = ['a', 'b', 'c', 'd'];
  const hosts = Object.fromEntries([...names, 'alone'].map((name, place) => [name, `10.0.0.${place + 1}`]));
  const layout = layOutTopology({ hosts, links: [link('a', 'b'), link('b', 'c'), link('c', 'd')] }, 320);
  expect(columns(layout)).toBe('[a] [b] [c] [d] [alone]');
  expect(layout.width).toBeGreaterThan(320);
});

test('one host alone stands in the middle', () => {
  const { nodes, width } = layOutTopology({ hosts: { one: '10.0.0.1' } }, 320);
  expect(nodes[0]!.x).toBe(width / 2);
});
