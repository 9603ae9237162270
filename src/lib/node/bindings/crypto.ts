import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesOf, encode, toEncoding } from '../bytes.ts';
import type { Environment } from '../environment.ts';

/** What noble's hash functions and HMAC have in common while they take bytes. */
interface Digest {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Digest;
}

const algorithms = { md5, ripemd160, sha1, sha224, sha256, sha384, sha512 };
export const hashNames: readonly string[] = Object.keys(algorithms);

/** An algorithm by OpenSSL's names for it: `sha256`, `SHA-256`, `RSA-SHA256`; undefined for those not here. */
function algorithm(name: string): (typeof algorithms)['sha256'] | undefined {
  const plain = name.toLowerCase().replace(/^rsa-/, '').replace(/^sha-/, 'sha');
  return Object.hasOwn(algorithms, plain) ? algorithms[plain as 'sha256'] : undefined;
}

type Data = string | ArrayBufferView | ArrayBufferLike;
const octets = (data: Data, encoding?: unknown): Uint8Array =>
  typeof data === 'string' ? encode(data, toEncoding(encoding)) : bytesOf(data);

/**
 * internalBinding('crypto') (src/crypto/): hashes and HMAC by noble, random bytes from the run's seed. The rest of
 * OpenSSL is left out.
 */
export function cryptoBinding(environment: Environment): object {
  const result = (digest: Uint8Array, encoding?: unknown): unknown => {
    const { Buffer } = environment.require('buffer') as {
      Buffer: {
        from(bytes: ArrayBufferLike): { toString(encoding: string): string };
        isEncoding(name: unknown): boolean;
      };
    };
    const buffer = Buffer.from(digest.slice().buffer);
    return Buffer.isEncoding(encoding) ? buffer.toString(String(encoding)) : buffer;
  };

  class Hash {
    readonly #digest: Digest;

    constructor(from: string | Hash, length?: number) {
      if (typeof from !== 'string') {
        this.#digest = from.#digest.clone();
        return;
      }
      const found = algorithm(from);
      if (!found) throw new Error('Digest method not supported');
      // Of these functions none has a length to choose.
      if (length !== undefined && length !== found.outputLen)
        throw Object.assign(
          new Error('error:030000B2:digital envelope routines::not XOF or invalid length'),
          {
            library: 'digital envelope routines',
            reason: 'not XOF or invalid length',
            code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH',
          },
        );
      this.#digest = found.create();
    }

    update(data: Data, encoding?: unknown): boolean {
      this.#digest.update(octets(data, encoding));
      return true;
    }

    digest(encoding?: unknown): unknown {
      return result(this.#digest.digest(), encoding);
    }
  }

  class Hmac {
    #digest!: Digest;

    init(name: string, key: ArrayBufferView): void {
      const found = algorithm(name);
      if (!found)
        throw Object.assign(new TypeError(`Invalid digest: ${name}`), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
      this.#digest = hmac.create(found, bytesOf(key));
    }

    update(data: Data, encoding?: unknown): boolean {
      this.#digest.update(octets(data, encoding));
      return true;
    }

    digest(encoding?: unknown): unknown {
      return result(this.#digest.digest(), encoding);
    }
  }

  class RandomBytesJob {
    readonly #asynchronous: boolean;
    readonly #target: Uint8Array;
    ondone: ((error?: unknown) => void) | undefined;

    constructor(mode: number, buffer: ArrayBufferView | ArrayBufferLike, offset: number, size: number) {
      this.#asynchronous = mode === 0;
      this.#target = bytesOf(buffer).subarray(offset, offset + size);
    }

    /** The bytes are drawn at once, so that their order does not depend on who waits. */
    run(): unknown[] | undefined {
      environment.fillRandom(this.#target);
      if (!this.#asynchronous) return [undefined, undefined];
      environment.pending.push(() => this.ondone?.());
      return undefined;
    }
  }

  return {
    Hash,
    Hmac,
    RandomBytesJob,
    kCryptoJobAsync: 0,
    kCryptoJobSync: 1,
    secureBuffer: (size: number) => new Uint8Array(size),
    oneShotDigest(
      name: string,
      _id: number,
      _cache: object,
      input: Data,
      outputEncoding: string,
      _encoding: unknown,
      length?: number,
    ): unknown {
      if (!algorithm(name)) throw new Error(`Digest method ${name} is not supported`);
      const hash = new Hash(name, length);
      hash.update(input);
      return hash.digest(outputEncoding);
    },
    timingSafeEqual(first: unknown, second: unknown): boolean {
      const [one, two] = [first, second].map((value, index) => {
        if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return bytesOf(value);
        const kinds = 'ArrayBuffer, Buffer, TypedArray, or DataView';
        throw Object.assign(
          new TypeError(`The "buf${index + 1}" argument must be an instance of ${kinds}.`),
          { code: 'ERR_INVALID_ARG_TYPE' },
        );
      }) as [Uint8Array, Uint8Array];
      if (one.length !== two.length)
        throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
          code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
        });
      return one.every((byte, index) => byte === two[index]);
    },
  };
}
