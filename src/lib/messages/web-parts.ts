import { Pair, readAll } from '../experiments/pair.ts';
import type { StreamListener, StreamSocket } from '../net/socket/stream-socket.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import type { Field } from '../net/wire/field.ts';
import { utf8Bytes, utf8Text } from '../net/wire/utf8.ts';
import { eachLine } from './crlf-lines.ts';
import { httpFields, looksLikeHttp } from './http-fields.ts';
import { SmtpSession } from './smtp-session.ts';

/** The parts of the Web that can be swapped: two makes of browser, two of server and one that speaks SMTP, two kinds of document. */
export interface WebParts {
  readonly browser: 'one' | 'other';
  readonly server: 'one' | 'other' | 'mail';
  readonly document: 'html' | 'picture';
}

export interface WebRun {
  /** What the browser shows; undefined when it could not make sense of the answer. */
  readonly shown: WebParts['document'] | undefined;
  readonly request: string;
  /** As text, bytes of a picture aside. */
  readonly answer: string;
  readonly events: readonly TraceEvent[];
}

const REQUESTS: Readonly<Record<WebParts['browser'], string>> = {
  one: 'GET /page HTTP/1.1\r\nHost: server.lab\r\nUser-Agent: One/1.0\r\nAccept: */*\r\n\r\n',
  other:
    'GET /page HTTP/1.1\r\nhost: server.lab\r\naccept-language: ko\r\naccept: text/html, image/*\r\nuser-agent: Other 7\r\n\r\n',
};

/** The smallest GIF there is: one pixel (GIF89a). */
const PIXEL = Uint8Array.from([
  ...[0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
]);
const DOCUMENTS: Readonly<Record<WebParts['document'], readonly [type: string, body: Uint8Array]>> = {
  html: ['text/html; charset=utf-8', utf8Bytes('<!doctype html><h1>안녕</h1>')],
  picture: ['image/gif', PIXEL],
};

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array => Uint8Array.from([...one, ...other]);

/** One make tells the length, the other sends a chunk. Both say the same. */
function responseOf(server: 'one' | 'other', document: WebParts['document']): Uint8Array {
  const [type, body] = DOCUMENTS[document];
  if (server === 'one') {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`;
    return joined(utf8Bytes(head), body);
  }
  const head = `HTTP/1.1 200\r\ntransfer-encoding: chunked\r\ncontent-type: ${type}\r\n\r\n${body.length.toString(16)}\r\n`;
  return joined(joined(utf8Bytes(head), body), utf8Bytes('\r\n0\r\n\r\n'));
}

/** A browser asks a server for a page, both made of these parts, over the model. */
export function swapParts({ browser, server, document }: WebParts): WebRun {
  const pair = new Pair({ rttMs: 40 });
  let answer: Uint8Array = new Uint8Array(0);
  let shown: WebRun['shown'];
  pair.listen(80, (socket) =>
    server === 'mail' ? mailServer(socket) : webServer(socket, responseOf(server, document)),
  );
  pair.connect(80, (socket) => ({
    connected: () => void socket.send(utf8Bytes(REQUESTS[browser])),
    readable: () => {
      const open = readAll(socket, (bytes) => {
        answer = joined(answer, bytes);
      });
      shown = pageIn(answer);
      if (!open || shown || !looksLikeHttp(answer)) socket.close();
    },
  }));
  pair.run(60_000);
  const [head = ''] = textOf(answer).split('\r\n\r\n');
  return {
    shown,
    request: REQUESTS[browser],
    answer: shown === 'picture' ? `${head}\r\n\r\n…` : textOf(answer),
    events: pair.events,
  };
}

/** Bytes that are no UTF-8 are those of a picture: a sign each. */
const textOf = (bytes: Uint8Array): string =>
  utf8Text(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

function webServer(socket: StreamSocket, response: Uint8Array): StreamListener {
  let request: Uint8Array = new Uint8Array(0);
  return {
    readable: () => {
      const open = readAll(socket, (bytes) => {
        request = joined(request, bytes);
      });
      if (!open) socket.close();
      else if (named(httpFields(request)[0], 'Empty line')) socket.send(response);
    },
  };
}

/** A mail server speaks first, and answers every line by its own rules. */
function mailServer(socket: StreamSocket): StreamListener {
  const session = new SmtpSession('mail.lab');
  const say = ({ code, text }: { code: number; text: string }) =>
    socket.send(utf8Bytes(`${code} ${text}\r\n`));
  say(session.greeting);
  const hear = eachLine((line) => {
    const reply = session.take(line);
    if (reply) say(reply);
  });
  return { readable: () => void (readAll(socket, hear) || socket.close()) };
}

/** The document in a whole response that a browser can show; undefined while it is not whole, or when it is none. */
function pageIn(bytes: Uint8Array): WebParts['document'] | undefined {
  if (!looksLikeHttp(bytes)) return undefined;
  const [response] = httpFields(bytes);
  const header = (name: string) =>
    response?.children?.find(
      ({ name: kind, value }) => kind === 'Header field' && value.toLowerCase().startsWith(`${name}:`),
    )?.value;
  const length = header('content-length')?.split(':')[1];
  const body = named(response, 'Body')?.length ?? 0;
  const last = response?.children?.findLast(({ name }) => name === 'Chunk size');
  const isWhole = length === undefined ? last?.value === '0' : Number(length) === body;
  if (!isWhole) return undefined;
  return header('content-type')?.includes('text/html') ? 'html' : 'picture';
}

const named = (field: Field | undefined, name: string): Field | undefined =>
  field?.children?.find((one) => one.name === name);
