import type { ProtocolName } from '../../../lib/messages/dissect.ts';
import { PLAIN_REQUEST, requestText } from '../../../lib/messages/http-request.ts';
import { smtpDialogue } from '../../../lib/messages/smtp-dialogue.ts';
import { parseAddress } from '../../../lib/net/address.ts';
import { respond } from '../../../lib/net/dns/respond.ts';
import { Zone } from '../../../lib/net/dns/zone.ts';
import { dnsQuery, encodeDns } from '../../../lib/net/wire/dns.ts';
import { utf8Bytes } from '../../../lib/net/wire/utf8.ts';
import { runTap } from '../../../lib/tls/tap.ts';

/** Messages to take apart. */
export const SAMPLES = [
  'http-request',
  'http-response',
  'dns-query',
  'dns-response',
  'smtp',
  'tls-hello',
  'tls-record',
  'quiz',
] as const;
export type SampleName = (typeof SAMPLES)[number];

export const protocolOf = (name: SampleName): ProtocolName => name.split('-')[0] as ProtocolName;

const NAME = 'www.example.com';
/** Of the addresses that are kept for examples (RFC 5737). */
const ADDRESS = parseAddress('192.0.2.10')!;

/** The bytes of a sample. TLS is spoken on the spot, with real ciphers; that takes a promise. */
export function sampleBytes(name: SampleName): Uint8Array | Promise<Uint8Array> {
  const query = encodeDns(dnsQuery(0x1234, NAME));
  switch (name) {
    case 'http-request':
      return utf8Bytes(requestText(PLAIN_REQUEST));
    case 'http-response':
      return utf8Bytes(
        'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 16\r\n\r\n안녕하세요\n',
      );
    case 'dns-query':
      return query;
    case 'dns-response': {
      const records = [{ name: NAME, type: 'A', address: ADDRESS, ttl: 300 } as const];
      return respond(query, [new Zone({ origin: 'example.com', records })])!;
    }
    case 'smtp':
      return utf8Bytes(conversation());
    case 'tls-hello':
      return spoken(0);
    case 'tls-record':
      return spoken(2);
    case 'quiz':
      return utf8Bytes('HELLO 나래\r\n100 WELCOME\r\nASK\r\n200 Q 2 3\r\nANSWER 5\r\n210 RIGHT\r\n');
  }
}

/** Client's and server's lines in the order they are said, as the server of the dialogue answers them. */
function conversation(): string {
  const { said } = smtpDialogue([
    'EHLO garam.lab',
    'MAIL FROM:<garam@garam.lab>',
    'RCPT TO:<narae@mail.lab>',
    'DATA',
    '점심',
    '.',
    'QUIT',
  ]);
  return said.map(({ line }) => `${line}\r\n`).join('');
}

/** A message of a connection on which the 19 bytes of a secret are sent. */
async function spoken(message: number): Promise<Uint8Array> {
  const { overheard } = await runTap(
    { way: 'https', message: 'password=open-4821\n', seed: 7 },
    globalThis.crypto.subtle,
  );
  return overheard[message]!.bytes;
}
