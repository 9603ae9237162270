import { type Address, type Endpoint, type Port, parseAddress } from '../../../src/lib/net/address.ts';
import type { Host } from '../../../src/lib/net/host.ts';
import type { LinkSettings } from '../../../src/lib/net/link-settings.ts';
import { Network } from '../../../src/lib/net/network.ts';
import type { Simulator } from '../../../src/lib/net/simulator.ts';
import type { StreamListener, StreamSocket } from '../../../src/lib/net/socket/stream-socket.ts';
import type { TcpSettings } from '../../../src/lib/net/tcp/settings.ts';
import { milliseconds } from '../../../src/lib/net/time.ts';
import { formatLadder, type LadderOptions } from '../../../src/lib/net/trace/ladder.ts';
import { Recorder } from '../../../src/lib/net/trace/recorder.ts';

export const CLIENT = address('10.0.0.1');
export const SERVER = address('10.0.0.2');

export function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`${text} is no IPv4 address`);
  return parsed;
}

export const at = (host: Address, port: number): Endpoint => ({ address: host, port: port as Port });

/** A client and a server at the two ends of a link of 10 Mbit/s and 50 ms round trip, with a trace. */
export class Lab {
  readonly recorder: Recorder;
  readonly network: Network;
  readonly client: Host;
  readonly server: Host;

  constructor(
    options: {
      /** Client to server, and server to client. */
      readonly up?: Partial<LinkSettings>;
      readonly down?: Partial<LinkSettings>;
      readonly tcp?: Partial<TcpSettings>;
      readonly seed?: number;
      /** Keeps samples of the connections too. */
      readonly samples?: boolean;
    } = {},
  ) {
    const { up, down, tcp = {}, seed = 1, samples = false } = options;
    this.recorder = new Recorder({ samples });
    const base = { rate: 10e6, delay: milliseconds(25) };
    this.network = new Network({ seed, tcp, recorder: this.recorder });
    this.client = this.network.addHost('client', CLIENT);
    this.server = this.network.addHost('server', SERVER);
    this.network.addLink('client', 'server', { ...base, ...up }, { ...base, ...down });
  }

  get simulator(): Simulator {
    return this.network.simulator;
  }

  /** Runs up to a time in milliseconds; without one, to the end. */
  run(until?: number): void {
    this.simulator.run(until === undefined ? undefined : milliseconds(until));
  }

  /** Does something at a time in milliseconds. */
  at(time: number, action: () => void): void {
    this.simulator.schedule(milliseconds(time - this.simulator.now / 1e6), action);
  }

  /** A server that listens and gives every accepted socket to `serve`. */
  listen(port: number, serve: (socket: StreamSocket) => void, backlog = 511): StreamSocket {
    const listener = this.server.openStream();
    must(listener.bind(at(SERVER, port), { reuseAddress: true }));
    must(listener.listen(backlog));
    listener.listener = {
      acceptable: () => {
        for (let socket = listener.accept(); socket; socket = listener.accept()) serve(socket);
      },
    };
    return listener;
  }

  /** A client socket that connects now. */
  connect(port: number, listener: (socket: StreamSocket) => StreamListener): StreamSocket {
    const socket = this.client.openStream();
    socket.listener = listener(socket);
    must(socket.connect(at(SERVER, port)));
    return socket;
  }

  ladder(options: LadderOptions = {}): string {
    return `\n${formatLadder(this.recorder.events, { hosts: ['client'], ...options })}\n`;
  }

  /** Socket states alone, one line each. */
  states(): string {
    return this.ladder({ include: ['sockets'] });
  }
}

/** Throws when a call that a test depends on has failed. */
export function must(error: string | undefined): void {
  if (error !== undefined) throw new Error(error);
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (data: Uint8Array): string => new TextDecoder().decode(data);

/** All that can be received now; calls `onEnd` when the peer's FIN has been reached. */
export function drain(socket: StreamSocket, onEnd?: () => void): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let piece = socket.receive(65536); piece; piece = socket.receive(65536)) {
    if (piece.length === 0) {
      onEnd?.();
      break;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Answers every byte with itself, and the client's FIN with its own. */
export function echo(socket: StreamSocket): void {
  const answer = (): void => {
    for (let data = socket.receive(65536); data; data = data.length > 0 ? socket.receive(65536) : undefined) {
      if (data.length > 0) socket.send(data);
      else socket.close();
    }
  };
  socket.listener = { readable: answer };
  answer();
}

/** Sends all of `data` as the buffer takes it, then FIN. */
export function sendAll(socket: StreamSocket, data: Uint8Array, done?: () => void): void {
  let sent = 0;
  const more = (): void => {
    while (sent < data.length) {
      const taken = socket.send(data.subarray(sent));
      if (typeof taken !== 'number') throw new Error(taken);
      if (taken === 0) return;
      sent += taken;
    }
    socket.shutdown();
    done?.();
  };
  socket.listener = { ...socket.listener, writable: more };
  more();
}
