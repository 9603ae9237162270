/** What a field should have been. The words in `ScenarioError.message` are made from it; the page makes its own. */
export type Expectation =
  | { readonly kind: 'object' }
  | { readonly kind: 'list' }
  | { readonly kind: 'text' }
  | { readonly kind: 'non-empty-text' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'rate' }
  | { readonly kind: 'address' }
  | { readonly kind: 'unused-address'; readonly usedBy: string }
  | { readonly kind: 'probability' }
  | { readonly kind: 'whole-number'; readonly from: number; readonly to: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'known-field'; readonly fields: readonly string[] }
  | { readonly kind: 'host'; readonly hosts: readonly string[] }
  | { readonly kind: 'node'; readonly nodes: readonly string[] }
  | { readonly kind: 'node-pair' }
  | { readonly kind: 'new-pair'; readonly usedBy: string }
  | { readonly kind: 'unused-name'; readonly usedBy: string }
  | { readonly kind: 'drop-or-delay' }
  | { readonly kind: 'at-least-one' }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'endpoint' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'size'; readonly from: number; readonly to: number }
  | { readonly kind: 'neighbour'; readonly neighbours: readonly string[] }
  | { readonly kind: 'joined-pair' }
  | { readonly kind: 'moment-in-order' }
  | { readonly kind: 'public-port' }
  | { readonly kind: 'unmapped-endpoint'; readonly usedBy: string }
  | { readonly kind: 'port-range' }
  | { readonly kind: 'count'; readonly from: number; readonly to: number }
  | { readonly kind: 'whole-seconds'; readonly from: number; readonly to: number }
  | { readonly kind: 'domain-name' }
  | { readonly kind: 'ipv6-address' }
  | { readonly kind: 'node-or-address'; readonly nodes: readonly string[] }
  | { readonly kind: 'zone-record'; readonly origin: string; readonly problem: string }
  | { readonly kind: 'at-most'; readonly most: number }
  | { readonly kind: 'node-name' }
  | { readonly kind: 'new-rule'; readonly usedBy: string }
  | { readonly kind: 'new-neighbour'; readonly usedBy: string }
  | { readonly kind: 'unused-prefix'; readonly usedBy: string }
  | { readonly kind: 'no-port' }
  | { readonly kind: 'change'; readonly fields: readonly string[] };

/** A scenario cannot be used: the first field that is wrong, what it should be and what it is. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** As in `links[0].delay`; empty for the scenario itself. */
  readonly path: string;
  readonly expected: Expectation;
  /** The value found, as JSON, cut to a readable length; undefined when the field is missing. */
  readonly got: string | undefined;

  constructor(path: string, expected: Expectation, value: unknown) {
    const got = value === undefined ? undefined : shorten(JSON.stringify(value) ?? typeof value);
    super(`${path || 'scenario'}: expected ${describe(expected)}, got ${got ?? 'nothing'}`);
    this.path = path;
    this.expected = expected;
    this.got = got;
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

function describe(expected: Expectation): string {
  switch (expected.kind) {
    case 'object':
      return 'an object';
    case 'list':
      return 'a list';
    case 'text':
      return 'a text';
    case 'non-empty-text':
      return 'a non-empty text';
    case 'duration':
      return 'a duration such as "25ms"';
    case 'rate':
      return 'a rate such as "10mbit" or "unlimited"';
    case 'address':
      return 'an IPv4 address such as "10.0.0.2"';
    case 'unused-address':
      return `an address of its own (${expected.usedBy} has this one)`;
    case 'probability':
      return 'a probability from 0 to 1';
    case 'whole-number':
      return `a whole number from ${expected.from} to ${expected.to}`;
    case 'one-of':
      return `one of ${expected.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'known-field':
      return `no field of this name (the fields are ${expected.fields.join(', ')})`;
    case 'host':
      return `the name of a host (${expected.hosts.join(', ')})`;
    case 'node':
      return `the name of a host or router (${expected.nodes.join(', ')})`;
    case 'node-pair':
      return 'the names of two different hosts or routers';
    case 'new-pair':
      return `a pair that no other link joins (${expected.usedBy} does)`;
    case 'unused-name':
      return `a name of its own (${expected.usedBy} has this one)`;
    case 'drop-or-delay':
      return 'either "drop", or "delay" with "by"';
    case 'at-least-one':
      return 'at least one entry';
    case 'prefix':
      return 'a prefix such as "10.0.0.0/8", with no bits set behind its length';
    case 'endpoint':
      return 'an address and port such as "10.0.0.2:80"';
    case 'size':
      return `a size such as "16mb", or whole bytes, from ${expected.from} to ${expected.to}`;
    case 'boolean':
      return 'true or false';
    case 'neighbour':
      return `the name of a neighbour (${expected.neighbours.join(', ') || 'it has no link'})`;
    case 'joined-pair':
      return 'two names that a link joins';
    case 'moment-in-order':
      return 'a moment not before that of the input before, nor after the end';
    case 'public-port':
      return 'a protocol and port such as "tcp 80"';
    case 'unmapped-endpoint':
      return `an endpoint of its own (${expected.usedBy} leads to this one)`;
    case 'port-range':
      return 'a port from 1 to 65535, or [first, last]';
    case 'count':
      return `a list of ${expected.from} to ${expected.to} entries`;
    case 'whole-seconds':
      return `whole seconds from ${expected.from}s to ${expected.to}s`;
    case 'domain-name':
      return 'a domain name such as "www.lab" (labels of at most 63 ASCII characters, 255 in all)';
    case 'ipv6-address':
      return 'an IPv6 address such as "2001:db8::1"';
    case 'node-or-address':
      return `an IPv4 address or the name of a host or router (${expected.nodes.join(', ')})`;
    case 'zone-record':
      return `a record that fits the zone ${expected.origin} (${expected.problem})`;
    case 'at-most':
      return `at most ${expected.most} entries`;
    case 'node-name':
      return 'a name such as "server.lab": no spaces, no address, not localhost';
    case 'new-rule':
      return `a packet that no other rule is about (${expected.usedBy} is)`;
    case 'new-neighbour':
      return `a neighbour that is named once (${expected.usedBy} names it)`;
    case 'unused-prefix':
      return `a prefix of its own (${expected.usedBy} has this one)`;
    case 'no-port':
      return 'no port: ICMP has none';
    case 'change':
      return `at least one change (${expected.fields.join(', ')})`;
  }
}
