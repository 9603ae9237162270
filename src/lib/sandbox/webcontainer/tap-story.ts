import { ANY, type Endpoint, type Port, parseAddress } from '../../net/address.ts';
import type { Time } from '../../net/time.ts';
import type { ProcessEvent, SocketEvent, TraceEvent } from '../../net/trace/event.ts';
import type { RunEvent } from '../engine.ts';
import { Conversations } from './conversations.ts';
import type { TapEndpoint, TapEvent } from './tap-event.ts';

/** Which process tells, and the host the lab puts it on. */
export interface Teller {
  readonly process: string;
  readonly host: string;
}

interface Ends {
  readonly local: TapEndpoint;
  readonly remote: TapEndpoint;
}

/** Turns what the taps of all processes tell into the events of a run: calls, sockets, and the messages between. */
export class TapStory {
  /** Milliseconds since 1970 at which the run began. */
  readonly #startedAt: number;
  readonly #conversations = new Conversations();
  readonly #ends = new Map<string, Ends>();
  /** Sockets of one host belong to several processes, each with numbers of its own. */
  readonly #numbers = new Map<string, number>();
  readonly #sockets = new Map<number, SocketEvent>();

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  add(teller: Teller, event: TapEvent): readonly RunEvent[] {
    const at = Math.max(0, Math.round((event.t - this.#startedAt) * 1e6)) as Time;
    if (event.kind === 'call' && event.socket === undefined) return traced(callOf(teller, event, at));
    const key = `${teller.process} ${event.socket}`;
    const socket = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, socket);
    if (event.kind === 'socket') return traced(this.#socket(teller, socket, key, event, at));
    const { sent, received } = event;
    const call = { ...callOf(teller, event, at), socket };
    const ends = this.#ends.get(key);
    if (!ends || (sent === undefined && received === undefined)) return traced(call);
    const { local, remote } = ends;
    const messages = sent
      ? this.#conversations.wrote(teller.host, local, remote, sent, at)
      : this.#conversations.read(teller.host, local, remote, received ?? 0, at);
    return [...traced(call), ...messages.map((message): RunEvent => ({ type: 'message', message }))];
  }

  #socket(
    { host }: Teller,
    socket: number,
    key: string,
    { state, local, remote }: Extract<TapEvent, { kind: 'socket' }>,
    at: Time,
  ): SocketEvent {
    if (local && remote) this.#ends.set(key, { local, remote });
    const before = this.#sockets.get(socket);
    const far = remote ? endpoint(remote) : before?.remote;
    const event: SocketEvent = {
      kind: 'socket',
      at,
      host,
      socket,
      protocol: 'tcp',
      state,
      local: local ? endpoint(local) : (before?.local ?? { address: ANY, port: 0 as Port }),
      ...(far && { remote: far }),
    };
    this.#sockets.set(socket, event);
    return event;
  }
}

const callOf = (
  teller: Teller,
  { label, source }: Extract<TapEvent, { kind: 'call' }>,
  at: Time,
): ProcessEvent => ({ kind: 'process', at, ...teller, label, ...(source && { source }) });

const traced = (event: TraceEvent): readonly RunEvent[] => [{ type: 'trace', events: [event] }];

/** `::ffff:127.0.0.1` is an IPv4 address in IPv6 clothes, and `::` any address. */
function endpoint({ address, port }: TapEndpoint): Endpoint {
  return { address: parseAddress(address.replace(/^::ffff:/, '')) ?? ANY, port: port as Port };
}
