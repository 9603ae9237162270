import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { respond } from '../../src/lib/net/dns/respond.ts';
import { NameLab, ZONE } from '../unit/net/dns/name-lab.ts';

/** Our name server's answers over a real UDP socket of loopback, for Node's own resolver (c-ares). */
const socket = createSocket('udp4');
const resolver = new Resolver({ timeout: 2000, tries: 1 });

beforeAll(async () => {
  socket.on('message', (query, { port, address }) => {
    const answer = respond(query, [ZONE]);
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

test('Node’s resolver reads our SOA and TXT records', async () => {
  expect(await resolver.resolveSoa('example.com')).toEqual({
    nsname: 'ns.example.com',
    hostmaster: 'hostmaster.example.com',
    serial: 1,
    refresh: 7200,
    retry: 3600,
    expire: 1_209_600,
    minttl: 3600,
  });
  // Octets, one character each.
  const [[note] = []] = await resolver.resolveTxt('note.example.com');
  expect(Buffer.from(note!, 'latin1').toString()).toBe('안녕');
});

test('an alias whose end is not in the answer: Node’s resolver finds an empty list, the C library’s no data', async () => {
  expect(await resolver.resolve4('away.example.com')).toEqual([]);
  expect(foundByModel('away.example.com')).toBe('ENODATA');
});
