import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../../src/lib/net/address.ts';
import { contains, parsePrefix } from '../../../src/lib/net/ip/prefix.ts';
import { address, at, bytes, must, text } from './lab.ts';
import { Path } from './path.ts';

/** Host a at r1; r1 leads to r2 and r3, and both lead to b. */
const fork = (): Path =>
  new Path()
    .hosts({ a: '10.0.1.1', b: '10.0.2.1' })
    .routers({ r1: '10.1.0.1', r2: '10.1.0.2', r3: '10.1.0.3' })
    .link('a r1 r2 b')
    .link('r1 r3 b');

/** Sends a datagram from a and returns the nodes it came to. */
function wayTo(path: Path, to: string): string {
  const from = path.recorder.events.length;
  must(
    path
      .host('a')
      .openDatagram()
      .send(bytes('x'), at(address(to), 9)),
  );
  path.run();
  const nodes = path.recorder.events
    .slice(from)
    .flatMap((event) =>
      event.kind === 'packet' && event.packet.body.protocol === 'udp' && event.event === 'received'
        ? [event.to]
        : [],
    );
  return ['a', ...nodes].join(' ');
}

describe('routes by hand beside the automatic ones', () => {
  test('the longest prefix that fits goes first', () => {
    const path = fork();
    expect(wayTo(path, '10.0.2.1')).toBe('a r1 r2 b');
    path.host('r1').addRoute(address('10.0.0.0'), 8, 'r3');
    expect(wayTo(path, '10.0.2.1')).toBe('a r1 r2 b'); // the automatic route has 32 bits
    path.host('r1').addRoute(address('10.0.2.1'), 32, 'r3');
    expect(wayTo(path, '10.0.2.1')).toBe('a r1 r3 b');
  });

  test('among prefixes of 8, 16 and 24 bits each destination finds its own', () => {
    const path = fork();
    path.host('r1').hasAutomaticRoutes = false;
    path.host('r1').addRoute(address('10.0.0.0'), 16, 'r3');
    path.host('r1').addRoute(address('10.0.0.0'), 8, 'a');
    path.host('r1').addRoute(address('10.0.2.0'), 24, 'r2');
    expect(wayTo(path, '10.0.2.1')).toBe('a r1 r2 b');
    expect(wayTo(path, '10.0.3.1')).toBe('a r1 r3');
    expect(wayTo(path, '10.7.0.1')).toBe('a r1 a');
    expect(wayTo(path, '11.0.0.1')).toBe('a r1');
  });

  test('a default route takes what no other fits', () => {
    const path = fork();
    path.host('r1').addRoute(address('0.0.0.0'), 0, 'r3');
    expect(wayTo(path, '192.0.2.7')).toBe('a r1 r3');
    expect(path.lines('✗')).toEqual(['r1 → r3 ✗ no-route UDP 1']);
  });

  test('a later route for the same prefix replaces the earlier', () => {
    const path = fork();
    path.host('r1').addRoute(address('10.0.2.1'), 32, 'r3');
    path.host('r1').addRoute(address('10.0.2.1'), 32, 'r2');
    expect(wayTo(path, '10.0.2.1')).toBe('a r1 r2 b');
  });

  test('without automatic routes a router knows its neighbours alone', () => {
    const path = fork();
    path.host('r1').hasAutomaticRoutes = false;
    expect(wayTo(path, '10.1.0.3')).toBe('a r1 r3');
    expect(wayTo(path, '10.0.2.1')).toBe('a r1');
  });

  test('a route leads over a link that is there, with a prefix of 0 to 32 bits', () => {
    const r1 = fork().host('r1');
    expect(() => r1.addRoute(address('10.0.0.0'), 8, 'b')).toThrow('r1 has no link to b');
    expect(() => r1.addRoute(address('10.0.0.0'), 33, 'r2')).toThrow('a prefix has 0 to 32 bits, not 33');
  });
});

describe('several addresses', () => {
  test('a host answers at each of them, from the one that was asked', () => {
    const path = new Path().hosts({ a: '10.0.0.1', b: '10.0.0.2' }).link('a b');
    path.network.addAddress('b', address('10.0.0.3'));
    const server = path.host('b').openDatagram();
    must(server.bind(at(address('10.0.0.3'), 7)));
    const client = path.host('a').openDatagram();
    const from: string[] = [];
    client.listener = { readable: () => from.push(formatAddress(client.receive()!.from.address)) };
    server.listener = {
      readable: () => {
        const { bytes: got, from: peer } = server.receive()!;
        must(server.send(got, peer));
      },
    };
    must(client.send(bytes('x'), at(address('10.0.0.3'), 7)));
    path.run();
    expect(from).toEqual(['10.0.0.3']);
    expect(
      path
        .host('b')
        .openDatagram()
        .bind(at(address('10.0.0.4'), 7)),
    ).toBe('EADDRNOTAVAIL');
  });

  test('two servers may listen at one port of two addresses', () => {
    const path = new Path().hosts({ a: '10.0.0.1', b: '10.0.0.2' }).link('a b');
    path.network.addAddress('b', address('10.0.0.3'));
    const [first, second] = ['10.0.0.2', '10.0.0.3'].map((own) => {
      const socket = path.host('b').openDatagram();
      must(socket.bind(at(address(own), 53)));
      return socket;
    });
    must(
      path
        .host('a')
        .openDatagram()
        .send(bytes('second'), at(address('10.0.0.3'), 53)),
    );
    path.run();
    expect(text(second!.receive()!.bytes)).toBe('second');
    expect(first!.receive()).toBe(undefined);
  });

  test('packets come from the address of the interface they leave by', () => {
    const path = fork();
    path.network.addAddress('b', address('10.3.0.9'), ['r3']);
    path.host('b').addRoute(address('10.0.1.1'), 32, 'r3');
    const server = path.host('a').openDatagram();
    must(server.bind(at(address('10.0.1.1'), 7)));
    must(
      path
        .host('b')
        .openDatagram()
        .send(bytes('x'), at(address('10.0.1.1'), 7)),
    );
    path.run();
    expect(formatAddress(server.receive()!.from.address)).toBe('10.3.0.9');
  });

  test('traceroute sees a router by the interface that is nearer', () => {
    const path = fork();
    path.network.addAddress('r1', address('10.0.1.254'), ['a']);
    const seen: string[] = [];
    must(
      path.host('a').ping(address('10.0.2.1'), { ttl: 1 }, (result) => {
        if (result.kind === 'error') seen.push(formatAddress(result.from));
      }),
    );
    path.run();
    expect(seen).toEqual(['10.0.1.254']);
  });

  test('an address belongs to one node', () => {
    const path = fork();
    expect(() => path.network.addAddress('r1', address('10.0.2.1'))).toThrow(
      '10.0.2.1 is the address of b already',
    );
  });

  test('ways lead through routers only, never through a host with two links', () => {
    const path = new Path()
      .hosts({ a: '10.0.1.1', h: '10.0.1.2', b: '10.0.2.1' })
      .routers({ r1: '10.1.0.1', r2: '10.1.0.2' })
      .link('a h b')
      .link('a r1 r2 b');
    expect(wayTo(path, '10.0.2.1')).toBe('a r1 r2 b');
  });
});

test.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['192.168.7.128/25', '192.168.7.200', true],
  ['192.168.7.128/25', '192.168.7.100', false],
  ['203.0.113.9', '203.0.113.9', true],
  ['203.0.113.9/32', '203.0.113.8', false],
])('the prefix %s holds %s: %s', (prefix, inside, holds) => {
  expect(contains(parsePrefix(prefix)!, address(inside))).toBe(holds);
});

test.each(['10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/-1', ''])(
  '%o is no prefix',
  (wrong) => {
    expect(parsePrefix(wrong)).toBe(undefined);
  },
);
