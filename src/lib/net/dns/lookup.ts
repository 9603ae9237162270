import type { Address, Port } from '../address.ts';
import type { Host } from '../host.ts';
import type { DatagramSocket } from '../socket/datagram-socket.ts';
import { seconds, type Time, ZERO } from '../time.ts';
import { Timer } from '../timer.ts';
import { DNS_PORT, type DnsMessage, decodeDns, dnsQuery, encodeDns } from '../wire/dns.ts';
import { canonicalName } from '../wire/dns-name.ts';
import { IN, type RecordTypeName } from '../wire/dns-record.ts';
import { type DnsError, outcomeOf, type QueryResult } from './outcome.ts';

/** Whom to ask, and for how long: what a resolv.conf says. */
export interface Asking {
  readonly servers: readonly Address[];
  /** Seconds to wait for an answer of the first server. */
  readonly timeout: number;
  /** Rounds through all servers. */
  readonly attempts: number;
}

/**
 * One query for the records of a name, from its first datagram to the result, as glibc does it (__res_context_send
 * and send_dg in resolv/res_send.c): the servers in turn, all of them again, with one and the same message. Each server
 * has a connected socket, so that only its own datagrams come in and ICMP says when nobody listens. Silence keeps the
 * socket open: a late answer is read when its server has its turn again. (glibc 2.36 was seen to do all of this.)
 */
export class Lookup {
  readonly #host: Host;
  readonly #name: string;
  readonly #type: RecordTypeName;
  readonly #asking: Asking;
  readonly #done: (result: QueryResult) => void;
  readonly #id: number;
  readonly #query: Uint8Array;
  readonly #sockets = new Map<Address, DatagramSocket>();
  /** Runs while an answer is waited for, and once before, so that nothing happens within the constructor. */
  readonly #timer: Timer;
  #turns = 0;
  /** The socket of the server that has its turn. */
  #asked: DatagramSocket | undefined;
  #timedOut = false;
  /** What a server said last that would not answer. */
  #refusal: DnsError | undefined;

  constructor(
    host: Host,
    name: string,
    type: RecordTypeName,
    asking: Asking,
    done: (result: QueryResult) => void,
  ) {
    this.#host = host;
    this.#name = canonicalName(name);
    this.#type = type;
    this.#asking = asking;
    this.#done = done;
    this.#id = Math.floor(host.random() * 65536);
    this.#query = encodeDns(dnsQuery(this.#id, name, type));
    this.#timer = new Timer(host.simulator, () => this.#timeIsUp(), undefined);
    this.#timer.start(ZERO);
  }

  /** Gives up; nobody is told. */
  cancel(): void {
    this.#timer.cancel();
    this.#asked = undefined;
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
  }

  #timeIsUp(): void {
    if (this.#turns > 0) this.#timedOut = true;
    this.#askNext();
  }

  #askNext(): void {
    const { servers, attempts } = this.#asking;
    if (this.#turns === attempts * servers.length) {
      // A server that spoke says more than one that was silent, and that one more than none.
      this.#finish({ error: this.#refusal ?? (this.#timedOut ? 'ETIMEOUT' : 'ECONNREFUSED') });
      return;
    }
    const place = this.#turns % servers.length;
    this.#turns += 1;
    const socket = this.#socketTo(servers[place]!);
    this.#asked = socket;
    if (socket.send(this.#query)) {
      this.#giveUpServer();
      return;
    }
    this.#timer.start(this.#patience(place));
    this.#read(socket);
  }

  /** For a server's place in the list, in whole seconds: with two 5 and 5, with three 5, 3 and 6 (send_dg). */
  #patience(place: number): Time {
    const { timeout, servers } = this.#asking;
    if (place === 0) return seconds(timeout);
    return seconds(Math.max(1, Math.floor((timeout * 2 ** place) / servers.length)));
  }

  /** A socket that cannot connect (no route) fails when it is to send. */
  #socketTo(server: Address): DatagramSocket {
    const known = this.#sockets.get(server);
    if (known) return known;
    const socket = this.#host.openDatagram();
    this.#sockets.set(server, socket);
    socket.connect({ address: server, port: DNS_PORT as Port });
    socket.listener = {
      readable: () => this.#read(socket),
      failed: () => {
        if (socket === this.#asked) this.#giveUpServer();
      },
    };
    return socket;
  }

  /** It refuses, or cannot be reached: the next one is asked at once, and this one from another port, if ever. */
  #giveUpServer(): void {
    this.#timer.cancel();
    for (const [server, socket] of this.#sockets) {
      if (socket !== this.#asked) continue;
      socket.close();
      this.#sockets.delete(server);
    }
    this.#askNext();
  }

  #read(socket: DatagramSocket): void {
    while (socket === this.#asked) {
      const datagram = socket.receive();
      if (!datagram) return;
      const message = decodeDns(datagram.bytes);
      if (message && this.#isAnswer(message)) this.#judge(message);
    }
  }

  /** Anything else is passed over, and waiting goes on. */
  #isAnswer({ response, id, questions: [question, ...more] }: DnsMessage): boolean {
    if (!response || id !== this.#id || !question || more.length > 0) return false;
    return (
      question.type === this.#type && question.class === IN && canonicalName(question.name) === this.#name
    );
  }

  #judge(message: DnsMessage): void {
    const { elsewhere, ...result } = outcomeOf(message, this.#name, this.#type);
    if (!elsewhere) {
      this.#finish(result);
      return;
    }
    if ('error' in result) this.#refusal = result.error;
    this.#giveUpServer();
  }

  #finish(result: QueryResult): void {
    this.cancel();
    this.#done(result);
  }
}
