import constants from 'ieum:constants';
import { hashNames } from './bindings/crypto.ts';
// What Node's module has and this one has not: ciphers, keys, signatures, key derivation, primes. Kept apart from the
// sources: the build carries what these name.
import absent from './crypto-absent.json' with { type: 'json' };
import type { LibraryFunction } from './environment.ts';

type Require = (id: string) => Record<string, unknown>;

/**
 * `node:crypto`: Node's own hashes, HMAC and random functions (lib/crypto.js exports them likewise); asking for
 * anything else throws one sentence.
 */
export function cryptoModule(require: Require, binding: Record<string, unknown>): object {
  const { Hash, Hmac, hash } = require('internal/crypto/hash') as Record<
    string,
    new (
      ...values: unknown[]
    ) => object
  >;
  const random = require('internal/crypto/random') as Record<string, LibraryFunction>;
  const missing = (name: string) =>
    function unavailable(): never {
      const error = new Error(`crypto.${name} is not available in this engine`);
      throw Object.assign(error, { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
    };
  return {
    ...Object.fromEntries(absent.map((name) => [name, missing(name)])),
    createHash: (algorithm: unknown, options: unknown) => new Hash!(algorithm, options),
    createHmac: (algorithm: unknown, key: unknown, options: unknown) => new Hmac!(algorithm, key, options),
    getHashes: () => [...hashNames],
    hash,
    Hash,
    Hmac,
    randomBytes: random.randomBytes,
    randomFill: random.randomFill,
    randomFillSync: random.randomFillSync,
    randomInt: random.randomInt,
    randomUUID: random.randomUUID,
    randomUUIDv7: random.randomUUIDv7,
    getRandomValues: random.getRandomValues,
    timingSafeEqual: binding.timingSafeEqual,
    getFips: () => 0,
    webcrypto: (globalThis as { crypto?: object }).crypto,
    constants: constants.constants.crypto,
  };
}

/** `internal/crypto/util`, as far as hashes and random bytes need it. */
export const cryptoUtilities = {
  kHandle: Symbol('kHandle'),
  getStringOption: (options: Record<string, unknown> | undefined, key: string) => options?.[key],
  getCachedHashId: () => -1,
  getHashCache: () => ({}),
};

/** `internal/crypto/keys`: keys are strings and bytes here, never key objects. */
export function cryptoKeys(require: Require): object {
  return {
    isKeyObject: () => false,
    isCryptoKey: () => false,
    prepareSecretKey(key: unknown, encoding?: string): unknown {
      if (typeof key === 'string') {
        // biome-ignore lint/style/useNodejsImportProtocol: the library's own require knows no protocol
        const { Buffer } = require('buffer') as { Buffer: { from(text: string, encoding?: string): object } };
        return Buffer.from(key, encoding === 'buffer' ? 'utf8' : encoding);
      }
      if (ArrayBuffer.isView(key) || key instanceof ArrayBuffer) return key;
      const { ERR_INVALID_ARG_TYPE } = require('internal/errors').codes as Record<
        string,
        new (
          ...values: unknown[]
        ) => Error
      >;
      const kinds = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'];
      throw new ERR_INVALID_ARG_TYPE!('key', kinds, key);
    },
  };
}
