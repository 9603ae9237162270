import { readUint16, readUint32, writeUint16, writeUint32 } from '../net/wire/bytes.ts';
import { utf8Bytes, utf8Text } from '../net/wire/utf8.ts';
import { ERROR_TYPE, type MessageType, type ProtocolTable } from './protocol-table.ts';

/** A message by its type, with the values of its fields in order. */
export interface Message {
  readonly type: string;
  readonly values: readonly string[];
}

/** Why bytes are no message of the table. */
export type Unreadable = 'unknown-type' | 'fields' | 'number' | 'text';

/** What a decoder makes of the next bytes of a stream. */
export type Decoded =
  | { readonly message: Message; readonly bytes: Uint8Array }
  | { readonly unreadable: Unreadable; readonly bytes: Uint8Array };

const LENGTH = 2;
const CR = 0x0d;
const LF = 0x0a;
const NUMBER = 4;

const characters = (text: string): number => [...text].length;

/** Writes and reads the messages of one table: what a program for it would be made of. */
export class TableCodec {
  readonly #table: ProtocolTable;

  constructor(table: ProtocolTable) {
    this.#table = table;
  }

  /** The message's bytes, with what marks its end. Throws when the table has no such type. */
  encode(message: Message): Uint8Array {
    const { syntax, rule } = this.#table;
    const number = this.#numberOf(message.type);
    const { fields } = this.#typeOf(number);
    const body =
      syntax === 'words'
        ? utf8Bytes([message.type, ...message.values].join(' '))
        : Uint8Array.from([
            number,
            ...message.values.flatMap((value, place) => [...this.#field(fields[place]!.kind, value)]),
          ]);
    if (rule === 'line') return Uint8Array.from([...body, CR, LF]);
    return Uint8Array.from([
      ...length(rule === 'bytes' ? body.length : this.#counted(message, body)),
      ...body,
    ]);
  }

  /**
   * The messages that are whole in a stream, and how many bytes of it they are; the rest waits for more. A message that
   * cannot be read is passed over by the length rule, as if it had been one.
   */
  decode(stream: Uint8Array): { readonly decoded: readonly Decoded[]; readonly taken: number } {
    const decoded: Decoded[] = [];
    let at = 0;
    for (;;) {
      const frame = this.#frame(stream, at);
      if (!frame) return { decoded, taken: at };
      const bytes = stream.subarray(at, frame.next);
      const read = this.#read(stream.subarray(frame.start, frame.end));
      decoded.push(typeof read === 'string' ? { unreadable: read, bytes } : { message: read, bytes });
      at = frame.next;
    }
  }

  #numberOf(type: string): number {
    if (type === ERROR_TYPE) return 255;
    const place = this.#table.types.findIndex((one) => one.type === type);
    if (place < 0) throw new Error(`the table has no type ${type}`);
    return place + 1;
  }

  #typeOf(number: number): MessageType {
    if (number === 255) return { type: ERROR_TYPE, from: 'server', fields: [] };
    return this.#table.types[number - 1]!;
  }

  /** A text with its length in front, one byte; a number in four bytes. */
  #field(kind: 'text' | 'number', value: string): Uint8Array {
    if (kind === 'number') {
      const bytes = new Uint8Array(NUMBER);
      writeUint32(bytes, 0, Number(value) >>> 0);
      return bytes;
    }
    const text = utf8Bytes(value);
    const counted = this.#table.rule === 'characters' ? characters(value) : text.length;
    return Uint8Array.from([counted, ...text]);
  }

  /** The length of a body as one finds it who takes a character for a byte. */
  #counted({ type, values }: Message, body: Uint8Array): number {
    if (this.#table.syntax === 'words') return characters([type, ...values].join(' '));
    const { fields } = this.#typeOf(body[0]!);
    const lengths = values.map((value, place) =>
      fields[place]!.kind === 'number' ? NUMBER : 1 + characters(value),
    );
    return lengths.reduce((sum, one) => sum + one, 1);
  }

  #frame(stream: Uint8Array, at: number): { start: number; end: number; next: number } | undefined {
    if (this.#table.rule === 'line') {
      for (let end = at; end + 1 < stream.length; end++) {
        if (stream[end] === CR && stream[end + 1] === LF) return { start: at, end, next: end + 2 };
      }
      return undefined;
    }
    if (stream.length < at + LENGTH) return undefined;
    const start = at + LENGTH;
    const end = start + readUint16(stream, at);
    return end <= stream.length ? { start, end, next: end } : undefined;
  }

  #read(body: Uint8Array): Message | Unreadable {
    return this.#table.syntax === 'words' ? this.#readWords(body) : this.#readNumbers(body);
  }

  #readWords(body: Uint8Array): Message | Unreadable {
    const text = utf8Text(body);
    if (text === undefined) return 'text';
    const [type = '', ...values] = text.split(' ');
    const row = this.#rowOf(type);
    if (!row) return 'unknown-type';
    if (values.length !== row.fields.length) return 'fields';
    const bad = row.fields.some(({ kind }, place) => kind === 'number' && !/^-?\d+$/.test(values[place]!));
    return bad ? 'number' : { type, values };
  }

  #rowOf(type: string): MessageType | undefined {
    return type === ERROR_TYPE ? this.#typeOf(255) : this.#table.types.find((one) => one.type === type);
  }

  #readNumbers(body: Uint8Array): Message | Unreadable {
    const number = body[0] ?? 0;
    if (number !== 255 && !this.#table.types[number - 1]) return 'unknown-type';
    const row = this.#typeOf(number);
    const values: string[] = [];
    let at = 1;
    for (const { kind } of row.fields) {
      const end = kind === 'number' ? at + NUMBER : at + 1 + (body[at] ?? 0);
      if (end > body.length || at >= body.length) return 'fields';
      const value =
        kind === 'number' ? String(readUint32(body, at) | 0) : utf8Text(body.subarray(at + 1, end));
      if (value === undefined) return 'text';
      values.push(value);
      at = end;
    }
    return at === body.length ? { type: row.type, values } : 'fields';
  }
}

function length(value: number): Uint8Array {
  const bytes = new Uint8Array(LENGTH);
  writeUint16(bytes, 0, value);
  return bytes;
}
