import type { Endpoint } from '../net/address.ts';
import type { Errno } from '../net/socket/errno.ts';
import type { StreamTransport } from './bindings/stream-handle.ts';
import { errorNumber } from './bindings/uv.ts';
import type { Environment, SocketOwner } from './environment.ts';
import type { KernelEvent, SocketId } from './protocol.ts';

interface QueuedWrite {
  bytes: Uint8Array;
  readonly done: (status: number) => void;
}

type Incoming = Uint8Array | 'end';

/** Who reads a connection. */
export interface ConnectionReader {
  wantsData(): boolean;
  deliver(result: Uint8Array | number): void;
}

/**
 * One end of an established TCP connection, as the process sees it. Writes go to the kernel as far as the room it
 * told of allows; the rest waits here, as it waits in libuv's queue when a non-blocking `write` takes less.
 */
export class Connection implements StreamTransport, SocketOwner {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly #environment: Environment;
  readonly #socket: SocketId;
  readonly #reader: ConnectionReader;
  #room: number;
  readonly #queue: QueuedWrite[] = [];
  readonly #incoming: Incoming[] = [];
  #error: Errno | undefined;
  #errorTold = false;
  #reading = false;
  /** The end of the stream has been told: libuv reads no more, so only a write can meet an error. */
  #ended = false;
  #flushing = false;
  #shutDown = false;
  #closed = false;
  #afterQueue: (() => void) | undefined;

  constructor(
    environment: Environment,
    socket: SocketId,
    ends: { readonly local: Endpoint; readonly remote: Endpoint; readonly room: number },
    reader: ConnectionReader,
  ) {
    this.#environment = environment;
    this.#socket = socket;
    this.#reader = reader;
    this.local = ends.local;
    this.remote = ends.remote;
    this.#room = ends.room;
    environment.sockets.set(socket, this);
  }

  get writeQueueSize(): number {
    return this.#queue.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  write(bytes: Uint8Array, done: (status: number) => void): number {
    if (this.#error) return errorNumber(this.#takeError());
    if (this.#shutDown) return errorNumber('EPIPE');
    const sent = this.#queue.length === 0 ? this.#send(bytes) : 0;
    if (sent === bytes.length) return 0;
    this.#queue.push({ bytes: bytes.subarray(sent), done });
    return 1;
  }

  /** The first call after a reset reports it (sk_err on Linux); later writes find a broken pipe. */
  #takeError(): Errno {
    const errno = this.#errorTold ? 'EPIPE' : this.#error!;
    this.#errorTold = true;
    return errno;
  }

  #send(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.#room);
    if (count === 0) return 0;
    this.#room -= count;
    this.#environment.operate({ type: 'tcp-write', socket: this.#socket, bytes: bytes.slice(0, count) });
    return count;
  }

  shutdown(done: (status: number) => void): number {
    if (this.#error) return errorNumber('ENOTCONN');
    this.#shutDown = true;
    const finish = () => {
      this.#environment.operate({ type: 'tcp-shutdown', socket: this.#socket });
      this.#environment.pending.push(() => done(0));
    };
    if (this.#queue.length > 0) this.#afterQueue = finish;
    else finish();
    return 0;
  }

  read(on: boolean): number {
    if (this.#reading !== on) {
      this.#reading = on;
      this.#environment.operations.push({ type: 'tcp-read', socket: this.#socket, on });
    }
    if (on) this.#flushSoon();
    return 0;
  }

  receive(event: KernelEvent): void {
    switch (event.type) {
      case 'data':
        this.#incoming.push(event.bytes);
        break;
      case 'end':
        this.#incoming.push('end');
        break;
      case 'room':
        this.#room = event.room;
        this.#drain();
        return;
      case 'error':
        this.#fail(event.errno);
        break;
      default:
        throw new Error(`a connection does not take the event ${event.type}`);
    }
    this.#flushOne();
    if (this.#incoming.length > 0) this.#flushSoon();
  }

  #drain(): void {
    for (let first = this.#queue[0]; first && this.#room > 0; first = this.#queue[0]) {
      first.bytes = first.bytes.subarray(this.#send(first.bytes));
      if (first.bytes.length > 0) return;
      this.#queue.shift();
      this.#environment.pending.push(() => first.done(0));
    }
    if (this.#queue.length > 0) return;
    this.#afterQueue?.();
    this.#afterQueue = undefined;
  }

  #fail(errno: Errno): void {
    this.#error = errno;
    this.#incoming.length = 0;
    this.#afterQueue = undefined;
    for (const { done } of this.#queue.splice(0))
      this.#environment.pending.push(() => done(errorNumber(errno)));
    this.#environment.note(errno, this.#socket);
  }

  #flushSoon(): void {
    const errorWaits = this.#error && !this.#errorTold && !this.#ended;
    if (this.#flushing || (this.#incoming.length === 0 && !errorWaits)) return;
    this.#flushing = true;
    this.#environment.pending.push(() => {
      this.#flushing = false;
      this.#flushOne();
      if (this.#reading) this.#flushSoon();
    });
  }

  /** One read callback, as one readable event of the poll phase causes. */
  #flushOne(): void {
    if (this.#closed || !this.#reader.wantsData()) return;
    if (this.#error && !this.#errorTold) {
      if (this.#ended) return;
      this.#errorTold = true;
      this.#reader.deliver(errorNumber(this.#error));
      return;
    }
    const next = this.#incoming.shift();
    if (next === undefined) return;
    if (next === 'end') {
      this.#ended = true;
      this.#environment.note('end', this.#socket);
      this.#reader.deliver(errorNumber('EOF'));
    } else {
      this.#environment.note(`data ${next.length}`, this.#socket);
      this.#reader.deliver(next);
    }
  }

  close(reset: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { done } of this.#queue.splice(0))
      this.#environment.pending.push(() => done(errorNumber('ECANCELED')));
    this.#environment.sockets.delete(this.#socket);
    this.#environment.operate({ type: reset ? 'tcp-reset' : 'close', socket: this.#socket });
  }
}
