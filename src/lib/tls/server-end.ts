import { type Certificate, encodeCertificate } from './certificate.ts';
import { ANSWER, isWhole, joined } from './conversation.ts';
import { encodeHello, readHello } from './hello.ts';
import { agree, agreementKey, randomBytes, type SigningKey } from './keys.ts';
import { APPLICATION_DATA, HANDSHAKE, record } from './record.ts';
import { type EndSettings, SecureEnd } from './secure-end.ts';

interface ServerSettings extends EndSettings {
  readonly certificate: Certificate;
  readonly key: SigningKey;
}

/** The server's TLS: greets back, shows its certificate with proof, and answers a whole line. */
export class ServerEnd extends SecureEnd {
  received: Uint8Array | undefined;
  readonly #settings: ServerSettings;

  constructor(settings: ServerSettings) {
    super(settings);
    this.#settings = settings;
  }

  protected async greet(type: number, message: Uint8Array<ArrayBuffer>): Promise<void> {
    const hello = type === HANDSHAKE ? readHello(message) : undefined;
    if (hello?.kind !== 'client')
      return this.fail(type === HANDSHAKE ? 'decode_error' : 'unexpected_message');
    const { certificate, key } = this.#settings;
    const own = await agreementKey(this.subtle, this.random);
    const answer = encodeHello({
      kind: 'server',
      random: randomBytes(this.random, 32),
      keyShare: own.publicKey,
    });
    const transcript = Uint8Array.from([...message, ...answer]);
    this.useKeys('server', await agree(this.subtle, own, Uint8Array.from(hello.keyShare), transcript));
    const proof = new Uint8Array(await this.subtle.sign('Ed25519', key.privateKey, transcript));
    const shown = joined(encodeCertificate(certificate), proof);
    const sealed = await this.outward!.seal(HANDSHAKE, shown);
    this.send(joined(record(HANDSHAKE, answer), sealed));
  }

  protected async hear(type: number, content: Uint8Array<ArrayBuffer>): Promise<void> {
    if (type !== APPLICATION_DATA) return this.fail('unexpected_message');
    this.received = joined(this.received, content);
    if (isWhole(this.received)) await this.sendProtected(APPLICATION_DATA, ANSWER);
  }
}
