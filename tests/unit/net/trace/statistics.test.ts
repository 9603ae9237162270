import { expect, test } from 'vitest';
import type { PacketClass } from '../../../../src/lib/net/scenario.ts';
import { milliseconds } from '../../../../src/lib/net/time.ts';
import type { DirectionStatistics } from '../../../../src/lib/net/trace/connection-statistics.ts';
import type { LinkStatistics } from '../../../../src/lib/net/trace/link-statistics.ts';
import { type Statistics, statisticsOf } from '../../../../src/lib/net/trace/statistics.ts';
import { address, at, bytes, drain, Lab, must, sendAll } from '../lab.ts';
import { Path } from '../path.ts';

/** The server sends `size` bytes to whoever connects; both close. */
function download(size: number, options: ConstructorParameters<typeof Lab>[0] = {}): Lab {
  const lab = new Lab(options);
  lab.listen(7000, (socket) => {
    sendAll(socket, new Uint8Array(size));
    socket.listener = { ...socket.listener, readable: () => drain(socket, () => socket.close()) };
  });
  lab.connect(7000, (socket) => ({ readable: () => drain(socket, () => socket.close()) }));
  lab.run(200_000);
  return lab;
}

const dropping = (name: PacketClass, ...counts: number[]) => ({
  rules: counts.map((nth) => ({ drop: name, nth })),
});

const ofLab = ({ recorder, simulator }: Lab): Statistics => statisticsOf(recorder.events, simulator.now);
const ofPath = ({ recorder, network }: Path): Statistics =>
  statisticsOf(recorder.events, network.simulator.now);

/** One line for each direction of each connection, then one for each direction of each link. */
function table({ connections, links }: Statistics): string {
  const lines = [...connections.flatMap(({ directions }) => directions.map(direction)), ...links.map(link)];
  return `\n${lines.join('\n')}\n`;
}

function direction(counters: DirectionStatistics): string {
  const { host, source, destination, segments, dataSegments, payloadBytes } = counters;
  const { retransmissions, rtos, acknowledgements } = counters;
  const { rto, fast, tlp } = retransmissions;
  return `${host} ${source} > ${destination}: ${segments} segments, data ${dataSegments} (${payloadBytes}), again ${rto} rto ${fast} fast ${tlp} tlp, RTOs ${rtos}, ACKs ${acknowledgements}`;
}

function link({ from, to, packets, receivedPackets, drops, highestQueue }: LinkStatistics): string {
  const dropped = Object.entries(drops).map(([cause, count]) => `${count} ${cause}`);
  return `${from} > ${to}: ${packets} packets, ${receivedPackets} received, dropped ${dropped.join(' ') || 'none'}, queue ${highestQueue}`;
}

test('ten segments of which one is lost are eleven data segments, one of them a fast retransmission', () => {
  const lab = download(14480, { tcp: { sack: false }, down: dropping('data', 2) });
  expect(table(ofLab(lab))).toBe(`
client 10.0.0.1:32768 > 10.0.0.2:7000: 14 segments, data 0 (0), again 0 rto 0 fast 0 tlp, RTOs 0, ACKs 12
server 10.0.0.2:7000 > 10.0.0.1:32768: 14 segments, data 11 (15928), again 0 rto 1 fast 0 tlp, RTOs 0, ACKs 1
client > server: 14 packets, 14 received, dropped none, queue 1
server > client: 14 packets, 13 received, dropped 1 rule, queue 8
`);
});

test('when a whole flight is lost, the timer expires once and every segment is sent again, FIN too', () => {
  const lab = download(7240, { tcp: { sack: false }, down: dropping('data', 1, 2, 3, 4, 5) });
  const [{ directions } = { directions: [] }] = ofLab(lab).connections;
  expect(directions.map(direction)[1]).toBe(
    'server 10.0.0.2:7000 > 10.0.0.1:32768: 14 segments, data 10 (14480), again 6 rto 0 fast 0 tlp, RTOs 1, ACKs 1',
  );
});

test('a segment that is lost twice costs two expiries', () => {
  const lab = download(1000, { tcp: { sack: false }, down: dropping('data', 1, 2) });
  const [, server] = ofLab(lab).connections[0]!.directions;
  expect([server.retransmissions, server.rtos]).toEqual([{ rto: 2, fast: 0, tlp: 0 }, 2]);
});

test('times are those of the first and the last segment; the run goes on through TIME-WAIT', () => {
  const { duration, connections } = ofLab(download(100));
  const [client, server] = connections[0]!.directions;
  expect([client.first, server.first]).toEqual([0, 25.048]);
  expect(duration - client.last!).toBeGreaterThan(60_000);
});

test('a packet that is forwarded counts on every link, and once for its connection', () => {
  const path = new Path().hosts({ a: '10.0.1.1', b: '10.0.2.1' }).routers({ r: '10.0.1.254' }).link('a r b');
  talk(path, 'a', 'b', '10.0.2.1');
  expect(table(ofPath(path))).toBe(`
a 10.0.1.1:32768 > 10.0.2.1:80: 5 segments, data 1 (5), again 0 rto 0 fast 0 tlp, RTOs 0, ACKs 2
b 10.0.2.1:80 > 10.0.1.1:32768: 3 segments, data 0 (0), again 0 rto 0 fast 0 tlp, RTOs 0, ACKs 1
a > r: 5 packets, 5 received, dropped none, queue 2
r > b: 5 packets, 5 received, dropped none, queue 1
b > r: 3 packets, 3 received, dropped none, queue 0
r > a: 3 packets, 3 received, dropped none, queue 0
`);
});

test('behind a NAT a connection is one, with the addresses its opener knows', () => {
  const path = new Path()
    .hosts({ laptop: '192.168.0.2', server: '198.51.100.7' })
    .routers({ isp: '203.0.113.254' });
  path.network.addNat('box', address('203.0.113.1'), address('192.168.0.1'), ['laptop'], {});
  path.link('laptop box isp server');
  talk(path, 'laptop', 'server', '198.51.100.7');
  expect(ofPath(path).connections.map(({ directions }) => directions.map(direction))).toEqual([
    [
      'laptop 192.168.0.2:32768 > 198.51.100.7:80: 5 segments, data 1 (5), again 0 rto 0 fast 0 tlp, RTOs 0, ACKs 2',
      'server 198.51.100.7:80 > 192.168.0.2:32768: 3 segments, data 0 (0), again 0 rto 0 fast 0 tlp, RTOs 0, ACKs 1',
    ],
  ]);
});

/** One host says five bytes to port 80 of another; both close. */
function talk(path: Path, from: string, to: string, target: string): void {
  const listener = path.host(to).openStream();
  must(listener.bind(at(address(target), 80), { reuseAddress: true }));
  must(listener.listen(1));
  listener.listener = {
    acceptable: () => {
      const socket = listener.accept();
      if (socket) socket.listener = { readable: () => drain(socket, () => socket.close()) };
    },
  };
  const socket = path.host(from).openStream();
  socket.listener = {
    connected: () => {
      socket.send(bytes('hello'));
      socket.shutdown();
    },
    readable: () => drain(socket, () => socket.close()),
  };
  must(socket.connect(at(address(target), 80)));
  path.run();
}

test('an end that never spoke has no host and no times', () => {
  const lab = new Lab({ up: { loss: 1 } });
  lab.connect(7000, () => ({}));
  lab.run(2500);
  const [{ directions } = { directions: [] }] = ofLab(lab).connections;
  expect(directions.map(direction)).toEqual([
    'client 10.0.0.1:32768 > 10.0.0.2:7000: 3 segments, data 0 (0), again 2 rto 0 fast 0 tlp, RTOs 2, ACKs 0',
    'null 10.0.0.2:7000 > 10.0.0.1:32768: 0 segments, data 0 (0), again 0 rto 0 fast 0 tlp, RTOs 0, ACKs 0',
  ]);
  expect(directions[1]).toMatchObject({ first: null, last: null });
});

test('bytes are IP total lengths; a full queue drops, and so does a host at the end of a link', () => {
  const path = new Path()
    .hosts({ a: '10.0.1.1', b: '10.0.2.1' })
    .routers({ r: '10.0.1.254' })
    .link('a r', { queue: 2 })
    .link('r b');
  const socket = path.host('a').openDatagram();
  must(socket.bind(at(address('10.0.1.1'), 5000)));
  // One is transmitted, two wait, one is dropped; nobody has the address of those.
  for (let count = 0; count < 4; count++) must(socket.send(new Uint8Array(972), at(address('10.9.9.9'), 9)));
  path.run();
  const [there] = ofPath(path).links;
  expect(there).toEqual({
    from: 'a',
    to: 'r',
    packets: 4,
    bytes: 4000,
    receivedPackets: 3,
    receivedBytes: 3000,
    drops: { queue: 1, 'no-route': 3 },
    highestQueue: 2,
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('on a lossy link nothing is lost uncounted (seed %i)', (seed) => {
  const down = { loss: 0.03, queue: 12, duplicate: 0.02, jitter: milliseconds(3) };
  const lab = download(300_000, { seed, up: { loss: 0.02 }, down });
  for (const { from, to, packets, receivedPackets, drops, highestQueue } of ofLab(lab).links) {
    const { loss = 0, queue = 0 } = drops;
    expect(receivedPackets + loss + queue).toBe(packets);
    expect(highestQueue).toBe(lab.network.link(from, to).queue.highest);
  }
});

test('what is not TCP has no connection, and an empty trace nothing at all', () => {
  expect(statisticsOf([], milliseconds(5))).toEqual({ duration: 5, connections: [], links: [] });
});
