import { type Address, ANY, type Endpoint, type Port } from '../address.ts';
import type { Packet } from '../packet.ts';
import type { TcpState } from '../trace/event.ts';
import { ConnectionTable, hashOf } from './connection-table.ts';
import type { DatagramSocket } from './datagram-socket.ts';
import type { Errno } from './errno.ts';
import { PortSpace } from './port-space.ts';
import type { StreamSocket } from './stream-socket.ts';

/** One row of the table, as netstat or ss show it. */
export interface SocketRow {
  readonly id: number;
  readonly protocol: 'tcp' | 'udp';
  readonly state: TcpState | 'BOUND';
  readonly local: Endpoint;
  readonly remote: Endpoint | undefined;
}

/** A port in use, as `bind` must see it. */
export interface BoundPort {
  readonly protocol: 'tcp' | 'udp';
  readonly address: Address;
  readonly port: Port;
  readonly reuseAddress: boolean;
  readonly reusePort?: true;
  readonly listening: boolean;
}

/** SO_REUSEADDR and SO_REUSEPORT of a socket that is to be bound. */
export interface Reuse {
  readonly reuseAddress?: boolean;
  readonly reusePort?: boolean;
}

type Socket = StreamSocket | DatagramSocket;

const overlap = (a: Address, b: Address): boolean => a === b || a === ANY || b === ANY;

/**
 * The sockets of one host. TCP and UDP have port spaces of their own. A closed socket stays until its connection
 * has come to its end (TIME-WAIT included).
 */
export class SocketTable {
  /** Made when the first of each is there: there may be thousands of hosts. */
  private tcp: PortSpace<StreamSocket> | undefined;
  private udp: PortSpace<DatagramSocket> | undefined;
  private connections: ConnectionTable | undefined;

  /** All sockets that have a local port: TCP, then UDP, each in the order in which they got theirs. */
  all(): SocketRow[] {
    return this.everySocket().map((socket) => ({
      id: socket.id,
      protocol: socket.protocol,
      state: socket.protocol === 'tcp' ? socket.state : 'BOUND',
      local: socket.local!,
      remote: socket.remote,
    }));
  }

  /** All ports in use, in the same order. */
  ports(): BoundPort[] {
    return this.everySocket().map((socket) => ({
      protocol: socket.protocol,
      address: socket.local!.address,
      port: socket.local!.port,
      reuseAddress: socket.reuseAddress,
      ...(socket.reusePort && { reusePort: true }),
      listening: socket.protocol === 'tcp' && socket.state === 'LISTEN',
    }));
  }

  /** The port that the next socket without one will get. Throws when none is left. */
  nextEphemeral(protocol: 'tcp' | 'udp'): Port {
    const space = this.space(protocol);
    const port = space.ephemeral.peek((candidate) => space.isBound(candidate));
    if (port === undefined) throw new Error(`no ephemeral ${protocol} port is left`);
    return port;
  }

  /** Hands out only these ephemeral ports, both included (net.ipv4.ip_local_port_range). */
  limitEphemeral(first: number, last: number): void {
    this.space('tcp').ephemeral.limit(first, last);
    this.space('udp').ephemeral.limit(first, last);
  }

  takeEphemeral(protocol: 'tcp' | 'udp'): Port | undefined {
    const space = this.space(protocol);
    return space.ephemeral.take((candidate) => space.isBound(candidate));
  }

  /**
   * Whether `local` may be bound (Linux inet_csk_bind_conflict). Two sockets may share a TCP port when both set
   * SO_REUSEADDR and neither listens: so a server may bind over its old connections in TIME-WAIT, but not over
   * another server. Two UDP sockets may share one when both set it. With SO_REUSEPORT on both, any two may.
   */
  bindError(
    protocol: 'tcp' | 'udp',
    local: Endpoint,
    { reuseAddress = false, reusePort = false }: Reuse,
  ): Errno | undefined {
    for (const other of this.space(protocol).at(local.port)) {
      if (!overlap(other.local!.address, local.address) || (reusePort && other.reusePort)) continue;
      const listens = other.protocol === 'tcp' && other.state === 'LISTEN';
      if (!reuseAddress || !other.reuseAddress || listens) return 'EADDRINUSE';
    }
    return undefined;
  }

  /** Whether another socket listens where `socket` would. */
  listenError(socket: StreamSocket): Errno | undefined {
    for (const other of this.tcp?.at(socket.local.port) ?? []) {
      if (other === socket || other.state !== 'LISTEN' || (socket.reusePort && other.reusePort)) continue;
      if (overlap(other.local.address, socket.local.address)) return 'EADDRINUSE';
    }
    return undefined;
  }

  /** Whether any socket has a port. */
  isBound(protocol: 'tcp' | 'udp', port: Port): boolean {
    return this.space(protocol).isBound(port);
  }

  /** A socket has got its local endpoint. */
  add(socket: Socket): void {
    if (socket.protocol === 'tcp') this.space('tcp').add(socket);
    else this.space('udp').add(socket);
    this.space(socket.protocol).ephemeral.bound(socket.local!.port);
  }

  remove(socket: Socket): void {
    if (socket.protocol === 'udp') this.udp?.remove(socket);
    else if (this.tcp?.remove(socket)) this.connections?.remove(socket);
  }

  /** A stream socket gets both ends of its connection. False when that 4-tuple is in use. */
  connect(socket: StreamSocket, local: Endpoint, remote: Endpoint): boolean {
    if (this.connection(local.address, local.port, remote.address, remote.port)) return false;
    this.connections ??= new ConnectionTable();
    this.connections.add(socket, local, remote);
    return true;
  }

  /** The connection that a segment belongs to: demultiplexing by the 4-tuple. */
  connection(address: Address, port: Port, peer: Address, peerPort: Port): StreamSocket | undefined {
    return this.connections?.find(address, port, peer, peerPort);
  }

  /**
   * The socket that listens at an endpoint for a remote one: those bound to the address go before those bound to any.
   * Among several (SO_REUSEPORT) the hash of the 4-tuple decides (Linux reuseport_select_sock).
   */
  listenerAt(local: Endpoint, remote: Endpoint): StreamSocket | undefined {
    let found: StreamSocket | undefined;
    let several: StreamSocket[] | undefined;
    for (const socket of this.tcp?.at(local.port) ?? []) {
      const { address } = socket.local;
      if (socket.state !== 'LISTEN' || (address !== local.address && address !== ANY)) continue;
      if (found && found.local.address !== address) {
        if (address === ANY) continue;
        several = undefined;
      } else if (found) {
        several ??= [found];
        several.push(socket);
      }
      found = socket;
    }
    return several
      ? several[(hashOf(local.port, remote.address, remote.port) >>> 0) % several.length]
      : found;
  }

  /** Whether a socket is there for a packet. Who waits for ICMP is not known here, and a fragment does not tell its port. */
  haveOneFor({ body, source, destination }: Packet): boolean {
    if (body.protocol === 'icmp' || body.protocol === 'fragment') return true;
    const { sourcePort, destinationPort } = body;
    if (body.protocol === 'udp') {
      return this.datagramSocketAt(destination, destinationPort, source, sourcePort) !== undefined;
    }
    if (this.connection(destination, destinationPort, source, sourcePort)) return true;
    const local = { address: destination, port: destinationPort };
    return this.listenerAt(local, { address: source, port: sourcePort }) !== undefined;
  }

  /**
   * The socket that gets a datagram: connected to the sender before unconnected, own address before any, and of several
   * the one bound last (Linux udp4_lib_lookup2); with SO_REUSEPORT the hash of the 4-tuple decides.
   */
  datagramSocketAt(address: Address, port: Port, peer: Address, peerPort: Port): DatagramSocket | undefined {
    const only = this.udp?.only(port);
    if (only) return preference(only, address, peer, peerPort) < 0 ? undefined : only;
    let best: DatagramSocket | undefined;
    let highest = -1;
    let several = 0;
    for (const socket of this.udp?.at(port) ?? []) {
      const score = preference(socket, address, peer, peerPort);
      if (score < highest || score < 0) continue;
      if (score > highest) several = 0;
      best = socket;
      highest = score;
      several++;
    }
    if (!best?.reusePort || several === 1) return best;
    let index = (hashOf(port, peer, peerPort) >>> 0) % several;
    for (const socket of this.udp!.at(port))
      if (preference(socket, address, peer, peerPort) === highest && index-- === 0) return socket;
    return best;
  }

  private everySocket(): Socket[] {
    return [...(this.tcp?.all() ?? []), ...(this.udp?.all() ?? [])];
  }

  private space(protocol: 'tcp'): PortSpace<StreamSocket>;
  private space(protocol: 'udp'): PortSpace<DatagramSocket>;
  private space(protocol: 'tcp' | 'udp'): PortSpace<StreamSocket> | PortSpace<DatagramSocket>;
  private space(protocol: 'tcp' | 'udp'): PortSpace<StreamSocket> | PortSpace<DatagramSocket> {
    if (protocol === 'tcp') {
      this.tcp ??= new PortSpace();
      return this.tcp;
    }
    this.udp ??= new PortSpace();
    return this.udp;
  }
}

/** How well a socket suits a datagram: connected to its sender before unconnected, own address before any; −1: not at all. */
function preference(socket: DatagramSocket, address: Address, peer: Address, peerPort: Port): number {
  const own = socket.local!.address;
  if (own !== address && own !== ANY) return -1;
  const { remote } = socket;
  if (remote && (remote.address !== peer || remote.port !== peerPort)) return -1;
  return (remote ? 2 : 0) + (own === ANY ? 0 : 1);
}
