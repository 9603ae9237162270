import { expect, test } from 'vitest';
import { ACK, FIN, type Packet, PSH, RST, SYN } from '../../src/lib/net/packet.ts';
import type { TraceEvent } from '../../src/lib/net/trace/event.ts';
import { encodeBody, encodePacket } from '../../src/lib/net/wire/encode.ts';
import { capture } from '../../src/lib/net/wire/pcapng.ts';
import {
  address,
  echo as answer,
  at,
  drain,
  SERVER as LAB_SERVER,
  Lab,
  must,
  bytes as text,
} from '../unit/net/lab.ts';
import { Path } from '../unit/net/path.ts';
import { crossing, HANDSHAKE_AND_LOSS } from '../unit/net/trace/exchange.ts';
import { CLIENT, icmp, packet, reply, SERVER, tcp, udp, utf8 } from '../unit/net/wire/build.ts';
import { complaints, dissect, tsharkIsMissing } from './tshark.ts';

const sharkTest = test.skipIf(tsharkIsMissing);

/** A trace in which the packets cross one link, a millisecond apart. */
const traceOf = (packets: readonly Packet[]): TraceEvent[] =>
  packets.flatMap((each, index) =>
    crossing({
      hop: index + 1,
      packet: { ...each, id: index + 1 },
      between: each.source === CLIENT ? ['client', 'server.lab'] : ['server.lab', 'client'],
      entered: index,
      start: index,
      received: index + 0.5,
    }),
  );

const timestamps = { value: 100, echo: 99 };
const echo = utf8('안녕, 서버!');

const connection: readonly Packet[] = [
  tcp({
    flags: SYN,
    seq: 4294967290,
    window: 64240,
    options: { mss: 1460, windowScale: 7, sackPermitted: true, timestamps: { value: 100, echo: 0 } },
  }),
  reply({
    flags: SYN | ACK,
    seq: 70,
    ack: 4294967291,
    window: 65160,
    options: { mss: 1460, windowScale: 7, sackPermitted: true, timestamps },
  }),
  tcp({ flags: ACK, seq: 4294967291, ack: 71, options: { timestamps } }),
  tcp({ flags: PSH | ACK, seq: 4294967291, ack: 71, options: { timestamps }, payload: echo }),
  tcp({ flags: ACK, seq: 20, ack: 71, options: { timestamps }, payload: new Uint8Array(1448).fill(97) }),
  reply({ flags: ACK, seq: 71, ack: 10, options: { timestamps, sack: [[20, 1468]] } }),
  tcp({ flags: FIN | ACK, seq: 1468, ack: 71, options: { timestamps } }),
  reply({ flags: RST, seq: 71, window: 0 }),
  reply({ flags: RST | ACK, seq: 0, ack: 1, window: 0 }),
];

sharkTest('Wireshark reads every kind of TCP segment as it was meant', () => {
  const bytes = capture(traceOf(connection));
  const fields = ['ip.len', 'tcp.flags', 'tcp.hdr_len', 'tcp.len', 'tcp.seq', 'tcp.ack', 'tcp.options'];
  expect(complaints(bytes)).toEqual([]);
  expect(dissect(bytes, fields).map((row) => row.join(' ').trimEnd())).toEqual([
    '60 0x0002 40 0 0 0 020405b40402080a000000640000000001030307',
    '60 0x0012 40 0 0 1 020405b40402080a000000640000006301030307',
    '52 0x0010 32 0 1 1 0101080a0000006400000063',
    '67 0x0018 32 15 1 1 0101080a0000006400000063',
    '1500 0x0010 32 1448 26 1 0101080a0000006400000063',
    '64 0x0010 44 0 1 16 0101080a00000064000000630101050a00000014000005bc',
    '52 0x0011 32 0 1474 1 0101080a0000006400000063',
    '40 0x0004 20 0 1 0',
    '40 0x0014 20 0 4294967226 7',
  ]);
});

sharkTest('the options of a SYN are the ones Wireshark names', () => {
  const options = ['mss_val', 'timestamp.tsval', 'timestamp.tsecr', 'wscale.shift'];
  const [syn] = dissect(
    capture(traceOf(connection.slice(0, 1))),
    options.map((option) => `tcp.options.${option}`),
  );
  expect(syn).toEqual(['1460', '100', '0', '7']);
});

sharkTest('Wireshark reads datagrams, the refusal that quotes one, and text in Korean', () => {
  const question = udp(echo);
  const bytes = capture(
    traceOf([
      question,
      icmp({ payload: encodePacket(question).subarray(0, 28) }),
      icmp({ type: 11, code: 0, payload: encodePacket(connection[3]!).subarray(0, 28) }),
      icmp(
        { type: 8, code: 0, rest: 0x0001_0002, payload: utf8('ping') },
        { source: CLIENT, destination: SERVER },
      ),
      udp(new Uint8Array()),
      udp(new Uint8Array(1472)),
    ]),
  );
  expect(complaints(bytes)).toEqual([]);
  const fields = ['ip.len', 'udp.dstport', 'udp.length', 'icmp.type', 'icmp.code', 'icmp.checksum.status'];
  expect(dissect(bytes, fields).map((row) => row.join(' ').trim())).toEqual([
    '43 7000 23',
    '56,43 7000 23 3 3 1',
    '56,67   11 0 1',
    '32   8 0 1',
    '28 7000 8',
    '1500 7000 1480',
  ]);
  const [text] = dissect(bytes, ['data.data']);
  expect(Buffer.from(text![0]!, 'hex').toString()).toBe('안녕, 서버!');
});

sharkTest('Wireshark puts the fragments of a large datagram together', () => {
  const datagram = udp(new Uint8Array(4000).fill(0xab));
  const whole = encodeBody(datagram);
  const fragments = [0, 1480, 2960].map((offset) => {
    const payload = whole.subarray(offset, offset + 1480);
    const more = offset + payload.length < whole.length;
    return packet({ protocol: 'fragment', carries: 'udp', offset, more, payload }, { dontFragment: false });
  });
  const bytes = capture(traceOf(fragments));
  expect(complaints(bytes)).toEqual([]);
  expect(dissect(bytes, ['ip.len', 'ip.fragment.count', 'udp.length'])).toEqual([
    ['1500', '', ''],
    ['1500', '', ''],
    ['1068', '3', '4008'],
  ]);
});

sharkTest('a capture names hosts and links, says what was lost, and keeps nanoseconds', () => {
  const bytes = capture(HANDSHAKE_AND_LOSS, {
    hosts: { client: CLIENT, 'server.lab': SERVER },
    epoch: 1.7e12,
  });
  expect(complaints(bytes)).toEqual([]);
  const fields = ['frame.time_epoch', 'frame.interface_name', 'ip.src_host', 'tcp.len', 'frame.comment'];
  expect(dissect(bytes, fields, { names: true }).map((row) => row.join(' ').trim())).toEqual([
    '1700000000.000000000 client–server.lab client 0',
    '1700000000.025048000 client–server.lab server.lab 0',
    '1700000000.050096000 client–server.lab client 0',
    '1700000000.050096000 client–server.lab client 15 lost on the link (loss)',
    '1700000000.300096000 client–server.lab client 15 retransmission: the retransmission timer (RTO) ran out',
    '1700000000.325150000 client–server.lab server.lab 0',
  ]);
});

/** A client that sends `message`, waits for all of it to come back, and closes. */
function echoExchange(lab: Lab, message: Uint8Array): void {
  lab.listen(7000, answer);
  let back = 0;
  const client = lab.connect(7000, (socket) => ({
    connected: () => void socket.send(message),
    readable: () => {
      back += drain(socket)?.length ?? 0;
      if (back === message.length) socket.close();
    },
  }));
  lab.run();
  if (back !== message.length) throw new Error(`${back} of ${message.length} bytes came back`);
  if (client.state !== 'CLOSED') throw new Error(`the client ended in ${client.state}`);
}

sharkTest('Wireshark follows an echo of the model and has no remark to make', () => {
  const lab = new Lab();
  echoExchange(lab, text('안녕, 서버!'));
  const bytes = capture(lab.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  const rows = dissect(bytes, ['tcp.flags', 'tcp.seq', 'tcp.ack', 'tcp.payload', 'tcp.analysis.flags']);
  const shown = rows.map(([flags, seq, ack, payload, remark]) =>
    [flags, seq, ack, Buffer.from(payload!, 'hex').toString(), remark].join(' ').trimEnd(),
  );
  expect(shown).toEqual([
    '0x0002 0 0',
    '0x0012 0 1',
    '0x0010 1 1',
    '0x0018 1 1 안녕, 서버!',
    '0x0010 1 16',
    '0x0018 1 16 안녕, 서버!',
    '0x0010 16 16',
    '0x0011 16 16',
    '0x0011 16 17',
    '0x0010 17 17',
  ]);
});

sharkTest('where segments are lost Wireshark finds what the model sent again', () => {
  const lab = new Lab({
    up: {
      rules: [
        { drop: 'data', nth: 3 },
        { drop: 'fin', nth: 1 },
      ],
    },
  });
  echoExchange(lab, new Uint8Array(28_000).fill(97));
  const bytes = capture(lab.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  // Wireshark's own rule: a repeat within a round trip of what went before is out of order, not a retransmission.
  const again = ['tcp.analysis.retransmission', 'tcp.analysis.out_of_order'];
  const rows = dissect(bytes, ['frame.comment', ...again]);
  const ours = rows.filter(([comment]) => comment!.startsWith('retransmission'));
  expect(ours).toHaveLength(2);
  expect(rows.filter(([, ...found]) => found.some(Boolean))).toEqual(ours);
});

sharkTest('Wireshark reads a large datagram of the model and the refusal it meets', () => {
  const lab = new Lab();
  const socket = lab.client.openDatagram();
  must(socket.send(new Uint8Array(4000), at(LAB_SERVER, 9)));
  lab.run();
  const bytes = capture(lab.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  expect(dissect(bytes, ['ip.len', 'icmp.code']).map((row) => row.join(' ').trim())).toEqual([
    '1500',
    '1500',
    '1068',
    '576,4028 3',
  ]);
});

sharkTest('a wrong byte is complained about, so silence means something', () => {
  const bytes = capture(traceOf([connection[3]!]));
  bytes[bytes.length - 6]! ^= 1;
  expect(complaints(bytes)).toContain('packet 1: bad tcp.checksum.status');
});

sharkTest('Wireshark reads what routers and a NAT say about packets, and what they quote', () => {
  const path = new Path()
    .hosts({ laptop: '192.168.0.2', phone: '192.168.0.3', server: '198.51.100.7' })
    .routers({ isp: '203.0.113.254', core: '203.0.113.253' });
  path.network.addNat('box', address('203.0.113.1'), address('192.168.0.1'), ['laptop', 'phone']);
  path
    .link('laptop box')
    .link('phone box')
    .link('box isp')
    .link('isp core', { mtu: 1000 })
    .link('core server');
  const [laptop, phone] = [path.host('laptop'), path.host('phone')];
  const server = address('198.51.100.7');
  const ignore = (): void => {};
  must(laptop.ping(server, {}, ignore));
  must(phone.ping(server, {}, ignore));
  must(laptop.ping(server, { ttl: 2 }, ignore));
  must(laptop.ping(server, { size: 1200 }, ignore));
  must(laptop.ping(server, { size: 3001, mayFragment: true }, ignore));
  must(phone.openDatagram().send(text('to a closed port'), at(server, 9)));
  must(laptop.openDatagram().send(text('to a closed port'), at(server, 9)));
  const socket = phone.openStream();
  must(socket.connect(at(address('192.0.2.1'), 80)));
  path.run();
  const bytes = capture(path.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  const rows = dissect(bytes, ['frame.interface_name', 'icmp.type', 'icmp.code', 'icmp.mtu', 'ip.src']);
  // Each error on both sides of the box: who sends it, and whose packet it quotes.
  const errors = rows
    .filter(([link, type]) => /box/.test(link!) && /^(3|11)\b/.test(type!))
    .map(([link, type, code, mtu, sources]) => `${link}: ${type}/${code}${mtu && ` mtu ${mtu}`} ${sources}`);
  expect(errors.toSorted()).toEqual([
    'box–isp: 11,8/0,0 203.0.113.254,203.0.113.1',
    'box–isp: 3,8/4,0 mtu 1000 203.0.113.254,203.0.113.1',
    'box–isp: 3/3 198.51.100.7,203.0.113.1',
    'box–isp: 3/3 198.51.100.7,203.0.113.1',
    'box–laptop: 11,8/0,0 203.0.113.254,192.168.0.2',
    'box–laptop: 3,8/4,0 mtu 1000 203.0.113.254,192.168.0.2',
    'box–laptop: 3/3 198.51.100.7,192.168.0.2',
    'box–phone: 3/0 192.168.0.1,192.168.0.3',
    'box–phone: 3/3 198.51.100.7,192.168.0.3',
  ]);
});
