import type { Endpoint } from '../../net/address.ts';
import type { Host } from '../../net/host.ts';
import type { Errno } from '../../net/socket/errno.ts';
import type { StreamSocket } from '../../net/socket/stream-socket.ts';
import type { SocketId, SocketOperation } from '../protocol.ts';
import { DatagramEnd } from './datagram-end.ts';
import type { Inbox } from './inbox.ts';
import { StreamEnd } from './stream-end.ts';

/**
 * The sockets a process has open, by the numbers that the process and the kernel know them by
 * (its file descriptors, so to say).
 */
export class ProcessSockets {
  readonly #host: Host;
  readonly #inbox: Inbox;
  readonly #streams = new Map<SocketId, StreamEnd>();
  readonly #datagrams = new Map<SocketId, DatagramEnd>();
  /** Accepted sockets have odd numbers, those the process opens even ones. */
  #nextAccepted: SocketId = 1;

  constructor(host: Host, inbox: Inbox) {
    this.#host = host;
    this.#inbox = inbox;
  }

  /** How many are open. */
  get count(): number {
    return this.#streams.size + this.#datagrams.size;
  }

  /** The model's socket that a number stands for: its number in the trace, and its local port. */
  find(id: SocketId): { readonly id: number; readonly local: Endpoint | undefined } | undefined {
    return (this.#streams.get(id) ?? this.#datagrams.get(id))?.socket;
  }

  /** Opens the socket when the operation is the first one on it. */
  open(operation: SocketOperation): void {
    switch (operation.type) {
      case 'tcp-bind':
      case 'tcp-connect':
      case 'tcp-no-delay':
      case 'tcp-keep-alive':
        if (!this.#streams.has(operation.socket)) this.#hold(operation.socket, this.#host.openStream());
        return;
      case 'udp-bind':
      case 'udp-connect':
      case 'udp-send':
        if (this.#datagrams.has(operation.socket)) return;
        this.#datagrams.set(
          operation.socket,
          new DatagramEnd(operation.socket, this.#host.openDatagram(), this.#inbox),
        );
    }
  }

  /** Carries out one operation on an open socket. What goes wrong reaches the process as an event. */
  perform(operation: SocketOperation): void {
    switch (operation.type) {
      case 'tcp-bind': {
        const { socket, local } = operation;
        this.#check(socket, this.#stream(socket).socket.bind(local, operation));
        return;
      }
      case 'tcp-listen':
        this.#stream(operation.socket).listen(operation.backlog);
        return;
      case 'tcp-connect':
        this.#stream(operation.socket).connect(operation.remote);
        return;
      case 'tcp-write':
        this.#stream(operation.socket).write(operation.bytes);
        return;
      case 'tcp-shutdown':
        this.#stream(operation.socket).socket.shutdown();
        return;
      case 'tcp-read':
        this.#streams.get(operation.socket)?.read(operation.on);
        return;
      case 'tcp-no-delay':
        this.#stream(operation.socket).socket.setNoDelay(operation.on);
        return;
      case 'tcp-keep-alive':
        this.#stream(operation.socket).socket.setKeepAlive(operation.on, operation.times);
        return;
      case 'tcp-reset':
        this.#forget(operation.socket)?.socket.abort();
        return;
      case 'udp-bind':
        this.#datagram(operation.socket).bind(operation.local, operation);
        return;
      case 'udp-connect':
        this.#datagram(operation.socket).connect(operation.remote);
        return;
      case 'udp-send':
        this.#datagram(operation.socket).send(operation.bytes, operation.to);
        return;
      case 'udp-ttl':
        this.#datagram(operation.socket).socket.ttl = operation.ttl;
        return;
      case 'udp-read':
        this.#datagrams.get(operation.socket)?.read(operation.on);
        return;
      case 'close':
        this.#close(operation.socket);
        return;
      case 'note':
        return;
    }
  }

  /** What the operating system does when a process ends: FIN, or RST where unread data is left. */
  closeAll(): void {
    for (const id of [...this.#streams.keys(), ...this.#datagrams.keys()]) this.#close(id);
  }

  /** The process broke down: its peers see RST. */
  abortAll(): void {
    for (const id of [...this.#streams.keys()]) this.#forget(id)?.socket.abort();
    this.closeAll();
  }

  #stream(id: SocketId): StreamEnd {
    const end = this.#streams.get(id);
    if (!end) throw new Error(`an operation on TCP socket ${id}, which is not open`);
    return end;
  }

  #hold(id: SocketId, socket: StreamSocket): StreamEnd {
    const end = new StreamEnd(id, socket, this.#host, this.#inbox, (accepted) => {
      const number = this.#nextAccepted;
      this.#nextAccepted += 2;
      return this.#hold(number, accepted);
    });
    this.#streams.set(id, end);
    return end;
  }

  #datagram(id: SocketId): DatagramEnd {
    const end = this.#datagrams.get(id);
    if (!end) throw new Error(`an operation on UDP socket ${id}, which is not open`);
    return end;
  }

  #close(id: SocketId): void {
    const stream = this.#forget(id);
    if (stream) {
      stream.socket.close();
      return;
    }
    const datagram = this.#datagrams.get(id);
    this.#datagrams.delete(id);
    datagram?.release();
    datagram?.socket.close();
  }

  #forget(id: SocketId): StreamEnd | undefined {
    const end = this.#streams.get(id);
    this.#streams.delete(id);
    end?.release();
    return end;
  }

  #check(socket: SocketId, errno: Errno | undefined): void {
    if (errno) this.#inbox.post({ type: 'error', socket, errno });
  }
}
