import { type Address, ANY, isLoopback, parseAddress } from '../address.ts';
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
  for (const entry of node.optional('addresses')?.list() ?? []) {
    if (typeof entry.value === 'string') {
      readAddress(entry, name, addresses);
      continue;
    }
    const more = entry.object(['address', 'toward']);
    readAddress(more.required('address'), name, addresses);
    for (const neighbour of more.required('toward').list()) neighbour.neighbour(neighbours(name));
  }
  for (const [prefix, via] of node.optional('routes')?.entries() ?? []) {
    new Field(via.path, prefix).parsed('prefix', parsePrefix);
    via.neighbour(neighbours(name));
  }
}

/** An address a host may have: no loopback, no wildcard, no multicast and above (RFC 1122 §3.2.1.3). */
export function parseUnicast(text: string): Address | undefined {
  const address = parseAddress(text);
  const usable = address !== undefined && address !== ANY && !isLoopback(address) && address < 0xe0000000;
  return usable ? address : undefined;
}
