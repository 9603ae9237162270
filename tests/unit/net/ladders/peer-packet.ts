import { type Address, type Endpoint, type Port, parseAddress } from '../../../../src/lib/net/address.ts';
import { echoRequest } from '../../../../src/lib/net/icmp/echo.ts';
import { errorAbout } from '../../../../src/lib/net/icmp/unreachable.ts';
import { fragment } from '../../../../src/lib/net/ip/fragmentation.ts';
import {
  ACK,
  FIN,
  type Packet,
  PSH,
  RST,
  type Segment,
  SYN,
  type TcpOptions,
  URG,
} from '../../../../src/lib/net/packet.ts';
import { icmpLabel } from '../../../../src/lib/net/trace/describe.ts';

const BITS: Readonly<Record<string, number>> = { FIN, SYN, RST, PSH, ACK, URG };

/** What the peer has to know to write its packets. */
export interface PeerView {
  readonly id: number;
  readonly host: Endpoint;
  readonly peer: Endpoint;
  /** What stands for 0 in the sequence numbers of either end. */
  readonly hostIsn: number;
  readonly peerIsn: number;
  /** Shift of the windows the peer offers. */
  readonly shift: number;
  /** The clock of the host's timestamps at 0 ms. */
  readonly timestampOrigin: number;
  /** The last packet of the host, which ICMP errors are about. */
  readonly last: Packet | undefined;
}

/**
 * The packet that a line describes in the words of the ladder: `SYN seq=0 win=65535 mss=1000`, `PSH 100 seq=1 ack=1`,
 * `UDP 40 port=53`, `port unreachable` (about the host's last packet), `echo request 56`.
 * A window is in bytes and 65535 when it is not given.
 */
export function peerPacket(words: string, view: PeerView): Packet {
  const fields = new Map(
    [...words.matchAll(/([a-zA-Z]+)(?:=(\S+))?/g)].map(([, key, value]) => [key!, value ?? '']),
  );
  const number = (key: string, otherwise: number): number => Number(fields.get(key) ?? otherwise);
  const length = Number(/^[A-Za-z, ]+? (\d+)/.exec(words)?.[1] ?? 0);
  const base = {
    id: view.id,
    source: fields.has('from') ? (parseAddress(fields.get('from')!) as Address) : view.peer.address,
    destination: view.host.address,
    ttl: number('ttl', 64),
    // All fragments of a script come from one datagram.
    identification: fields.has('piece') ? 1 : view.id & 0xffff,
    dontFragment: !words.startsWith('UDP'),
  };
  if (words.startsWith('UDP')) {
    const datagram: Packet = {
      ...base,
      body: {
        protocol: 'udp',
        sourcePort: view.peer.port,
        destinationPort: number('port', view.host.port) as Port,
        payload: new Uint8Array(length),
      },
    };
    return fields.has('piece') ? fragment(datagram, 1500, () => view.id)[number('piece', 1) - 1]! : datagram;
  }
  if (words.startsWith('echo request')) return { ...base, body: echoRequest(1, length) };
  const error = icmpError(words);
  if (error) {
    if (!view.last) throw new Error(`${words}: the host has sent nothing yet`);
    return { ...base, body: errorAbout(view.last, error.type, error.code, number('mtu', 0)) };
  }
  const flags = [...words.matchAll(/[A-Z]{3}/g)].reduce((sum, [name]) => sum | (BITS[name] ?? 0), 0);
  if (flags === 0) throw new Error(`no packet: ${words}`);
  // As in the ladder, data need not name its ACK bit.
  const implied = length > 0 && fields.has('ack') ? ACK : 0;
  const window = number('win', 65535);
  const segment: Segment = {
    protocol: 'tcp',
    sourcePort: view.peer.port,
    destinationPort: number('port', view.host.port) as Port,
    seq: (view.peerIsn + number('seq', 0)) >>> 0,
    ack: fields.has('ack') ? (view.hostIsn + number('ack', 0)) >>> 0 : 0,
    flags: flags | implied,
    window: flags & SYN ? window : window >> view.shift,
    options: optionsOf(fields, view),
    payload: new Uint8Array(length),
  };
  return { ...base, body: segment };
}

function icmpError(words: string): { type: number; code: number } | undefined {
  for (const type of [3, 11]) {
    for (let code = 0; code < 16; code++) {
      const label = icmpLabel({ protocol: 'icmp', type, code, rest: 0, payload: new Uint8Array(0) });
      if (words.startsWith(label)) return { type, code };
    }
  }
  return undefined;
}

/** Edges of SACK blocks are relative like acknowledgment numbers; `ts=value/echo`, the echo in ms of the host's clock. */
function optionsOf(fields: ReadonlyMap<string, string>, view: PeerView): TcpOptions {
  const [mss, ws, sack, ts] = ['mss', 'ws', 'sack', 'ts'].map((key) => fields.get(key));
  const edge = (text: string): number => (view.hostIsn + Number(text)) >>> 0;
  const [value, echo] = ts?.split('/') ?? [];
  return {
    ...(mss !== undefined && { mss: Number(mss) }),
    ...(ws !== undefined && { windowScale: Number(ws) }),
    ...(fields.has('sackOK') && { sackPermitted: true }),
    ...(sack !== undefined && {
      sack: sack.split(',').map((block) => block.split('–').map(edge) as [number, number]),
    }),
    ...(ts !== undefined && {
      timestamps: {
        value: Number(value),
        echo: echo === undefined || echo === '' ? 0 : (view.timestampOrigin + Number(echo)) >>> 0,
      },
    }),
  };
}
