import { type Authority, type CertificateError, problemWith, readCertificate } from './certificate.ts';
import { joined } from './conversation.ts';
import { encodeHello, readHello } from './hello.ts';
import { agree, agreementKey, type KeyPair, randomBytes, verifies } from './keys.ts';
import { APPLICATION_DATA, HANDSHAKE, record } from './record.ts';
import { type EndSettings, SecureEnd } from './secure-end.ts';

interface ClientSettings extends EndSettings {
  readonly host: string;
  readonly trusted: readonly Authority[];
  /** Sent when the server has shown who it is. */
  readonly message: Uint8Array;
}

const SIGNATURE = 64;

/** The client's TLS: greets, checks the certificate against name and authorities, and only then sends. */
export class ClientEnd extends SecureEnd {
  answered: Uint8Array | undefined;
  /** Why it would not talk to this server. */
  refused: CertificateError | undefined;
  readonly #settings: ClientSettings;
  #key: KeyPair | undefined;
  #hello: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #transcript: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #isServerKnown = false;

  constructor(settings: ClientSettings) {
    super(settings);
    this.#settings = settings;
  }

  protected override async begin(): Promise<void> {
    this.#key = await agreementKey(this.subtle, this.random);
    const random = randomBytes(this.random, 32);
    this.#hello = encodeHello({
      kind: 'client',
      random,
      keyShare: this.#key.publicKey,
      serverName: this.#settings.host,
    });
    this.send(record(HANDSHAKE, this.#hello));
  }

  protected async greet(type: number, message: Uint8Array<ArrayBuffer>): Promise<void> {
    const hello = type === HANDSHAKE ? readHello(message) : undefined;
    if (hello?.kind !== 'server')
      return this.fail(type === HANDSHAKE ? 'decode_error' : 'unexpected_message');
    this.#transcript = Uint8Array.from([...this.#hello, ...message]);
    this.useKeys(
      'client',
      await agree(this.subtle, this.#key!, Uint8Array.from(hello.keyShare), this.#transcript),
    );
  }

  protected async hear(type: number, content: Uint8Array<ArrayBuffer>): Promise<void> {
    if (!this.#isServerKnown) return this.#meet(content);
    if (type !== APPLICATION_DATA) return this.fail('unexpected_message');
    this.answered = joined(this.answered, content);
    this.close();
  }

  /** The server shows its certificate, and by a signature over both hellos that it holds the key. */
  async #meet(content: Uint8Array<ArrayBuffer>): Promise<void> {
    const { host, trusted } = this.#settings;
    const certificate = readCertificate(content.slice(0, -SIGNATURE));
    if (!certificate) return this.fail('decode_error');
    const { publicKey } = certificate;
    if (!(await verifies(this.subtle, publicKey, content.slice(-SIGNATURE), this.#transcript))) {
      return this.fail('decrypt_error');
    }
    this.refused = await problemWith(this.subtle, certificate, host, trusted);
    if (this.refused) {
      const unknown = this.refused.code === 'DEPTH_ZERO_SELF_SIGNED_CERT';
      return this.fail(unknown ? 'unknown_ca' : 'bad_certificate');
    }
    this.#isServerKnown = true;
    await this.sendProtected(APPLICATION_DATA, this.#settings.message);
  }
}
