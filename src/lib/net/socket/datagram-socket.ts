import { ANY, type Endpoint, LOOPBACK, type Port } from '../address.ts';
import { Fifo } from '../fifo.ts';
import { memoryOf, RECEIVE_BUFFER } from '../udp/receive-buffer.ts';
import type { Errno } from './errno.ts';
import type { SocketHost } from './socket-host.ts';
import type { Reuse } from './socket-table.ts';

/** Who is told what happens to a datagram socket. Calls come from within simulator events. */
export interface DatagramListener {
  readable?(): void;
  /** ECONNREFUSED: ICMP says that nobody listens there. EMSGSIZE: too large for the path, and not to be cut; the next one is. EHOSTUNREACH, ENETUNREACH: a filter prohibits it. Only a connected socket hears of it. */
  failed?(errno: Errno): void;
}

export interface ReceivedDatagram {
  readonly bytes: Uint8Array;
  readonly from: Endpoint;
}

/** Largest payload: 65,535 less the IPv4 and UDP headers (RFC 768). */
const MOST_PAYLOAD = 65_507;

/**
 * A UDP socket (RFC 768), as non-blocking system calls see it. Calls that fail for the caller's reasons return an errno.
 * Left out: broadcast and multicast.
 */
export class DatagramSocket {
  readonly protocol = 'udp';
  readonly id: number;
  listener: DatagramListener | undefined;
  reuseAddress = false;
  reusePort = false;
  /** IP_TTL of what it sends, 1 to 255; the host's when undefined. */
  ttl: number | undefined;
  /** Datagrams that found the receive buffer full (Linux RcvbufErrors). */
  overflows = 0;
  private readonly host: SocketHost;
  private readonly received = new Fifo<ReceivedDatagram>();
  private memory = 0;
  private localEndpoint: Endpoint | undefined;
  private remoteEndpoint: Endpoint | undefined;

  constructor(host: SocketHost) {
    this.host = host;
    this.id = host.takeSocketId();
  }

  get local(): Endpoint | undefined {
    return this.localEndpoint;
  }

  get remote(): Endpoint | undefined {
    return this.remoteEndpoint;
  }

  /** Errors as StreamSocket.bind. */
  bind(local: Endpoint, options: Reuse = {}): Errno | undefined {
    if (this.localEndpoint) return 'EINVAL';
    if (local.address !== ANY && !this.host.owns(local.address)) return 'EADDRNOTAVAIL';
    const { sockets } = this.host;
    const port = local.port === 0 ? sockets.takeEphemeral('udp') : local.port;
    if (port === undefined) return 'EADDRINUSE';
    this.reuseAddress = options.reuseAddress ?? false;
    this.reusePort = options.reusePort ?? false;
    const error = sockets.bindError('udp', { address: local.address, port }, options);
    if (error) return error;
    this.localEndpoint = { address: local.address, port };
    sockets.add(this);
    this.trace('BOUND');
    return undefined;
  }

  /** Fixes the peer: only its datagrams are received, and ICMP errors are heard. No packet is sent. Undefined undoes it. */
  connect(remote: Endpoint | undefined): Errno | undefined {
    if (remote && !this.host.reaches(remote.address)) return 'ENETUNREACH';
    const error = this.bindIfNeeded();
    if (error) return error;
    this.remoteEndpoint = remote;
    return undefined;
  }

  /** Sends one datagram; its bytes are not copied, so they must not change afterwards. EMSGSIZE: above 65,507 bytes. EDESTADDRREQ: no peer is known. EISCONN: `to` differs from the peer. */
  send(bytes: Uint8Array, to?: Endpoint): Errno | undefined {
    const named = to ?? this.remoteEndpoint;
    if (!named) return 'EDESTADDRREQ';
    if (bytes.length > MOST_PAYLOAD) return 'EMSGSIZE';
    const remote = named.address === ANY ? { ...named, address: LOOPBACK } : named;
    if (remote.port === 0) return 'EINVAL';
    if (!this.host.reaches(remote.address)) return 'ENETUNREACH';
    const error = this.bindIfNeeded();
    if (error) return error;
    const { address, port } = this.localEndpoint!;
    const from = address === ANY ? this.host.sourceFor(remote.address) : address;
    const datagram = {
      protocol: 'udp',
      sourcePort: port,
      destinationPort: remote.port,
      payload: bytes,
    } as const;
    const { recorder } = this.host;
    const origin = recorder?.origin(this.id, recorder.call);
    this.host.sendDatagram(from, remote.address, datagram, this.ttl, origin);
    return undefined;
  }

  /** Takes the oldest datagram; its boundaries are those it was sent with. */
  receive(): ReceivedDatagram | undefined {
    const datagram = this.received.shift();
    if (datagram) this.memory -= memoryOf(datagram.bytes.length);
    return datagram;
  }

  close(): void {
    this.listener = undefined;
    if (!this.localEndpoint) return;
    this.host.sockets.remove(this);
    this.trace('CLOSED');
    this.localEndpoint = undefined;
  }

  /** A datagram has come; with a full receive buffer it is thrown away, and nobody is told. */
  datagramArrives(bytes: Uint8Array, from: Endpoint): void {
    const memory = memoryOf(bytes.length);
    if (this.memory + memory > RECEIVE_BUFFER) {
      this.overflows++;
      return;
    }
    this.memory += memory;
    this.received.push({ bytes, from });
    this.listener?.readable?.();
  }

  /** A hard ICMP error has come for a datagram of this socket (RFC 1122 §4.1.3.3). */
  refused(errno: Errno): void {
    if (this.remoteEndpoint) this.listener?.failed?.(errno);
  }

  private bindIfNeeded(): Errno | undefined {
    return this.localEndpoint ? undefined : this.bind({ address: ANY, port: 0 as Port });
  }

  private trace(state: 'BOUND' | 'CLOSED'): void {
    this.host.traceSocket({ socket: this.id, protocol: 'udp', state, local: this.localEndpoint! });
  }
}
