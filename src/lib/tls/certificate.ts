import { utf8Bytes, utf8Text } from '../net/wire/utf8.ts';
import type { SigningKey } from './keys.ts';
import { verifies } from './keys.ts';

/**
 * A certificate cut down to what it is for: it says that a public key belongs to a name, and somebody signs that.
 * Left out: X.509's encoding, chains, validity, revocation.
 */
export interface Certificate {
  /** The only name it holds for. */
  readonly name: string;
  readonly issuer: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** The issuer's, over all of the above. */
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** An authority that a client trusts from the start. */
export interface Authority {
  readonly name: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

/** Why a certificate is not accepted, with Node's own code and words. */
export interface CertificateError {
  readonly code: 'DEPTH_ZERO_SELF_SIGNED_CERT' | 'ERR_TLS_CERT_ALTNAME_INVALID' | 'CERT_SIGNATURE_FAILURE';
  readonly message: string;
}

const statement = (name: string, issuer: string, publicKey: Uint8Array): Uint8Array<ArrayBuffer> => {
  const words = utf8Bytes(`${name}\n${issuer}\n`);
  const bytes = new Uint8Array(words.length + publicKey.length);
  bytes.set(words);
  bytes.set(publicKey, words.length);
  return bytes;
};

export async function issue(
  subtle: SubtleCrypto,
  name: string,
  publicKey: Uint8Array<ArrayBuffer>,
  issuer: { readonly name: string; readonly key: SigningKey },
): Promise<Certificate> {
  const signature = await subtle.sign(
    'Ed25519',
    issuer.key.privateKey,
    statement(name, issuer.name, publicKey),
  );
  return { name, issuer: issuer.name, publicKey, signature: new Uint8Array(signature) };
}

/** What is wrong with a certificate that a server at `host` has shown; undefined when nothing is. */
export async function problemWith(
  subtle: SubtleCrypto,
  certificate: Certificate,
  host: string,
  trusted: readonly Authority[],
): Promise<CertificateError | undefined> {
  const { name, issuer, publicKey, signature } = certificate;
  const authority = trusted.find((one) => one.name === issuer);
  if (!authority) {
    return {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      message:
        'self-signed certificate; if the root CA is installed locally, try running Node.js with --use-system-ca',
    };
  }
  const said = statement(name, issuer, publicKey);
  if (!(await verifies(subtle, authority.publicKey, signature, said))) {
    return { code: 'CERT_SIGNATURE_FAILURE', message: 'certificate signature failure' };
  }
  if (name === host) return undefined;
  return {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    message: `Hostname/IP does not match certificate's altnames: Host: ${host}. is not in the cert's altnames: DNS:${name}`,
  };
}

const LENGTHS = 2;
const KEY = 32;
const SIGNATURE = 64;

/** Two lengths, name, issuer, key, signature. */
export function encodeCertificate({
  name,
  issuer,
  publicKey,
  signature,
}: Certificate): Uint8Array<ArrayBuffer> {
  const [subject, signer] = [utf8Bytes(name), utf8Bytes(issuer)];
  return Uint8Array.from([subject.length, signer.length, ...subject, ...signer, ...publicKey, ...signature]);
}

/** Undefined when the bytes are none. */
export function readCertificate(bytes: Uint8Array<ArrayBuffer>): Certificate | undefined {
  const [subject = 0, signer = 0] = bytes;
  const key = LENGTHS + subject + signer;
  if (bytes.length !== key + KEY + SIGNATURE) return undefined;
  const name = utf8Text(bytes.slice(LENGTHS, LENGTHS + subject));
  const issuer = utf8Text(bytes.slice(LENGTHS + subject, key));
  if (name === undefined || issuer === undefined) return undefined;
  return { name, issuer, publicKey: bytes.slice(key, key + KEY), signature: bytes.slice(key + KEY) };
}
