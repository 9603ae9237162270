import { expect, test } from 'vitest';
import { ACK, RST, SYN, type TcpOptions } from '../../../../src/lib/net/packet.ts';
import { ipLength } from '../../../../src/lib/net/wire/length.ts';
import { icmp, packet, reply, tcp, udp } from './build.ts';

const timestamps = { value: 1, echo: 2 };

test('packets weigh what they weigh on a Linux link', () => {
  const handshake: TcpOptions = { mss: 1460, windowScale: 7, sackPermitted: true, timestamps };
  const sizes = {
    SYN: ipLength(tcp({ flags: SYN, options: handshake })),
    'SYN without options': ipLength(tcp({ flags: SYN })),
    'SYN, SACK-permitted alone': ipLength(tcp({ flags: SYN, options: { sackPermitted: true } })),
    ACK: ipLength(tcp({ flags: ACK, options: { timestamps } })),
    'ACK with 2 SACK blocks': ipLength(
      tcp({
        flags: ACK,
        options: {
          timestamps,
          sack: [
            [1, 2],
            [3, 4],
          ],
        },
      }),
    ),
    'full segment': ipLength(tcp({ flags: ACK, options: { timestamps }, payload: new Uint8Array(1448) })),
    'RST to a closed port': ipLength(reply({ flags: RST | ACK })),
    'UDP 1472': ipLength(udp(new Uint8Array(1472))),
    'port unreachable quoting 28 bytes': ipLength(icmp({ payload: new Uint8Array(28) })),
    'second fragment of 1473': ipLength(
      packet({ protocol: 'fragment', carries: 'udp', offset: 1480, more: false, payload: new Uint8Array(1) }),
    ),
  };
  expect(sizes).toEqual({
    SYN: 60,
    'SYN without options': 40,
    'SYN, SACK-permitted alone': 44,
    ACK: 52,
    'ACK with 2 SACK blocks': 72,
    'full segment': 1500,
    'RST to a closed port': 40,
    'UDP 1472': 1500,
    'port unreachable quoting 28 bytes': 56,
    'second fragment of 1473': 21,
  });
});
