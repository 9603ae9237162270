import { CONTENT_TYPE, RECORD_HEADER, TAG } from '../experiments/tls-record.ts';
import { APPLICATION_DATA, recordHeader } from './record.ts';

/** Key and IV of one direction. */
export interface TrafficKey {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
}

/** What was inside a record that opened. */
export interface Opened {
  readonly type: number;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * One direction of a connection's record protection (RFC 9846 §5.2, §5.3): AES-128-GCM of WebCrypto over content and
 * type, the record's number in the nonce, the header as additional data. Left out: padding, key update.
 */
export class Protection {
  readonly #subtle: SubtleCrypto;
  readonly #traffic: TrafficKey;
  #number = 0;

  constructor(subtle: SubtleCrypto, traffic: TrafficKey) {
    this.#subtle = subtle;
    this.#traffic = traffic;
  }

  /** The record of so many bytes of content: 22 more on the wire. */
  async seal(type: number, content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const inner = new Uint8Array(content.length + CONTENT_TYPE);
    inner.set(content);
    inner[content.length] = type;
    const header = recordHeader(APPLICATION_DATA, inner.length + TAG);
    const sealed = new Uint8Array(await this.#subtle.encrypt(this.#next(header), this.#traffic.key, inner));
    const bytes = new Uint8Array(RECORD_HEADER + sealed.length);
    bytes.set(header);
    bytes.set(sealed, RECORD_HEADER);
    return bytes;
  }

  /** What a record holds; undefined when it is not, to the bit, what the other end has sealed. */
  async open(bytes: Uint8Array<ArrayBuffer>): Promise<Opened | undefined> {
    const header = bytes.slice(0, RECORD_HEADER);
    try {
      const opened = await this.#subtle.decrypt(
        this.#next(header),
        this.#traffic.key,
        bytes.slice(RECORD_HEADER),
      );
      const inner = new Uint8Array(opened);
      return { type: inner.at(-1)!, content: inner.slice(0, -CONTENT_TYPE) };
    } catch {
      return undefined;
    }
  }

  #next(header: Uint8Array<ArrayBuffer>): AesGcmParams {
    const iv = this.#traffic.iv.slice();
    new DataView(iv.buffer).setUint32(8, new DataView(iv.buffer).getUint32(8) ^ this.#number++);
    return { name: 'AES-GCM', iv, additionalData: header, tagLength: 8 * TAG };
  }
}
