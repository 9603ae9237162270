import { Pair, readAll } from '../experiments/pair.ts';
import type { StreamListener, StreamSocket } from '../net/socket/stream-socket.ts';
import type { TraceEvent } from '../net/trace/event.ts';
import { utf8Bytes } from '../net/wire/utf8.ts';
import { eachLine } from './crlf-lines.ts';
import { type Mail, SmtpSession, type SmtpState } from './smtp-session.ts';

const SMTP_PORT = 25;
const NAME = 'mail.lab';

/** One thing that was said. */
export interface Said {
  readonly by: 'client' | 'server.lab';
  readonly line: string;
  /** Of a reply; of the client's line the reply that it got, if any. */
  readonly code?: number;
  /** When it was sent. */
  readonly atMs: number;
  /** The server's state after it. */
  readonly state: SmtpState;
}

export interface DialogueRun {
  readonly said: readonly Said[];
  /** Lines that the client never came to send: it waits for a reply, or has been told goodbye. */
  readonly unsent: readonly string[];
  readonly mails: readonly Mail[];
  readonly events: readonly TraceEvent[];
}

/**
 * A mail program says these lines to a server, in this order, one at a time: the next goes out when the reply is there.
 * After 354 it sends the lines of the mail without waiting, up to the dot (RFC 5321 §4.1.1.4).
 */
export function smtpDialogue(lines: readonly string[]): DialogueRun {
  const pair = new Pair({ rttMs: 40 });
  const session = new SmtpSession(NAME);
  const said: Said[] = [];
  /** Places in `said` of the client's lines that wait for their reply. */
  const asked: number[] = [];
  const client = new Client(lines, (line) => {
    asked.push(said.length);
    said.push({ by: 'client', line, atMs: pair.now, state: session.state });
  });
  const reply = (socket: StreamSocket, { code, text }: { code: number; text: string }) => {
    const line = `${code} ${text}`;
    said.push({ by: 'server.lab', line, code, atMs: pair.now, state: session.state });
    socket.send(utf8Bytes(`${line}\r\n`));
  };
  pair.listen(SMTP_PORT, (socket) => {
    reply(socket, session.greeting);
    const hear = eachLine((line) => {
      const answer = session.take(line);
      const place = asked.shift()!;
      said[place] = { ...said[place]!, state: session.state, ...(answer && { code: answer.code }) };
      if (answer) reply(socket, answer);
      if (answer?.code === 221) socket.close();
    });
    return { readable: () => void (readAll(socket, hear) || socket.close()) };
  });
  pair.connect(SMTP_PORT, (socket) => client.open(socket));
  pair.run(60_000);
  return { said, unsent: client.unsent, mails: session.mails, events: pair.events };
}

class Client {
  readonly #lines: readonly string[];
  readonly #tell: (line: string) => void;
  #next = 0;
  #inMail = false;

  constructor(lines: readonly string[], tell: (line: string) => void) {
    this.#lines = lines;
    this.#tell = tell;
  }

  get unsent(): readonly string[] {
    return this.#lines.slice(this.#next);
  }

  open(socket: StreamSocket): StreamListener {
    const hear = eachLine((line) => {
      this.#inMail = line.startsWith('354');
      if (line.startsWith('221')) socket.close();
      else this.#go(socket);
    });
    return { readable: () => void (readAll(socket, hear) || socket.close()) };
  }

  #go(socket: StreamSocket): void {
    do {
      const line = this.#lines[this.#next];
      if (line === undefined) return;
      this.#next++;
      this.#tell(line);
      socket.send(utf8Bytes(`${line}\r\n`));
      if (line === '.') this.#inMail = false;
    } while (this.#inMail);
  }
}
