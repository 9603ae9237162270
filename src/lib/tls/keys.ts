import type { Random } from '../net/random.ts';
import type { TrafficKey } from './seal.ts';

/** PKCS #8 around 32 bytes of private key (RFC 8410 §7); the last byte but two of the algorithm tells the two apart. */
const pkcs8 = (curve: 0x6e | 0x70, secret: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, curve, 0x04, 0x22, 0x04, 0x20],
    ...secret,
  ]);
const X25519 = 0x6e;
const ED25519 = 0x70;

export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}
export type SigningKey = KeyPair;

/** Bytes out of a run's own chance, so that the run can be made again. Real ends take theirs from the system. */
export const randomBytes = (random: Random, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));

/** A key pair for agreeing on keys (X25519, RFC 7748). */
export const agreementKey = (subtle: SubtleCrypto, random: Random): Promise<KeyPair> =>
  keyPair(subtle, 'X25519', X25519, ['deriveBits'], random);

/** A key pair for signing (Ed25519, RFC 8032). */
export const signingKey = (subtle: SubtleCrypto, random: Random): Promise<SigningKey> =>
  keyPair(subtle, 'Ed25519', ED25519, ['sign'], random);

async function keyPair(
  subtle: SubtleCrypto,
  name: 'X25519' | 'Ed25519',
  curve: 0x6e | 0x70,
  usages: KeyUsage[],
  random: Random,
): Promise<KeyPair> {
  const secret = pkcs8(curve, randomBytes(random, 32));
  const privateKey = await subtle.importKey('pkcs8', secret, name, true, usages);
  const { x } = await subtle.exportKey('jwk', privateKey);
  return { privateKey, publicKey: fromBase64Url(x!) };
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

export async function verifies(
  subtle: SubtleCrypto,
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  said: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', key, signature, said);
}

/** The keys of both directions. */
export interface TrafficKeys {
  readonly client: TrafficKey;
  readonly server: TrafficKey;
}

/**
 * The same keys at both ends: HKDF over the X25519 secret, salted with the hash of the two hellos, so that ends that
 * have seen different hellos get different keys. RFC 9846 §7.1 derives several secrets after one another; this is one step.
 */
export async function agree(
  subtle: SubtleCrypto,
  own: KeyPair,
  other: Uint8Array<ArrayBuffer>,
  transcript: Uint8Array<ArrayBuffer>,
): Promise<TrafficKeys> {
  const peer = await subtle.importKey('raw', other, 'X25519', false, []);
  const secret = await subtle.deriveBits({ name: 'X25519', public: peer }, own.privateKey, 256);
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const salt = await subtle.digest('SHA-256', transcript);
  const direction = async (label: string): Promise<TrafficKey> => {
    const info = Uint8Array.from(label, (sign) => sign.charCodeAt(0));
    const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, 8 * (16 + 12));
    const key = await subtle.importKey('raw', bits.slice(0, 16), 'AES-GCM', false, ['encrypt', 'decrypt']);
    return { key, iv: new Uint8Array(bits.slice(16)) };
  };
  return { client: await direction('client'), server: await direction('server') };
}
