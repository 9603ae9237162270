import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildNetwork } from '../../../src/lib/net/scenario/build.ts';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import { ScenarioError } from '../../../src/lib/net/scenario/scenario-error.ts';
import { changed } from './changes.ts';

/** A scenario with a section of every kind. */
const SCENARIO = {
  seed: 7,
  hosts: {
    client: { address: '10.0.0.11', ttl: 32, tcp: { profile: 'textbook', sendBuffer: '64kb' } },
    laptop: '192.168.0.2',
    web: { address: '10.0.0.2', addresses: ['10.0.0.3'], resolver: { servers: ['ns'], timeout: '2s' } },
    ns: '10.0.0.53',
  },
  routers: {
    r1: {
      address: '10.0.0.254',
      addresses: [{ address: '10.1.0.1', toward: ['web', 'ns'] }],
      routes: { '0.0.0.0/0': 'web', '10.9.0.0/16': 'box' },
      automaticRoutes: true,
    },
  },
  nat: {
    box: {
      address: '203.0.113.1',
      insideAddress: '192.168.0.1',
      inside: ['laptop'],
      filtering: 'address-dependent',
      timeouts: { udp: '30s' },
      forward: { 'tcp 80': '192.168.0.2:8080' },
    },
  },
  firewall: {
    r1: {
      policy: 'drop',
      rules: [
        { action: 'accept', protocol: 'tcp', source: '10.0.0.0/8', destination: '10.0.0.2', port: [80, 90] },
        { action: 'reject', from: 'box', port: 22 },
      ],
    },
  },
  links: [
    {
      between: ['client', 'r1'],
      rate: ['10mbit', 'unlimited'],
      delay: '25ms',
      loss: [0, { probability: 0.01, seed: 42 }],
      queue: 100,
      queueBytes: 64_000,
      mtu: 1400,
      jitter: '1ms',
      duplicate: 0.1,
      reorder: { probability: 0.1, by: '5ms' },
      rules: [
        { from: 'r1', drop: 'data', nth: 3 },
        { from: 'client', delay: 'syn', nth: 1, by: '20ms' },
      ],
    },
    { between: ['r1', 'web'] },
    { between: ['r1', 'ns'] },
    { between: ['r1', 'box'] },
    { between: ['box', 'laptop'] },
  ],
  events: [{ at: '1s', link: ['client', 'r1'], down: true, loss: 0.5, rate: '1mbit' }],
  dns: {
    servers: {
      ns: {
        zones: {
          lab: [
            { name: 'web.lab', type: 'A', address: '10.0.0.2', ttl: 60 },
            { name: 'lab', type: 'MX', preference: 10, exchange: 'web.lab' },
          ],
        },
        delay: '2ms',
        failing: { 'mute.lab': 'silent' },
      },
    },
    resolver: { servers: ['ns', '10.0.0.2'], attempts: 2, hosts: { printer: '10.0.0.99' } },
  },
  tcp: { congestionControl: 'reno', timers: 'ideal', sack: true, receiveBuffer: 65_536 },
  processes: [{ name: 'p', host: 'client', file: 'p.mjs', argv: ['x'], env: { A: 'b' }, start: '10ms' }],
  until: '120s',
};

/** Where every value of it is, as steps from the outside. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, entry]) => places(entry, [...path, name]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}
const PLACES = places(SCENARIO);

/** Values that are wrong somewhere: of another type, too large, too small, with another unit, borrowed from elsewhere. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, true, -1, 0, 0.5, 1.5, 2, 65_536, 2 ** 32, 2 ** 53, 1e300, Number.NaN, Infinity],
    ...[
      '',
      ' ',
      'localhost',
      '0',
      '-5mbit',
      '0.5bit',
      '10 Mbps',
      `${'9'.repeat(400)}gbit`,
      '5',
      '5 s',
      '-1ms',
    ],
    ...['1e3ms', '999999999min', '0s', '0.0.0.0', '127.0.0.1', '224.0.0.1', '255.255.255.255', '10.0.0.256'],
    ...['10.0.0.0/33', '10.0.0.1/8', '10.0.0.1/32', '::1', 'client', 'r1', 'nobody', '__proto__', 'a..b'],
    ...['tcp 0', '10.0.0.2:0', '16mb', '-1kb', '한국', 'toString', 'data', 'A', 'CNAME', 'silent'],
    ...[[], {}, [[]], [1, 2, 3], ['client', 'client'], { probability: 2, seed: -1 }, { address: '10.0.0.2' }],
  ),
  fc.constantFrom(...PLACES).map((path) => path.reduce<unknown>((at, step) => (at as never)[step], SCENARIO)),
  fc.jsonValue(),
);

test('a scenario with a section of every kind is accepted', () => {
  expect(readScenario(SCENARIO)).toBe(SCENARIO);
  buildNetwork(readScenario(SCENARIO)).simulator.run();
});

test('whatever stands anywhere is refused by the name of its field, or is a network that runs: nothing in between', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...PLACES), wrong, (path, value) => {
      const scenario = changed(SCENARIO, path, value);
      try {
        readScenario(scenario);
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        refused += 1;
        expect(error.message.startsWith(`${error.path}: expected `), error.message).toBe(true);
        expect(error.message.endsWith(`, got ${error.got ?? 'nothing'}`), error.message).toBe(true);
        return;
      }
      buildNetwork(readScenario(scenario)).simulator.run();
    }),
    { numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(1000);
});
