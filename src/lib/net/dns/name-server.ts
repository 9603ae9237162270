import { type Address, ANY, type Port } from '../address.ts';
import type { Host } from '../host.ts';
import type { DatagramSocket } from '../socket/datagram-socket.ts';
import type { Errno } from '../socket/errno.ts';
import { DNS_PORT } from '../wire/dns.ts';
import { respond } from './respond.ts';
import type { Zone } from './zone.ts';

/**
 * An authoritative name server (RFC 1034 §4.3) on a host, over UDP port 53. It answers from its zones, in no time.
 * Left out: DNS over TCP (RFC 7766), recursion, zone transfer, and the rotation of several addresses, which BIND does.
 */
export class NameServer {
  readonly #host: Host;
  readonly #zones: readonly Zone[];
  readonly #sockets: DatagramSocket[] = [];

  /** Throws when two zones have one origin. */
  constructor(host: Host, zones: readonly Zone[]) {
    const origins = new Set<string>();
    for (const { origin } of zones) {
      if (origins.has(origin))
        throw new Error(`name server ${host.name}: two zones have the origin ${origin}`);
      origins.add(origin);
    }
    this.#host = host;
    this.#zones = zones;
  }

  /**
   * Binds port 53. On a host of several addresses give those that clients ask: from a socket bound to all, answers leave
   * with the address the host prefers, and a client that asked another passes them over. (BIND binds each by itself.)
   * Errors as DatagramSocket.bind, and then nothing is bound; EINVAL when it runs already.
   */
  start(addresses: readonly Address[] = [ANY]): Errno | undefined {
    if (this.#sockets.length > 0) return 'EINVAL';
    for (const address of addresses) {
      const socket = this.#host.openDatagram();
      const error = socket.bind({ address, port: DNS_PORT as Port });
      if (error) {
        this.stop();
        return error;
      }
      socket.listener = { readable: () => this.#serve(socket) };
      this.#sockets.push(socket);
    }
    return undefined;
  }

  /** Queries meet a closed port from now on. */
  stop(): void {
    for (const socket of this.#sockets.splice(0)) socket.close();
  }

  /** An answer that cannot be sent (no way back) is lost, as on a real server. */
  #serve(socket: DatagramSocket): void {
    for (let query = socket.receive(); query; query = socket.receive()) {
      const answer = respond(query.bytes, this.#zones);
      if (answer) socket.send(answer, query.from);
    }
  }
}
