import type { Address } from '../address.ts';
import { flowOfQuoted } from '../ip/flow.ts';
import { PathMtus } from '../ip/path-mtus.ts';
import type { IcmpMessage } from '../packet.ts';
import type { Simulator } from '../simulator.ts';
import type { SocketTable } from '../socket/socket-table.ts';
import { IPV4_HEADER } from '../wire/length.ts';
import { ECHO_REPLY } from './echo.ts';
import { errnoOf } from './errno.ts';
import { Pinger } from './pinger.ts';
import { quotedDestination } from './quoted.ts';

/** What a host does with the ICMP messages it gets, other than echo requests, and what it learns from them. */
export class IcmpInput {
  readonly pathMtus: PathMtus;
  readonly pinger: Pinger;
  readonly #sockets: SocketTable;

  constructor(sockets: SocketTable, simulator: Simulator) {
    this.#sockets = sockets;
    this.pathMtus = new PathMtus(simulator);
    this.pinger = new Pinger(simulator);
  }

  /** A message has come, with this much left of its TTL. */
  arrives(message: IcmpMessage, from: Address, ttl: number): void {
    if (message.type === ECHO_REPLY) this.pinger.replied(from, ttl, message);
    else {
      this.pinger.failed(from, message);
      this.#tellSocket(message);
    }
  }

  /** Tells the socket whose packet an ICMP error quotes; a path that is narrower than known is remembered. */
  #tellSocket({ type, code, rest, payload }: IcmpMessage): void {
    const error = errnoOf(type, code);
    if (!error || payload.length < IPV4_HEADER) return;
    const isNarrow = error.errno === 'EMSGSIZE';
    if (isNarrow) this.pathMtus.learn(quotedDestination(payload), rest & 0xffff);
    const quoted = flowOfQuoted(payload);
    if (quoted?.protocol === 'udp') {
      const socket = this.#sockets.datagramSocketAt(
        quoted.source.address,
        quoted.source.port,
        quoted.destination.address,
        quoted.destination.port,
      );
      if (error.hard) socket?.refused(error.errno);
    } else if (quoted?.protocol === 'tcp') {
      const socket = this.#sockets.connection(
        quoted.source.address,
        quoted.source.port,
        quoted.destination.address,
        quoted.destination.port,
      );
      if (isNarrow) socket?.pathNarrowed();
      else socket?.unreachable(error.errno);
    }
  }
}
