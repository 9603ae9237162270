/** Where a mail conversation stands (RFC 5321 §4.1.4). */
export type SmtpState = 'connected' | 'ready' | 'mail' | 'recipients' | 'data' | 'closed';

export interface SmtpReply {
  readonly code: number;
  readonly text: string;
}

/** A mail that was taken over: the envelope, and its lines with the added dots taken away. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly lines: readonly string[];
}

const PATH = /^<([^<>\s]*)>$/;
const BAD_SEQUENCE: SmtpReply = { code: 503, text: 'Bad sequence of commands' };
const BAD_SYNTAX: SmtpReply = { code: 501, text: 'Syntax error in parameters or arguments' };

/**
 * The server's side of SMTP (RFC 5321): one line in, one reply out, none for the lines of a mail.
 * Left out: extensions, EXPN, limits of length, and sending the mail on.
 */
export class SmtpSession {
  readonly mails: Mail[] = [];
  readonly #name: string;
  #state: SmtpState = 'connected';
  #from = '';
  #to: string[] = [];
  #lines: string[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  get state(): SmtpState {
    return this.#state;
  }

  /** The server speaks first (§3.1). */
  get greeting(): SmtpReply {
    return { code: 220, text: `${this.#name} Service ready` };
  }

  /** The reply to a line, given without its CRLF. */
  take(line: string): SmtpReply | undefined {
    if (this.#state === 'data') return this.#takeText(line);
    const [verb = ''] = line.split(' ', 1);
    const argument = line.slice(verb.length + 1);
    switch (verb.toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        // A greeting begins anew, whatever was said before (§4.1.4).
        if (argument.trim() === '') return BAD_SYNTAX;
        return this.#reset('ready', 250, this.#name);
      case 'MAIL':
        return this.#mail(argument);
      case 'RCPT':
        return this.#recipient(argument);
      case 'DATA':
        // Nobody to deliver to, no mail (§3.3).
        if (this.#state !== 'recipients') return BAD_SEQUENCE;
        this.#state = 'data';
        return { code: 354, text: 'Start mail input; end with <CRLF>.<CRLF>' };
      case 'RSET':
        return this.#reset(this.#state === 'connected' ? 'connected' : 'ready', 250, 'OK');
      case 'NOOP':
        return { code: 250, text: 'OK' };
      case 'VRFY':
        return { code: 252, text: 'Cannot VRFY user, but will accept message and attempt delivery' };
      case 'HELP':
        return { code: 214, text: 'Commands: EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT' };
      case 'QUIT':
        this.#state = 'closed';
        return { code: 221, text: `${this.#name} Service closing transmission channel` };
      default:
        return { code: 500, text: 'Syntax error, command unrecognized' };
    }
  }

  /** MAIL opens a transaction; there is one at a time (§3.3, §4.1.1.2). */
  #mail(argument: string): SmtpReply {
    if (this.#state !== 'ready') return BAD_SEQUENCE;
    const from = pathIn(argument, 'FROM:');
    if (from === undefined) return BAD_SYNTAX;
    this.#state = 'mail';
    this.#from = from;
    return { code: 250, text: 'OK' };
  }

  /** RCPT may come many times, after MAIL alone (§4.1.1.3). */
  #recipient(argument: string): SmtpReply {
    if (this.#state !== 'mail' && this.#state !== 'recipients') return BAD_SEQUENCE;
    const to = pathIn(argument, 'TO:');
    if (!to) return BAD_SYNTAX;
    this.#state = 'recipients';
    this.#to.push(to);
    return { code: 250, text: 'OK' };
  }

  /** A dot alone ends the mail; of a line that begins with one, it is taken away (§4.5.2). */
  #takeText(line: string): SmtpReply | undefined {
    if (line !== '.') {
      this.#lines.push(line.startsWith('.') ? line.slice(1) : line);
      return undefined;
    }
    this.mails.push({ from: this.#from, to: this.#to, lines: this.#lines });
    return this.#reset('ready', 250, 'OK');
  }

  #reset(state: SmtpState, code: number, text: string): SmtpReply {
    this.#state = state;
    this.#from = '';
    this.#to = [];
    this.#lines = [];
    return { code, text };
  }
}

/** The mailbox behind `FROM:` or `TO:`; empty for `<>`. */
function pathIn(argument: string, keyword: string): string | undefined {
  if (argument.slice(0, keyword.length).toUpperCase() !== keyword) return undefined;
  return PATH.exec(argument.slice(keyword.length).trim())?.[1];
}
