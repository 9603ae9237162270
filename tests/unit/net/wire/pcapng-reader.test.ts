import fc from 'fast-check';
import { expect, test } from 'vitest';
import { milliseconds } from '../../../../src/lib/net/time.ts';
import { hopsOf } from '../../../../src/lib/net/trace/hop.ts';
import { CaptureError } from '../../../../src/lib/net/wire/capture-error.ts';
import { encodePacket } from '../../../../src/lib/net/wire/encode.ts';
import { LINKTYPE } from '../../../../src/lib/net/wire/link-layer.ts';
import { capture } from '../../../../src/lib/net/wire/pcapng.ts';
import { type Capture, readCapture } from '../../../../src/lib/net/wire/pcapng-reader.ts';
import { at, echo, SERVER as LAB_SERVER, Lab, must, sendAll } from '../lab.ts';
import { crossing, HANDSHAKE_AND_LOSS } from '../trace/exchange.ts';
import { CLIENT, icmp, packet, SERVER, tcp, udp, utf8 } from './build.ts';
import { PcapngFile } from './pcapng-file.ts';

const DATAGRAM = udp(utf8('안녕'), { id: 1 });
const IPV4 = encodePacket(DATAGRAM);

/** A line for each packet: time in nanoseconds, interface, comment, what it is. */
const shown = ({ packets, interfaces }: Capture): string[] =>
  packets.map(({ at, interface: on, comment, packet, reason, wrongChecksum, bytes, length }) =>
    [
      at === undefined ? 'no time' : at,
      interfaces[on]!.name,
      packet ? packet.body.protocol : reason,
      ...(wrongChecksum ? ['wrong checksum'] : []),
      bytes.length === length ? `${length}` : `${bytes.length} of ${length}`,
      ...(comment === undefined ? [] : [JSON.stringify(comment)]),
    ].join(' '),
  );

test('a capture of ours is read as it was written', () => {
  const hosts = { client: CLIENT, 'server.lab': SERVER };
  const read = readCapture(capture(HANDSHAKE_AND_LOSS, { hosts }));
  expect(read.names).toEqual(hosts);
  expect(read.interfaces).toEqual([{ name: 'client–server.lab', linkType: LINKTYPE.RAW }]);
  expect(shown(read)).toEqual([
    '0 client–server.lab tcp 52',
    '25048000 client–server.lab tcp 48',
    '50096000 client–server.lab tcp 40',
    '50096000 client–server.lab tcp 55 "lost on the link (loss)"',
    '300096000 client–server.lab tcp 55 "retransmission: the retransmission timer (RTO) ran out"',
    '325150000 client–server.lab tcp 52',
  ]);
});

const runs = fc.record({
  seed: fc.nat(),
  loss: fc.double({ min: 0, max: 0.2, noNaN: true }),
  sizes: fc.array(fc.nat({ max: 5000 }), { maxLength: 4 }),
  bytes: fc.nat({ max: 20_000 }),
});

test('whatever a run sent, its capture gives the packets back, with their times and links', () => {
  fc.assert(
    fc.property(runs, ({ seed, loss, sizes, bytes }) => {
      const lab = new Lab({ seed, up: { loss }, down: { loss, queue: 20 } });
      lab.listen(7000, echo);
      lab.connect(7000, (socket) => ({
        connected: () => sendAll(socket, new Uint8Array(bytes).fill(seed)),
        readable: () => void socket.receive(65536),
      }));
      const datagrams = lab.client.openDatagram();
      for (const size of sizes) must(datagrams.send(new Uint8Array(size), at(LAB_SERVER, 9)));
      lab.run(20_000);
      const hops = hopsOf(lab.recorder.events);
      const { packets, interfaces, epoch } = readCapture(capture(lab.recorder.events));
      expect(epoch).toBe(0n);
      expect(interfaces.map(({ name }) => name)).toEqual(['client–server']);
      expect(packets.map(({ at, packet }) => ({ at, ...packet!, id: 0 }))).toEqual(
        hops.map(({ enteredAt, packet: { retransmission, origin, ...packet } }) => ({
          at: enteredAt,
          ...packet,
          id: 0,
        })),
      );
    }),
    { numRuns: 30, seed: 1 },
  );
});

test('times of a real capture count from its first packet', () => {
  const events = [5, 7].flatMap((entered, hop) =>
    crossing({ hop, packet: tcp({}), between: ['a', 'b'], entered }),
  );
  const { epoch, packets } = readCapture(capture(events, { epoch: 1_700_000_000_000 }));
  expect(epoch).toBe(1_700_000_000_005_000_000n);
  expect(packets.map((packet) => packet.at)).toEqual([0, milliseconds(2)]);
});

test.each([
  ['least', true],
  ['most', false],
])('a file whose bytes begin with the %s significant is read the same', (_, littleEndian) => {
  const file = new PcapngFile(littleEndian);
  const options = [file.option(2, utf8('eth0')), file.option(9, [6]), file.u32(0)];
  file.interface(LINKTYPE.RAW, { snap: 65535, options }).name([10, 0, 0, 2], 'server', 'www.lab');
  file.packet(IPV4, { time: 0x1_0000_0001n, comments: ['one', '둘'] });
  const read = readCapture(file.toBytes());
  expect(read.names).toEqual({ server: SERVER, 'www.lab': SERVER });
  expect(shown(read)).toEqual([`4294967297000 eth0 udp ${IPV4.length} "one\\n둘"`]);
  expect(read.packets[0]!.packet).toEqual(DATAGRAM);
});

test('sections may differ in byte order; each has interfaces of its own', () => {
  const first = new PcapngFile(true).interface(LINKTYPE.RAW).packet(IPV4);
  const second = new PcapngFile(false).interface(LINKTYPE.RAW).packet(IPV4).simplePacket(IPV4);
  const bytes = Uint8Array.from([...first.toBytes(), ...second.toBytes()]);
  expect(shown(readCapture(bytes))).toEqual([
    '0 interface 0 udp 34',
    '0 interface 1 udp 34',
    'no time interface 1 udp 34',
  ]);
});

test.each([
  ['microseconds, when nothing is said', undefined, 3_000_000n, 3e9],
  ['tenths of a second', 1, 30n, 3e9],
  ['nanoseconds', 9, 3n, 3],
  ['a power of two', 0x80 | 10, 3072n, 3e9],
  ['a finer unit than a nanosecond, cut off', 12, 3999n, 3],
])('times may be counted in %s', (_, resolution, time, nanoseconds) => {
  const file = new PcapngFile();
  const options = resolution === undefined ? [] : [file.option(9, [resolution])];
  file.interface(LINKTYPE.RAW, { options }).packet(IPV4, { time });
  expect(readCapture(file.toBytes()).packets[0]!.at).toBe(nanoseconds);
});

test('an interface may add seconds to its times, or take them off', () => {
  const file = new PcapngFile();
  file
    .interface(LINKTYPE.RAW, { options: [file.option(14, file.u64(-2n))] })
    .packet(IPV4, { time: 5_000_000n });
  expect(readCapture(file.toBytes()).packets[0]!.at).toBe(3e9);
});

const MACS = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1];
const SLL = [0, 0, 0, 1, 0, 6, ...MACS.slice(6), 0, 0];

test.each<[string, number, readonly number[]]>([
  ['nothing', LINKTYPE.RAW, []],
  ['nothing, the file says it is IPv4', LINKTYPE.IPV4, []],
  ['an Ethernet header', LINKTYPE.ETHERNET, [...MACS, 8, 0]],
  [
    'an Ethernet header with two VLAN tags',
    LINKTYPE.ETHERNET,
    [...MACS, 0x88, 0xa8, 0, 7, 0x81, 0, 0, 8, 8, 0],
  ],
  ['the header of all Linux interfaces', LINKTYPE.LINUX_SLL, [...SLL, 8, 0]],
  ['its second version', LINKTYPE.LINUX_SLL2, [8, 0, ...new Array(18).fill(0)]],
])('an IPv4 packet is found behind %s', (_, linkType, header) => {
  const frame = [...header, ...IPV4];
  const { packets } = readCapture(new PcapngFile().interface(linkType).packet(frame).toBytes());
  expect(packets[0]).toEqual({
    at: 0,
    interface: 0,
    bytes: Uint8Array.from(frame),
    length: frame.length,
    packet: DATAGRAM,
  });
});

test('the padding of a short Ethernet frame is no part of the packet', () => {
  const frame = [...MACS, 8, 0, ...IPV4, ...new Array(12).fill(0)];
  const { packets } = readCapture(new PcapngFile().interface(LINKTYPE.ETHERNET).packet(frame).toBytes());
  expect(packets[0]!.packet).toEqual(DATAGRAM);
});

const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

test.each<[string, number, ArrayLike<number>, string]>([
  ['of a link the model does not know', 105, IPV4, 'link-type'],
  ['that is ARP', LINKTYPE.ETHERNET, [...MACS, 8, 6, ...IPV4], 'not-ipv4'],
  ['that is IPv6', LINKTYPE.RAW, [0x60, ...new Array(39).fill(0)], 'not-ipv4'],
  ['that ends in its link header', LINKTYPE.ETHERNET, MACS, 'cut-short'],
  ['that ends in a VLAN tag', LINKTYPE.ETHERNET, [...MACS, 0x81, 0], 'cut-short'],
  ['without a byte', LINKTYPE.RAW, [], 'cut-short'],
  ['that ends in its IPv4 header', LINKTYPE.RAW, IPV4.subarray(0, 19), 'cut-short'],
  ['that ends in its data', LINKTYPE.RAW, IPV4.subarray(0, 33), 'cut-short'],
  ['with options in its IPv4 header', LINKTYPE.RAW, changed(IPV4, 0, 0x46), 'ip-options'],
  ['with a header of 16 bytes', LINKTYPE.RAW, changed(IPV4, 0, 0x44), 'malformed'],
  ['of another protocol', LINKTYPE.RAW, changed(IPV4, 9, 47), 'protocol'],
  ['whose UDP length is wrong', LINKTYPE.RAW, changed(IPV4, 25, 99), 'malformed'],
  ['whose total length is 0', LINKTYPE.RAW, changed(changed(IPV4, 2, 0), 3, 0), 'malformed'],
])('a packet %s is kept as bytes, with the reason', (_, linkType, bytes, reason) => {
  const file = new PcapngFile().interface(linkType).packet(bytes);
  const [packet] = readCapture(file.toBytes()).packets;
  expect([packet!.reason, packet!.packet, [...packet!.bytes]]).toEqual([
    reason,
    undefined,
    [...Array.from(bytes)],
  ]);
});

test('a packet of which only the start was kept says how long it was', () => {
  const cut = new PcapngFile().interface(LINKTYPE.RAW, { snap: 30 });
  cut.packet(IPV4.subarray(0, 30), { length: 34 }).simplePacket(IPV4.subarray(0, 30), 34);
  expect(shown(readCapture(cut.toBytes()))).toEqual([
    '0 interface 0 cut-short 30 of 34',
    'no time interface 0 cut-short 30 of 34',
  ]);
});

test('checksums that the sender left to its network card are told, not held against the packet', () => {
  const segment = tcp({ payload: utf8('abc') }, { id: 1 });
  const bad = [
    changed(encodePacket(segment), 36, 0),
    changed(encodePacket(segment), 10, 0),
    changed(IPV4, 27, 0),
    changed(encodePacket(icmp({})), 22, 0),
  ];
  const file = new PcapngFile().interface(LINKTYPE.RAW);
  for (const bytes of bad) file.packet(bytes);
  const read = readCapture(file.packet(changed(changed(IPV4, 26, 0), 27, 0)).toBytes());
  expect(read.packets[0]!.packet).toEqual(segment);
  expect(shown(read)).toEqual([
    '0 interface 0 tcp wrong checksum 43',
    '0 interface 0 tcp wrong checksum 43',
    '0 interface 0 udp wrong checksum 34',
    '0 interface 0 icmp wrong checksum 28',
    '0 interface 0 udp 34',
  ]);
});

test('of a fragment with a wrong header checksum the data is left as it is', () => {
  const body = {
    protocol: 'fragment',
    carries: 'udp',
    offset: 8,
    more: false,
    payload: utf8('0123456789'),
  } as const;
  const piece = packet(body, { id: 1 });
  const file = new PcapngFile().interface(LINKTYPE.RAW).packet(changed(encodePacket(piece), 10, 0));
  expect(readCapture(file.toBytes()).packets[0]!.packet).toEqual(piece);
});

test('blocks, options and name records of other kinds are passed over', () => {
  const file = new PcapngFile();
  file.block(0xbad, [file.u32(1)]).block(5, [file.u32(0), file.u32(0), file.u32(0)]);
  file.interface(LINKTYPE.RAW, { options: [file.option(12, utf8('Linux')), file.option(9, [1, 2])] });
  file.block(4, [file.option(2, new Array(20).fill(1)), file.option(1, [10, 0, 0, 2, 0x61, 0]), file.u32(0)]);
  file.packet(IPV4, { time: 1n });
  const read = readCapture(file.toBytes());
  expect(shown(read)).toEqual(['1000 interface 0 udp 34']);
  expect(read.names).toEqual({ a: SERVER });
});

test('text that is no UTF-8 is read as Latin-1, and no name is special', () => {
  const file = new PcapngFile();
  file.interface(LINKTYPE.RAW, { options: [file.option(2, [0xe9, 0x74])] }).name([10, 0, 0, 2], '__proto__');
  const { interfaces, names } = readCapture(file.toBytes());
  expect(interfaces[0]!.name).toBe('ét');
  expect(Object.entries(names)).toEqual([['__proto__', SERVER]]);
});

const u32 = (value: number): number[] => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  value >>> 24,
];
/** A section, then a block of these bytes. */
const then = (...bytes: number[]): Uint8Array => Uint8Array.from([...new PcapngFile().toBytes(), ...bytes]);

test.each<[string, Uint8Array]>([
  ['byte 0: this is no pcapng file: it does not begin with a section header', new Uint8Array()],
  ['byte 0: this is no pcapng file: it does not begin with a section header', utf8('GET / HTTP/1.1')],
  [
    'byte 0: this is a pcap file of the older format, which has to be saved as pcapng first',
    Uint8Array.from([0xd4, 0xc3, 0xb2, 0xa1, ...new Array(20).fill(0)]),
  ],
  ['byte 0: the file ends within a block, after 8 bytes of it', new PcapngFile().toBytes().subarray(0, 8)],
  [
    'byte 0: a section header does not say in which order its bytes are',
    changed(new PcapngFile().toBytes(), 8, 0),
  ],
  ['byte 12: pcapng version 2 is not known', changed(new PcapngFile().toBytes(), 12, 2)],
  ['byte 28: the file ends within a block, after 4 bytes of it', then(1, 0, 0, 0)],
  ['byte 28: a block cannot have 8 bytes', then(1, 0, 0, 0, ...u32(8), ...u32(8))],
  ['byte 28: a block cannot have 13 bytes', then(1, 0, 0, 0, ...u32(13), 0, ...u32(13))],
  [
    'byte 28: the file ends within a block, after 12 of its 16 bytes',
    then(1, 0, 0, 0, ...u32(16), ...u32(16)),
  ],
  [
    'byte 28: a block says that it has 12 bytes, and at its end that it has 16',
    then(1, 0, 0, 0, ...u32(12), ...u32(16)),
  ],
  [
    'byte 28: an interface description has 16 bytes, fewer than its fixed fields need',
    new PcapngFile().block(1, [[1, 0, 0, 0]]).toBytes(),
  ],
  [
    'byte 28: a packet block has 12 bytes, fewer than its fixed fields need',
    new PcapngFile().block(6, []).toBytes(),
  ],
  [
    'byte 28: a simple packet block has 12 bytes, fewer than its fixed fields need',
    new PcapngFile().block(3, []).toBytes(),
  ],
  [
    'byte 36: a packet was captured on interface 0, which is not described',
    new PcapngFile().packet(IPV4).toBytes(),
  ],
  [
    'byte 68: a packet of 255 bytes does not fit into its block',
    changed(new PcapngFile().interface(101).packet(IPV4).toBytes(), 68, 255),
  ],
  [
    'byte 56: a packet of 99 bytes does not fit into its block',
    new PcapngFile().interface(101).simplePacket(IPV4, 99).toBytes(),
  ],
  [
    'byte 44: an option of 9 bytes does not fit into its block',
    new PcapngFile().interface(101, { options: [[2, 0, 9, 0]] }).toBytes(),
  ],
  [
    'byte 36: a name record of 9 bytes does not fit into its block',
    new PcapngFile().block(4, [[1, 0, 9, 0]]).toBytes(),
  ],
])('%s', (sentence, bytes) => {
  expect(() => readCapture(bytes)).toThrow(
    new CaptureError(Number(/\d+/.exec(sentence)![0]), sentence.replace(/^.*?: /, '')),
  );
});

/** Reads bytes that may be anything: a capture, or the one error it may end in. */
function survives(bytes: Uint8Array): void {
  try {
    for (const { bytes: kept, packet, reason } of readCapture(bytes).packets) {
      expect(kept.length).toBeLessThanOrEqual(bytes.length);
      expect(packet === undefined).toBe(reason !== undefined);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(CaptureError);
    expect((error as CaptureError).message).toMatch(/^byte \d+: [^\n]+$/);
  }
}

test('a damaged file is read or refused, and nothing else happens', () => {
  const file = new PcapngFile(false);
  file.interface(LINKTYPE.ETHERNET, {
    options: [file.option(2, utf8('eth0')), file.option(9, [9]), file.u32(0)],
  });
  file
    .packet([...MACS, 8, 0, ...IPV4], { comments: ['comment'] })
    .name([10, 0, 0, 2], 'server')
    .simplePacket(IPV4);
  const whole = [capture(HANDSHAKE_AND_LOSS, { hosts: { client: CLIENT } }), file.toBytes()];
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...whole), damage, fc.option(fc.nat()), (bytes, changes, cut) => {
      const damaged = bytes.slice();
      for (const [at, value] of changes) damaged[at % damaged.length] = value;
      survives(cut === null ? damaged : damaged.subarray(0, cut % damaged.length));
    }),
    { numRuns: 10_000, seed: 2 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives), { numRuns: 2000, seed: 3 });
});

test('a file of 20,000 packets is read whole', () => {
  const full = tcp({ payload: new Uint8Array(1448) });
  const events = Array.from({ length: 20_000 }, (_, index) =>
    crossing({ hop: index, packet: full, between: ['a', 'b'], entered: index, start: index }),
  ).flat();
  const { packets } = readCapture(capture(events));
  expect(packets.length).toBe(20_000);
  expect(packets.at(-1)!.packet).toEqual({ ...full, id: 20_000 });
});
