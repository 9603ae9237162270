import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../src/lib/net/dns/name-server.ts';
import { respond } from '../../src/lib/net/dns/respond.ts';
import { Zone } from '../../src/lib/net/dns/zone.ts';
import type { RecordDescription } from '../../src/lib/net/scenario/dns-description.ts';
import { zoneRecord } from '../../src/lib/net/scenario/zone-record.ts';
import { answersOf } from '../../src/lib/node/bindings/dns-answers.ts';
import { NameLab, ZONE } from '../unit/net/dns/name-lab.ts';
import { simulate } from './engine/simulation.ts';

/** Our name server's answers over a real UDP socket of loopback, for Node's own resolver (c-ares). */
const socket = createSocket('udp4');
const zones = [ZONE];
const resolver = new Resolver({ timeout: 2000, tries: 1 });

beforeAll(async () => {
  socket.on('message', (query, { port, address }) => {
    const answer = respond(query, zones);
    if (answer) socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
});

afterAll(() => void socket.close());

/** What Node's resolver finds, in the words of our tests. */
async function foundByNode(name: string): Promise<string> {
  try {
    const found = await resolver.resolve4(name, { ttl: true });
    return `${found.map(({ address }) => address).join(', ')} for ${Math.min(...found.map(({ ttl }) => ttl))} s`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code!;
  }
}

/** What the resolver of the model finds over the network of the model. */
function foundByModel(name: string): string {
  const lab = new NameLab();
  lab.serve();
  lab.lookUp([name]);
  return lab.results[0]!.replace(/^.*?: /, '').replace(/^\S+ has /, '');
}

test.each([
  ['www.example.com', '10.0.0.80 for 300 s'],
  ['WWW.Example.Com', '10.0.0.80 for 300 s'],
  ['shop.example.com', '10.0.0.81, 10.0.0.82 for 60 s'],
  ['nobody.example.com', 'ENOTFOUND'],
  ['gone.example.com', 'ENOTFOUND'],
  ['note.example.com', 'ENODATA'],
  ['pool.example.com', 'ENODATA'],
  ['www.example.net', 'EREFUSED'],
  ['a..b', 'EBADNAME'],
])('Node’s resolver and the model’s find the same for %s', async (name, found) => {
  expect([await foundByNode(name), foundByModel(name)]).toEqual([found, found]);
});

test('an alias whose end is not in the answer: Node’s resolver finds an empty list, the C library’s no data', async () => {
  expect(await resolver.resolve4('away.example.com')).toEqual([]);
  expect(foundByModel('away.example.com')).toBe('ENODATA');
});

/** example.com with a record of every type a scenario can have, and the name of an address. */
const ZONES: Readonly<Record<string, readonly RecordDescription[]>> = {
  'example.com': [
    { name: 'www.example.com', type: 'A', address: '10.0.0.80', ttl: 300 },
    { name: 'www.example.com', type: 'AAAA', address: '2001:db8::80', ttl: 400 },
    { name: 'shop.example.com', type: 'CNAME', target: 'web.pool.example.com', ttl: 60 },
    { name: 'web.pool.example.com', type: 'A', address: '10.0.0.81' },
    { name: 'web.pool.example.com', type: 'A', address: '10.0.0.82' },
    { name: 'note.example.com', type: 'TXT', texts: ['안녕'] },
    { name: 'away.example.com', type: 'CNAME', target: 'www.example.net' },
    { name: 'one.example.com', type: 'CNAME', target: 'two.example.com' },
    { name: 'two.example.com', type: 'CNAME', target: 'one.example.com' },
    { name: 'example.com', type: 'A', address: '10.0.0.79' },
    { name: 'example.com', type: 'NS', target: 'ns.example.com' },
    { name: 'example.com', type: 'NS', target: 'ns2.example.com' },
    { name: 'example.com', type: 'MX', preference: 10, exchange: 'mail.example.com' },
    { name: 'example.com', type: 'MX', preference: 20, exchange: 'mail2.example.com' },
    { name: 'example.com', type: 'TXT', texts: ['v=spf1', ' -all'] },
    { name: 'example.com', type: 'CAA', flags: 128, tag: 'issue', value: 'ca.example' },
    {
      name: '_http._tcp.example.com',
      type: 'SRV',
      priority: 1,
      weight: 5,
      port: 80,
      target: 'www.example.com',
    },
  ],
  '0.0.10.in-addr.arpa': [{ name: '80.0.0.10.in-addr.arpa', type: 'PTR', target: 'www.example.com' }],
};
const FAILING = {
  'mute.example.com': 'silent',
  'broken.example.com': 'SERVFAIL',
  'unknown.example.com': 'NOTIMP',
} as const;

/** What the program prints in real Node, asking the bytes of our name server. */
async function printedByNode(program: string): Promise<string> {
  const zones = Object.entries(ZONES).map(
    ([origin, records]) => new Zone({ origin, records: records.map(zoneRecord) }),
  );
  const failing = new Map(Object.entries(FAILING));
  const server = createSocket('udp4');
  server.on('message', (query, { port, address }) => {
    const answer = answerTo(query, zones, failing);
    if (answer) server.send(answer, port, address);
  });
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  const node = join(import.meta.dirname, '../../node_modules/.bin/node');
  const env = { ...process.env, NAME_SERVER: `127.0.0.1:${server.address().port}` };
  try {
    const { stdout } = await promisify(execFile)(node, [program], { env });
    return stdout;
  } finally {
    server.close();
  }
}

/** What it prints in the engine, on a host that asks our name server over the network. */
async function printedByEngine(program: string): Promise<string> {
  const dns = {
    servers: { 'server.lab': { zones: ZONES, failing: FAILING } },
    resolver: { servers: ['server.lab'] },
  };
  const { output } = await simulate({ client: readFileSync(program, 'utf8') }, { dns });
  return output.client!;
}

test('node:dns prints the same about every type of record and every failure in the engine as in Node', async () => {
  const program = join(import.meta.dirname, 'fixtures/dns-questions.mjs');
  expect(await printedByEngine(program)).toBe(await printedByNode(program));
}, 60_000);

test('Node’s resolver and the engine make the same of NAPTR and TLSA records', async () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const name = 'example.com';
  const answers = [
    {
      type: 'NAPTR',
      order: 30,
      preference: 100,
      texts: [text('s'), text('SIP+D2U'), text('!^.*$!sip:x@example.com!')],
      replacement: '_sip._udp.example.com',
    },
    { type: 'TLSA', usage: 3, selector: 1, matching: 2, data: text('digest') },
  ] as const;
  const zone = new Zone({ origin: name, records: answers.map((answer) => ({ ...answer, name })) });
  const records = answers.map((answer) => ({ ...answer, name, class: 1, ttl: 3600 }));
  zones.splice(0, 1, zone);
  const engine = (type: 'NAPTR' | 'TLSA') => answersOf({ answers: records }, type);
  expect({ values: await resolver.resolveNaptr(name) }).toEqual(engine('NAPTR'));
  expect({ values: await resolver.resolveTlsa(name) }).toEqual(engine('TLSA'));
});
