import { expect, test } from 'vitest';
import { LOOPBACK } from '../../../src/lib/net/address.ts';
import { decodePacket } from '../../../src/lib/net/wire/decode.ts';
import { encodePacket } from '../../../src/lib/net/wire/encode.ts';
import { at, echo, Lab, must, SERVER, sendAll } from './lab.ts';

test('every packet the model makes has bytes, and the bytes say the same', () => {
  const lab = new Lab({ up: { loss: 0.05 }, down: { loss: 0.05 } });
  lab.listen(7000, echo);
  lab.connect(7000, (socket) => ({
    connected: () => sendAll(socket, new Uint8Array(20_000).fill(7)),
    readable: () => void socket.receive(65536),
  }));
  lab.connect(7001, () => ({}));
  const local = lab.server.openStream();
  must(local.connect(at(SERVER, 7000)));
  local.listener = { connected: () => local.send(new Uint8Array(200_000)) };
  must(lab.client.openDatagram().send(new Uint8Array(65_507), at(LOOPBACK, 9)));
  must(lab.client.openDatagram().send(new Uint8Array(3000), at(SERVER, 9)));
  must(lab.client.openDatagram().send(new Uint8Array(300), at(SERVER, 9)));
  lab.run(20_000);

  const kinds = new Set<string>();
  for (const event of lab.recorder.events) {
    if (event.kind !== 'packet' || event.event === 'transmit-start') continue;
    const { packet } = event;
    kinds.add(packet.body.protocol);
    const { retransmission, origin, ...plain } = packet;
    expect(decodePacket(encodePacket(packet), packet.id)).toEqual(plain);
  }
  expect([...kinds].sort()).toEqual(['fragment', 'icmp', 'tcp', 'udp']);
});
