import constants from 'ieum:constants';
import { decode, Encoding } from '../bytes.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HandleWrap } from './handle-wrap.ts';
import { type Request, StreamHandle, type StreamTransport } from './stream-handle.ts';
import { errorNumber } from './uv.ts';

/** What the kernel has sent to this process's standard input and nobody has read. */
export class StandardInput {
  readonly #chunks: (Uint8Array | 'end')[] = [];
  #ended = false;
  reader: (() => void) | undefined;

  push(bytes: Uint8Array | null): void {
    if (this.#ended) return;
    if (bytes) this.#chunks.push(bytes);
    else {
      this.#ended = true;
      this.#chunks.push('end');
    }
    this.reader?.();
  }

  shift(): Uint8Array | 'end' | undefined {
    return this.#chunks.shift();
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }
}

/** internalBinding('pipe_wrap') (src/pipe_wrap.cc), for the three standard streams only: there are no Unix sockets. */
export function pipeWrapBinding(environment: Environment, input: StandardInput): object {
  class Pipe extends StreamHandle {
    #descriptor = -1;
    #flushing = false;
    reading = false;

    constructor(_type: number) {
      super(environment, 'PIPEWRAP');
      HandleWrap.activity.set(this, () => this.isReading || this.hasRequests);
      HandleWrap.closeHooks.set(this, () => {
        if (this.#descriptor === 0) input.reader = undefined;
      });
    }

    get fd(): number {
      return this.#descriptor;
    }

    get writeQueueSize(): number {
      return 0;
    }

    open(descriptor: number): number {
      if (descriptor > 2) return errorNumber('EBADF');
      this.#descriptor = descriptor;
      if (descriptor === 0) input.reader = () => this.#flushSoon();
      return 0;
    }

    protected get transport(): StreamTransport | undefined {
      if (this.#descriptor < 0) return undefined;
      return {
        write: (bytes) => {
          environment.write(this.#descriptor === 2 ? 'stderr' : 'stdout', decode(bytes, Encoding.utf8));
          return 0;
        },
        shutdown: (done) => {
          environment.pending.push(() => done(0));
          return 0;
        },
        read: (on) => {
          if (on) this.#flushSoon();
          return 0;
        },
      };
    }

    #flushSoon(): void {
      if (this.#flushing || input.isEmpty || !this.isReading) return;
      this.#flushing = true;
      environment.pending.push(() => {
        this.#flushing = false;
        if (!this.isReading || HandleWrap.isClosing(this)) return;
        const next = input.shift();
        if (next !== undefined) this.emit(next === 'end' ? errorNumber('EOF') : next);
        this.#flushSoon();
      });
    }

    bind(): number {
      return errorNumber('EACCES');
    }

    listen(): number {
      return errorNumber(this.#descriptor < 0 ? 'EACCES' : 'ENOTSOCK');
    }

    connect(request: Request): number {
      this.began(request);
      environment.pending.push(() => this.complete(request, errorNumber('ENOENT'), request, false, false));
      return 0;
    }
  }

  return {
    Pipe,
    PipeConnectWrap: class PipeConnectWrap extends AsyncWrap {
      constructor() {
        super(environment, 'PIPECONNECTWRAP');
      }
    },
    constants: constants.pipe,
  };
}
