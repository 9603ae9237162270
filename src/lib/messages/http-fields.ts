import type { Field } from '../net/wire/field.ts';
import { utf8Text } from '../net/wire/utf8.ts';
import { type Line, lineAt, Pieces } from './pieces.ts';

/**
 * The HTTP/1.1 messages (RFC 9112 §2.1) that lie one after another in `bytes` from `at` on. What has not ended yet is
 * taken apart as far as it goes; a start line without a whole header section after it is still one message. Bodies are
 * as long as Content-Length says, or chunked (§7.1); a response with neither goes to the end of the bytes (§6.3).
 */
export function httpFields(bytes: Uint8Array, at = 0): readonly Field[] {
  const messages: Field[] = [];
  for (let next = at; next < bytes.length; ) {
    const message = new Message(bytes, next, `http.${messages.length}`).field();
    messages.push(message);
    next = message.offset + message.length;
  }
  return messages;
}

/** Whether the bytes begin as a request or a response of HTTP/1.x would. */
export function looksLikeHttp(bytes: Uint8Array): boolean {
  const text = utf8Text(bytes.subarray(0, lineAt(bytes, 0).end)) ?? '';
  return /^HTTP\/\d|^[A-Za-z]+ \S+ HTTP\/\d\.\d$/.test(text);
}

class Message {
  readonly #bytes: Uint8Array;
  readonly #id: string;
  readonly #pieces: Pieces;
  readonly #start: number;
  /** In lower case. */
  readonly #headers = new Map<string, string>();

  constructor(bytes: Uint8Array, start: number, id: string) {
    this.#bytes = bytes;
    this.#start = start;
    this.#id = id;
    this.#pieces = new Pieces(bytes, start, id);
  }

  field(): Field {
    const pieces = this.#pieces;
    const first = lineAt(this.#bytes, this.#start);
    const isResponse = this.#text(first.start, first.start + 5) === 'HTTP/';
    pieces.take(
      'start',
      isResponse ? 'Status line' : 'Request line',
      first.next,
      this.#startLine(first, isResponse),
      this.#text(first.start, first.end),
    );
    const ended = first.ending !== 'none' && this.#headerSection();
    if (ended) this.#body(isResponse);
    return {
      id: this.#id,
      name: isResponse ? 'HTTP response' : 'HTTP request',
      value: '',
      offset: this.#start,
      length: pieces.at - this.#start,
      children: pieces.fields,
    };
  }

  #text(from: number, to: number): string {
    return utf8Text(this.#bytes.subarray(from, to)) ?? '';
  }

  /** Three words with one space between them; the last of a response may hold spaces (§3, §4). */
  #startLine(line: Line, isResponse: boolean): readonly Field[] {
    const pieces = new Pieces(this.#bytes, line.start, `${this.#id}.start`);
    const names = isResponse
      ? (['HTTP version', 'Status code', 'Reason phrase'] as const)
      : (['Method', 'Request target', 'HTTP version'] as const);
    for (const [place, name] of names.entries()) {
      const space = this.#bytes.indexOf(0x20, pieces.at);
      const last = place === 2 || space < 0 || space >= line.end;
      pieces.take(name.toLowerCase().replace(' ', '-'), name, last ? line.end : space);
      if (last) break;
      pieces.take(`space-${place}`, 'SP', space + 1, undefined, '');
    }
    pieces.takeEnding(line);
    return pieces.fields;
  }

  /** Header lines up to the empty line (§5); false when it has not come. */
  #headerSection(): boolean {
    for (let count = 0; this.#pieces.at < this.#bytes.length; count++) {
      const line = lineAt(this.#bytes, this.#pieces.at);
      if (line.end === line.start && line.ending !== 'none') {
        this.#pieces.take('empty', 'Empty line', line.next, undefined, '');
        return true;
      }
      const id = `header.${count}`;
      const children = this.#header(line, `${this.#id}.${id}`);
      this.#pieces.take(id, 'Header field', line.next, children, this.#text(line.start, line.end));
    }
    return false;
  }

  #header(line: Line, id: string): readonly Field[] {
    const pieces = new Pieces(this.#bytes, line.start, id);
    const colon = this.#bytes.indexOf(0x3a, line.start);
    if (colon > line.start && colon < line.end) {
      const name = this.#text(line.start, colon).toLowerCase();
      pieces.take('name', 'Field name', colon);
      let value = colon + 1;
      while (value < line.end && this.#bytes[value] === 0x20) value++;
      pieces.take('colon', 'Colon', value, undefined, '');
      this.#headers.set(name, this.#text(value, line.end).trim());
    }
    pieces.take('value', colon > line.start && colon < line.end ? 'Field value' : 'Text', line.end);
    pieces.takeEnding(line);
    return pieces.fields;
  }

  #body(isResponse: boolean): void {
    const pieces = this.#pieces;
    if (this.#headers.get('transfer-encoding')?.toLowerCase().endsWith('chunked')) {
      this.#chunks();
      return;
    }
    const length = this.#headers.get('content-length');
    const rest = this.#bytes.length - pieces.at;
    const given = length !== undefined && /^\d+$/.test(length) ? Number(length) : isResponse ? rest : 0;
    pieces.take('body', 'Body', pieces.at + Math.min(given, rest));
  }

  /** Each chunk is its size in hexadecimal, a line of its own, then so many bytes and CRLF; size 0 ends them. */
  #chunks(): void {
    const pieces = this.#pieces;
    for (let count = 0; pieces.at < this.#bytes.length; count++) {
      const line = lineAt(this.#bytes, pieces.at);
      const size = Number.parseInt(this.#text(line.start, line.end), 16);
      if (Number.isNaN(size)) return;
      pieces.take(`chunk-size.${count}`, 'Chunk size', line.next, undefined, String(size));
      if (size > 0) pieces.take(`chunk.${count}`, 'Chunk', Math.min(pieces.at + size, this.#bytes.length));
      const end = lineAt(this.#bytes, pieces.at);
      if (end.end === end.start) pieces.take(`chunk-end.${count}`, 'CRLF', end.next, undefined, '');
      if (size === 0) return;
    }
  }
}
