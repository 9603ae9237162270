import type { Endpoint } from '../address.ts';
import type { Packet } from '../packet.ts';
import type { Time } from '../time.ts';

/**
 * Why a packet did not reach the other end of a link, or was thrown away by a host: the link is `down`, the next link's
 * `mtu` is too small and it may not be cut, a `firewall` does not let it pass, a `nat` knows nobody inside whom it is for,
 * somebody took it off the link by hand (`removed`).
 */
export type DropCause =
  | 'loss'
  | 'queue'
  | 'rule'
  | 'down'
  | 'ttl'
  | 'no-route'
  | 'mtu'
  | 'firewall'
  | 'nat'
  | 'checksum'
  | 'removed';

/** What happens to one packet on one link. `hop` is the same in all events of one crossing. */
export interface PacketEvent {
  readonly kind: 'packet';
  readonly at: Time;
  readonly event: 'enqueued' | 'transmit-start' | 'transmit-end' | 'received' | 'dropped';
  readonly hop: number;
  /** Names of the nodes at the two ends of the link, in the direction of travel; the same name twice is loopback. */
  readonly from: string;
  readonly to: string;
  readonly packet: Packet;
  /** Only on `dropped`. */
  readonly cause?: DropCause;
}

/** States of RFC 9293 §3.3.2, as the RFC spells them. */
export type TcpState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN-SENT'
  | 'SYN-RECEIVED'
  | 'ESTABLISHED'
  | 'FIN-WAIT-1'
  | 'FIN-WAIT-2'
  | 'CLOSE-WAIT'
  | 'CLOSING'
  | 'LAST-ACK'
  | 'TIME-WAIT';

/** A TCP socket changes its state, or a UDP socket is bound or closed. */
export interface SocketEvent {
  readonly kind: 'socket';
  readonly at: Time;
  readonly host: string;
  readonly socket: number;
  readonly protocol: 'tcp' | 'udp';
  readonly state: TcpState | 'BOUND';
  readonly local: Endpoint;
  /** Absent on listening and unconnected sockets. */
  readonly remote?: Endpoint;
}

/** A line of the learner's program. Lines and columns count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A process calls the socket API, or the API tells the process something. */
export interface ProcessEvent {
  readonly kind: 'process';
  readonly at: Time;
  readonly host: string;
  readonly process: string;
  /** As LOOK.md writes it on the lifeline: `connect()`, `write(15)`, `data 15`, `end`, `ECONNREFUSED`. */
  readonly label: string;
  readonly socket?: number;
  readonly source?: SourcePosition;
}

/**
 * The state of a TCP connection after something has changed it: a segment that has come, a timer, or a call. Only when
 * the recorder keeps samples. Counters run from the start of the connection; windows are segments, as Linux counts.
 */
export interface ConnectionSample {
  readonly kind: 'sample';
  readonly at: Time;
  readonly host: string;
  readonly socket: number;
  readonly cwnd: number;
  /** Null before the first loss: no threshold yet. */
  readonly ssthresh: number | null;
  /** Segments believed to be under way, and bytes sent and not acknowledged. */
  readonly inFlight: number;
  readonly bytesInFlight: number;
  /** Bytes of data acknowledged by the peer; received in order from it. */
  readonly bytesAcked: number;
  readonly bytesReceived: number;
  readonly retransmissions: number;
  /** Window that the peer offers, in bytes. */
  readonly peerWindow: number;
  /** The last round-trip time measured, the smoothed one, and the time-out: milliseconds; null before the first. */
  readonly rtt: number | null;
  readonly srtt: number | null;
  readonly rto: number;
}

/** The trace of a run: append-only, in order of time; plain data that can be posted between threads. */
export type TraceEvent = PacketEvent | SocketEvent | ProcessEvent | ConnectionSample;
