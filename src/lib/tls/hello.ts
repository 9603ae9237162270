import { readUint16 } from '../net/wire/bytes.ts';
import { utf8Bytes, utf8Text } from '../net/wire/utf8.ts';

export const CLIENT_HELLO = 1;
export const SERVER_HELLO = 2;
/** Extension numbers (RFC 9846 §4.2). */
export const SERVER_NAME = 0;
export const SUPPORTED_GROUPS = 10;
export const SIGNATURE_ALGORITHMS = 13;
export const SUPPORTED_VERSIONS = 43;
export const KEY_SHARE = 51;

const TLS_1_3 = 0x0304;
const TLS_AES_128_GCM_SHA256 = 0x1301;
const X25519 = 0x001d;
const ED25519 = 0x0807;

/** What our two ends say in their hellos; the only version, cipher, group and signature they know is one of each. */
export interface Hello {
  readonly kind: 'client' | 'server';
  /** 32 bytes. */
  readonly random: Uint8Array;
  /** The sender's X25519 public key, 32 bytes. */
  readonly keyShare: Uint8Array;
  /** Only the client's: the name it wants to talk to, in plain sight (RFC 6066 §3). */
  readonly serverName?: string;
}

const uint16 = (value: number): number[] => [value >>> 8, value & 0xff];
const uint24 = (value: number): number[] => [value >>> 16, ...uint16(value & 0xffff)];
/** Bytes with their length in front. */
const vector8 = (bytes: readonly number[]): number[] => [bytes.length, ...bytes];
const vector16 = (bytes: readonly number[]): number[] => [...uint16(bytes.length), ...bytes];
const extension = (number: number, data: readonly number[]): number[] => [
  ...uint16(number),
  ...vector16(data),
];

/** The handshake message as it goes into a record: type, length of three bytes, body (RFC 9846 §4, §4.1.2, §4.1.3). */
export function encodeHello(hello: Hello): Uint8Array<ArrayBuffer> {
  const share = [...uint16(X25519), ...vector16([...hello.keyShare])];
  const client = hello.kind === 'client';
  const extensions = client
    ? [
        ...extension(SERVER_NAME, vector16([0, ...vector16([...utf8Bytes(hello.serverName ?? '')])])),
        ...extension(SUPPORTED_GROUPS, vector16(uint16(X25519))),
        ...extension(SIGNATURE_ALGORITHMS, vector16(uint16(ED25519))),
        ...extension(SUPPORTED_VERSIONS, vector8(uint16(TLS_1_3))),
        ...extension(KEY_SHARE, vector16(share)),
      ]
    : [...extension(SUPPORTED_VERSIONS, uint16(TLS_1_3)), ...extension(KEY_SHARE, share)];
  const ciphers = uint16(TLS_AES_128_GCM_SHA256);
  const body = [
    ...uint16(0x0303),
    ...hello.random,
    ...vector8([]),
    ...(client ? [...vector16(ciphers), ...vector8([0])] : [...ciphers, 0]),
    ...vector16(extensions),
  ];
  return Uint8Array.from([client ? CLIENT_HELLO : SERVER_HELLO, ...uint24(body.length), ...body]);
}

/** Reads a hello that `encodeHello` might have made; undefined when it is not one. */
export function readHello(message: Uint8Array<ArrayBuffer>): Hello | undefined {
  const kind = message[0] === CLIENT_HELLO ? 'client' : message[0] === SERVER_HELLO ? 'server' : undefined;
  if (!kind) return undefined;
  const extensions = extensionsIn(message);
  const share = extensions?.get(KEY_SHARE)?.slice(-32);
  if (share?.length !== 32) return undefined;
  const name = extensions!.get(SERVER_NAME)?.slice(5);
  const serverName = name && utf8Text(name);
  return {
    kind,
    random: message.slice(6, 38),
    keyShare: share,
    ...(serverName !== undefined && { serverName }),
  };
}

/** The extensions of a hello by number; undefined when its lengths do not fit. */
function extensionsIn(message: Uint8Array<ArrayBuffer>): Map<number, Uint8Array<ArrayBuffer>> | undefined {
  const extensions = new Map<number, Uint8Array<ArrayBuffer>>();
  let at = startOfExtensions(message);
  const end = at + 2 + readUint16(message, at);
  if (!(end <= message.length)) return undefined;
  for (at += 2; at + 4 <= end; ) {
    const length = readUint16(message, at + 2);
    extensions.set(readUint16(message, at), message.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return at === end ? extensions : undefined;
}

/** Behind version, random, session id, cipher suites and compression, the middle three of variable length. */
function startOfExtensions(message: Uint8Array): number {
  let at = 38;
  at += 1 + message[at]!;
  if (message[0] === SERVER_HELLO) return at + 3;
  at += 2 + readUint16(message, at);
  return at + 1 + message[at]!;
}
