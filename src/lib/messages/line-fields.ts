import type { Field } from '../net/wire/field.ts';
import { utf8Text } from '../net/wire/utf8.ts';
import { type Line, lineAt, Pieces } from './pieces.ts';

/** How the lines of a protocol are told apart and cut into words. */
interface LineProtocol {
  readonly id: string;
  /** Names of the line and its pieces, in order; the separators between them are fields, too. */
  read(text: string): LineShape;
}

interface LineShape {
  readonly name: string;
  /** Ends of the pieces in the text, and what each is called. The text's end is the last one's. */
  readonly pieces: readonly (readonly [name: string, length: number])[];
}

const VERBS = /^(EHLO|HELO|MAIL|RCPT|DATA|RSET|NOOP|QUIT|VRFY|EXPN|HELP)(?= |$)/i;

/** SMTP (RFC 5321 §2.4, §4.2): commands, replies of three digits, and between DATA and the dot the lines of the mail. */
const SMTP: LineProtocol = {
  id: 'smtp',
  read(text) {
    const reply = /^(\d{3})([ -]?)(.*)$/s.exec(text);
    if (reply) {
      const [, , separator = '', words = ''] = reply;
      return {
        name: 'SMTP reply',
        pieces: [
          ['Reply code', 3],
          [separator === '-' ? 'More lines follow' : 'SP', separator.length],
          ['Text', words.length],
        ],
      };
    }
    if (text === '.') return { name: 'End of mail data', pieces: [['Dot', 1]] };
    const verb = VERBS.exec(text)?.[0];
    if (verb === undefined) return { name: 'Line of the mail', pieces: [['Text', text.length]] };
    return { name: 'SMTP command', pieces: words(text, verb, 'Command') };
  },
};

/** QUIZ/1, the protocol of lab L11: a request is a word and perhaps an argument, a response begins with three digits. */
const QUIZ: LineProtocol = {
  id: 'quiz',
  read(text) {
    const first = /^\S*/.exec(text)![0];
    const isReply = /^\d{3}$/.test(first);
    return {
      name: isReply ? 'QUIZ/1 response' : 'QUIZ/1 request',
      pieces: words(text, first, isReply ? 'Status code' : 'Type'),
    };
  },
};

const words = (text: string, first: string, name: string): LineShape['pieces'] => {
  const rest = text.length - first.length - 1;
  return rest < 0
    ? [[name, first.length]]
    : [
        [name, first.length],
        ['SP', 1],
        ['Argument', rest],
      ];
};

export const smtpFields = (bytes: Uint8Array, at = 0): readonly Field[] => lineFields(SMTP, bytes, at);
export const quizFields = (bytes: Uint8Array, at = 0): readonly Field[] => lineFields(QUIZ, bytes, at);

export function looksLikeSmtp(bytes: Uint8Array): boolean {
  const text = firstLine(bytes);
  return VERBS.test(text) || /^\d{3}[ -]/.test(text);
}

export const looksLikeQuiz = (bytes: Uint8Array): boolean =>
  /^(HELLO \S+|ASK|ANSWER \S+|BYE|(100 WELCOME|200 Q \d+ \d+|210 RIGHT|211 WRONG|221 BYE|400 SYNTAX|409 ORDER))$/.test(
    firstLine(bytes),
  );

const firstLine = (bytes: Uint8Array): string => utf8Text(bytes.subarray(0, lineAt(bytes, 0).end)) ?? '';

function lineFields(protocol: LineProtocol, bytes: Uint8Array, at: number): readonly Field[] {
  const all = new Pieces(bytes, at, protocol.id);
  for (let count = 0; all.at < bytes.length; count++) {
    const line = lineAt(bytes, all.at);
    const text = utf8Text(bytes.subarray(line.start, line.end));
    const shape = text === undefined ? undefined : protocol.read(text);
    const children = shape && piecesOf(bytes, line, `${protocol.id}.${count}`, text!, shape);
    all.take(String(count), shape?.name ?? 'Bytes', line.next, children, text);
  }
  return all.fields;
}

function piecesOf(
  bytes: Uint8Array,
  line: Line,
  id: string,
  text: string,
  { pieces }: LineShape,
): readonly Field[] {
  const taken = new Pieces(bytes, line.start, id);
  let read = 0;
  for (const [place, [name, length]] of pieces.entries()) {
    const piece = text.slice(read, read + length);
    read += length;
    const isMark = name === 'SP' || name === 'More lines follow';
    taken.take(String(place), name, taken.at + byteLength(piece), undefined, isMark ? '' : piece);
  }
  taken.takeEnding(line);
  return taken.fields;
}

const byteLength = (text: string): number => {
  let length = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
};
