import image from 'ieum:llhttp';

/** llhttp's `llhttp_errno_t` (include/llhttp.h), as far as the binding decides by it. */
export const Errno = { OK: 0, PAUSED_UPGRADE: 22, USER: 24 } as const;

/** What llhttp calls while it parses. A non-zero answer stops it with that error. */
export interface ParserEvents {
  messageBegin(): number;
  url(text: string): number;
  status(text: string): number;
  headerField(text: string): number;
  headerValue(text: string): number;
  headersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number;
  body(bytes: Uint8Array): number;
  messageComplete(): number;
}

/** The functions of undici's build of llhttp, the parser of Node itself. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  llhttp_alloc(type: number): number;
  llhttp_free(parser: number): void;
  llhttp_execute(parser: number, data: number, length: number): number;
  llhttp_finish(parser: number): number;
  llhttp_pause(parser: number): void;
  llhttp_resume(parser: number): void;
  llhttp_resume_after_upgrade(parser: number): void;
  llhttp_get_error_pos(parser: number): number;
  llhttp_get_error_reason(parser: number): number;
  llhttp_errno_name(errno: number): number;
  llhttp_get_method(parser: number): number;
  llhttp_get_http_major(parser: number): number;
  llhttp_get_http_minor(parser: number): number;
  llhttp_get_upgrade(parser: number): number;
}

/** llhttp as a WebAssembly module. */
export const llhttpImage = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(image, (character) => character.charCodeAt(0));

/** llhttp in this realm, and whom it calls for each parser. */
export class Llhttp {
  readonly exports: Exports;
  readonly #owners = new Map<number, ParserEvents>();

  constructor() {
    const owner = (parser: number) => this.#owners.get(parser)!;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(llhttpImage()), {
      env: {
        wasm_on_message_begin: (parser: number) => owner(parser).messageBegin(),
        wasm_on_url: (parser: number, at: number, length: number) => owner(parser).url(this.text(at, length)),
        wasm_on_status: (parser: number, at: number, length: number) =>
          owner(parser).status(this.text(at, length)),
        wasm_on_header_field: (parser: number, at: number, length: number) =>
          owner(parser).headerField(this.text(at, length)),
        wasm_on_header_value: (parser: number, at: number, length: number) =>
          owner(parser).headerValue(this.text(at, length)),
        wasm_on_headers_complete: (parser: number, status: number, upgrade: number, keepAlive: number) =>
          owner(parser).headersComplete(status, upgrade !== 0, keepAlive !== 0),
        wasm_on_body: (parser: number, at: number, length: number) =>
          owner(parser).body(new Uint8Array(this.exports.memory.buffer, at, length)),
        wasm_on_message_complete: (parser: number) => owner(parser).messageComplete(),
      },
    });
    this.exports = instance.exports as unknown as Exports;
    this.exports._initialize();
  }

  /** A new parser, of requests (1) or responses (2). `lenient` names the rules that it does not insist on. */
  open(type: number, lenient: readonly string[], owner: ParserEvents): number {
    const parser = this.exports.llhttp_alloc(type);
    const settings = this.exports as unknown as Record<string, (parser: number, on: number) => void>;
    for (const rule of lenient) settings[`llhttp_set_lenient_${rule}`]!(parser, 1);
    this.#owners.set(parser, owner);
    return parser;
  }

  close(parser: number): void {
    this.#owners.delete(parser);
    this.exports.llhttp_free(parser);
  }

  /** Parses bytes, or their end (null). `stopped` is the number of bytes before an error; all of them without one. */
  execute(parser: number, bytes: Uint8Array | null): { readonly errno: number; readonly stopped: number } {
    const { exports } = this;
    if (!bytes) return { errno: exports.llhttp_finish(parser), stopped: 0 };
    const memory = exports.malloc(bytes.length || 1);
    new Uint8Array(exports.memory.buffer, memory, bytes.length).set(bytes);
    const errno = exports.llhttp_execute(parser, memory, bytes.length);
    const stopped = errno === Errno.OK ? bytes.length : exports.llhttp_get_error_pos(parser) - memory;
    exports.free(memory);
    return { errno, stopped };
  }

  /** Octets as characters: header fields are Latin-1 to Node. */
  text(at: number, length: number): string {
    return String.fromCharCode(...new Uint8Array(this.exports.memory.buffer, at, length));
  }

  /** A text that ends in a zero. */
  constant(at: number): string {
    if (at === 0) return '';
    const memory = new Uint8Array(this.exports.memory.buffer);
    return this.text(at, memory.indexOf(0, at) - at);
  }
}
