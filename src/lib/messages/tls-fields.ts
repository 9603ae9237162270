import { RECORD_HEADER, TAG } from '../experiments/tls-record.ts';
import { hexadecimal, readUint16 } from '../net/wire/bytes.ts';
import type { Field } from '../net/wire/field.ts';
import { utf8Text } from '../net/wire/utf8.ts';
import { ALERTS } from '../tls/alert.ts';
import { CLIENT_HELLO, SERVER_HELLO, SERVER_NAME } from '../tls/hello.ts';
import { ALERT, APPLICATION_DATA, CHANGE_CIPHER_SPEC, HANDSHAKE } from '../tls/record.ts';
import { Pieces } from './pieces.ts';

const TYPES: Readonly<Record<number, string>> = {
  [CHANGE_CIPHER_SPEC]: 'change_cipher_spec',
  [ALERT]: 'alert',
  [HANDSHAKE]: 'handshake',
  [APPLICATION_DATA]: 'application_data',
};

/** Names of the extensions a reader meets most (IANA TLS ExtensionType Values). */
const EXTENSIONS: Readonly<Record<number, string>> = {
  0: 'server_name',
  5: 'status_request',
  10: 'supported_groups',
  11: 'ec_point_formats',
  13: 'signature_algorithms',
  16: 'application_layer_protocol_negotiation',
  21: 'padding',
  23: 'extended_master_secret',
  35: 'session_ticket',
  41: 'pre_shared_key',
  43: 'supported_versions',
  45: 'psk_key_exchange_modes',
  51: 'key_share',
};

const HANDSHAKE_TYPES: Readonly<Record<number, string>> = {
  [CLIENT_HELLO]: 'client_hello',
  [SERVER_HELLO]: 'server_hello',
};

export const looksLikeTls = (bytes: Uint8Array): boolean =>
  bytes.length >= RECORD_HEADER && TYPES[bytes[0]!] !== undefined && bytes[1] === 3 && bytes[2]! <= 4;

/**
 * The TLS records (RFC 9846 §5.1) that lie one after another from `at` on. Hellos are taken apart; of what is encrypted
 * only the authentication tag of TLS 1.3's ciphers can be told from the rest.
 */
export function tlsFields(bytes: Uint8Array, at = 0): readonly Field[] {
  const all = new Pieces(bytes, at, 'tls');
  for (let count = 0; all.at < bytes.length; count++) {
    const { at: start } = all;
    if (!looksLikeTls(bytes.subarray(start))) {
      all.take(`rest.${count}`, 'Rest of a record', bytes.length);
      break;
    }
    const end = Math.min(bytes.length, start + RECORD_HEADER + readUint16(bytes, start + 3));
    const name = TYPES[bytes[start]!]!;
    all.take(String(count), 'TLS record', end, recordFields(bytes, start, end, `tls.${count}`), name);
  }
  return all.fields;
}

const number = (value: number, names: Readonly<Record<number, string>>): string =>
  names[value] === undefined ? String(value) : `${value} (${names[value]})`;

function recordFields(bytes: Uint8Array, start: number, end: number, id: string): readonly Field[] {
  const pieces = new Pieces(bytes, start, id);
  const type = bytes[start]!;
  pieces.take('type', 'Content type', start + 1, undefined, number(type, TYPES));
  pieces.take(
    'version',
    'Legacy version',
    start + 3,
    undefined,
    hexadecimal(readUint16(bytes, start + 1), 4),
  );
  pieces.take('length', 'Length', start + 5, undefined, String(readUint16(bytes, start + 3)));
  if (type === APPLICATION_DATA) {
    pieces.take('ciphertext', 'Encrypted content and type', Math.max(pieces.at, end - TAG));
    pieces.take('tag', 'Authentication tag', end);
  } else if (type === ALERT && end - pieces.at === 2) {
    const level = bytes[pieces.at] === 2 ? '2 (fatal)' : '1 (warning)';
    pieces.take('level', 'Alert level', pieces.at + 1, undefined, level);
    pieces.take('description', 'Alert description', end, undefined, number(bytes[end - 1]!, ALERTS));
  } else if (type === HANDSHAKE && isHello(bytes, pieces.at, end)) {
    pieces.take('hello', 'Handshake message', end, helloFields(bytes, pieces.at, end, `${id}.hello`), '');
  } else pieces.take('fragment', 'Fragment', end);
  return pieces.fields;
}

function isHello(bytes: Uint8Array, at: number, end: number): boolean {
  const known = bytes[at] === CLIENT_HELLO || bytes[at] === SERVER_HELLO;
  return known && at + 4 + (bytes[at + 1]! << 16) + readUint16(bytes, at + 2) === end;
}

/** RFC 9846 §4.1.2 and §4.1.3. */
function helloFields(bytes: Uint8Array, start: number, end: number, id: string): readonly Field[] {
  const pieces = new Pieces(bytes, start, id);
  const isClient = bytes[start] === CLIENT_HELLO;
  const uint16 = () => hexadecimal(readUint16(bytes, pieces.at), 4);
  pieces.take('type', 'Handshake type', start + 1, undefined, number(bytes[start]!, HANDSHAKE_TYPES));
  pieces.take('length', 'Length', start + 4, undefined, String(end - start - 4));
  pieces.take('version', 'Legacy version', start + 6, undefined, uint16());
  pieces.take('random', 'Random', start + 38);
  const session = 1 + bytes[pieces.at]!;
  pieces.take('session', 'Legacy session id', pieces.at + session, undefined, `${session - 1} bytes`);
  if (isClient) {
    const suites = 2 + readUint16(bytes, pieces.at);
    pieces.take('ciphers', 'Cipher suites', pieces.at + suites, undefined, String((suites - 2) / 2));
    pieces.take(
      'compression',
      'Legacy compression methods',
      pieces.at + 1 + bytes[pieces.at]!,
      undefined,
      '',
    );
  } else {
    pieces.take('cipher', 'Cipher suite', pieces.at + 2, undefined, uint16());
    pieces.take('compression', 'Legacy compression method', pieces.at + 1, undefined, '0');
  }
  pieces.take(
    'extensions-length',
    'Extensions length',
    pieces.at + 2,
    undefined,
    String(end - pieces.at - 2),
  );
  while (pieces.at + 4 <= end) {
    const kind = readUint16(bytes, pieces.at);
    const next = Math.min(end, pieces.at + 4 + readUint16(bytes, pieces.at + 2));
    const name = number(kind, EXTENSIONS);
    const children = extensionFields(bytes, pieces.at, next, kind, `${id}.extension.${kind}`);
    pieces.take(`extension.${kind}`, 'Extension', next, children, name);
  }
  pieces.take('rest', 'Rest of a record', end);
  return pieces.fields;
}

/** The server's name stands behind two lengths and a type (RFC 6066 §3). */
function extensionFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: number,
  id: string,
): readonly Field[] {
  const pieces = new Pieces(bytes, start, id);
  pieces.take('type', 'Extension type', start + 2, undefined, String(kind));
  pieces.take('length', 'Length', start + 4, undefined, String(end - start - 4));
  if (kind === SERVER_NAME && end - pieces.at > 5) {
    pieces.take('name-list', 'Lengths and name type', pieces.at + 5, undefined, '');
    pieces.take('name', 'Server name', end);
  } else pieces.take('data', 'Data', end, undefined, `${end - pieces.at} bytes`);
  return pieces.fields;
}

/** The name that a ClientHello says in plain sight; undefined where there is none. */
export function serverNameIn(bytes: Uint8Array): string | undefined {
  const name = find(tlsFields(bytes), ({ id }) => id.endsWith('.extension.0.name'));
  return name && utf8Text(bytes.subarray(name.offset, name.offset + name.length));
}

function find(fields: readonly Field[], fits: (field: Field) => boolean): Field | undefined {
  for (const field of fields) {
    const found = fits(field) ? field : find(field.children ?? [], fits);
    if (found) return found;
  }
  return undefined;
}
