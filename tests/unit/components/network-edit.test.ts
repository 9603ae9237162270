import { expect, test } from 'vitest';
import {
  addLink,
  addNode,
  lonelyHosts,
  nodesOf,
  removeNode,
  renameNode,
  setAddress,
} from '../../../src/components/sandbox/network-edit.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import type { Scenario } from '../../../src/lib/net/scenario.ts';

const echo: Scenario = {
  hosts: { client: '10.0.0.1', server: '10.0.0.2' },
  links: [{ between: ['client', 'server'], delay: '25ms' }],
  processes: [
    { name: 'server', host: 'server', file: 'server.mjs' },
    { name: 'client', host: 'client', file: 'client.mjs', env: { HOST: 'server' } },
  ],
};

/** The network in one line: nodes with addresses, links, processes. */
const shown = (scenario: Scenario): string => {
  readScenario(scenario);
  const links = (scenario.links ?? []).map(({ between }) => between.join('–'));
  const processes = scenario.processes.map(
    ({ name, host, env }) => `${name}@${host}${env ? ` ${env.HOST}` : ''}`,
  );
  return `${nodesOf(scenario)
    .map(({ name, address }) => `${name} ${address}`)
    .join(', ')} | ${links.join(', ')} | ${processes.join(', ')}`;
};

test('a new host gets a free name and address and a link to the rest', () => {
  expect(shown(addNode(echo, 'host'))).toBe(
    'client 10.0.0.1, server 10.0.0.2, host1 10.0.0.3 | client–server, server–host1 | server@server, client@client server',
  );
  expect(shown(addNode(addNode(echo, 'router'), 'host'))).toContain('server–router1, router1–host1');
});

test('a renamed host takes its links, its processes and what they are told along', () => {
  expect(shown(renameNode(echo, 'server', 'server.lab'))).toBe(
    'client 10.0.0.1, server.lab 10.0.0.2 | client–server.lab | server@server.lab, client@client server.lab',
  );
});

test('with a host go its links and processes', () => {
  expect(shown(removeNode(echo, 'client'))).toBe('server 10.0.0.2 |  | server@server');
});

test('an address changes without the rest of the node', () => {
  const ttl: Scenario = { ...echo, hosts: { ...echo.hosts, client: { address: '10.0.0.1', ttl: 3 } } };
  expect(setAddress(ttl, 'client', '10.9.9.9').hosts.client).toEqual({ address: '10.9.9.9', ttl: 3 });
});

test('a new link joins two that none joins yet', () => {
  expect(addLink(echo)).toBeUndefined();
  const three: Scenario = { ...echo, hosts: { ...echo.hosts, other: '10.0.0.9' } };
  expect(lonelyHosts(three)).toEqual(['other']);
  expect(shown(addLink(three)!)).toContain('client–server, client–other');
});
