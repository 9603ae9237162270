import constants from 'ieum:constants';
import { bytesOf, concatenate, Encoding, encode, toEncoding } from '../bytes.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HandleWrap } from './handle-wrap.ts';
import { errorNumber } from './uv.ts';

const { kReadBytesOrError, kArrayBufferOffset, kBytesWritten, kLastWriteWasAsync } =
  constants.stream as Record<
    'kReadBytesOrError' | 'kArrayBufferOffset' | 'kBytesWritten' | 'kLastWriteWasAsync',
    number
  >;

/** Side results of stream calls, which the library reads after each (`node::StreamBase`, src/stream_base.cc). */
export const streamBaseState = new Int32Array(5);

export interface Request extends AsyncWrap {
  oncomplete?: unknown;
  handle?: unknown;
}

/** What lies under a stream handle. */
export interface StreamTransport {
  /**
   * Takes bytes: 0 when all are accepted at once, a negative error, or 1 when `done` will tell the result later.
   */
  write(bytes: Uint8Array, done: (status: number) => void): number;
  /** Ends the sending side after what is queued; a negative error, or 0 and `done` later. */
  shutdown(done: (status: number) => void): number;
  /** The reader starts or stops wanting data. */
  read(on: boolean): number;
}

/** A stream over a transport: what `LibuvStreamWrap` is in Node (src/stream_wrap.cc). */
export abstract class StreamHandle extends HandleWrap {
  readonly #environment: Environment;
  #reading = false;
  #requests = 0;
  #userBuffer: Uint8Array | undefined;
  /** What has come and waits for the user's buffer. */
  #rest: Uint8Array | undefined;
  #filling = false;
  #bytesRead = 0;
  #bytesWritten = 0;
  #onread: unknown = null;
  #diverted: ((bytes: Uint8Array) => void) | undefined;
  protected abstract get transport(): StreamTransport | undefined;

  constructor(environment: Environment, provider: string) {
    super(environment, provider);
    this.#environment = environment;
  }

  // Accessors of the prototype, as in Node: util.inspect of a socket shows only own properties.
  get bytesRead(): number {
    return this.#bytesRead;
  }

  get bytesWritten(): number {
    return this.#bytesWritten;
  }

  get isStreamBase(): boolean {
    return true;
  }

  get onread(): unknown {
    return this.#onread;
  }

  set onread(callback: unknown) {
    this.#onread = callback;
  }

  /** Bytes go to `reader` in place of `onread` from now on (`StreamResource::PushStreamListener`); errors and the end do not. */
  static divert(handle: StreamHandle, reader: ((bytes: Uint8Array) => void) | undefined): void {
    handle.#diverted = reader;
  }

  protected get isReading(): boolean {
    return this.#reading;
  }

  /** Whether what comes next may be given to the reader now. */
  protected get wantsData(): boolean {
    return this.#reading && !this.#rest && !HandleWrap.isClosing(this);
  }

  protected get hasRequests(): boolean {
    return this.#requests > 0;
  }

  readStart(): number {
    const { transport } = this;
    if (HandleWrap.isClosing(this)) return errorNumber('EINVAL');
    if (!transport) return errorNumber('ENOTCONN');
    this.#reading = true;
    this.#fillSoon();
    return transport.read(true);
  }

  readStop(): number {
    this.#reading = false;
    return this.transport?.read(false) ?? 0;
  }

  useUserBuffer(buffer: Uint8Array): void {
    this.#userBuffer = buffer;
  }

  setBlocking(): number {
    return 0;
  }

  shutdown(request: Request): number {
    const { transport } = this;
    if (!transport || HandleWrap.isClosing(this)) return errorNumber('ENOTCONN');
    const status = transport.shutdown((result) => this.complete(request, result));
    if (status === 0) this.began(request);
    return status;
  }

  writeBuffer(request: Request, view: ArrayBufferView): number {
    return this.#write(request, bytesOf(view).slice());
  }

  writeUtf8String(request: Request, text: string): number {
    return this.#write(request, encode(text, Encoding.utf8));
  }

  writeAsciiString(request: Request, text: string): number {
    return this.#write(request, encode(text, Encoding.latin1));
  }

  writeLatin1String(request: Request, text: string): number {
    return this.#write(request, encode(text, Encoding.latin1));
  }

  writeUcs2String(request: Request, text: string): number {
    return this.#write(request, encode(text, Encoding.utf16le));
  }

  /** Chunks are all buffers, or pairs of chunk and encoding. */
  writev(request: Request, chunks: readonly unknown[], allBuffers: boolean): number {
    const parts: Uint8Array[] = [];
    for (let index = 0; index < chunks.length; index += allBuffers ? 1 : 2) {
      const chunk = chunks[index];
      parts.push(
        typeof chunk === 'string'
          ? encode(chunk, toEncoding(chunks[index + 1]))
          : bytesOf(chunk as ArrayBufferView),
      );
    }
    return this.#write(request, concatenate(parts));
  }

  #write(request: Request, bytes: Uint8Array): number {
    const { transport } = this;
    streamBaseState[kBytesWritten] = bytes.length;
    streamBaseState[kLastWriteWasAsync] = 0;
    if (!transport || HandleWrap.isClosing(this)) return errorNumber('EBADF');
    this.#bytesWritten += bytes.length;
    const status = transport.write(bytes, (result) => this.complete(request, result, undefined));
    if (status <= 0) return status;
    this.began(request);
    streamBaseState[kLastWriteWasAsync] = 1;
    return 0;
  }

  /** A request keeps the process alive until it completes. */
  protected began(request: Request): void {
    this.#requests++;
    this.#environment.requests++;
    request.handle = this;
  }

  protected complete(request: Request, status: number, ...more: unknown[]): void {
    this.#requests--;
    this.#environment.requests--;
    AsyncWrap.call(request, request.oncomplete, status, this, ...more);
  }

  /** Gives the reader bytes, or a negative error (UV_EOF at the end). */
  protected emit(result: Uint8Array | number): void {
    streamBaseState[kArrayBufferOffset] = 0;
    if (typeof result === 'number') {
      // The end or an error stops the handle: from here on reading keeps no process alive (uv__stream_eof, uv__read).
      this.#reading = false;
      streamBaseState[kReadBytesOrError] = result;
      AsyncWrap.call(this, this.onread, undefined);
      return;
    }
    this.#bytesRead += result.length;
    if (this.#diverted) {
      this.#diverted(result);
      return;
    }
    if (this.#userBuffer) {
      this.#rest = result;
      this.#fill();
      return;
    }
    streamBaseState[kReadBytesOrError] = result.length;
    AsyncWrap.call(this, this.onread, result.slice().buffer);
  }

  /**
   * One read into the buffer that `onread` of net.Socket names. The callback may answer with the buffer for the next
   * one (`CustomBufferJSListener`), or stop reading: then the rest waits.
   */
  #fill(): void {
    const buffer = this.#userBuffer;
    const rest = this.#rest;
    if (!buffer || !rest || !this.#reading || HandleWrap.isClosing(this)) return;
    const part = rest.subarray(0, buffer.length);
    this.#rest = rest.length > part.length ? rest.subarray(part.length) : undefined;
    buffer.set(part);
    streamBaseState[kReadBytesOrError] = part.length;
    const next = AsyncWrap.call(this, this.onread, undefined);
    if (next instanceof Uint8Array) this.#userBuffer = next;
    this.#fillSoon();
  }

  #fillSoon(): void {
    if (!this.#rest || this.#filling) return;
    this.#filling = true;
    this.#environment.pending.push(() => {
      this.#filling = false;
      this.#fill();
    });
  }
}

/** internalBinding('stream_wrap'). */
export function streamWrapBinding(environment: Environment): object {
  return {
    ...constants.stream,
    streamBaseState,
    LibuvStreamWrap: StreamHandle,
    ShutdownWrap: class ShutdownWrap extends AsyncWrap {
      constructor() {
        super(environment, 'SHUTDOWNWRAP');
      }
    },
    WriteWrap: class WriteWrap extends AsyncWrap {
      constructor() {
        super(environment, 'WRITEWRAP');
      }
    },
  };
}
