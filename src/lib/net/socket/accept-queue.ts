import type { StreamSocket } from './stream-socket.ts';

/** What a listening socket keeps: the connections that are not established yet, and those that wait for accept(). */
export class AcceptQueue {
  /** Most connections that wait for accept(), less one (Linux sk_acceptq_is_full). */
  backlog: number;
  readonly #owner: StreamSocket;
  readonly #handshakes = new Set<StreamSocket>();
  readonly #established: StreamSocket[] = [];

  constructor(owner: StreamSocket, backlog: number) {
    this.#owner = owner;
    this.backlog = backlog;
  }

  get isFull(): boolean {
    return this.#established.length > this.backlog;
  }

  /** A SYN has come: the connection is in SYN-RECEIVED. */
  begin(socket: StreamSocket): void {
    this.#handshakes.add(socket);
  }

  /** The connection is established, and waits; the listening socket's listener hears of it. */
  establish(socket: StreamSocket): void {
    this.#handshakes.delete(socket);
    this.#established.push(socket);
    this.#owner.listener?.acceptable?.();
  }

  /** Takes out the connection that has waited longest. */
  take(): StreamSocket | undefined {
    return this.#established.shift();
  }

  /** A connection has ended before it was accepted. */
  forget(socket: StreamSocket): void {
    this.#handshakes.delete(socket);
    const index = this.#established.indexOf(socket);
    if (index >= 0) this.#established.splice(index, 1);
  }

  /** The socket listens no more: connections not established vanish, the others are reset (Linux inet_csk_listen_stop). */
  close(): void {
    for (const socket of this.#handshakes) socket.connection!.become('CLOSED');
    for (const socket of this.#established.splice(0)) socket.abort();
  }
}
