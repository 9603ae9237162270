import { type Address, ANY, type Port } from '../address.ts';
import type { Host } from '../host.ts';
import type { DatagramSocket } from '../socket/datagram-socket.ts';
import type { Errno } from '../socket/errno.ts';
import { type Time, ZERO } from '../time.ts';
import { DNS_PORT, decodeDns, RCODE } from '../wire/dns.ts';
import { canonicalName } from '../wire/dns-name.ts';
import { refuse, respond } from './respond.ts';
import type { Zone } from './zone.ts';

/** How a name server fails at a name: it keeps silent, or answers with this code. */
export type Failure = 'silent' | 'SERVFAIL' | 'REFUSED' | 'NOTIMP' | 'FORMERR';

export interface NameServerSettings {
  /** How long it takes over an answer. Default: no time. */
  readonly delay?: Time;
  /** By name, in any letter case: whatever is asked about it fails. */
  readonly failing?: Readonly<Record<string, Failure>>;
}

/**
 * An authoritative name server (RFC 1034 §4.3) on a host, over UDP port 53. It answers from its zones.
 * Left out: DNS over TCP (RFC 7766), recursion, zone transfer, and the rotation of several addresses, which BIND does.
 */
export class NameServer {
  readonly #host: Host;
  readonly #zones: readonly Zone[];
  readonly #delay: Time;
  readonly #failing: ReadonlyMap<string, Failure>;
  readonly #sockets: DatagramSocket[] = [];

  /** Throws when two zones have one origin, and when a failing name is no name. */
  constructor(host: Host, zones: readonly Zone[], { delay = ZERO, failing = {} }: NameServerSettings = {}) {
    const origins = new Set<string>();
    for (const { origin } of zones) {
      if (origins.has(origin))
        throw new Error(`name server ${host.name}: two zones have the origin ${origin}`);
      origins.add(origin);
    }
    this.#host = host;
    this.#zones = zones;
    this.#delay = delay;
    this.#failing = new Map(Object.entries(failing).map(([name, how]) => [canonicalName(name), how]));
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

  /** An answer that cannot be sent (no way back, stopped meanwhile) is lost, as on a real server. */
  #serve(socket: DatagramSocket): void {
    for (let query = socket.receive(); query; query = socket.receive()) {
      const { bytes, from } = query;
      const answer = answerTo(bytes, this.#zones, this.#failing);
      if (!answer) continue;
      if (this.#delay === ZERO) socket.send(answer, from);
      else this.#host.simulator.schedule(this.#delay, () => void socket.send(answer, from));
    }
  }
}

/** What a name server answers to the bytes of a query, where it fails at some names (canonical); undefined for silence. */
export function answerTo(
  bytes: Uint8Array,
  zones: readonly Zone[],
  failing: ReadonlyMap<string, Failure>,
): Uint8Array | undefined {
  const [question] = decodeDns(bytes)?.questions ?? [];
  const failure = question && failing.get(canonicalName(question.name));
  if (!failure) return respond(bytes, zones);
  return failure === 'silent' ? undefined : refuse(bytes, RCODE[failure]);
}
