import type { Address } from '../address.ts';
import type { Scenario } from '../scenario.ts';
import { parseDuration } from './duration.ts';
import { Field } from './field.ts';
import { mainAddress } from './parsed.ts';
import { CONDITIONS, LARGEST_COUNT, readConditions, readLinkEvent } from './read-conditions.ts';
import { readDns, readResolver } from './read-dns.ts';
import { readFirewall, readNat, readNatName } from './read-middleboxes.ts';
import { NODE_FIELDS, neighboursIn, readAddress, readNode, readNodeName } from './read-node.ts';
import { ScenarioError } from './scenario-error.ts';
import { readTcp } from './tcp.ts';

/** One draw of the loss generator, and every seed, is an unsigned 32-bit number. */
const LARGEST_SEED = 0xffffffff;

/** Hosts, routers and NATs; the model was tried with so many. */
const MOST_NODES = 10_000;
const MOST_LINKS = 100_000;
const MOST_EVENTS = 100_000;
/** Each is a worker with Node's library in it. */
const MOST_PROCESSES = 1000;

const PACKET_CLASSES = ['any', 'data', 'syn', 'synack', 'ack', 'fin', 'rst', 'udp', 'frag'];

/**
 * Checks that a value (parsed JSON or YAML) is a scenario, and returns it as one.
 * Strict: a field it does not know is an error too, since it is most often a misspelt one.
 * Throws a ScenarioError that names the first wrong field.
 */
export function readScenario(value: unknown): Scenario {
  const scenario = new Field('', value).object([
    'seed',
    'hosts',
    'routers',
    'nat',
    'firewall',
    'links',
    'events',
    'tcp',
    'dns',
    'processes',
    'until',
  ]);
  scenario.optional('seed')?.wholeNumber(0, LARGEST_SEED);
  const addresses = new Map<Address, string>();
  const hosts = readNodes(scenario.required('hosts').atMost(MOST_NODES), addresses, []);
  if (hosts.length === 0) throw new ScenarioError('hosts', { kind: 'at-least-one' }, {});
  for (const kind of ['routers', 'nat']) scenario.optional(kind)?.atMost(MOST_NODES - hosts.length);
  const routers = scenario.optional('routers');
  const nodes = routers ? [...hosts, ...readNodes(routers, addresses, hosts)] : hosts;
  const nat = scenario.optional('nat')?.entries() ?? [];
  for (const [name, box] of nat) nodes.push(readNatName(name, box, addresses, nodes));

  const joined = new Map<string, string>();
  for (const link of scenario.optional('links')?.atMost(MOST_LINKS).list() ?? [])
    readLink(link, nodes, joined);
  const neighbours = neighboursIn(joined);
  for (const [name, host] of scenario.required('hosts').entries())
    readNode(name, host, addresses, neighbours);
  for (const [name, router] of routers?.entries() ?? []) readNode(name, router, addresses, neighbours);
  for (const [name, box] of nat) readNat(box, neighbours(name));
  for (const [name, wall] of scenario.optional('firewall')?.entries() ?? []) {
    if (!nodes.includes(name)) throw new ScenarioError(wall.path, { kind: 'node', nodes }, name);
    readFirewall(wall, neighbours(name));
  }
  for (const event of scenario.optional('events')?.atMost(MOST_EVENTS).list() ?? [])
    readLinkEvent(event, joined);

  const tcp = scenario.optional('tcp');
  if (tcp) readTcp(tcp);

  const named = addressesOf(value as Scenario);
  const dns = scenario.optional('dns');
  if (dns) readDns(dns, named);
  for (const kind of [scenario.required('hosts'), routers])
    for (const [, node] of kind?.entries() ?? []) readNodeResolver(node, named);

  const processes = scenario.required('processes').atMost(MOST_PROCESSES).list();
  if (processes.length === 0) throw new ScenarioError('processes', { kind: 'at-least-one' }, []);
  const taken = new Map<string, string>();
  for (const process of processes) readProcess(process, hosts, taken);

  scenario.optional('until')?.parsed('duration', parseDuration);
  return value as Scenario;
}

function readNodes(field: Field, addresses: Map<Address, string>, taken: readonly string[]): string[] {
  return field.entries().map(([name, entry]) => {
    readNodeName(name, entry);
    if (taken.includes(name))
      throw new ScenarioError(entry.path, { kind: 'unused-name', usedBy: 'a host' }, name);
    const isMore = typeof entry.value === 'object' && entry.value !== null;
    readAddress(isMore ? entry.object(NODE_FIELDS).required('address') : entry, name, addresses);
    return name;
  });
}

/** The main address of every node, by name. */
const addressesOf = ({ hosts, routers = {}, nat = {} }: Scenario): ReadonlyMap<string, string> =>
  new Map(Object.entries({ ...hosts, ...routers, ...nat }).map(([name, node]) => [name, mainAddress(node)]));

function readNodeResolver(node: Field, named: ReadonlyMap<string, string>): void {
  if (typeof node.value === 'string') return;
  const resolver = node.object(NODE_FIELDS).optional('resolver');
  if (resolver) readResolver(resolver, named);
}

function readLink(field: Field, nodes: readonly string[], joined: Map<string, string>): void {
  const link = field.object(['between', 'loss', 'rules', ...CONDITIONS]);
  const between = link.required('between');
  const ends = between.list().map((end) => end.knownNode(nodes));
  if (ends.length !== 2 || ends[0] === ends[1]) {
    throw new ScenarioError(between.path, { kind: 'node-pair' }, between.value);
  }
  const pair = JSON.stringify(ends.toSorted());
  const usedBy = joined.get(pair);
  if (usedBy !== undefined) {
    throw new ScenarioError(between.path, { kind: 'new-pair', usedBy }, between.value);
  }
  joined.set(pair, field.path);

  readConditions(link);
  for (const loss of link.perDirection('loss')) readLoss(loss);
  const about = new Map<string, string>();
  for (const rule of link.optional('rules')?.list() ?? []) {
    readRule(rule, ends);
    const { from, drop, delay, nth } = rule.value as Readonly<Record<string, unknown>>;
    const packet = JSON.stringify([from, drop ?? delay, nth]);
    const other = about.get(packet);
    if (other !== undefined)
      throw new ScenarioError(rule.path, { kind: 'new-rule', usedBy: other }, rule.value);
    about.set(packet, rule.path);
  }
}

function readLoss(field: Field): void {
  if (typeof field.value !== 'object') {
    field.probability();
    return;
  }
  const loss = field.object(['probability', 'seed']);
  loss.required('probability').probability();
  loss.required('seed').wholeNumber(0, LARGEST_SEED);
}

function readRule(field: Field, ends: readonly string[]): void {
  const rule = field.object(['from', 'drop', 'delay', 'nth', 'by']);
  rule.required('from').oneOf(ends);
  const drop = rule.optional('drop');
  const delay = rule.optional('delay');
  const by = rule.optional('by');
  const wellFormed = drop ? !delay && !by : delay;
  if (!wellFormed) throw new ScenarioError(field.path, { kind: 'drop-or-delay' }, field.value);
  (drop ?? delay)?.oneOf(PACKET_CLASSES);
  rule.required('nth').wholeNumber(1, LARGEST_COUNT);
  if (delay) rule.required('by').parsed('duration', parseDuration);
}

function readProcess(field: Field, hosts: readonly string[], named: Map<string, string>): void {
  const process = field.object(['name', 'host', 'file', 'argv', 'env', 'start']);
  const name = process.required('name');
  const usedBy = named.get(name.nonEmptyText());
  if (usedBy !== undefined) throw new ScenarioError(name.path, { kind: 'unused-name', usedBy }, name.value);
  named.set(name.text(), field.path);
  const host = process.required('host');
  if (!hosts.includes(host.text())) throw new ScenarioError(host.path, { kind: 'host', hosts }, host.value);
  process.required('file').nonEmptyText();
  for (const argument of process.optional('argv')?.list() ?? []) argument.text();
  for (const [, variable] of process.optional('env')?.entries() ?? []) variable.text();
  process.optional('start')?.parsed('duration', parseDuration);
}
