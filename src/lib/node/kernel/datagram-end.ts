import type { Endpoint } from '../../net/address.ts';
import type { DatagramListener, DatagramSocket } from '../../net/socket/datagram-socket.ts';
import type { Errno } from '../../net/socket/errno.ts';
import type { Reuse } from '../../net/socket/socket-table.ts';
import type { KernelEvent, SocketId } from '../protocol.ts';
import type { Inbox } from './inbox.ts';

/** libuv takes at most this many datagrams a turn of the event loop (uv__udp_recvmsg, src/unix/udp.c). */
const DATAGRAMS_A_TURN = 32;

/** One UDP socket as a process holds it. */
export class DatagramEnd implements DatagramListener {
  readonly id: SocketId;
  readonly socket: DatagramSocket;
  readonly #inbox: Inbox;
  #reading = false;

  constructor(id: SocketId, socket: DatagramSocket, inbox: Inbox) {
    this.id = id;
    this.socket = socket;
    this.#inbox = inbox;
    socket.listener = this;
  }

  bind(local: Endpoint, reuse: Reuse): void {
    this.#check(this.socket.bind(local, reuse));
  }

  connect(remote: Endpoint | null): void {
    this.#check(this.socket.connect(remote ?? undefined));
  }

  send(bytes: Uint8Array, to: Endpoint): void {
    this.#check(this.socket.remote ? this.socket.send(bytes) : this.socket.send(bytes, to));
  }

  read(on: boolean): void {
    this.#reading = on;
    if (on) this.#inbox.announce(this.#pull);
  }

  release(): void {
    this.#reading = false;
    this.socket.listener = undefined;
  }

  readable(): void {
    if (this.#reading) this.#inbox.announce(this.#pull);
  }

  failed(errno: Errno): void {
    this.#inbox.post({ type: 'error', socket: this.id, errno });
  }

  readonly #pull = (): KernelEvent[] => {
    const events: KernelEvent[] = [];
    while (this.#reading && events.length < DATAGRAMS_A_TURN) {
      const datagram = this.socket.receive();
      if (!datagram) return events;
      events.push({ type: 'datagram', socket: this.id, ...datagram });
    }
    if (this.#reading) this.#inbox.announce(this.#pull);
    return events;
  };

  #check(errno: Errno | undefined): void {
    if (errno) this.failed(errno);
  }
}
