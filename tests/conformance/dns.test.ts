import { expect, test } from 'vitest';
import { Zone } from '../../src/lib/net/dns/zone.ts';
import { type DnsMessage, dnsQuery, encodeDns } from '../../src/lib/net/wire/dns.ts';
import { capture } from '../../src/lib/net/wire/pcapng.ts';
import { NameLab } from '../unit/net/dns/name-lab.ts';
import { at, CLIENT, must, SERVER, bytes as text } from '../unit/net/lab.ts';
import { complaints, dissect, tsharkIsMissing } from './tshark.ts';

const sharkTest = test.skipIf(tsharkIsMissing);

const shown = (capture: Uint8Array, fields: readonly string[]): string[] =>
  dissect(capture, fields).map((row) => row.filter(Boolean).join(' '));

sharkTest('Wireshark reads lookups: names, addresses, codes, and which answer belongs to which query', () => {
  const lab = new NameLab();
  lab.serve();
  lab.lookUp(['www', 'shop', 'nobody', 'note'].map((name) => `${name}.example.com`));
  const bytes = capture(lab.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  const fields = ['dns.flags.rcode', 'dns.response_to', 'dns.qry.name', 'dns.cname', 'dns.a', 'dns.resp.ttl'];
  expect(shown(bytes, fields)).toEqual([
    'www.example.com',
    '0 1 www.example.com 10.0.0.80 300',
    'shop.example.com',
    '0 3 shop.example.com web.pool.example.com 10.0.0.81,10.0.0.82 60,3600,3600',
    'nobody.example.com',
    '3 5 nobody.example.com 3600',
    'note.example.com',
    '0 7 note.example.com 3600',
  ]);
  const [, soa] = dissect(bytes.slice(), ['dns.soa.mname', 'dns.soa.rname', 'dns.soa.minimum_ttl']).filter(
    ([name]) => name !== '',
  );
  expect(soa).toEqual(['ns.example.com', 'hostmaster.example.com', '3600']);
});

sharkTest('a query that is asked again is one that Wireshark calls a retransmission', () => {
  const lab = new NameLab({ up: { rules: [{ drop: 'udp', nth: 1 }] } });
  lab.serve();
  // Wireshark's own rule: the same query within less than 5 s, glibc's wait.
  lab.lookUp(['www.example.com'], lab.resolver({ timeout: 4 }));
  const bytes = capture(lab.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  expect(shown(bytes, ['frame.time_relative', 'dns.retransmit_request_in', 'dns.response_to'])).toEqual([
    '0.000000000',
    '4.000000000 1',
    '4.025048800 1',
  ]);
});

/** A capture of messages that the server sends to the client's port 40000, as answers from port 53. */
function captureOf(messages: readonly DnsMessage[]): Uint8Array {
  const lab = new NameLab();
  const socket = lab.server.openDatagram();
  must(socket.bind(at(SERVER, 53)));
  for (const message of messages) must(socket.send(encodeDns(message), at(CLIENT, 40000)));
  lab.run(20);
  return capture(lab.recorder.events);
}

sharkTest('Wireshark reads every type of record as it was meant, compressed names and EDNS included', () => {
  const owner = { name: 'www.example.com', class: 1, ttl: 60 };
  const bytes = captureOf([
    {
      ...dnsQuery(0x1234, 'WWW.example.com', 255),
      response: true,
      recursionAvailable: true,
      answers: [
        { ...owner, type: 'MX', preference: 10, exchange: 'mail.example.com' },
        { ...owner, type: 'TXT', texts: [text('one'), text('two')] },
        { ...owner, type: 'AAAA', address: Uint8Array.of(0x20, 1, 0xd, 0xb8, ...new Array(11).fill(0), 1) },
        { ...owner, type: 'PTR', target: 'mail.example.com' },
        { ...owner, name: 'a\\.b.com', type: 'A', address: SERVER },
      ],
      authorities: [{ ...owner, name: 'example.com', type: 'NS', target: 'ns.example.com' }],
      additionals: [{ name: '.', type: 41, class: 1232, ttl: 0, data: new Uint8Array() }],
    },
  ]);
  expect(complaints(bytes)).toEqual([]);
  const fields = ['id', 'mx.preference', 'mx.mail_exchange', 'txt', 'aaaa', 'ptr.domain_name', 'a', 'ns'];
  expect(
    dissect(
      bytes,
      [...fields, 'rr.udp_payload_size'].map((field) => `dns.${field}`),
    ),
  ).toEqual([
    [
      '0x1234',
      '10',
      'mail.example.com',
      'one,two',
      '2001:db8::1',
      'mail.example.com',
      '10.0.0.2',
      'ns.example.com',
      '1232',
    ],
  ]);
});

sharkTest('a refusal, an error of format and a cut answer are what Wireshark takes them for', () => {
  const lab = new NameLab();
  const crowd = new Zone({
    origin: 'crowd',
    records: Array.from({ length: 100 }, () => ({ name: 'crowd', type: 'A' as const, address: SERVER })),
  });
  lab.serve(lab.server, [crowd]);
  const socket = lab.client.openDatagram();
  const queries = [
    dnsQuery(1, 'www.example.com'),
    { ...dnsQuery(2, 'crowd'), questions: [] },
    dnsQuery(3, 'crowd'),
  ];
  for (const query of queries) must(socket.send(encodeDns(query), at(SERVER, 53)));
  lab.run();
  const bytes = capture(lab.recorder.events);
  expect(complaints(bytes)).toEqual([]);
  expect(shown(bytes, ['dns.flags.rcode', 'dns.flags.truncated', 'dns.count.answers']).slice(3)).toEqual([
    '5 0 0',
    '1 0 0',
    '0 1 30',
  ]);
});
