import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../../src/lib/net/address.ts';
import type { Host } from '../../../src/lib/net/host.ts';
import type { PingOptions, PingResult } from '../../../src/lib/net/icmp/pinger.ts';
import type { IcmpMessage, Packet } from '../../../src/lib/net/packet.ts';
import { seconds } from '../../../src/lib/net/time.ts';
import { icmpLabel } from '../../../src/lib/net/trace/describe.ts';
import { decodePacket } from '../../../src/lib/net/wire/decode.ts';
import { address, at, bytes, must } from './lab.ts';
import { Path } from './path.ts';

/** What became of a ping, in words: `reply from 10.0.2.1 after 30.2 ms, ttl 61`. */
function inWords(result: PingResult): string {
  if (result.kind === 'timeout') return 'timeout';
  const from = `from ${formatAddress(result.from)} after ${Number((result.after / 1e6).toFixed(3))} ms`;
  if (result.kind === 'reply') return `reply ${from}, ttl ${result.ttl}`;
  const message = { protocol: 'icmp', rest: 0, payload: new Uint8Array(), ...result } as IcmpMessage;
  return `${icmpLabel(message)} ${from}${result.mtu === undefined ? '' : `, mtu ${result.mtu}`}`;
}

function ping(path: Path, from: Host, to: string, options: PingOptions = {}): string {
  let said = 'nothing';
  must(
    from.ping(address(to), options, (result) => {
      said = inWords(result);
    }),
  );
  path.run();
  return said;
}

/** a – r1 – r2 – r3 – b. */
const threeRouters = (): Path =>
  new Path()
    .hosts({ a: '10.0.1.1', b: '10.0.2.1' })
    .routers({ r1: '10.1.0.1', r2: '10.1.0.2', r3: '10.1.0.3' })
    .link('a r1 r2 r3 b');

/** ICMP packets that came to a node. */
const messagesAt = (path: Path, name: string): (Packet & { body: IcmpMessage })[] =>
  path.recorder.events.flatMap((event) =>
    event.kind === 'packet' &&
    event.event === 'received' &&
    event.to === name &&
    event.packet.body.protocol === 'icmp'
      ? [event.packet as Packet & { body: IcmpMessage }]
      : [],
  );

describe('echo', () => {
  test('a host sends the data of an echo request back to where it came from', () => {
    const path = new Path().hosts({ a: '10.0.0.1', b: '10.0.0.2' }).link('a b');
    expect(ping(path, path.host('a'), '10.0.0.2')).toBe('reply from 10.0.0.2 after 10.134 ms, ttl 64');
    expect(path.ladder()).toBe(`
  0.000ms  a → b    5.067ms  echo request
  5.067ms  a ← b   10.134ms  echo reply
`);
    const [request] = messagesAt(path, 'b');
    const [reply] = messagesAt(path, 'a');
    expect(reply!.body.payload).toEqual(request!.body.payload);
    expect(reply!.body.rest).toBe(request!.body.rest);
    expect(reply!.body.payload.length).toBe(56);
  });

  test('the reply has come through as many routers as took one from its TTL', () => {
    const path = threeRouters();
    expect(ping(path, path.host('a'), '10.0.2.1')).toBe('reply from 10.0.2.1 after 40.538 ms, ttl 61');
  });

  test('a host can ping itself, by its address and by 127.0.0.1', () => {
    const path = new Path().hosts({ a: '10.0.0.1' });
    expect(ping(path, path.host('a'), '10.0.0.1')).toBe('reply from 10.0.0.1 after 0.02 ms, ttl 64');
    expect(ping(path, path.host('a'), '127.0.0.1')).toBe('reply from 127.0.0.1 after 0.02 ms, ttl 64');
  });

  test('a large request travels in fragments when it may be cut, and so does its reply', () => {
    const path = new Path().hosts({ a: '10.0.0.1', b: '10.0.0.2' }).link('a b');
    ping(path, path.host('a'), '10.0.0.2', { size: 3000, mayFragment: true });
    expect(path.ladder()).toBe(`
  0.000ms  a → b    6.200ms  ICMP fragment 0–1479
  0.000ms  a → b    7.400ms  ICMP fragment 1480–2959 waited 1.200ms
  0.000ms  a → b    7.454ms  ICMP fragment 2960–3007 (last) waited 2.400ms
  7.454ms  a ← b   13.654ms  ICMP fragment 0–1479
  7.454ms  a ← b   14.854ms  ICMP fragment 1480–2959 waited 1.200ms
  7.454ms  a ← b   14.909ms  ICMP fragment 2960–3007 (last) waited 2.400ms
`);
  });

  test('a lost request is answered by nobody: the sender gives up after its time', () => {
    const path = new Path().hosts({ a: '10.0.0.1', b: '10.0.0.2' }).link('a b', { loss: 1 });
    expect(ping(path, path.host('a'), '10.0.0.2', { timeout: seconds(2) })).toBe('timeout');
    expect(path.network.simulator.now).toBe(seconds(2));
  });

  test('several pings wait at once, and each hears of its own', () => {
    const path = threeRouters();
    const heard: string[] = [];
    for (const to of ['10.0.2.1', '10.1.0.1', '10.1.0.2']) {
      must(path.host('a').ping(address(to), {}, (result) => heard.push(inWords(result))));
    }
    path.run();
    expect(heard.map((line) => line.split(' after')[0])).toEqual([
      'reply from 10.1.0.1',
      'reply from 10.1.0.2',
      'reply from 10.0.2.1',
    ]);
  });

  test('what cannot be sent is refused at once', () => {
    const path = new Path().hosts({ a: '10.0.0.1' });
    const never = (): void => expect.unreachable();
    expect(path.host('a').ping(address('10.0.0.2'), {}, never)).toBe('ENETUNREACH');
    expect(path.host('a').ping(address('10.0.0.1'), { size: 65_508 }, never)).toBe('EMSGSIZE');
  });
});

describe('time exceeded', () => {
  test('traceroute: the router where the TTL runs out names itself', () => {
    const path = threeRouters();
    const hops = [1, 2, 3, 4].map((ttl) => ping(path, path.host('a'), '10.0.2.1', { ttl }));
    expect(hops).toEqual([
      'time to live exceeded from 10.1.0.1 after 10.157 ms',
      'time to live exceeded from 10.1.0.2 after 20.314 ms',
      'time to live exceeded from 10.1.0.3 after 30.47 ms',
      'reply from 10.0.2.1 after 40.538 ms, ttl 61',
    ]);
  });

  test('it quotes the packet as it came, so that its sender knows which one it was', () => {
    const path = threeRouters();
    const socket = path.host('a').openDatagram();
    socket.ttl = 2;
    must(socket.bind(at(address('10.0.1.1'), 4000)));
    must(socket.send(bytes('probe'), at(address('10.0.2.1'), 33434)));
    path.run();
    expect(path.ladder()).toBe(`
  0.000ms  a → r1     5.026ms  UDP 5
  5.026ms  r1 → r2      ✗ ttl  UDP 5
 10.053ms  r1 ← r2   15.102ms  time to live exceeded
 15.102ms  a ← r1    20.150ms  time to live exceeded
`);
    const [error] = messagesAt(path, 'a');
    const quoted = decodePacket(error!.body.payload, 1)!;
    expect([formatAddress(quoted.source), formatAddress(quoted.destination), quoted.ttl]).toEqual([
      '10.0.1.1',
      '10.0.2.1',
      1,
    ]);
    expect(quoted.body).toMatchObject({ sourcePort: 4000, destinationPort: 33434, payload: bytes('probe') });
  });

  test('an error of more than 576 bytes quotes only the start of its packet', () => {
    const path = threeRouters();
    const socket = path.host('a').openDatagram();
    socket.ttl = 1;
    must(socket.send(new Uint8Array(1400), at(address('10.0.2.1'), 33434)));
    path.run();
    expect(messagesAt(path, 'a')[0]!.body.payload.length).toBe(576 - 28);
  });

  test('the TTL of a host is what its packets start with', () => {
    const path = threeRouters();
    path.host('a').ttl = 3;
    expect(ping(path, path.host('a'), '10.0.2.1')).toBe('time to live exceeded from 10.1.0.3 after 30.47 ms');
    path.host('b').ttl = 255;
    path.host('a').ttl = 64;
    expect(ping(path, path.host('a'), '10.0.2.1')).toBe('reply from 10.0.2.1 after 40.538 ms, ttl 252');
  });

  test('connect() fails with EHOSTUNREACH when the SYN dies on the way', () => {
    const path = threeRouters();
    path.host('a').ttl = 2;
    const socket = path.host('a').openStream();
    const errors: string[] = [];
    socket.listener = { failed: (errno) => errors.push(errno) };
    must(socket.connect(at(address('10.0.2.1'), 80)));
    path.run();
    expect(errors).toEqual(['EHOSTUNREACH']);
  });

  test('a loop of routes ends with the TTL', () => {
    const path = new Path()
      .hosts({ a: '10.0.1.1' })
      .routers({ r1: '10.1.0.1', r2: '10.1.0.2' })
      .link('a r1 r2');
    path.host('r1').addRoute(address('10.9.0.0'), 16, 'r2');
    path.host('r2').addRoute(address('10.9.0.0'), 16, 'r1');
    expect(ping(path, path.host('a'), '10.9.0.1', { ttl: 8 })).toContain(
      'time to live exceeded from 10.1.0.2',
    );
    expect(path.lines('echo request')).toHaveLength(8);
  });

  test('fragments that wait in vain for the rest: the first is sent back after 30 s', () => {
    const path = new Path()
      .hosts({ a: '10.0.0.1', b: '10.0.0.2' })
      .link('a b', { rules: [{ drop: 'frag', nth: 2 }] });
    expect(
      ping(path, path.host('a'), '10.0.0.2', { size: 2000, mayFragment: true, timeout: seconds(60) }),
    ).toMatch(/^fragment reassembly time exceeded from 10.0.0.2 after 3001\d.\d+ ms$/);
  });
});

describe('destination unreachable', () => {
  test('a router with no way to a network says so; where only the host is missing, it says that', () => {
    const path = threeRouters();
    expect(ping(path, path.host('a'), '192.0.2.7')).toBe('network unreachable from 10.1.0.1 after 10.157 ms');
    expect(ping(path, path.host('a'), '10.0.1.9')).toBe('host unreachable from 10.1.0.1 after 10.157 ms');
  });

  test('it is the sender who is told, and by the first router that knows', () => {
    const path = threeRouters();
    const stranger = path.host('b').openDatagram();
    must(stranger.send(bytes('x'), at(address('192.0.2.7'), 9)));
    path.run();
    expect(path.lines('unreachable')).toEqual(['b ← r3 10.069ms network unreachable']);
  });

  test('of a datagram that came in fragments only the first is answered', () => {
    const path = threeRouters();
    ping(path, path.host('a'), '192.0.2.7', { size: 5000, mayFragment: true });
    expect(path.lines('fragment')).toHaveLength(4);
    expect(path.lines('network unreachable')).toHaveLength(1);
  });
});

describe('a path with a narrow link', () => {
  const narrow = (): Path =>
    new Path()
      .hosts({ a: '10.0.1.1', b: '10.0.2.1' })
      .routers({ r1: '10.1.0.1', r2: '10.1.0.2' })
      .link('a r1')
      .link('r1 r2', { mtu: 1000 })
      .link('r2 b');

  test('a packet that must not be cut is refused with the MTU it should have had', () => {
    const path = narrow();
    expect(ping(path, path.host('a'), '10.0.2.1', { size: 1400 })).toBe(
      'fragmentation needed from 10.1.0.1 after 11.603 ms, mtu 1000',
    );
    expect(path.ladder()).toBe(`
  0.000ms  a → r1      ✗ mtu  echo request
  6.142ms  a ← r1   11.603ms  fragmentation needed
`);
    // The host has learnt: it says so itself now.
    expect(ping(path, path.host('a'), '10.0.2.1', { size: 1400 })).toBe(
      'fragmentation needed from 10.0.1.1 after 0 ms, mtu 1000',
    );
    expect(ping(path, path.host('a'), '10.0.2.1', { size: 972 })).toContain('reply from 10.0.2.1');
  });

  test('a packet that may be cut is cut by the router, and put together at its end', () => {
    const path = narrow();
    expect(ping(path, path.host('a'), '10.0.2.1', { size: 2000, mayFragment: true })).toContain('reply');
    expect(path.lines('r1 → r2')).toEqual([
      'r1 → r2 11.997ms ICMP fragment 0–975',
      'r1 → r2 12.416ms ICMP fragment 976–1479 waited 0.797ms',
      'r1 → r2 12.854ms ICMP fragment 1480–2007 (last) waited 0.778ms',
    ]);
  });

  test('a connected UDP socket hears EMSGSIZE; its next datagram is cut by its own host and arrives', () => {
    const path = narrow();
    const server = path.host('b').openDatagram();
    must(server.bind(at(address('10.0.2.1'), 5000)));
    const errors: string[] = [];
    const socket = path.host('a').openDatagram();
    socket.listener = { failed: (errno) => errors.push(errno) };
    must(socket.connect(at(address('10.0.2.1'), 5000)));
    must(socket.send(new Uint8Array(1400)));
    path.run();
    expect(errors).toEqual(['EMSGSIZE']);
    must(socket.send(new Uint8Array(1400)));
    path.run();
    expect(server.receive()?.bytes.length).toBe(1400);
    expect(server.receive()).toBe(undefined);
  });

  test('a TCP connection finds the path MTU, and every byte arrives', () => {
    const path = narrow();
    const listener = path.host('b').openStream();
    must(listener.bind(at(address('10.0.2.1'), 80)));
    must(listener.listen(1));
    let received = 0;
    listener.listener = {
      acceptable: () => {
        const socket = listener.accept()!;
        socket.listener = {
          readable: () => {
            for (let piece = socket.receive(65536); piece?.length; piece = socket.receive(65536))
              received += piece.length;
          },
        };
      },
    };
    const socket = path.host('a').openStream();
    socket.listener = { connected: () => void socket.send(new Uint8Array(20_000)) };
    must(socket.connect(at(address('10.0.2.1'), 80)));
    path.run(20_000);
    expect(received).toBe(20_000);
    expect(path.lines('✗ mtu').length).toBeGreaterThan(0);
    expect(socket.connection!.snd.mss).toBe(1000 - 52);
    socket.abort();
  });

  test('what was learnt about a path is forgotten after ten minutes', () => {
    const path = narrow();
    ping(path, path.host('a'), '10.0.2.1', { size: 1400 });
    const to = at(address('10.0.2.1'), 0);
    expect(path.host('a').mtuTo(to)).toBe(1000);
    path.run(600_100);
    expect(path.host('a').mtuTo(to)).toBe(1500);
  });

  test('an MTU below 552 bytes is not believed', () => {
    const path = new Path()
      .hosts({ a: '10.0.1.1', b: '10.0.2.1' })
      .routers({ r1: '10.1.0.1' })
      .link('a r1')
      .link('r1 b', { mtu: 300 });
    ping(path, path.host('a'), '10.0.2.1', { size: 400 });
    expect(path.host('a').mtuTo(at(address('10.0.2.1'), 0))).toBe(552);
  });
});

test('an ICMP error that dies on its way is answered by none: two routers never quarrel', () => {
  const path = threeRouters();
  path.host('b').ttl = 2;
  must(
    path
      .host('a')
      .openDatagram()
      .send(bytes('x'), at(address('10.0.2.1'), 9)),
  );
  path.run();
  expect(path.lines('✗')).toEqual(['r2 ← r3 ✗ ttl port unreachable']);
  expect(path.lines('exceeded')).toEqual([]);
});
