import type { Endpoint } from '../../net/address.ts';
import type { Host } from '../../net/host.ts';
import { LOOPBACK_DELAY } from '../../net/ip/ip-node.ts';
import type { Errno } from '../../net/socket/errno.ts';
import type { StreamListener, StreamSocket } from '../../net/socket/stream-socket.ts';
import type { KernelEvent, SocketId } from '../protocol.ts';
import type { Inbox } from './inbox.ts';

/** libuv reads at most this many bytes at once (uv__read, src/unix/stream.c; the buffer net.js is given). */
const LARGEST_READ = 65_536;

const ONE_BYTE = new Uint8Array(1);

type Phase = 'fresh' | 'listening' | 'connecting' | 'connected' | 'over';

/**
 * One TCP socket as a process holds it: turns what the model's socket says into events for the process,
 * the way libuv does. One read an event-loop turn, an error after the data before it, and bytes stay in the
 * receive buffer while the process does not read.
 */
export class StreamEnd implements StreamListener {
  readonly id: SocketId;
  readonly socket: StreamSocket;
  readonly #host: Host;
  readonly #inbox: Inbox;
  readonly #adopt: (socket: StreamSocket) => StreamEnd;
  #phase: Phase = 'fresh';
  #reading = false;
  #ended = false;
  #errno: Errno | undefined;
  /** What the process may still write before it must wait for `room`. */
  #told = 0;

  /** `adopt` makes an end for a connection that this socket, listening, has accepted. */
  constructor(
    id: SocketId,
    socket: StreamSocket,
    host: Host,
    inbox: Inbox,
    adopt: (socket: StreamSocket) => StreamEnd,
  ) {
    this.id = id;
    this.socket = socket;
    this.#host = host;
    this.#inbox = inbox;
    this.#adopt = adopt;
    socket.listener = this;
  }

  listen(backlog: number): void {
    this.#phase = 'listening';
    const errno = this.socket.listen(backlog);
    if (errno) this.#fail(errno);
  }

  connect(remote: Endpoint): void {
    this.#phase = 'connecting';
    const errno = this.socket.connect(remote);
    if (errno) this.failed(errno);
  }

  read(on: boolean): void {
    this.#reading = on;
    if (on) this.#inbox.announce(this.#pullRead);
  }

  write(bytes: Uint8Array): void {
    const taken = this.#errno ?? this.socket.send(bytes);
    if (typeof taken === 'string') {
      this.#fail(taken);
      return;
    }
    if (taken < bytes.length) {
      throw new Error(`socket ${this.id}: ${bytes.length} bytes written into room for ${taken}`);
    }
    this.#told -= taken;
    if (this.#told > 0) return;
    // A further byte that is refused makes the socket tell when there is room again (EAGAIN, then EPOLLOUT).
    if (this.socket.room > 0) this.#inbox.announce(this.#pullRoom);
    else this.socket.send(ONE_BYTE);
  }

  /** The process lets go of the socket: nothing more is told. */
  release(): void {
    this.#phase = 'over';
    this.socket.listener = undefined;
  }

  connected(): void {
    this.#phase = 'connected';
    const announce = () => this.#inbox.announce(this.#pullConnected);
    // Linux makes a connection to the same host within connect(), so the server's side is there first.
    if (this.#host.owns(this.socket.remote!.address)) this.#host.simulator.schedule(LOOPBACK_DELAY, announce);
    else announce();
  }

  acceptable(): void {
    this.#inbox.announce(this.#pullAccepted);
  }

  readable(): void {
    if (this.#reading) this.#inbox.announce(this.#pullRead);
  }

  writable(): void {
    if (this.#told <= 0) this.#inbox.announce(this.#pullRoom);
  }

  failed(errno: Errno): void {
    if (this.#phase === 'connecting') {
      this.#phase = 'over';
      this.#inbox.post({ type: 'connect-failed', socket: this.id, errno });
      return;
    }
    this.#errno = errno;
    // The process keeps the error for its next read or write. Only unread data comes before it.
    if (this.socket.available === 0 || this.#told <= 0) this.#fail(errno);
    else this.readable();
  }

  readonly #pullConnected = (): KernelEvent[] => {
    const { local, remote } = this.socket;
    if (this.#phase !== 'connected' || !remote) return [];
    return [{ type: 'connected', socket: this.id, local, remote, room: this.#tellRoom() }];
  };

  readonly #pullAccepted = (): KernelEvent[] => {
    const events: KernelEvent[] = [];
    if (this.#phase !== 'listening') return events;
    for (let socket = this.socket.accept(); socket; socket = this.socket.accept()) {
      const { local, remote } = socket;
      if (!remote) throw new Error(`accepted socket ${socket.id} has no remote end`);
      const end = this.#adopt(socket);
      const room = end.#accepted();
      events.push({ type: 'accepted', listener: this.id, socket: end.id, local, remote, room });
    }
    return events;
  };

  #accepted(): number {
    this.#phase = 'connected';
    // Reset while it waited for accept(), when it had no listener yet: the first read tells.
    if (this.socket.state === 'CLOSED') this.#errno = 'ECONNRESET';
    return this.#tellRoom();
  }

  readonly #pullRead = (): KernelEvent[] => {
    if (!this.#reading || this.#ended || this.#phase !== 'connected') return [];
    const bytes = this.socket.receive(LARGEST_READ);
    if (bytes === undefined) {
      if (this.#errno) this.#fail(this.#errno);
      return [];
    }
    if (bytes.length === 0) {
      this.#ended = true;
      return [{ type: 'end', socket: this.id }];
    }
    this.#inbox.announce(this.#pullRead);
    return [{ type: 'data', socket: this.id, bytes: withoutRest(bytes) }];
  };

  readonly #pullRoom = (): KernelEvent[] => {
    if (this.#phase !== 'connected' || this.#told > 0) return [];
    const room = this.#tellRoom();
    return room > 0 ? [{ type: 'room', socket: this.id, room }] : [];
  };

  #tellRoom(): number {
    this.#told = this.socket.room;
    return this.#told;
  }

  #fail(errno: Errno): void {
    this.#errno = undefined;
    this.#inbox.post({ type: 'error', socket: this.id, errno });
  }
}

/** A view posted to a worker takes its whole buffer along; a copy takes only what is in view. */
const withoutRest = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
