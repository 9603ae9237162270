import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../../src/lib/net/address.ts';
import { buildNetwork } from '../../../src/lib/net/scenario/build.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { formatLadder } from '../../../src/lib/net/trace/ladder.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';
import { changed as changedAt, complaintOf } from './changes.ts';
import { NAMES } from './examples.ts';

const changed = (path: string, value: unknown): unknown => changedAt(NAMES, path.split('|'), value);
const complaint = (value: unknown): string => complaintOf(() => readScenario(value));

/** Looks names up from a host, all at once; `name: what was found` in the order of the answers, and the ladder. */
function lookUp(
  scenario: unknown,
  host: string,
  names: readonly string[],
): { found: string[]; ladder: string } {
  const recorder = new Recorder();
  const network = buildNetwork(readScenario(scenario), recorder);
  const found: string[] = [];
  for (const name of names) {
    network.resolverOf(host)!.lookup(name, (result) => {
      const what = 'error' in result ? result.error : result.addresses.map(formatAddress).join(' ');
      found.push(`${network.simulator.now / 1e6}ms ${name}: ${what}`);
    });
  }
  network.simulator.run();
  return { found, ladder: `\n${formatLadder(recorder.events)}\n` };
}

test('a section dns with every field is accepted as it is', () => {
  expect(readScenario(NAMES)).toBe(NAMES);
});

test('the name server answers over the network, after the delay it takes', () => {
  const { found, ladder } = lookUp(NAMES, 'client', ['www.lab']);
  expect(found).toEqual(['22ms www.lab: 10.0.0.2']);
  expect(ladder).toBe(`
  0.000ms  client → r1    5.000ms  DNS query A www.lab
  5.000ms  r1 → ns       10.000ms  DNS query A www.lab
 12.000ms  r1 ← ns       17.000ms  DNS answer CNAME web.lab, 10.0.0.2
 17.000ms  client ← r1   22.000ms  DNS answer CNAME web.lab, 10.0.0.2
`);
});

test('the hosts file of a host that has a resolver knows itself, localhost and what it is told', () => {
  const { found, ladder } = lookUp(NAMES, 'client', ['localhost', 'client', 'printer']);
  expect(found).toEqual(['0ms localhost: 127.0.0.1', '0ms client: 10.0.0.11', '0ms printer: 10.0.0.99']);
  expect(ladder.trim()).toBe('');
});

test('a name server fails at the names it is told to fail at, and a silent one costs every timeout', () => {
  expect(lookUp(NAMES, 'other', ['broken.lab', 'BROKEN.lab', 'mute.lab', 'none.lab']).found).toEqual([
    '22ms broken.lab: ESERVFAIL',
    '22ms BROKEN.lab: ESERVFAIL',
    '22ms none.lab: ENOTFOUND',
    '1000ms mute.lab: ETIMEOUT',
  ]);
});

test('a host of its own resolver asks whom it says, all others whom the network says', () => {
  const asked = (host: string): string[] =>
    lookUp(NAMES, host, ['mute.lab'])
      .ladder.split('\n')
      .filter((line) => line.includes(`${host} →`) && line.includes('query'))
      .map((line) => line.trim().split(' ')[0]!);
  expect(asked('other')).toEqual(['0.000ms']);
  // ns for 3 s, then web, where nobody listens, at once; and all of it again.
  expect(asked('client')).toEqual(['0.000ms', '3000.000ms', '3020.000ms', '6020.000ms']);
});

test('a name server is asked at any of its addresses, and from its own host at loopback', () => {
  const scenario = changedAt(
    changedAt(NAMES, ['hosts', 'ns'], { address: '10.0.0.53', addresses: ['10.0.1.53'] }),
    ['dns', 'resolver'],
    { servers: ['10.0.1.53'] },
  );
  expect(lookUp(scenario, 'client', ['web.lab']).found).toEqual(['22ms web.lab: 10.0.0.2']);
  const local = changedAt(NAMES, ['dns', 'resolver'], { servers: ['127.0.0.1'] });
  expect(lookUp(local, 'ns', ['web.lab']).found).toEqual(['2.02ms web.lab: 10.0.0.2']);
});

test('without a section dns no host has a resolver', () => {
  const network = buildNetwork(readScenario(changed('dns', undefined)));
  expect(network.resolverOf('client')).toBeUndefined();
  expect(network.resolverOf('other')).toBeDefined();
});

describe('a bad section gets one sentence that names the field', () => {
  const ZONE = 'dns|servers|ns|zones|lab';
  const zone = 'dns.servers.ns.zones.lab';
  const nodes = 'client, other, web, ns, r1';
  const name = 'a domain name such as "www.lab" (labels of at most 63 ASCII characters, 255 in all)';
  const cases: [path: string, value: unknown, sentence: string][] = [
    ['dns', [], 'dns: expected an object, got []'],
    [
      'dns|server',
      {},
      'dns.server: expected no field of this name (the fields are servers, resolver), got {}',
    ],
    [
      'dns|servers|nobody',
      {},
      `dns.servers.nobody: expected the name of a host or router (${nodes}), got "nobody"`,
    ],
    ['dns|servers|ns|zones', undefined, 'dns.servers.ns.zones: expected an object, got nothing'],
    ['dns|servers|ns|delay', '-1ms', 'dns.servers.ns.delay: expected a duration such as "25ms", got "-1ms"'],
    ['dns|servers|ns|delay', 5, 'dns.servers.ns.delay: expected a duration such as "25ms", got 5'],
    [
      'dns|servers|ns|failing|mute.lab',
      'slow',
      'dns.servers.ns.failing["mute.lab"]: expected one of "silent", "SERVFAIL", "REFUSED", "NOTIMP", "FORMERR", got "slow"',
    ],
    ['dns|servers|ns|failing|a..b', 'silent', `dns.servers.ns.failing["a..b"]: expected ${name}, got "a..b"`],
    ['dns|servers|ns|zones|a..b', [], `dns.servers.ns.zones["a..b"]: expected ${name}, got "a..b"`],
    [
      'dns|servers|ns|zones|LAB',
      [],
      'dns.servers.ns.zones.LAB: expected a name of its own (dns.servers.ns.zones.lab has this one), got "LAB"',
    ],
    [`${ZONE}`, {}, `${zone}: expected a list, got {}`],
    [`${ZONE}|0`, 'web.lab', `${zone}[0]: expected an object, got "web.lab"`],
    [
      `${ZONE}|0|type`,
      'HINFO',
      `${zone}[0].type: expected one of "A", "AAAA", "CNAME", "NS", "PTR", "MX", "TXT", "SRV", "CAA", "SOA", got "HINFO"`,
    ],
    [
      `${ZONE}|0|type`,
      undefined,
      `${zone}[0].type: expected one of "A", "AAAA", "CNAME", "NS", "PTR", "MX", "TXT", "SRV", "CAA", "SOA", got nothing`,
    ],
    [
      `${ZONE}|0|address`,
      '10.0.0.256',
      `${zone}[0].address: expected an IPv4 address such as "10.0.0.2", got "10.0.0.256"`,
    ],
    [
      `${ZONE}|0|target`,
      'x',
      `${zone}[0].target: expected no field of this name (the fields are name, type, ttl, address), got "x"`,
    ],
    [`${ZONE}|0|ttl`, -1, `${zone}[0].ttl: expected a whole number from 0 to 2147483647, got -1`],
    [`${ZONE}|0|name`, 'web..lab', `${zone}[0].name: expected ${name}, got "web..lab"`],
    [
      `${ZONE}|0|name`,
      'web.com',
      `${zone}[0]: expected a record that fits the zone lab (name web.com is not within the zone), got {"name":"web.com","type":"A","address":"10.0.0.2","ttl":60}`,
    ],
    [
      `${ZONE}|2|name`,
      'web.lab',
      `${zone}[2]: expected a record that fits the zone lab (name web.lab is an alias and more), got {"name":"web.lab","type":"CNAME","target":"web.lab"}`,
    ],
    [
      `${ZONE}|1|address`,
      '10.0.0.2',
      `${zone}[1].address: expected an IPv6 address such as "2001:db8::1", got "10.0.0.2"`,
    ],
    [`${ZONE}|2|target`, '', `${zone}[2].target: expected ${name}, got ""`],
    [
      `${ZONE}|4|preference`,
      65_536,
      `${zone}[4].preference: expected a whole number from 0 to 65535, got 65536`,
    ],
    [`${ZONE}|5|texts`, [], `${zone}[5].texts: expected at least one entry, got []`],
    [`${ZONE}|5|texts|0`, 7, `${zone}[5].texts[0]: expected a text, got 7`],
    [
      `${ZONE}|5|texts|0`,
      'x'.repeat(256),
      `${zone}[5]: expected a record that fits the zone lab (a string of a record has 256 bytes: at most 255 fit), got {"name":"lab","type":"TXT","texts":["xxxxxxxxxxxxxxxxxxxx…`,
    ],
    [`${ZONE}|6|port`, undefined, `${zone}[6].port: expected a whole number from 0 to 65535, got nothing`],
    [`${ZONE}|7|flags`, 256, `${zone}[7].flags: expected a whole number from 0 to 255, got 256`],
    [`${ZONE}|7|tag`, '', `${zone}[7].tag: expected a non-empty text, got ""`],
    [
      `${ZONE}|7|tag`,
      'is sue',
      `${zone}[7]: expected a record that fits the zone lab (tag "is sue" has other characters than letters and digits), got {"name":"lab","type":"CAA","flags":0,"tag":"is sue","valu…`,
    ],
    [
      `${ZONE}|8|serial`,
      2 ** 32,
      `${zone}[8].serial: expected a whole number from 0 to 4294967295, got 4294967296`,
    ],
    ['dns|resolver|servers', undefined, 'dns.resolver.servers: expected a list, got nothing'],
    ['dns|resolver|servers', [], 'dns.resolver.servers: expected a list of 1 to 3 entries, got []'],
    [
      'dns|resolver|servers',
      ['ns', 'web', 'client', 'other'],
      'dns.resolver.servers: expected a list of 1 to 3 entries, got ["ns","web","client","other"]',
    ],
    [
      'dns|resolver|servers|0',
      'nobody',
      `dns.resolver.servers[0]: expected an IPv4 address or the name of a host or router (${nodes}), got "nobody"`,
    ],
    [
      'dns|resolver|servers|0',
      '0.0.0.0',
      `dns.resolver.servers[0]: expected an IPv4 address or the name of a host or router (${nodes}), got "0.0.0.0"`,
    ],
    [
      'dns|resolver|servers|1',
      '10.0.0.53',
      'dns.resolver.servers[1]: expected an address of its own (dns.resolver.servers[0] has this one), got "10.0.0.53"',
    ],
    [
      'dns|resolver|timeout',
      '500ms',
      'dns.resolver.timeout: expected whole seconds from 1s to 30s, got "500ms"',
    ],
    ['dns|resolver|timeout', '31s', 'dns.resolver.timeout: expected whole seconds from 1s to 30s, got "31s"'],
    ['dns|resolver|timeout', 5, 'dns.resolver.timeout: expected a duration such as "25ms", got 5'],
    ['dns|resolver|attempts', 6, 'dns.resolver.attempts: expected a whole number from 1 to 5, got 6'],
    [
      'dns|resolver|hosts|printer',
      'here',
      'dns.resolver.hosts.printer: expected an IPv4 address such as "10.0.0.2", got "here"',
    ],
    ['dns|resolver|hosts|', '10.0.0.1', `dns.resolver.hosts[""]: expected ${name}, got ""`],
    ['hosts|other|resolver|servers', 'ns', 'hosts.other.resolver.servers: expected a list, got "ns"'],
  ];
  test.each(cases)('%s = %j', (path, value, sentence) => {
    expect(complaint(changed(path, value))).toBe(sentence);
  });
});
