import { deriveSeed, mulberry32, type Random } from '../net/random.ts';
import { type Authority, type Certificate, issue } from './certificate.ts';
import { type SigningKey, signingKey } from './keys.ts';
import type { Way } from './tap.ts';

const AUTHORITY = 'Ieum CA';
export const OTHER_NAME = 'other.lab';

interface Credentials {
  /** What the client trusts from the start. */
  readonly trusted: readonly Authority[];
  readonly certificate: Certificate;
  /** Belongs to the certificate. */
  readonly key: SigningKey;
  readonly clientRandom: Random;
  readonly serverRandom: Random;
}

/** Who holds which keys at the start of a run; every one comes from its seed. */
export async function credentialsFor(
  way: Exclude<Way, 'http'>,
  host: string,
  seed: number,
  subtle: SubtleCrypto,
): Promise<Credentials> {
  const chance = (purpose: string): Random => mulberry32(deriveSeed(seed, purpose));
  const authority = { name: AUTHORITY, key: await signingKey(subtle, chance('authority')) };
  const key = await signingKey(subtle, chance('server key'));
  const name = way === 'wrong-name' ? OTHER_NAME : host;
  const issuer = way === 'self-signed' ? { name: host, key } : authority;
  return {
    trusted: [{ name: AUTHORITY, publicKey: authority.key.publicKey }],
    certificate: await issue(subtle, name, key.publicKey, issuer),
    key,
    clientRandom: chance('client'),
    serverRandom: chance('server'),
  };
}
