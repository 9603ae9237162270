import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { expect, test } from 'vitest';
import { runTap, type Way } from '../../src/lib/tls/tap.ts';

const SECRET = 'password=open-4821\n';
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('openssl is not installed: the tap is not compared with real TLS');

interface Identity {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** Keys and certificates for one test run: an authority, and what it signed for a name; or a name's own signature. */
class Certificates {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ieum-tls-'));

  selfSigned(file: string, name: string): Identity {
    this.#openssl(
      'req',
      '-x509',
      ...this.#request(file, name),
      '-addext',
      `subjectAltName=DNS:${name}`,
      '-out',
      `${file}.pem`,
    );
    return this.#read(file);
  }

  signed(file: string, name: string, by: string): Identity {
    this.#openssl('req', ...this.#request(file, name), '-out', `${file}.csr`);
    writeFileSync(join(this.#folder, 'names'), `subjectAltName=DNS:${name}`);
    const authority = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial'];
    this.#openssl(
      'x509',
      '-req',
      '-in',
      `${file}.csr`,
      ...authority,
      '-extfile',
      'names',
      '-out',
      `${file}.pem`,
    );
    return this.#read(file);
  }

  #request(file: string, name: string): string[] {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    return [...key, '-keyout', `${file}.key`, '-subj', `/CN=${name}`];
  }

  #openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'ignore' });
  }

  #read(file: string): Identity {
    const read = (ending: string) => readFileSync(join(this.#folder, `${file}.${ending}`));
    return { key: read('key'), cert: read('pem') };
  }
}

interface Outcome {
  readonly code?: string | undefined;
  readonly message?: string;
  /** What the client sent. */
  readonly wire: Buffer;
}

/** Node's client sends the secret to Node's server through a relay that keeps what the client sent. */
async function realTls(identity: Identity, authority: Identity): Promise<Outcome> {
  const server = tls.createServer(identity, (socket) =>
    socket.on('data', () => socket.end('OK\n')).on('error', () => {}),
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sent: Buffer[] = [];
  const relay = net.createServer((near) => {
    const far = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
    near
      .on('data', (bytes) => sent.push(bytes))
      .on('error', () => {})
      .pipe(far);
    far.on('error', () => {}).pipe(near);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const client = tls.connect({
    port: (relay.address() as AddressInfo).port,
    servername: 'server.lab',
    host: '127.0.0.1',
    ca: authority.cert,
  });
  let error: NodeJS.ErrnoException | undefined;
  client.on('error', (reason) => {
    error = reason;
  });
  client.on('secureConnect', () => client.write(SECRET));
  client.resume();
  await new Promise((resolve) => client.on('close', resolve));
  relay.close();
  server.close();
  return { code: error?.code, ...(error && { message: error.message }), wire: Buffer.concat(sent) };
}

test.skipIf(!hasOpenssl)('the tap tells what real TLS does: codes, words, and 41 bytes for 19', async () => {
  const certificates = new Certificates();
  const authority = certificates.selfSigned('authority', 'Ieum CA');
  const identities: Record<Exclude<Way, 'http'>, Identity> = {
    https: certificates.signed('server', 'server.lab', 'authority'),
    'self-signed': certificates.selfSigned('self', 'server.lab'),
    'wrong-name': certificates.signed('other', 'other.lab', 'authority'),
  };
  for (const way of ['https', 'self-signed', 'wrong-name'] as const) {
    const real = await realTls(identities[way], authority);
    const ours = await runTap({ way, message: SECRET, seed: 7 }, crypto.subtle);
    expect(ours.refused?.code).toBe(real.code);
    expect(ours.refused?.message).toBe(real.message);
    const record = ours.overheard[2]!.bytes;
    const header = Buffer.from(record.slice(0, 5));
    if (way === 'https')
      expect(real.wire.includes(header), 'a record of 41 bytes, header 17 03 03 00 24').toBe(true);
    expect(real.wire.includes('open-4821')).toBe(false);
  }
});
