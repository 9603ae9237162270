import { expect, test } from 'vitest';
import type { Address } from '../../../src/lib/net/address.ts';
import type { LinkSettings } from '../../../src/lib/net/link-settings.ts';
import { Network } from '../../../src/lib/net/network.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { address } from './lab.ts';

const LINE: LinkSettings = { rate: 1e6, delay: milliseconds(1) };

/** Two hosts, a link, and a third host without one. */
function network(): Network {
  const net = new Network();
  net.addHost('a', address('10.0.0.1'));
  net.addHost('b', address('10.0.0.2'));
  net.addHost('c', address('10.0.0.3'));
  net.addLink('a', 'b', LINE, LINE);
  return net;
}

const link = (settings: Partial<LinkSettings>) => (net: Network) =>
  net.addLink('a', 'c', LINE, { ...LINE, ...settings });

const CALLS: readonly (readonly [string, (net: Network) => unknown, string])[] = [
  ['a host of no name', (net) => net.addHost('', address('10.0.0.9')), 'a host needs a name'],
  ['a name twice', (net) => net.addHost('a', address('10.0.0.9')), 'there is a host a already'],
  [
    'an address twice',
    (net) => net.addHost('d', address('10.0.0.1')),
    '10.0.0.1 is the address of a already',
  ],
  [
    'address 0.0.0.0',
    (net) => net.addHost('d', 0 as Address),
    'the address of d must be a unicast IPv4 address, not 0',
  ],
  [
    'a loopback address',
    (net) => net.addHost('d', address('127.0.0.1')),
    'must be a unicast IPv4 address, not 2130706433',
  ],
  [
    'a multicast address',
    (net) => net.addRouter('d', address('224.0.0.1')),
    'must be a unicast IPv4 address',
  ],
  [
    'an address that is none',
    (net) => net.addHost('d', undefined as never),
    'must be a unicast IPv4 address, not undefined',
  ],
  [
    'a negative address',
    (net) => net.addAddress('a', -1 as Address),
    'the address of a must be a unicast IPv4 address, not -1',
  ],
  [
    'a NAT whose inside address is taken',
    (net) => net.addNat('d', address('203.0.113.1'), address('10.0.0.1'), ['a']),
    '10.0.0.1 is the address of a already',
  ],
  ['a link to itself', (net) => net.addLink('a', 'a', LINE, LINE), 'a cannot have a link to itself'],
  ['a link to nobody', (net) => net.addLink('a', 'mars', LINE, LINE), 'there is no host mars'],
  ['a second link', (net) => net.addLink('b', 'a', LINE, LINE), 'there is a link from b to a already'],
  ['a negative rate', link({ rate: -1 }), 'rate must be at least 1 bit/s, not -1'],
  ['a rate of half a bit', link({ rate: 0.5 }), 'rate must be at least 1 bit/s, not 0.5'],
  [
    'a delay in fractions',
    link({ delay: 0.5 as never }),
    'delay must be a whole number of nanoseconds, not 0.5',
  ],
  ['a loss of 20', link({ loss: 20 }), 'loss must be a probability from 0 to 1, not 20'],
  ['a duplicate of −1', link({ duplicate: -1 }), 'duplicate must be a probability from 0 to 1, not -1'],
  ['an MTU of 60', link({ mtu: 60 }), 'mtu must be a whole number from 68 to 65535, not 60'],
  ['a queue of 1.5', link({ queue: 1.5 }), 'queue must be a whole number from 0, not 1.5'],
  [
    'the 0th packet',
    link({ rules: [{ drop: 'data', nth: 0 }] }),
    'rules[0].nth must be a whole number from 1, not 0',
  ],
  ['a route to a stranger', (net) => net.host('a').addRoute(0 as Address, 0, 'c'), 'a has no link to c'],
  [
    'a prefix of 33 bits',
    (net) => net.host('a').addRoute(0 as Address, 33, 'b'),
    'a prefix has 0 to 32 bits, not 33',
  ],
  ['a change of no link', (net) => net.changeLink('a', 'c', { rate: 1e6 }), 'there is no link from a to c'],
];

test.each(CALLS)('%s is refused by name and value, and the network is as it was', (_, call, sentence) => {
  const net = network();
  expect(() => call(net)).toThrow(sentence);
  // Nothing is left of it: what it would have made can still be made, and what was there still works.
  net.addHost('d', address('10.0.0.9'));
  net.addLink('a', 'c', LINE, LINE);
  net.addHost('e', address('203.0.113.1'));
  const [from, to] = [net.host('a').openDatagram(), net.host('b').openDatagram()];
  expect(to.bind({ address: address('10.0.0.2'), port: 7 as never })).toBeUndefined();
  expect(from.send(new Uint8Array(3), { address: address('10.0.0.2'), port: 7 as never })).toBeUndefined();
  net.simulator.run();
  expect(to.receive()?.bytes.length).toBe(3);
});
