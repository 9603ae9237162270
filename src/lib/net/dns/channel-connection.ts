import type { Address, Endpoint, Port } from '../address.ts';
import type { DatagramSocket } from '../socket/datagram-socket.ts';
import type { Errno } from '../socket/errno.ts';
import type { Time } from '../time.ts';
import { type DnsMessage, decodeDns } from '../wire/dns.ts';
import { canonicalName } from '../wire/dns-name.ts';
import { IN, type RecordType } from '../wire/dns-record.ts';
import type { ChannelResult } from './channel.ts';
import type { DnsError } from './outcome.ts';

/** A query that a channel has not settled. */
export interface PendingQuery {
  readonly id: number;
  /** Canonical. */
  readonly name: string;
  readonly type: RecordType;
  readonly bytes: Uint8Array;
  readonly done: (result: ChannelResult) => void;
  attempts: number;
  /** When the present attempt was sent. */
  askedAt: Time;
  /** Until when the present attempt waits. */
  deadline: Time;
  lastError: DnsError;
}

export interface ConnectionListener {
  answered(query: PendingQuery, message: DnsMessage): void;
  /** Something came in, whatever it was. */
  heard(): void;
  /** The socket has an error, or brought a malformed message: these queries have lost their chance there. */
  failed(queries: readonly PendingQuery[], error: DnsError): void;
}

/** A channel's connected UDP socket to one server, and the queries that wait there. */
export class ChannelConnection {
  readonly #socket: DatagramSocket;
  readonly #listener: ConnectionListener;
  readonly #waiting = new Set<PendingQuery>();
  /** Why it never came to be; every `send` says so. */
  readonly #problem: Errno | undefined;

  constructor(
    socket: DatagramSocket,
    server: Endpoint,
    local: Address | undefined,
    listener: ConnectionListener,
  ) {
    this.#socket = socket;
    this.#listener = listener;
    const unbound = local === undefined ? undefined : socket.bind({ address: local, port: 0 as Port });
    this.#problem = unbound ?? socket.connect(server);
    socket.listener = {
      readable: () => this.#read(),
      failed: () => listener.failed(this.take(), 'ECONNREFUSED'),
    };
  }

  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  send(query: PendingQuery): Errno | undefined {
    const error = this.#problem ?? this.#socket.send(query.bytes);
    if (!error) this.#waiting.add(query);
    return error;
  }

  /** Takes away the queries that wait, all or those that fit. */
  take(fits: (query: PendingQuery) => boolean = () => true): PendingQuery[] {
    const taken = [...this.#waiting].filter(fits);
    for (const query of taken) this.#waiting.delete(query);
    return taken;
  }

  close(): void {
    this.#socket.listener = undefined;
    this.#socket.close();
  }

  #read(): void {
    for (let datagram = this.#socket.receive(); datagram; datagram = this.#socket.receive()) {
      this.#listener.heard();
      const message = decodeDns(datagram.bytes);
      if (!message) {
        this.#listener.failed(this.take(), 'EBADRESP');
        return;
      }
      const [query] = this.take((each) => isAnswerTo(each, message));
      if (query) this.#listener.answered(query, message);
    }
  }
}

/** Anything else is passed over, and waiting goes on. */
function isAnswerTo(query: PendingQuery, { response, id, questions }: DnsMessage): boolean {
  const [question, ...more] = questions;
  if (!response || id !== query.id || !question || more.length > 0) return false;
  const { type, name } = question;
  return type === query.type && question.class === IN && canonicalName(name) === query.name;
}
