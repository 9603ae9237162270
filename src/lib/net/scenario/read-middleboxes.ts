import { type Address, type Endpoint, type Port, parseAddress, toPort } from '../address.ts';
import { parsePrefix } from '../ip/prefix.ts';
import { parseDuration } from './duration.ts';
import type { Field } from './field.ts';
import { readAddress, readNeighbours, readNodeName } from './read-node.ts';
import { ScenarioError } from './scenario-error.ts';

const NAT_FIELDS = ['address', 'insideAddress', 'inside', 'filtering', 'timeouts', 'forward'];
const FILTERINGS = ['endpoint-independent', 'address-dependent', 'address-and-port-dependent'];
const TIMEOUTS = ['tcpTransitory', 'tcpEstablished', 'udp', 'icmp'];
const ACTIONS = ['accept', 'drop', 'reject'];

/** Reads "10.0.0.2:80". */
export function parseEndpoint(text: string): Endpoint | undefined {
  const [host, digits, more] = text.split(':');
  const address = parseAddress(host!);
  const port = digits && /^[1-9]\d{0,4}$/.test(digits) ? toPort(Number(digits)) : undefined;
  return address === undefined || port === undefined || more !== undefined ? undefined : { address, port };
}

/** Reads "tcp 80". */
export function parsePublicPort(text: string): { protocol: 'tcp' | 'udp'; port: Port } | undefined {
  const match = /^(tcp|udp) ([1-9]\d{0,4})$/.exec(text);
  const port = match ? toPort(Number(match[2])) : undefined;
  return port === undefined ? undefined : { protocol: match![1] as 'tcp' | 'udp', port };
}

/** The name and the addresses of a NAT, before the links are known. */
export function readNatName(
  name: string,
  field: Field,
  addresses: Map<Address, string>,
  taken: readonly string[],
): string {
  if (taken.includes(name)) {
    throw new ScenarioError(field.path, { kind: 'unused-name', usedBy: 'a host or router' }, name);
  }
  readNodeName(name, field);
  const nat = field.object(NAT_FIELDS);
  readAddress(nat.required('address'), name, addresses);
  readAddress(nat.required('insideAddress'), name, addresses);
  return name;
}

export function readNat(field: Field, neighbours: readonly string[]): void {
  const nat = field.object(NAT_FIELDS);
  const inside = nat.required('inside');
  if (inside.list().length === 0)
    throw new ScenarioError(inside.path, { kind: 'at-least-one' }, inside.value);
  readNeighbours(inside, neighbours);
  nat.optional('filtering')?.oneOf(FILTERINGS);
  const timeouts = nat.optional('timeouts')?.object(TIMEOUTS);
  for (const name of TIMEOUTS) timeouts?.optional(name)?.parsed('duration', parseDuration);
  const led = new Map<string, string>();
  for (const [port, to] of nat.optional('forward')?.entries() ?? []) {
    const from = parsePublicPort(port);
    if (!from) throw new ScenarioError(to.path, { kind: 'public-port' }, port);
    to.parsed('endpoint', parseEndpoint);
    const endpoint = `${from.protocol} ${to.text()}`;
    const usedBy = led.get(endpoint);
    if (usedBy !== undefined)
      throw new ScenarioError(to.path, { kind: 'unmapped-endpoint', usedBy }, to.value);
    led.set(endpoint, port);
  }
}

export function readFirewall(field: Field, neighbours: readonly string[]): void {
  const firewall = field.object(['rules', 'policy']);
  firewall.optional('policy')?.oneOf(ACTIONS);
  for (const each of firewall.required('rules').list()) {
    const rule = each.object(['action', 'protocol', 'source', 'destination', 'port', 'from']);
    rule.required('action').oneOf(ACTIONS);
    rule.optional('protocol')?.oneOf(['tcp', 'udp', 'icmp']);
    rule.optional('source')?.parsed('prefix', parsePrefix);
    rule.optional('destination')?.parsed('prefix', parsePrefix);
    rule.optional('from')?.neighbour(neighbours);
    const port = rule.optional('port');
    if (port && rule.optional('protocol')?.value === 'icmp')
      throw new ScenarioError(port.path, { kind: 'no-port' }, port.value);
    if (port && !isPortRange(port)) throw new ScenarioError(port.path, { kind: 'port-range' }, port.value);
  }
}

function isPortRange({ value }: Field): boolean {
  const isPort = (one: unknown): one is number =>
    Number.isInteger(one) && (one as number) >= 1 && (one as number) <= 65_535;
  if (!Array.isArray(value)) return isPort(value);
  const [first, last] = value as unknown[];
  return value.length === 2 && isPort(first) && isPort(last) && first <= last;
}
