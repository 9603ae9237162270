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

  protected get hasRequests(): boolean {
    return this.#requests > 0;
  }

  readStart(): number {
    const { transport } = this;
    if (!transport) return errorNumber('ENOTCONN');
    this.#reading = true;
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
    if (!transport) return errorNumber('ENOTCONN');
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
    if (!transport) return errorNumber('EBADF');
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
      // The buffer that `onread` of net.Socket names is filled again and again.
      for (let start = 0; start < result.length && this.#reading; start += this.#userBuffer.length) {
        const part = result.subarray(start, start + this.#userBuffer.length);
        this.#userBuffer.set(part);
        streamBaseState[kReadBytesOrError] = part.length;
        AsyncWrap.call(this, this.onread, undefined);
      }
      return;
    }
    streamBaseState[kReadBytesOrError] = result.length;
    AsyncWrap.call(this, this.onread, result.slice().buffer);
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
