import { type Address, isUnicast, parseAddress } from '../address.ts';
import { parsePrefix } from '../ip/prefix.ts';
import { Field } from './field.ts';
import { ScenarioError } from './scenario-error.ts';
import { readTcp } from './tcp.ts';

/** The fields of `NodeDescription`. */
export const NODE_FIELDS = ['address', 'addresses', 'ttl', 'routes', 'automaticRoutes', 'tcp', 'resolver'];

/** The neighbours of a node, in the order of the links. */
export type Neighbours = (name: string) => readonly string[];

/** `joined`: pairs of names that links join, as JSON. */
export function neighboursIn(joined: ReadonlyMap<string, string>): Neighbours {
  const pairs = [...joined.keys()].map((pair) => JSON.parse(pair) as [string, string]);
  return (name) =>
    pairs.flatMap(([first, second]) => (first === name ? [second] : second === name ? [first] : []));
}

/** An address that no other node has; it is taken from now on. */
export function readAddress(field: Field, name: string, addresses: Map<Address, string>): void {
  const address = field.parsed('address', parseUnicast);
  const usedBy = addresses.get(address);
  if (usedBy !== undefined)
    throw new ScenarioError(field.path, { kind: 'unused-address', usedBy }, field.value);
  addresses.set(address, name);
}

/** The name of a node, which programs resolve: it must not stand for something else already. */
export function readNodeName(name: string, { path }: Field): void {
  const means = name === 'localhost' || parseAddress(name) !== undefined;
  if (means || !/^[^\s\p{Cc}]+$/u.test(name)) throw new ScenarioError(path, { kind: 'node-name' }, name);
}

/** What is said of a node beside its address. */
export function readNode(
  name: string,
  field: Field,
  addresses: Map<Address, string>,
  neighbours: Neighbours,
): void {
  if (typeof field.value === 'string') return;
  const node = field.object(NODE_FIELDS);
  node.optional('ttl')?.wholeNumber(1, 255);
  node.optional('automaticRoutes')?.boolean();
  const tcp = node.optional('tcp');
  if (tcp) readTcp(tcp);
  const toward = new Map<string, string>();
  for (const entry of node.optional('addresses')?.list() ?? []) {
    if (typeof entry.value === 'string') {
      readAddress(entry, name, addresses);
      continue;
    }
    const more = entry.object(['address', 'toward']);
    readAddress(more.required('address'), name, addresses);
    readNeighbours(more.required('toward'), neighbours(name), toward);
  }
  const prefixes = new Map<string, string>();
  for (const [text, via] of node.optional('routes')?.entries() ?? []) {
    const prefix = JSON.stringify(new Field(via.path, text).parsed('prefix', parsePrefix));
    const usedBy = prefixes.get(prefix);
    if (usedBy !== undefined) throw new ScenarioError(via.path, { kind: 'unused-prefix', usedBy }, text);
    prefixes.set(prefix, via.path);
    via.neighbour(neighbours(name));
  }
}

/** A list of neighbours, none of which has been `named` before. */
export function readNeighbours(
  field: Field,
  neighbours: readonly string[],
  named = new Map<string, string>(),
): void {
  for (const neighbour of field.list()) {
    neighbour.neighbour(neighbours);
    const usedBy = named.get(neighbour.text());
    if (usedBy !== undefined)
      throw new ScenarioError(neighbour.path, { kind: 'new-neighbour', usedBy }, neighbour.value);
    named.set(neighbour.text(), neighbour.path);
  }
}

/** An address a host may have: no loopback, no wildcard, no multicast and above (RFC 1122 §3.2.1.3). */
export function parseUnicast(text: string): Address | undefined {
  const address = parseAddress(text);
  return address !== undefined && isUnicast(address) ? address : undefined;
}
