import { describe, expect, test } from 'vitest';
import { type Endpoint, formatEndpoint } from '../../../src/lib/net/address.ts';
import type { Host } from '../../../src/lib/net/host.ts';
import type { Nat, NatSettings } from '../../../src/lib/net/nat/nat.ts';
import type { IcmpMessage, Packet } from '../../../src/lib/net/packet.ts';
import type { DatagramSocket } from '../../../src/lib/net/socket/datagram-socket.ts';
import { seconds } from '../../../src/lib/net/time.ts';
import { decodePacket } from '../../../src/lib/net/wire/decode.ts';
import { encodePacket } from '../../../src/lib/net/wire/encode.ts';
import { address, at, bytes, drain, must, text } from './lab.ts';
import { Path } from './path.ts';

const PUBLIC = address('203.0.113.1');
const SERVER = address('198.51.100.7');

/** Laptop and phone at home, behind the NAT box; a server and another host outside, at router isp. */
class Home extends Path {
  readonly nat: Nat;

  constructor(settings: NatSettings = {}) {
    super();
    this.hosts({
      laptop: '192.168.0.2',
      phone: '192.168.0.3',
      server: '198.51.100.7',
      other: '198.51.100.8',
    });
    this.routers({ isp: '203.0.113.254' });
    this.nat = this.network.addNat('box', PUBLIC, address('192.168.0.1'), ['laptop', 'phone'], settings).nat!;
    this.link('laptop box').link('phone box').link('box isp').link('isp server').link('isp other');
  }

  /** A UDP socket, and the endpoints it has heard from with what they said. */
  socket(name: string, port: number): { socket: DatagramSocket; heard: string[] } {
    const host = this.host(name);
    const socket = host.openDatagram();
    must(socket.bind(at(host.address, port)));
    const heard: string[] = [];
    socket.listener = {
      readable: () => {
        for (let got = socket.receive(); got; got = socket.receive())
          heard.push(`${formatEndpoint(got.from)} ${text(got.bytes)}`);
      },
    };
    return { socket, heard };
  }

  rows(): string[] {
    return this.nat
      .rows()
      .map(
        ({ protocol, inside, outside }) =>
          `${protocol} ${formatEndpoint(inside)} ↔ ${formatEndpoint(outside)}`,
      );
  }
}

const say = (socket: DatagramSocket, words: string, to: Endpoint): void =>
  must(socket.send(bytes(words), to));

describe('mapping', () => {
  test('a datagram from inside comes from the public address, and the answer finds its way back', () => {
    const home = new Home();
    const server = home.socket('server', 53);
    const laptop = home.socket('laptop', 4000);
    say(laptop.socket, 'question', at(SERVER, 53));
    home.run();
    expect(server.heard).toEqual(['203.0.113.1:4000 question']);
    say(server.socket, 'answer', at(PUBLIC, 4000));
    home.run();
    expect(laptop.heard).toEqual(['198.51.100.7:53 answer']);
    expect(home.rows()).toEqual(['udp 192.168.0.2:4000 ↔ 203.0.113.1:4000']);
    expect(home.ladder({ ports: true })).toBe(`
  0.000ms  laptop:4000 → box:53    5.029ms  UDP 8
  5.029ms  box:4000 → isp:53      10.058ms  UDP 8
 10.058ms  isp:4000 → server:53   15.086ms  UDP 8
 15.086ms  isp:4000 ← server:53   20.114ms  UDP 6
 20.114ms  box:4000 ← isp:53      25.141ms  UDP 6
 25.141ms  laptop:4000 ← box:53   30.168ms  UDP 6
`);
  });

  test('two hosts with the same port get two ports outside, of the same parity', () => {
    const home = new Home();
    const server = home.socket('server', 53);
    say(home.socket('laptop', 4000).socket, 'one', at(SERVER, 53));
    say(home.socket('phone', 4000).socket, 'two', at(SERVER, 53));
    home.run();
    expect(server.heard).toEqual(['203.0.113.1:4000 one', '203.0.113.1:4002 two']);
  });

  test('one endpoint has one port outside, whomever it speaks to', () => {
    const home = new Home();
    const server = home.socket('server', 53);
    const other = home.socket('other', 9);
    const laptop = home.socket('laptop', 4000);
    say(laptop.socket, 'a', at(SERVER, 53));
    say(laptop.socket, 'b', at(home.host('other').address, 9));
    home.run();
    expect([...server.heard, ...other.heard]).toEqual(['203.0.113.1:4000 a', '203.0.113.1:4000 b']);
    expect(home.rows()).toHaveLength(1);
  });

  test('a port that a socket of the box itself has is not given away', () => {
    const home = new Home();
    must(home.host('box').openDatagram().bind(at(PUBLIC, 4000)));
    const server = home.socket('server', 53);
    say(home.socket('laptop', 4000).socket, 'x', at(SERVER, 53));
    home.run();
    expect(server.heard).toEqual(['203.0.113.1:4002 x']);
  });

  test('TCP goes through with all that belongs to it', () => {
    const home = new Home();
    const listener = home.host('server').openStream();
    must(listener.bind(at(SERVER, 80)));
    must(listener.listen(1));
    const clients: string[] = [];
    listener.listener = {
      acceptable: () => {
        const socket = listener.accept()!;
        clients.push(formatEndpoint(socket.remote!));
        socket.listener = { readable: () => drain(socket).length > 0 && socket.send(new Uint8Array(5000)) };
      },
    };
    const socket = home.host('laptop').openStream();
    let received = 0;
    socket.listener = {
      connected: () => void socket.send(bytes('GET')),
      readable: () => {
        received += drain(socket).length;
        if (received === 5000) socket.close();
      },
    };
    must(socket.connect(at(SERVER, 80)));
    home.run(3000);
    expect([clients, received]).toEqual([['203.0.113.1:32768'], 5000]);
    // Relative numbers and windows are those of one connection on both sides of the box.
    const [inside, outside] = ['laptop', 'isp'].map((name) =>
      home.lines('PSH 3').filter((line) => line.includes(name)),
    );
    expect(inside![0]).toContain('PSH 3 seq=1 ack=1');
    expect(outside![0]).toContain('PSH 3 seq=1 ack=1');
  });

  test('echo requests are told apart by their identifiers', () => {
    const home = new Home();
    const replies: string[] = [];
    for (const name of ['laptop', 'phone']) {
      must(home.host(name).ping(SERVER, {}, (result) => replies.push(`${name} ${result.kind}`)));
    }
    home.run();
    expect(replies).toEqual(['laptop reply', 'phone reply']);
    expect(home.rows()).toEqual(['icmp 192.168.0.2:1 ↔ 203.0.113.1:1', 'icmp 192.168.0.3:1 ↔ 203.0.113.1:2']);
  });

  test('a datagram in fragments is put together, translated and cut again', () => {
    const home = new Home();
    const server = home.host('server').openDatagram();
    must(server.bind(at(SERVER, 53)));
    must(home.host('laptop').openDatagram().send(new Uint8Array(4000).fill(7), at(SERVER, 53)));
    home.run();
    expect(server.receive()!.bytes).toEqual(new Uint8Array(4000).fill(7));
  });

  test('what leaves encodes to bytes with right checksums', () => {
    const home = new Home();
    say(home.socket('laptop', 4000).socket, 'x', at(SERVER, 53));
    home.run();
    for (const event of home.recorder.events) {
      if (event.kind === 'packet')
        expect(decodePacket(encodePacket(event.packet), event.packet.id)).toBeDefined();
    }
  });
});

describe('from outside', () => {
  test('what nobody inside has asked for is dropped, silently', () => {
    const home = new Home();
    say(home.socket('server', 53).socket, 'hello?', at(PUBLIC, 4000));
    const socket = home.host('other').openStream();
    must(socket.connect(at(PUBLIC, 80)));
    home.run(500);
    expect(home.lines('✗').map((line) => line.replace(/ seq.*/, ''))).toEqual([
      'isp → box ✗ nat UDP 6',
      'isp → box ✗ nat SYN',
    ]);
    expect(home.lines('unreachable')).toEqual([]);
    socket.abort();
  });

  test('private addresses are unknown outside: the first router has no way there', () => {
    const home = new Home();
    say(home.socket('server', 53).socket, 'hello?', at(home.host('laptop').address, 4000));
    home.run();
    expect(home.lines('✗')).toEqual(['server → isp ✗ no-route UDP 6']);
  });

  test('and if a router outside had a way, the box would not take it', () => {
    const home = new Home();
    home.host('isp').addRoute(address('192.168.0.0'), 16, 'box');
    say(home.socket('server', 53).socket, 'hello?', at(home.host('laptop').address, 4000));
    home.run();
    expect(home.lines('✗')).toEqual(['isp → box ✗ nat UDP 6']);
  });

  test.each<[NonNullable<NatSettings['filtering']>, string[]]>([
    ['address-and-port-dependent', ['198.51.100.7:53']],
    ['address-dependent', ['198.51.100.7:53', '198.51.100.7:99']],
    ['endpoint-independent', ['198.51.100.7:53', '198.51.100.7:99', '198.51.100.8:9']],
  ])('%s filtering lets in %o', (filtering, from) => {
    const home = new Home({ filtering });
    const laptop = home.socket('laptop', 4000);
    const senders = [home.socket('server', 53), home.socket('server', 99), home.socket('other', 9)];
    say(laptop.socket, 'x', at(SERVER, 53));
    home.run();
    for (const { socket } of senders) say(socket, 'in', at(PUBLIC, 4000));
    home.run();
    expect(laptop.heard.toSorted()).toEqual(from.map((each) => `${each} in`));
  });

  test('the box itself answers an echo request, and so do its own sockets', () => {
    const home = new Home();
    let kind = '';
    must(
      home.host('server').ping(PUBLIC, {}, (result) => {
        kind = result.kind;
      }),
    );
    const box = home.socket('box', 123);
    say(home.socket('server', 53).socket, 'time?', at(PUBLIC, 123));
    home.run();
    expect([kind, box.heard]).toEqual(['reply', ['198.51.100.7:53 time?']]);
  });

  test('a forwarded port is open to everybody, for ever', () => {
    const home = new Home();
    const phone = home.socket('phone', 8080);
    home.nat.forwardPort('udp', at(PUBLIC, 80).port, at(home.host('phone').address, 8080));
    home.run(1e7);
    const server = home.socket('server', 53);
    say(server.socket, 'hello', at(PUBLIC, 80));
    home.run();
    expect(phone.heard).toEqual(['198.51.100.7:53 hello']);
    say(phone.socket, 'hi', at(SERVER, 53));
    home.run();
    expect(server.heard).toEqual(['203.0.113.1:80 hi']);
    expect(() => home.nat.forwardPort('udp', at(PUBLIC, 80).port, at(PUBLIC, 1))).toThrow(
      'udp port 80 of the NAT is mapped already',
    );
  });
});

describe('forgetting', () => {
  test('a UDP mapping lives 5 minutes after the last packet', () => {
    const home = new Home();
    const server = home.socket('server', 53);
    const laptop = home.socket('laptop', 4000);
    say(laptop.socket, 'x', at(SERVER, 53));
    home.run();
    const { simulator } = home.network;
    simulator.run(seconds(299));
    expect(home.rows()).toHaveLength(1);
    say(server.socket, 'in time', at(PUBLIC, 4000));
    simulator.run(seconds(598));
    say(server.socket, 'in time again', at(PUBLIC, 4000));
    simulator.run(seconds(900));
    expect(home.rows()).toEqual([]);
    say(server.socket, 'too late', at(PUBLIC, 4000));
    home.run();
    expect(laptop.heard.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'in time',
      'in time again',
    ]);
  });

  test('an open TCP connection is kept for two hours, a closed one for four minutes', () => {
    const home = new Home();
    const listener = home.host('server').openStream();
    must(listener.bind(at(SERVER, 80)));
    must(listener.listen(5));
    listener.listener = {
      acceptable: () => {
        const socket = listener.accept()!;
        socket.listener = { readable: () => socket.receive(1)?.length === 0 && socket.close() };
      },
    };
    const [open, closed] = [1, 2].map(() => {
      const socket = home.host('laptop').openStream();
      must(socket.connect(at(SERVER, 80)));
      return socket;
    });
    home.run(1000);
    closed!.close();
    const { simulator } = home.network;
    simulator.run(seconds(200));
    expect(home.rows()).toHaveLength(2);
    simulator.run(seconds(300));
    expect(home.rows()).toEqual(['tcp 192.168.0.2:32768 ↔ 203.0.113.1:32768']);
    simulator.run(seconds(7400));
    expect(home.rows()).toHaveLength(1);
    simulator.run(seconds(7500));
    expect(home.rows()).toEqual([]);
    open!.abort();
  });

  test('times are settings', () => {
    const home = new Home({ timeouts: { udp: seconds(10) } });
    say(home.socket('laptop', 4000).socket, 'x', at(SERVER, 53));
    home.network.simulator.run(seconds(11));
    expect(home.rows()).toEqual([]);
  });
});

test('hairpinning: two hosts inside reach each other by the public address', () => {
  const home = new Home();
  const [laptop, phone] = [home.socket('laptop', 4000), home.socket('phone', 5000)];
  say(phone.socket, 'x', at(SERVER, 53));
  say(laptop.socket, 'x', at(SERVER, 53));
  home.run();
  // The first finds the filter closed, but opens it for the answer: hole punching.
  say(phone.socket, 'anybody there?', at(PUBLIC, 4000));
  home.run();
  say(laptop.socket, 'yes', at(PUBLIC, 5000));
  home.run();
  expect([phone.heard, laptop.heard]).toEqual([['203.0.113.1:4000 yes'], []]);
});

test('hosts inside speak to each other without translation', () => {
  const home = new Home();
  const [laptop, phone] = [home.socket('laptop', 4000), home.socket('phone', 5000)];
  say(laptop.socket, 'hi', at(home.host('phone').address, 5000));
  home.run();
  expect(phone.heard).toEqual(['192.168.0.2:4000 hi']);
  expect(home.rows()).toEqual([]);
});

describe('ICMP errors', () => {
  const errorsAt = (home: Home, name: string): (Packet & { body: IcmpMessage })[] =>
    home.recorder.events.flatMap((event) =>
      event.kind === 'packet' &&
      event.event === 'received' &&
      event.to === name &&
      event.packet.body.protocol === 'icmp'
        ? [event.packet as Packet & { body: IcmpMessage }]
        : [],
    );

  test('from outside reach the host inside, and quote the packet as that host sent it', () => {
    const home = new Home();
    const socket = home.host('laptop').openDatagram();
    const errors: string[] = [];
    socket.listener = { failed: (errno) => errors.push(errno) };
    must(home.host('phone').openDatagram().send(bytes('x'), at(SERVER, 53))); // takes port 32768 outside
    home.run();
    must(socket.connect(at(SERVER, 7999)));
    must(socket.send(bytes('hello')));
    home.run();
    expect(errors).toEqual(['ECONNREFUSED']);
    const quoted = decodePacket(errorsAt(home, 'laptop')[0]!.body.payload, 1)!;
    expect(quoted.source).toBe(address('192.168.0.2'));
    expect(quoted.body).toMatchObject({ sourcePort: 32768, destinationPort: 7999, payload: bytes('hello') });
  });

  test('from inside quote the packet as it came to the public address', () => {
    const home = new Home();
    const server = home.socket('server', 53);
    const laptop = home.socket('laptop', 4000);
    say(home.socket('phone', 4000).socket, '1', at(SERVER, 53));
    say(laptop.socket, 'x', at(SERVER, 53));
    home.run();
    laptop.socket.close();
    say(server.socket, 'too late', at(PUBLIC, 4002));
    home.run();
    const [error] = errorsAt(home, 'server');
    expect(error!.source).toBe(PUBLIC);
    const quoted = decodePacket(error!.body.payload, 1)!;
    expect(quoted.destination).toBe(PUBLIC);
    expect(quoted.body).toMatchObject({ sourcePort: 53, destinationPort: 4002 });
  });

  test('traceroute works through the box, which is the first hop', () => {
    const home = new Home();
    const from: string[] = [];
    const laptop: Host = home.host('laptop');
    for (const ttl of [1, 2, 3]) {
      must(
        laptop.ping(SERVER, { ttl }, (result) => {
          if (result.kind !== 'timeout')
            from.push(`${formatEndpoint(at(result.from, 0)).split(':')[0]} ${result.kind}`);
        }),
      );
    }
    home.run();
    expect(from).toEqual(['192.168.0.1 error', '203.0.113.254 error', '198.51.100.7 reply']);
  });

  test('of a segment cut short they still carry a right IP checksum, and the ports', () => {
    const home = new Home();
    home.host('isp').hasAutomaticRoutes = false;
    const errors: string[] = [];
    const socket = home.host('laptop').openStream();
    socket.listener = { failed: (errno) => errors.push(errno) };
    must(socket.connect(at(address('192.0.2.99'), 80)));
    home.run();
    expect(errors).toEqual(['ENETUNREACH']);
    const quoted = decodePacket(errorsAt(home, 'laptop')[0]!.body.payload, 1)!;
    expect(quoted.body).toMatchObject({ protocol: 'tcp', sourcePort: 32768, destinationPort: 80 });
  });
});
