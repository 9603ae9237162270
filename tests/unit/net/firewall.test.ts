import { describe, expect, test } from 'vitest';
import type { FirewallRule, Verdict } from '../../../src/lib/net/firewall/rule.ts';
import { parsePrefix } from '../../../src/lib/net/ip/prefix.ts';
import { seconds } from '../../../src/lib/net/time.ts';
import { address, at, bytes, must } from './lab.ts';
import { Path } from './path.ts';

const INSIDE = '10.0.1.1';
const OUTSIDE = '10.0.2.1';

/** inside – wall – outside, with a firewall on wall. */
class Walled extends Path {
  constructor(rules: readonly FirewallRule[], policy: Verdict, on = 'wall') {
    super();
    this.hosts({ inside: INSIDE, outside: OUTSIDE });
    this.routers({ wall: '10.1.0.1' }).link('inside wall outside');
    this.network.addFirewall(on, rules, policy);
  }

  /** What connect() from one host to port 80 of the other ends in, within 3.5 s. */
  connect(from: string, to: string, port = 80): string {
    const listener = this.host(to).openStream();
    if (this.host(to).sockets.isBound('tcp', at(address(INSIDE), port).port) === false) {
      must(listener.bind(at(this.host(to).address, port)));
      must(listener.listen(1));
    }
    const socket = this.host(from).openStream();
    let result = 'no answer';
    socket.listener = {
      connected: () => {
        result = 'connected';
      },
      failed: (errno) => {
        result = errno;
      },
    };
    must(socket.connect(at(this.host(to).address, port)));
    this.run(this.network.simulator.now / 1e6 + 3500);
    socket.abort();
    this.run(this.network.simulator.now / 1e6 + 100);
    return result;
  }

  ping(from: string, to: string): string {
    let result = '';
    must(
      this.host(from).ping(this.host(to).address, { timeout: seconds(1) }, (outcome) => {
        result = outcome.kind === 'error' ? `error ${outcome.code}` : outcome.kind;
      }),
    );
    this.run(this.network.simulator.now / 1e6 + 2000);
    return result;
  }
}

const fromInside: FirewallRule = { action: 'accept', from: 'inside' };

describe('dropping and refusing', () => {
  test('a firewall that drops is silent: the client tries again and again', () => {
    const walled = new Walled([fromInside], 'drop');
    expect(walled.connect('outside', 'inside')).toBe('no answer');
    expect(walled.lines('✗ firewall').map((line) => line.replace(/ seq.*/, ''))).toEqual([
      'outside → wall ✗ firewall SYN',
      'outside → wall ✗ firewall SYN',
      'outside → wall ✗ firewall SYN',
      'outside → wall ✗ firewall SYN',
    ]);
  });

  test('one that refuses answers a SYN with RST, from the address that was asked', () => {
    const walled = new Walled([fromInside], 'reject');
    expect(walled.connect('outside', 'inside')).toBe('ECONNREFUSED');
    expect(walled.ladder()).toBe(`
  0.000ms  outside → wall  ✗ firewall  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
  5.048ms  outside ← wall    10.080ms  RST, ACK seq=1 ack=1
`);
  });

  test('and a datagram with ICMP port unreachable', () => {
    const walled = new Walled([fromInside], 'reject');
    const socket = walled.host('outside').openDatagram();
    const errors: string[] = [];
    socket.listener = { failed: (errno) => errors.push(errno) };
    must(socket.connect(at(address(INSIDE), 53)));
    must(socket.send(bytes('x')));
    walled.run(100);
    expect(errors).toEqual(['ECONNREFUSED']);
    expect(walled.lines('port unreachable')).toHaveLength(1);
  });

  test('an echo request is dropped, or refused with an error', () => {
    expect(new Walled([fromInside], 'drop').ping('outside', 'inside')).toBe('timeout');
    expect(new Walled([fromInside], 'reject').ping('outside', 'inside')).toBe('error 3');
  });
});

describe('state', () => {
  test('replies to what was let through need no rule: TCP', () => {
    expect(new Walled([fromInside], 'drop').connect('inside', 'outside')).toBe('connected');
  });

  test('replies to what was let through need no rule: UDP and echo', () => {
    const walled = new Walled([fromInside], 'drop');
    const server = walled.host('outside').openDatagram();
    must(server.bind(at(address(OUTSIDE), 53)));
    server.listener = { readable: () => must(server.send(bytes('answer'), server.receive()!.from)) };
    const client = walled.host('inside').openDatagram();
    must(client.send(bytes('question'), at(address(OUTSIDE), 53)));
    walled.run(100);
    expect(client.receive()?.bytes).toEqual(bytes('answer'));
    expect(walled.ping('inside', 'outside')).toBe('reply');
  });

  test('but the other port of the same host is a stranger', () => {
    const walled = new Walled([fromInside], 'drop');
    const client = walled.host('inside').openDatagram();
    must(client.bind(at(address(INSIDE), 4000)));
    must(client.send(bytes('x'), at(address(OUTSIDE), 53)));
    const stranger = walled.host('outside').openDatagram();
    must(stranger.bind(at(address(OUTSIDE), 54)));
    walled.at(50, () => must(stranger.send(bytes('x'), at(address(INSIDE), 4000))));
    walled.run(200);
    expect(client.receive()).toBe(undefined);
  });

  test('an ICMP error about what was let through comes in, others do not', () => {
    const walled = new Walled([fromInside], 'drop');
    const socket = walled.host('inside').openDatagram();
    const errors: string[] = [];
    socket.listener = { failed: (errno) => errors.push(errno) };
    must(socket.connect(at(address(OUTSIDE), 9)));
    must(socket.send(bytes('x')));
    walled.run(100);
    expect(errors).toEqual(['ECONNREFUSED']);
  });

  test('a UDP flow in which nothing moves is forgotten after two minutes', () => {
    const walled = new Walled([fromInside], 'drop');
    const [client, server] = [walled.host('inside').openDatagram(), walled.host('outside').openDatagram()];
    must(client.bind(at(address(INSIDE), 4000)));
    must(server.bind(at(address(OUTSIDE), 53)));
    must(client.send(bytes('x'), at(address(OUTSIDE), 53)));
    for (const time of [119_000, 238_000, 359_000])
      walled.at(time, () => must(server.send(bytes('y'), at(address(INSIDE), 4000))));
    walled.run(360_000);
    let received = 0;
    while (client.receive()) received++;
    expect(received).toBe(2);
  });
});

describe('rules', () => {
  test('the first that fits decides', () => {
    const walled = new Walled(
      [
        { action: 'reject', protocol: 'tcp', port: 22 },
        { action: 'accept', protocol: 'tcp', port: [20, 80] },
      ],
      'drop',
    );
    expect(walled.connect('outside', 'inside', 22)).toBe('ECONNREFUSED');
    expect(walled.connect('outside', 'inside', 80)).toBe('connected');
    expect(walled.connect('outside', 'inside', 81)).toBe('no answer');
  });

  test('addresses are told by their prefixes', () => {
    const trusted = { action: 'accept', source: parsePrefix('10.0.2.0/24')! } as const;
    expect(new Walled([trusted], 'drop').connect('outside', 'inside')).toBe('connected');
    expect(new Walled([trusted], 'drop').connect('inside', 'outside')).toBe('no answer');
    const one = { action: 'accept', destination: parsePrefix('10.0.2.1')! } as const;
    expect(new Walled([one], 'drop').connect('inside', 'outside')).toBe('connected');
  });

  test('a port fits no echo request, a protocol only its own', () => {
    const web = { action: 'accept', port: 80 } as const;
    expect(new Walled([web], 'drop').ping('outside', 'inside')).toBe('timeout');
    const echo = { action: 'accept', protocol: 'icmp' } as const;
    expect(new Walled([echo], 'drop').ping('outside', 'inside')).toBe('reply');
    expect(new Walled([echo], 'drop').connect('outside', 'inside')).toBe('no answer');
  });
});

describe('on a host', () => {
  test('it guards the host itself, which may speak to everybody', () => {
    const walled = new Walled([{ action: 'accept', protocol: 'tcp', port: 80 }], 'drop', 'inside');
    expect(walled.connect('outside', 'inside', 80)).toBe('connected');
    expect(walled.connect('outside', 'inside', 81)).toBe('no answer');
    expect(walled.connect('inside', 'outside', 8080)).toBe('connected');
    expect(walled.ping('inside', 'outside')).toBe('reply');
  });

  test('loopback is free', () => {
    const walled = new Walled([], 'drop', 'inside');
    expect(walled.ping('inside', 'inside')).toBe('reply');
    expect(walled.connect('inside', 'inside')).toBe('connected');
  });

  test('a node has one firewall', () => {
    const walled = new Walled([], 'drop');
    expect(() => walled.network.addFirewall('wall', [], 'accept')).toThrow('wall has a firewall already');
  });
});
