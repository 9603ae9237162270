import type { Address, Endpoint, Port } from '../address.ts';
import type { StreamSocket } from './stream-socket.ts';

/** A connection's hash, a small number that is quick to look up; few connections share one. */
export const hashOf = (port: Port, peer: Address, peerPort: Port): number =>
  ((port << 16) | peerPort) ^ Math.imul(peer, 0x9e3779b1);

/** Whether a socket's connection has these two ends. */
function joins(socket: StreamSocket, address: Address, port: Port, peer: Address, peerPort: Port): boolean {
  const { local, remote } = socket;
  const isOurs = local.port === port && local.address === address;
  return isOurs && remote?.port === peerPort && remote.address === peer;
}

/** The TCP connections of one host, each named by its 4-tuple: local and remote endpoint together. */
export class ConnectionTable {
  /** The only one, until there is a second: most hosts have no more, and need no table. */
  private only: StreamSocket | undefined;
  /** By hash: one by itself, which is most often so. */
  private sockets: Map<number, StreamSocket | StreamSocket[]> | undefined;

  /** The socket whose connection has these two ends. */
  find(address: Address, port: Port, peer: Address, peerPort: Port): StreamSocket | undefined {
    const { only } = this;
    if (only) return joins(only, address, port, peer, peerPort) ? only : undefined;
    return this.findAmongMany(address, port, peer, peerPort);
  }

  private findAmongMany(
    address: Address,
    port: Port,
    peer: Address,
    peerPort: Port,
  ): StreamSocket | undefined {
    const found = this.sockets?.get(hashOf(port, peer, peerPort));
    if (Array.isArray(found)) return found.find((socket) => joins(socket, address, port, peer, peerPort));
    return found && joins(found, address, port, peer, peerPort) ? found : undefined;
  }

  /** A socket gets both ends of its connection, which no other has. */
  add(socket: StreamSocket, local: Endpoint, remote: Endpoint): void {
    if (!this.sockets && !this.only) {
      this.only = socket;
      return;
    }
    const sockets = this.sockets ?? this.tabulated();
    const key = hashOf(local.port, remote.address, remote.port);
    const found = sockets.get(key);
    if (found === undefined) sockets.set(key, socket);
    else if (Array.isArray(found)) found.push(socket);
    else sockets.set(key, [found, socket]);
  }

  remove(socket: StreamSocket): void {
    if (this.only === socket) this.only = undefined;
    const { local, remote } = socket;
    if (!remote || !this.sockets) return;
    const key = hashOf(local.port, remote.address, remote.port);
    const found = this.sockets.get(key);
    const left = Array.isArray(found) ? found.filter((other) => other !== socket) : [];
    if (left.length > 0) this.sockets.set(key, left);
    else this.sockets.delete(key);
  }

  private tabulated(): Map<number, StreamSocket | StreamSocket[]> {
    this.sockets = new Map();
    const first = this.only;
    this.only = undefined;
    if (first?.remote) this.add(first, first.local, first.remote);
    return this.sockets;
  }
}
