import { type Address, ANY, type Endpoint, type Port } from '../address.ts';
import type { TcpState } from '../trace/event.ts';
import type { DatagramSocket } from './datagram-socket.ts';
import type { Errno } from './errno.ts';
import { EphemeralPorts } from './ports.ts';
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
  readonly listening: boolean;
}

type Socket = StreamSocket | DatagramSocket;

const same = (a: Endpoint, b: Endpoint): boolean => a.address === b.address && a.port === b.port;

/** A connection's hash, a small number that is quick to look up; few connections share one. */
const hashOf = (local: Endpoint, remote: Endpoint): number =>
  ((local.port << 16) | remote.port) ^ Math.imul(remote.address, 0x9e3779b1);

const overlap = (a: Address, b: Address): boolean => a === b || a === ANY || b === ANY;

/**
 * The sockets of one host. TCP and UDP have port spaces of their own. A closed socket stays until its connection
 * has come to its end (TIME-WAIT included).
 */
export class SocketTable {
  readonly #sockets = { tcp: new Map<number, StreamSocket>(), udp: new Map<number, DatagramSocket>() };
  readonly #byPort = { tcp: new Map<Port, Set<Socket>>(), udp: new Map<Port, Set<Socket>>() };
  /** Connections by hash; local and remote endpoint together, the 4-tuple, name one. */
  readonly #connections = new Map<number, StreamSocket[]>();
  readonly #ephemeral = { tcp: new EphemeralPorts(), udp: new EphemeralPorts() };

  /** All sockets that have a local port: TCP, then UDP, each in the order in which they got theirs. */
  all(): SocketRow[] {
    return [...this.#sockets.tcp.values(), ...this.#sockets.udp.values()].map((socket) => ({
      id: socket.id,
      protocol: socket.protocol,
      state: socket.protocol === 'tcp' ? socket.state : 'BOUND',
      local: socket.local!,
      remote: socket.remote,
    }));
  }

  /** All ports in use, in the same order. */
  ports(): BoundPort[] {
    return [...this.#sockets.tcp.values(), ...this.#sockets.udp.values()].map((socket) => ({
      protocol: socket.protocol,
      address: socket.local!.address,
      port: socket.local!.port,
      reuseAddress: socket.reuseAddress,
      listening: socket.protocol === 'tcp' && socket.state === 'LISTEN',
    }));
  }

  /** The port that the next socket without one will get. Throws when none is left. */
  nextEphemeral(protocol: 'tcp' | 'udp'): Port {
    const port = this.#ephemeral[protocol].peek((candidate) => this.#byPort[protocol].has(candidate));
    if (port === undefined) throw new Error(`no ephemeral ${protocol} port is left`);
    return port;
  }

  takeEphemeral(protocol: 'tcp' | 'udp'): Port | undefined {
    return this.#ephemeral[protocol].take((candidate) => this.#byPort[protocol].has(candidate));
  }

  /**
   * Whether `local` may be bound (Linux inet_csk_bind_conflict). Two sockets may share a TCP port when both set
   * SO_REUSEADDR and neither listens: so a server may bind over its old connections in TIME-WAIT, but not over
   * another server. Two UDP sockets may share one when both set it.
   */
  bindError(protocol: 'tcp' | 'udp', local: Endpoint, reuseAddress: boolean): Errno | undefined {
    for (const other of this.#byPort[protocol].get(local.port) ?? []) {
      if (!overlap(other.local!.address, local.address)) continue;
      const listens = other.protocol === 'tcp' && other.state === 'LISTEN';
      if (!reuseAddress || !other.reuseAddress || listens) return 'EADDRINUSE';
    }
    return undefined;
  }

  /** Whether another socket listens where `socket` would. */
  listenError(socket: StreamSocket): Errno | undefined {
    for (const other of this.#byPort.tcp.get(socket.local.port) ?? []) {
      const listens = other.protocol === 'tcp' && other.state === 'LISTEN';
      if (other !== socket && listens && overlap(other.local.address, socket.local.address))
        return 'EADDRINUSE';
    }
    return undefined;
  }

  /** Whether any socket has a port. */
  isBound(protocol: 'tcp' | 'udp', port: Port): boolean {
    return this.#byPort[protocol].has(port);
  }

  /** A socket has got its local endpoint. */
  add(socket: Socket): void {
    const { protocol } = socket;
    if (socket.protocol === 'tcp') this.#sockets.tcp.set(socket.id, socket);
    else this.#sockets.udp.set(socket.id, socket);
    const { port } = socket.local!;
    const sharing = this.#byPort[protocol].get(port);
    if (sharing) sharing.add(socket);
    else this.#byPort[protocol].set(port, new Set([socket]));
  }

  remove(socket: Socket): void {
    const { protocol, local } = socket;
    if (!this.#sockets[protocol].delete(socket.id)) return;
    const sharing = this.#byPort[protocol].get(local!.port);
    sharing?.delete(socket);
    if (sharing?.size === 0) this.#byPort[protocol].delete(local!.port);
    if (socket.protocol === 'tcp') this.#disconnect(socket);
  }

  /** A stream socket gets both ends of its connection. False when that 4-tuple is in use. */
  connect(socket: StreamSocket, local: Endpoint, remote: Endpoint): boolean {
    if (this.connection(local, remote)) return false;
    const key = hashOf(local, remote);
    const sharing = this.#connections.get(key);
    if (sharing) sharing.push(socket);
    else this.#connections.set(key, [socket]);
    return true;
  }

  /** The connection that a segment belongs to: demultiplexing by the 4-tuple. */
  connection(local: Endpoint, remote: Endpoint): StreamSocket | undefined {
    const sharing = this.#connections.get(hashOf(local, remote));
    return sharing?.find((socket) => same(socket.local, local) && same(socket.remote!, remote));
  }

  /** The socket that listens at an endpoint: the one bound to the address goes before one bound to any. */
  listenerAt(local: Endpoint): StreamSocket | undefined {
    let wildcard: StreamSocket | undefined;
    for (const socket of this.#byPort.tcp.get(local.port) ?? []) {
      if (socket.protocol !== 'tcp' || socket.state !== 'LISTEN') continue;
      if (socket.local.address === local.address) return socket;
      if (socket.local.address === ANY) wildcard = socket;
    }
    return wildcard;
  }

  /** The socket that gets a datagram: connected to the sender before unconnected, own address before any. */
  datagramSocketAt(local: Endpoint, remote: Endpoint): DatagramSocket | undefined {
    let best: DatagramSocket | undefined;
    let bestScore = -1;
    for (const socket of this.#byPort.udp.get(local.port) ?? []) {
      if (socket.protocol !== 'udp') continue;
      const { address } = socket.local!;
      if (address !== local.address && address !== ANY) continue;
      const peer = socket.remote;
      if (peer && !same(peer, remote)) continue;
      const score = (peer ? 2 : 0) + (address === ANY ? 0 : 1);
      if (score <= bestScore) continue;
      best = socket;
      bestScore = score;
    }
    return best;
  }

  #disconnect(socket: StreamSocket): void {
    if (!socket.remote) return;
    const key = hashOf(socket.local, socket.remote);
    const left = this.#connections.get(key)?.filter((other) => other !== socket) ?? [];
    if (left.length > 0) this.#connections.set(key, left);
    else this.#connections.delete(key);
  }
}
