import constants from 'ieum:constants';
import { bytesOf } from '../bytes.ts';
import type { Environment } from '../environment.ts';
import { AsyncWrap } from './async-wrap.ts';
import { HttpConnections, type TimedConnection } from './http-connections.ts';
import { Errno, Llhttp, llhttpImage, type ParserEvents } from './llhttp.ts';
import { StreamHandle } from './stream-handle.ts';

const numbers = constants.http.parser as Record<string, number>;
const { kOnMessageBegin, kOnHeaders, kOnHeadersComplete, kOnBody, kOnMessageComplete, kOnExecute } = numbers;
const REQUEST = numbers.REQUEST!;
/** Header fields that Node hands over at once, at most. */
const MOST_FIELDS = 32;

/** The bits of `lenient` and the rules they switch off. kLenientHeaderValueRelaxed is not in this build of llhttp. */
const leniency: readonly (readonly [number | undefined, string])[] = [
  [numbers.kLenientHeaders, 'headers'],
  [numbers.kLenientChunkedLength, 'chunked_length'],
  [numbers.kLenientKeepAlive, 'keep_alive'],
  [numbers.kLenientTransferEncoding, 'transfer_encoding'],
  [numbers.kLenientVersion, 'version'],
  [numbers.kLenientDataAfterClose, 'data_after_close'],
  [numbers.kLenientOptionalLFAfterCR, 'optional_lf_after_cr'],
  [numbers.kLenientOptionalCRLFAfterChunk, 'optional_crlf_after_chunk'],
  [numbers.kLenientOptionalCRBeforeLF, 'optional_cr_before_lf'],
  [numbers.kLenientSpacesAfterChunkSize, 'spaces_after_chunk_size'],
];

interface ParseError extends Error {
  bytesParsed?: number;
  code?: string;
  reason?: string;
}

/** internalBinding('http_parser') (src/node_http_parser.cc) over undici's llhttp. Limits on chunk extensions are left out. */
export function httpParserBinding(environment: Environment): object {
  const llhttp = new Llhttp();
  const { exports } = llhttp;

  // A class named by its property: V8's traces show that name, and the build would shorten another.
  const { HTTPParser } = {
    HTTPParser: class extends AsyncWrap {
      #state: ParserState | undefined;

      constructor() {
        super(environment, 'HTTPINCOMINGMESSAGE');
      }

      initialize(
        type: number,
        resource: object,
        maxHeaderSize = 0,
        lenient = 0,
        connections?: HttpConnections | null,
      ): void {
        AsyncWrap.reset(this, type === REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST', resource);
        this.#state?.release();
        const limit = maxHeaderSize || Number(constants.options['--max-http-header-size']);
        this.#state = new ParserState(this, type, limit, lenient, connections ?? undefined);
      }

      execute(buffer: ArrayBufferView): unknown {
        return this.#state!.execute(bytesOf(buffer));
      }

      finish(): unknown {
        return this.#state!.execute(null);
      }

      pause(): void {
        this.#state!.pause(true);
      }

      resume(): void {
        this.#state!.pause(false);
      }

      /** From now on the parser reads the connection itself. */
      consume(handle: StreamHandle): void {
        this.#state!.consume(handle);
      }

      unconsume(): void {
        this.#state?.unconsume();
      }

      getCurrentBuffer(): Uint8Array {
        return toBuffer(this.#state!.current);
      }

      remove(): void {
        this.#state?.forget();
      }

      free(): void {}

      close(): void {
        this.#state?.release();
        this.#state = undefined;
      }

      /** Milliseconds since the message began. */
      duration(): number {
        const start = this.#state?.messageStart ?? 0;
        return start === 0 ? 0 : (clock() - start) / 1e6;
      }

      headersCompleted(): boolean {
        return this.#state?.headersCompleted ?? false;
      }
    },
  };
  Object.assign(HTTPParser, numbers);

  /** Nanoseconds, never 0: a message start of 0 means that none is under way. */
  function clock(): number {
    return environment.now + 1;
  }

  function toBuffer(bytes: Uint8Array): Uint8Array {
    const { FastBuffer } = environment.require('internal/buffer') as {
      FastBuffer: new (buffer: ArrayBufferLike) => Uint8Array;
    };
    return new FastBuffer(bytes.slice().buffer);
  }

  /** What `node::Parser` keeps of the message at hand. */
  class ParserState implements ParserEvents, TimedConnection {
    readonly owner: AsyncWrap;
    readonly #type: number;
    readonly #headerLimit: number;
    readonly #connections: HttpConnections | undefined;
    readonly #pointer: number;
    messageStart = 0;
    headersCompleted = false;
    current: Uint8Array = new Uint8Array();
    /** Names and values in turn. */
    #fields: string[] = [];
    #fieldCount = 0;
    #flushed = false;
    #headerBytes = 0;
    #url = '';
    #statusMessage = '';
    #depth = 0;
    #pausePending = false;
    #overflow = false;
    #thrown: { readonly error: unknown } | undefined;
    #source: StreamHandle | undefined;
    #released = false;

    constructor(
      owner: AsyncWrap,
      type: number,
      headerLimit: number,
      lenient: number,
      connections: HttpConnections | undefined,
    ) {
      this.owner = owner;
      this.#type = type;
      this.#headerLimit = headerLimit;
      this.#connections = connections;
      const rules = leniency.flatMap(([bit, rule]) => (lenient & (bit ?? 0) ? [rule] : []));
      this.#pointer = llhttp.open(type, rules, this);
      if (!connections) return;
      // A peer that connects and says nothing is timed as well.
      this.messageStart = clock();
      connections.begin(this);
    }

    release(): void {
      if (this.#released) return;
      this.#released = true;
      this.forget();
      this.unconsume();
      llhttp.close(this.#pointer);
    }

    forget(): void {
      this.#connections?.forget(this);
    }

    messageBegin(): number {
      this.#fields = [];
      this.#fieldCount = 0;
      this.#flushed = false;
      this.headersCompleted = false;
      this.messageStart = clock();
      this.#url = '';
      this.#statusMessage = '';
      this.#connections?.begin(this);
      return this.#tell(kOnMessageBegin, []);
    }

    url(text: string): number {
      this.#url += text;
      return this.#count(text);
    }

    status(text: string): number {
      this.#statusMessage += text;
      return this.#count(text);
    }

    headerField(text: string): number {
      const result = this.#count(text);
      if (result !== 0) return result;
      if (this.#fields.length % 2 === 1) this.#fields[this.#fields.length - 1] += text;
      else {
        if (this.#hasEnoughFields()) return this.#overflows();
        if (this.#fields.length === 2 * (MOST_FIELDS - 1)) this.#flush();
        this.#fields.push(text);
        this.#fieldCount++;
      }
      this.#valueOpen = false;
      return 0;
    }

    /** `maxHeaderPairs`, which the library sets on the parser, counts names and values. */
    #hasEnoughFields(): boolean {
      const { maxHeaderPairs } = this.owner as { maxHeaderPairs?: unknown };
      if (typeof maxHeaderPairs !== 'number' || maxHeaderPairs <= 0) return false;
      return this.#fieldCount >= Math.floor(maxHeaderPairs / 2);
    }

    #valueOpen = false;

    headerValue(text: string): number {
      const result = this.#count(text);
      if (result !== 0) return result;
      if (this.#valueOpen) this.#fields[this.#fields.length - 1] += text;
      else this.#fields.push(text);
      this.#valueOpen = true;
      return 0;
    }

    headersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number {
      this.headersCompleted = true;
      this.#headerBytes = 0;
      const isRequest = this.#type === REQUEST;
      let headers: string[] | undefined;
      let url: string | undefined;
      if (this.#flushed) this.#flush();
      else {
        headers = this.#takeHeaders();
        if (isRequest) url = this.#url;
      }
      let answer = 0;
      const status = this.#tell(
        kOnHeadersComplete,
        [
          exports.llhttp_get_http_major(this.#pointer),
          exports.llhttp_get_http_minor(this.#pointer),
          headers,
          isRequest ? exports.llhttp_get_method(this.#pointer) : undefined,
          url,
          isRequest ? undefined : statusCode,
          isRequest ? undefined : this.#statusMessage,
          upgrade,
          shouldKeepAlive,
        ],
        (value) => {
          answer = Number(value) | 0;
        },
      );
      return status || answer;
    }

    body(bytes: Uint8Array): number {
      return bytes.length === 0 ? 0 : this.#tell(kOnBody, [toBuffer(bytes)]);
    }

    messageComplete(): number {
      this.messageStart = 0;
      this.#connections?.rest(this);
      if (this.#fields.length > 0) this.#flush();
      return this.#tell(kOnMessageComplete, []);
    }

    /** Request line, status line and header fields count against the limit. */
    #count(text: string): number {
      this.#headerBytes += text.length;
      return this.#headerBytes < this.#headerLimit ? 0 : this.#overflows();
    }

    #overflows(): number {
      this.#overflow = true;
      return Errno.USER;
    }

    /** Spaces and tabs after a value are no part of it. */
    #takeHeaders(): string[] {
      const fields = this.#fields;
      if (fields.length % 2 === 1) fields.push('');
      this.#fields = [];
      this.#valueOpen = false;
      return fields.map((field, index) => (index % 2 === 1 ? field.replace(/[ \t]+$/, '') : field));
    }

    #flush(): void {
      const url = this.#url;
      this.#url = '';
      this.#flushed = true;
      this.#tell(kOnHeaders, [this.#takeHeaders(), url]);
    }

    /** Calls the library. What it throws is kept until llhttp has returned: it must not unwind through it. */
    #tell(event: number | undefined, values: unknown[], take?: (result: unknown) => void): number {
      const callback = (this.owner as unknown as Record<number, unknown>)[event!];
      if (typeof callback !== 'function') return 0;
      try {
        const result = AsyncWrap.call(this.owner, callback, ...values);
        take?.(result);
        return 0;
      } catch (error) {
        this.#thrown ??= { error };
        return -1;
      }
    }

    /** Gives the number of bytes parsed (nothing for the end), or the error as a value. */
    execute(bytes: Uint8Array | null): unknown {
      this.#thrown = undefined;
      this.#overflow = false;
      const before = this.current;
      this.current = bytes ?? new Uint8Array();
      this.#depth++;
      const result = llhttp.execute(this.#pointer, bytes);
      this.#depth--;
      this.current = before;
      let { errno } = result;
      if (errno === Errno.PAUSED_UPGRADE) {
        errno = Errno.OK;
        exports.llhttp_resume_after_upgrade(this.#pointer);
      }
      if (this.#pausePending) {
        this.#pausePending = false;
        exports.llhttp_pause(this.#pointer);
      }
      const thrown = this.#thrown as { readonly error: unknown } | undefined;
      this.#thrown = undefined;
      if (thrown) throw thrown.error;
      if (errno !== Errno.OK && !exports.llhttp_get_upgrade(this.#pointer))
        return this.#error(errno, result.stopped);
      return bytes ? result.stopped : undefined;
    }

    #error(errno: number, bytesParsed: number): ParseError {
      const error: ParseError = new Error('Parse Error');
      error.bytesParsed = bytesParsed;
      error.code = this.#overflow ? 'HPE_HEADER_OVERFLOW' : llhttp.constant(exports.llhttp_errno_name(errno));
      error.reason = this.#overflow
        ? 'Header overflow'
        : llhttp.constant(exports.llhttp_get_error_reason(this.#pointer));
      return error;
    }

    pause(on: boolean): void {
      if (this.#depth > 0) this.#pausePending = on;
      else if (on) exports.llhttp_pause(this.#pointer);
      else exports.llhttp_resume(this.#pointer);
    }

    consume(handle: StreamHandle): void {
      this.#source = handle;
      StreamHandle.divert(handle, (bytes) => {
        const result = this.execute(bytes);
        this.current = bytes;
        AsyncWrap.call(this.owner, (this.owner as unknown as Record<number, unknown>)[kOnExecute!], result);
        this.current = new Uint8Array();
      });
    }

    unconsume(): void {
      if (this.#source) StreamHandle.divert(this.#source, undefined);
      this.#source = undefined;
    }
  }

  class ConnectionsList extends HttpConnections {
    constructor() {
      super(clock);
    }
  }

  return {
    HTTPParser,
    ConnectionsList,
    methods: constants.http.methods,
    allMethods: constants.http.allMethods,
    /** For undici, which has a parser of its own over the same llhttp. */
    llhttpImage,
  };
}
