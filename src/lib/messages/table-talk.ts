import { Pair, readAll } from '../experiments/pair.ts';
import type { StreamListener, StreamSocket } from '../net/socket/stream-socket.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { ERROR_TYPE, type MessageType, type ProtocolTable } from './protocol-table.ts';
import { type Decoded, type Message, TableCodec } from './table-codec.ts';

const PORT = 7017;

/** A message that one end wrote. */
export interface Written {
  readonly by: 'client' | 'server.lab';
  readonly atMs: number;
  readonly message: Message;
  readonly bytes: Uint8Array;
}

/** What an end made of bytes that had come. */
export interface Heard {
  readonly by: 'client' | 'server.lab';
  readonly atMs: number;
  readonly decoded: Decoded;
}

export interface TableTalk {
  readonly written: readonly Written[];
  readonly heard: readonly Heard[];
  /** Requests that the client never sent, for it waits for an answer. */
  readonly unsent: readonly string[];
  /** Bytes at each end that are no whole message yet. */
  readonly waiting: Readonly<Record<'client' | 'server.lab', number>>;
  readonly events: readonly TraceEvent[];
}

/** The message of a type with the values that the table gives as examples. */
export const exampleOf = ({ type, fields }: MessageType): Message => ({
  type,
  values: fields.map(({ example }) => example),
});

/** How many requests came to the server as they were meant. */
export const understood = ({ heard, written }: TableTalk): number =>
  written.filter(
    ({ by, message }) =>
      by === 'client' &&
      heard.some(
        (one) =>
          one.by === 'server.lab' &&
          'message' in one.decoded &&
          JSON.stringify(one.decoded.message) === JSON.stringify(message),
      ),
  ).length;

/**
 * Two programs made of a table talk on the model: the client sends its requests in the table's order, each when the one
 * before is answered; the server answers by the table, and with ERROR what it cannot read. Throws when the table has a problem.
 */
export function tableTalk(table: ProtocolTable): TableTalk {
  const pair = new Pair({ rttMs: 40 });
  const codec = new TableCodec(table);
  const written: Written[] = [];
  const heard: Heard[] = [];
  const requests = table.types.filter(({ from }) => from === 'client');
  const waiting = { client: 0, 'server.lab': 0 };
  let sent = 0;

  const write = (by: Written['by'], socket: StreamSocket, message: Message) => {
    const bytes = codec.encode(message);
    written.push({ by, atMs: pair.now, message, bytes });
    socket.send(bytes);
  };
  const hear = (by: Heard['by'], socket: StreamSocket, take: (decoded: Decoded) => void): StreamListener => {
    let kept: Uint8Array = new Uint8Array(0);
    return {
      readable: () => {
        const open = readAll(socket, (bytes) => {
          kept = Uint8Array.from([...kept, ...bytes]);
          const { decoded, taken } = codec.decode(kept);
          kept = kept.slice(taken);
          waiting[by] = kept.length;
          for (const one of decoded) {
            heard.push({ by, atMs: pair.now, decoded: one });
            take(one);
          }
        });
        if (!open) socket.close();
      },
    };
  };
  const next = (socket: StreamSocket) => {
    const request = requests[sent];
    if (!request) {
      socket.close();
      return;
    }
    sent++;
    write('client', socket, exampleOf(request));
  };
  const answer = (socket: StreamSocket, decoded: Decoded) => {
    if ('unreadable' in decoded) {
      write('server.lab', socket, { type: ERROR_TYPE, values: [] });
      return;
    }
    const reply = table.types.find(({ type }) => type === decoded.message.type)?.reply;
    const row = table.types.find(({ type }) => type === reply);
    if (row) write('server.lab', socket, exampleOf(row));
  };

  pair.listen(PORT, (socket) => hear('server.lab', socket, (decoded) => answer(socket, decoded)));
  pair.connect(PORT, (socket) => ({
    ...hear('client', socket, () => next(socket)),
    connected: () => next(socket),
  }));
  pair.run(60_000);
  return {
    written,
    heard,
    unsent: requests.slice(sent).map(({ type }) => type),
    waiting,
    events: pair.events,
  };
}
