import { describe, expect, test } from 'vitest';
import { formatEndpoint, type Port, parseAddress } from '../../../src/lib/net/address.ts';
import type { Network } from '../../../src/lib/net/network.ts';
import { buildNetwork } from '../../../src/lib/net/scenario/build.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { milliseconds, seconds } from '../../../src/lib/net/time.ts';
import { formatLadder } from '../../../src/lib/net/trace/ladder.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';
import { changed as changedAt, complaintOf } from './changes.ts';
import { HOME } from './examples.ts';

const build = (value: unknown, recorder?: Recorder): Network => buildNetwork(readScenario(value), recorder);
const to = (address: string, port: number) => ({ address: parseAddress(address)!, port: port as Port });

/** HOME with the value at `path` replaced, or removed when `value` is undefined. */
const changed = (path: string, value: unknown): unknown => changedAt(HOME, path.split('|'), value);

const complaint = (value: unknown): string => complaintOf(() => build(value));

describe('a scenario with routers, a NAT and a firewall becomes the network it describes', () => {
  test('nodes have their addresses, TTL and routes', () => {
    const network = build(HOME);
    expect(network.host('web').ttl).toBe(128);
    expect(network.host('web').owns(parseAddress('198.51.100.8')!)).toBe(true);
    expect(network.host('isp').sourceFor(parseAddress('198.51.100.7')!)).toBe(parseAddress('198.51.100.254'));
    expect(network.host('isp').sourceFor(parseAddress('203.0.113.1')!)).toBe(parseAddress('203.0.113.254'));
    expect(network.host('isp').reaches(parseAddress('8.8.8.8')!)).toBe(true);
  });

  test('links have their conditions, each direction its own', () => {
    const network = build(HOME);
    expect([network.link('box', 'isp').mtu, network.link('isp', 'box').mtu]).toEqual([1492, 1500]);
    expect(network.link('box', 'isp').queue.byteLimit).toBe(30000);
  });

  test('a question passes NAT and firewall, and its answer comes back; others do not', () => {
    const recorder = new Recorder();
    const network = build(HOME, recorder);
    const server = network.host('web').openDatagram();
    server.bind(to('198.51.100.7', 53));
    server.listener = {
      readable: () => {
        const { bytes, from } = server.receive()!;
        server.send(bytes, from);
      },
    };
    const client = network.host('laptop').openDatagram();
    client.bind(to('192.168.0.2', 4000));
    client.send(new Uint8Array(10), to('198.51.100.7', 53));
    client.send(new Uint8Array(20), to('198.51.100.7', 99));
    network.simulator.run(milliseconds(50));
    expect(formatEndpoint(client.receive()!.from)).toBe('198.51.100.7:53');
    const dropped = formatLadder(recorder.events)
      .split('\n')
      .filter((line) => line.includes('✗'));
    expect(dropped.map((line) => line.replace(/^.*ms {2}(\S)/, '$1').replaceAll(/ +/g, ' '))).toEqual([
      'isp → web ✗ firewall UDP 20',
    ]);
    expect(
      network
        .host('box')
        .nat!.rows()
        .map(({ inside, outside }) => `${formatEndpoint(inside)} ${formatEndpoint(outside)}`),
    ).toEqual(['192.168.0.2:7001 203.0.113.1:7000', '192.168.0.2:4000 203.0.113.1:4000']);
    network.simulator.run(seconds(40));
    expect(network.host('box').nat!.rows()).toHaveLength(1);
  });

  test('events happen at their times', () => {
    const network = build(HOME);
    const [there, back] = [network.link('isp', 'web'), network.link('web', 'isp')];
    const seen: string[] = [];
    for (const time of [99, 101, 199, 201]) {
      network.simulator.schedule(milliseconds(time), () =>
        seen.push(`${time} ${there.isDown} ${back.isDown} ${there.delay / 1e6} ${back.delay / 1e6}`),
      );
    }
    network.simulator.run();
    expect(seen).toEqual([
      '99 false false 1 1',
      '101 true true 1 1',
      '199 true true 1 1',
      '201 false false 10 20',
    ]);
  });
});

describe('a bad one gets one sentence that names the field', () => {
  test.each<[path: string, value: unknown, sentence: string]>([
    [
      'hosts|web|address',
      undefined,
      'hosts.web.address: expected an IPv4 address such as "10.0.0.2", got nothing',
    ],
    ['hosts|web|ttl', 0, 'hosts.web.ttl: expected a whole number from 1 to 255, got 0'],
    [
      'hosts|web|addresses',
      ['192.168.0.2'],
      'hosts.web.addresses[0]: expected an address of its own (laptop has this one), got "192.168.0.2"',
    ],
    [
      'hosts|web|name',
      'x',
      'hosts.web.name: expected no field of this name (the fields are address, addresses, ttl, routes, automaticRoutes, tcp, resolver), got "x"',
    ],
    [
      'routers|isp|routes',
      { '10.0.0.1/8': 'web' },
      'routers.isp.routes["10.0.0.1/8"]: expected a prefix such as "10.0.0.0/8", with no bits set behind its length, got "10.0.0.1/8"',
    ],
    [
      'routers|isp|routes',
      { '10.0.0.0/8': 'laptop' },
      'routers.isp.routes["10.0.0.0/8"]: expected the name of a neighbour (box, web), got "laptop"',
    ],
    ['routers|isp|automaticRoutes', 'no', 'routers.isp.automaticRoutes: expected true or false, got "no"'],
    [
      'routers|isp|addresses|0|toward',
      ['laptop'],
      'routers.isp.addresses[0].toward[0]: expected the name of a neighbour (box, web), got "laptop"',
    ],
    [
      'nat|laptop',
      HOME.nat.box,
      'nat.laptop: expected a name of its own (a host or router has this one), got "laptop"',
    ],
    [
      'nat|box|address',
      '192.168.0.2',
      'nat.box.address: expected an address of its own (laptop has this one), got "192.168.0.2"',
    ],
    [
      'nat|box|insideAddress',
      undefined,
      'nat.box.insideAddress: expected an IPv4 address such as "10.0.0.2", got nothing',
    ],
    ['nat|box|inside', [], 'nat.box.inside: expected at least one entry, got []'],
    [
      'nat|box|inside',
      ['web'],
      'nat.box.inside[0]: expected the name of a neighbour (laptop, isp), got "web"',
    ],
    [
      'nat|box|filtering',
      'open',
      'nat.box.filtering: expected one of "endpoint-independent", "address-dependent", "address-and-port-dependent", got "open"',
    ],
    ['nat|box|timeouts|udp', 30, 'nat.box.timeouts.udp: expected a duration such as "25ms", got 30'],
    [
      'nat|box|forward',
      { '80': '192.168.0.2:80' },
      'nat.box.forward["80"]: expected a protocol and port such as "tcp 80", got "80"',
    ],
    [
      'nat|box|forward',
      { 'tcp 80': '192.168.0.2' },
      'nat.box.forward["tcp 80"]: expected an address and port such as "10.0.0.2:80", got "192.168.0.2"',
    ],
    [
      'firewall|mars',
      HOME.firewall.web,
      'firewall.mars: expected the name of a host or router (laptop, web, isp, box), got "mars"',
    ],
    [
      'nat|box|inside',
      ['laptop', 'laptop'],
      'nat.box.inside[1]: expected a neighbour that is named once (nat.box.inside[0] names it), got "laptop"',
    ],
    [
      'routers|isp|addresses',
      [
        { address: '198.51.100.253', toward: ['web'] },
        { address: '198.51.100.254', toward: ['web'] },
      ],
      'routers.isp.addresses[1].toward[0]: expected a neighbour that is named once (routers.isp.addresses[0].toward[0] names it), got "web"',
    ],
    [
      'routers|isp|routes',
      { '198.51.100.7': 'web', '198.51.100.7/32': 'box' },
      'routers.isp.routes["198.51.100.7/32"]: expected a prefix of its own (routers.isp.routes["198.51.100.7"] has this one), got "198.51.100.7/32"',
    ],
    [
      'firewall|web|rules|0|protocol',
      'icmp',
      'firewall.web.rules[0].port: expected no port: ICMP has none, got [50,60]',
    ],
    [
      'firewall|web|policy',
      'allow',
      'firewall.web.policy: expected one of "accept", "drop", "reject", got "allow"',
    ],
    [
      'firewall|web|rules|0|action',
      undefined,
      'firewall.web.rules[0].action: expected one of "accept", "drop", "reject", got nothing',
    ],
    [
      'firewall|web|rules|0|port',
      [60, 50],
      'firewall.web.rules[0].port: expected a port from 1 to 65535, or [first, last], got [60,50]',
    ],
    [
      'firewall|web|rules|0|source',
      '203.0.113.7/24',
      'firewall.web.rules[0].source: expected a prefix such as "10.0.0.0/8", with no bits set behind its length, got "203.0.113.7/24"',
    ],
    [
      'firewall|web|rules|0|from',
      'laptop',
      'firewall.web.rules[0].from: expected the name of a neighbour (isp), got "laptop"',
    ],
    ['links|0|jitter', '-1ms', 'links[0].jitter: expected a duration such as "25ms", got "-1ms"'],
    ['links|0|duplicate', 2, 'links[0].duplicate: expected a probability from 0 to 1, got 2'],
    ['links|0|reorder', 0.1, 'links[0].reorder: expected an object, got 0.1'],
    ['links|0|reorder|by', undefined, 'links[0].reorder.by: expected a duration such as "25ms", got nothing'],
    ['links|1|mtu', 60, 'links[1].mtu: expected a whole number from 68 to 65535, got 60'],
    ['links|1|queueBytes', -1, 'links[1].queueBytes: expected a whole number from 0 to 1000000000, got -1'],
    ['events|0|at', undefined, 'events[0].at: expected a duration such as "25ms", got nothing'],
    [
      'events|0|link',
      ['laptop', 'web'],
      'events[0].link: expected two names that a link joins, got ["laptop","web"]',
    ],
    ['events|0|down', 'yes', 'events[0].down: expected true or false, got "yes"'],
    [
      'events|0|down',
      undefined,
      'events[0]: expected at least one change (rate, delay, queue, queueBytes, mtu, jitter, duplicate, reorder, loss, down), got {"at":"100ms","link":["web","isp"]}',
    ],
  ])('%s = %j', (path, value, sentence) => {
    expect(complaint(changed(path, value))).toBe(sentence);
  });

  test('two ports cannot be forwarded to one endpoint', () => {
    const forward = { 'tcp 80': '192.168.0.2:80', 'tcp 81': '192.168.0.2:80' };
    expect(complaint(changed('nat|box|forward', forward))).toBe(
      'nat.box.forward["tcp 81"]: expected an endpoint of its own (tcp 80 leads to this one), got "192.168.0.2:80"',
    );
  });
});
