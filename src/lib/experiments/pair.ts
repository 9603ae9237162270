import { type Endpoint, type Port, parseAddress } from '../net/address.ts';
import type { Host } from '../net/host.ts';
import type { LinkSettings } from '../net/link-settings.ts';
import { Network } from '../net/network.ts';
import type { StreamListener, StreamSocket } from '../net/socket/stream-socket.ts';
import type { TcpSettings } from '../net/tcp/settings.ts';
import { inMilliseconds, milliseconds } from '../net/time.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { Recorder } from '../net/trace/recorder.ts';
import type { Steps } from './steps.ts';

/** What an experiment says of its link and of TCP. */
export interface PairSettings {
  /** Propagation delay there and back, in ms. */
  readonly rttMs: number;
  /** Bits a second both ways; unlimited when absent, so that every time is a multiple of the round trip. */
  readonly rate?: number;
  /** What differs from client to server. */
  readonly up?: Partial<LinkSettings>;
  /** What differs from server to client. */
  readonly down?: Partial<LinkSettings>;
  readonly tcp?: Partial<TcpSettings>;
  /** Name of a router half-way, through which all packets go. */
  readonly via?: string;
  /** False saves the time of a trace that nobody reads. */
  readonly traced?: boolean;
}

/** Our Street in its smallest form: `client` and `server.lab` at the two ends of one link, with programs written against the sockets of the model. */
export class Pair {
  readonly network: Network;
  readonly client: Host;
  readonly server: Host;
  /** The router half-way, where there is one. */
  readonly middle: Host | undefined;
  readonly #recorder = new Recorder();

  constructor({
    rttMs,
    rate = Number.POSITIVE_INFINITY,
    up,
    down,
    tcp = {},
    traced = true,
    via,
  }: PairSettings) {
    this.network = new Network({ seed: 1, tcp, ...(traced && { recorder: this.#recorder }) });
    this.client = this.network.addHost('client', parseAddress('10.0.0.11')!);
    this.server = this.network.addHost('server.lab', parseAddress('10.0.0.2')!);
    const ends = via === undefined ? ['client', 'server.lab'] : ['client', via, 'server.lab'];
    this.middle = via === undefined ? undefined : this.network.addRouter(via, parseAddress('10.0.0.1')!);
    const link = { rate, delay: milliseconds(rttMs / 2 / (ends.length - 1)) };
    for (const [place, end] of ends.slice(1).entries()) {
      this.network.addLink(ends[place]!, end, { ...link, ...up }, { ...link, ...down });
    }
  }

  /** Virtual time in ms. */
  get now(): number {
    return inMilliseconds(this.network.simulator.now);
  }

  get events(): readonly TraceEvent[] {
    return this.#recorder.events;
  }

  /** A process of one of the two makes a call, or is told something: the trace shows it, and what it makes go out. */
  call(host: Host, label: string, action: () => void = () => {}): void {
    const at = this.network.simulator.now;
    this.#recorder.perform({ kind: 'process', at, host: host.name, process: host.name, label }, action);
  }

  /** An end of a conversation at the server. */
  serverAt(port: number): Endpoint {
    return { address: this.server.address, port: port as Port };
  }

  /** The server listens, and gives every accepted socket its listener. */
  listen(port: number, serve: (socket: StreamSocket) => StreamListener): void {
    const listening = this.server.openStream();
    listening.bind(this.serverAt(port));
    listening.listen(1);
    listening.listener = {
      acceptable: () => {
        const socket = listening.accept()!;
        socket.listener = serve(socket);
      },
    };
  }

  /** The client connects now. */
  connect(port: number, listener: (socket: StreamSocket) => StreamListener): void {
    const socket = this.client.openStream();
    socket.listener = listener(socket);
    socket.connect(this.serverAt(port));
  }

  /** Does something at a time in ms. */
  at(timeMs: number, action: () => void): void {
    this.network.simulator.schedule(milliseconds(timeMs - this.now), action);
  }

  /** Runs to the end, or up to a time in ms. */
  run(untilMs?: number): void {
    this.network.simulator.run(untilMs === undefined ? undefined : milliseconds(untilMs));
  }

  /** The same with a pause after every few events. */
  *running(untilMs: number): Steps<void> {
    yield* running(this.network, untilMs);
  }
}

/** Events between two pauses of an experiment: a fraction of a millisecond's work, a few on a slow phone. */
const BATCH = 200;

/** Runs a network up to a time in ms, with a pause after every few events. */
export function* running({ simulator }: Network, untilMs: number): Steps<void> {
  const until = milliseconds(untilMs);
  for (let events = 1; (simulator.next() ?? Number.POSITIVE_INFINITY) <= until; events++) {
    simulator.step();
    if (events % BATCH === 0) yield;
  }
  simulator.run(until);
}

/** Takes everything that can be received; false at the end of the stream. */
export function readAll(socket: StreamSocket, take: (bytes: Uint8Array) => void): boolean {
  for (let bytes = socket.receive(65536); bytes !== undefined; bytes = socket.receive(65536)) {
    if (bytes.length === 0) return false;
    take(bytes);
  }
  return true;
}
