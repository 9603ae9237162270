import { expect, test } from 'vitest';
import { guessProtocol, messageFields, type ProtocolName } from '../../../src/lib/messages/dissect.ts';
import { PLAIN_REQUEST, requestText } from '../../../src/lib/messages/http-request.ts';
import { dnsQuery, encodeDns } from '../../../src/lib/net/wire/dns.ts';
import type { Field } from '../../../src/lib/net/wire/field.ts';
import { utf8Bytes } from '../../../src/lib/net/wire/utf8.ts';
import { encodeHello } from '../../../src/lib/tls/hello.ts';
import { record } from '../../../src/lib/tls/record.ts';

const outline = (fields: readonly Field[], depth = 0): string =>
  fields
    .map(
      ({ name, value, offset, length, children = [] }) =>
        `${'  '.repeat(depth)}${offset}+${length} ${name} ${value}`.trimEnd() +
        '\n' +
        outline(children, depth + 1),
    )
    .join('');

const dissection = (protocol: ProtocolName, text: string | Uint8Array): string =>
  outline(messageFields(protocol, typeof text === 'string' ? utf8Bytes(text) : text));

test('the request of the lesson is 51 bytes: a request line, a header, and the empty line', () => {
  const request = requestText(PLAIN_REQUEST);
  expect(utf8Bytes(request).length).toBe(51);
  expect(dissection('http', request)).toBe(`0+51 HTTP request
  0+26 Request line GET /index.html HTTP/1.1
    0+3 Method GET
    3+1 SP
    4+11 Request target /index.html
    15+1 SP
    16+8 HTTP version HTTP/1.1
    24+2 CRLF
  26+23 Header field Host: www.example.com
    26+4 Field name Host
    30+2 Colon
    32+15 Field value www.example.com
    47+2 CRLF
  49+2 Empty line
`);
});

test('a body is as long in bytes as Content-Length says: 안녕하세요 and a line feed are 16', () => {
  const body = '안녕하세요\n';
  const response = `HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n${body}`;
  expect(utf8Bytes(body).length).toBe(16);
  expect(dissection('http', response)).toContain(`  39+16 Body "안녕하세요\\n"\n`);
  const two = messageFields('http', utf8Bytes(response + response));
  expect(two.map(({ offset, length }) => [offset, length])).toEqual([
    [0, 55],
    [55, 55],
  ]);
});

test('chunks bring their own lengths, and a chunk of length 0 ends them', () => {
  const response = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
  const [message] = messageFields('http', utf8Bytes(response));
  expect(message!.length).toBe(response.length);
  expect(message!.children!.slice(3).map(({ name, value }) => `${name} ${value}`.trim())).toEqual([
    'Chunk size 3',
    'Chunk abc',
    'CRLF',
    'Chunk size 0',
    'CRLF',
  ]);
});

test('the DNS query for www.example.com is 33 bytes, these', () => {
  const bytes = encodeDns(dnsQuery(0x1234, 'www.example.com'));
  expect(Buffer.from(bytes).toString('hex')).toBe(
    '123401000001000000000000' + '03777777076578616d706c6503636f6d00' + '00010001',
  );
  expect(bytes.length).toBe(33);
  expect(dissection('dns', bytes)).toContain('12+17 QNAME www.example.com');
});

test('SMTP has commands, replies of three digits, and the lines of a mail', () => {
  expect(
    dissection('smtp', 'MAIL FROM:<a@b>\r\n250-mail.lab\r\n250 OK\r\n점심\r\n.\r\n'),
  ).toBe(`0+17 SMTP command MAIL FROM:<a@b>
  0+4 Command MAIL
  4+1 SP
  5+10 Argument FROM:<a@b>
  15+2 CRLF
17+14 SMTP reply 250-mail.lab
  17+3 Reply code 250
  20+1 More lines follow
  21+8 Text mail.lab
  29+2 CRLF
31+8 SMTP reply 250 OK
  31+3 Reply code 250
  34+1 SP
  35+2 Text OK
  37+2 CRLF
39+8 Line of the mail 점심
  39+6 Text 점심
  45+2 CRLF
47+3 End of mail data .
  47+1 Dot .
  48+2 CRLF
`);
});

test('QUIZ/1 has a word and an argument, answered by a code of three digits', () => {
  expect(dissection('quiz', 'ANSWER 5\r\n210 RIGHT\r\n')).toBe(`0+10 QUIZ/1 request ANSWER 5
  0+6 Type ANSWER
  6+1 SP
  7+1 Argument 5
  8+2 CRLF
10+11 QUIZ/1 response 210 RIGHT
  10+3 Status code 210
  13+1 SP
  14+5 Argument RIGHT
  19+2 CRLF
`);
});

const hello = record(
  22,
  encodeHello({
    kind: 'client',
    random: new Uint8Array(32),
    keyShare: new Uint8Array(32),
    serverName: 'server.lab',
  }),
);

test('a TLS record has a header of five bytes; a ClientHello names the server in it', () => {
  const text = dissection('tls', hello);
  expect(text).toContain(
    '0+136 TLS record handshake\n  0+1 Content type 22 (handshake)\n  1+2 Legacy version 0x0303\n  3+2 Length 131\n',
  );
  expect(text).toContain('Server name server.lab');
  const sealed = Uint8Array.from([23, 3, 3, 0, 36, ...new Uint8Array(36)]);
  expect(dissection('tls', sealed)).toBe(`0+41 TLS record application_data
  0+1 Content type 23 (application_data)
  1+2 Legacy version 0x0303
  3+2 Length 36
  5+20 Encrypted content and type 20 bytes
  25+16 Authentication tag 16 bytes
`);
});

const samples: readonly (readonly [ProtocolName, Uint8Array])[] = [
  ['http', utf8Bytes(requestText(PLAIN_REQUEST))],
  ['http', utf8Bytes('HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nab')],
  ['smtp', utf8Bytes('EHLO garam.lab\r\n')],
  ['smtp', utf8Bytes('220 mail.lab Service ready\r\n')],
  ['quiz', utf8Bytes('HELLO 나래\r\n')],
  ['tls', hello],
  ['tls', hello.slice(0, 50)],
];

test('what the bytes say decides which protocol it is, not the port; of DNS alone the port is asked', () => {
  for (const [protocol, bytes] of samples) expect(guessProtocol(bytes, [7015, 40000])).toBe(protocol);
  const dns = encodeDns(dnsQuery(1, 'a.lab'));
  expect(guessProtocol(dns, [53, 40000])).toBe('dns');
  expect(guessProtocol(utf8Bytes('GET up and stand up\r\n'), [80])).toBeUndefined();
});

/** Whether fields lie one after another, all bytes of a range in exactly one of them, and so in each of them. */
function covers(fields: readonly Field[], from: number, to: number): boolean {
  let at = from;
  for (const { offset, length, children, bits } of fields) {
    if (bits) return true;
    if (offset !== at) return false;
    if (children && !covers(children, offset, offset + length)) return false;
    at += length;
  }
  return at === to;
}

test('every byte of a message lies in exactly one field, wherever the message is cut off', () => {
  for (const [protocol, bytes] of samples) {
    for (let end = 1; end <= bytes.length; end++) {
      const part = bytes.subarray(0, end);
      const whole = covers(messageFields(protocol, part), 0, end);
      expect(whole, `${protocol}, the first ${end} bytes`).toBe(true);
    }
  }
});
