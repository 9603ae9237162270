import type { Address, Port } from './address.ts';
import type { Origin } from './trace/origin.ts';

/** TCP control bits (RFC 9293 §3.1), with the values they have on the wire. */
export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;

/** TCP options (RFC 9293 §3.2, RFC 7323, RFC 2018). An absent field is an absent option. */
export interface TcpOptions {
  /** Maximum segment size the sender of this option can receive, in bytes. */
  readonly mss?: number;
  /** Shift count of the window field, 0 to 14. */
  readonly windowScale?: number;
  readonly sackPermitted?: boolean;
  /** Blocks received out of order: [left edge, right edge) in sequence numbers. */
  readonly sack?: readonly (readonly [number, number])[];
  readonly timestamps?: { readonly value: number; readonly echo: number };
}

/** A TCP segment. `seq` and `ack` are unsigned 32-bit, `window` is the 16-bit field, unscaled. */
export interface Segment {
  readonly protocol: 'tcp';
  readonly sourcePort: Port;
  readonly destinationPort: Port;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly window: number;
  readonly options: TcpOptions;
  readonly payload: Uint8Array;
}

/** A UDP datagram (RFC 768). */
export interface Datagram {
  readonly protocol: 'udp';
  readonly sourcePort: Port;
  readonly destinationPort: Port;
  readonly payload: Uint8Array;
}

/** An ICMP message (RFC 792): `rest` is the second 32-bit word, `payload` what follows (the quoted packet). */
export interface IcmpMessage {
  readonly protocol: 'icmp';
  readonly type: number;
  readonly code: number;
  readonly rest: number;
  readonly payload: Uint8Array;
}

/** A piece of a packet that was larger than the MTU (RFC 791 §3.2): bytes of the IP payload from `offset` on. */
export interface Fragment {
  readonly protocol: 'fragment';
  readonly carries: 'tcp' | 'udp' | 'icmp';
  /** In bytes, a multiple of 8. */
  readonly offset: number;
  readonly more: boolean;
  readonly payload: Uint8Array;
}

/** Why a segment is sent again: the retransmission timer, duplicate ACKs or SACK, or a tail loss probe. */
export type Retransmission = 'rto' | 'fast' | 'tlp';

/** An IPv4 packet (RFC 791) without options. A read-only value: every hop passes on the same or a copy. */
export interface Packet {
  /** Identity in one run's trace, counted from 1; the same on every link the packet crosses. */
  readonly id: number;
  readonly source: Address;
  readonly destination: Address;
  readonly ttl: number;
  /** The 16-bit IPv4 identification field. */
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly body: Segment | Datagram | IcmpMessage | Fragment;
  readonly retransmission?: Retransmission;
  /** Where it comes from; only in traced runs. Not on the wire, like `id` and `retransmission`. */
  readonly origin?: Origin;
}

/** The same packet with another TTL. Written out: a router does this for every packet, and a spread takes twice as long. */
export function withTtl(packet: Packet, ttl: number): Packet {
  const { id, source, destination, identification, dontFragment, body, retransmission, origin } = packet;
  const copy = { id, source, destination, ttl, identification, dontFragment, body } satisfies Required<
    Omit<Packet, 'retransmission' | 'origin'>
  >;
  if (!origin) return retransmission ? { ...copy, retransmission } : copy;
  return retransmission ? { ...copy, retransmission, origin } : { ...copy, origin };
}
