import dns from 'node:dns';
import { expect, test } from 'vitest';
import { NameServer } from '../../../../src/lib/net/dns/name-server.ts';
import { StubResolver } from '../../../../src/lib/net/dns/stub-resolver.ts';
import { milliseconds, seconds } from '../../../../src/lib/net/time.ts';
import { type DnsMessage, decodeDns, dnsQuery, encodeDns } from '../../../../src/lib/net/wire/dns.ts';
import { address, at, SERVER as LAB_SERVER, must, SERVER } from '../lab.ts';
import { NameLab } from './name-lab.ts';

test('a lookup takes one round trip', () => {
  const lab = new NameLab();
  lab.serve();
  expect(lab.lookUp(['www.example.com'])).toBe(`
   50.110ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
`);
  expect(lab.ladder()).toBe(`
  0.000ms  client → server   25.049ms  DNS query A www.example.com
 25.049ms  client ← server   50.110ms  DNS answer 10.0.0.80
`);
});

test('the C library remembers nothing: the second lookup of a name costs as much as the first', () => {
  const lab = new NameLab();
  lab.serve();
  expect(lab.lookUp(['www.example.com', 'WWW.example.com.'])).toBe(`
   50.110ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
  100.221ms  WWW.example.com.: www.example.com has 10.0.0.80 for 300 s
`);
});

test.each([
  ['query', { up: { rules: [{ drop: 'udp', nth: 1 } as const] } }],
  ['answer', { down: { rules: [{ drop: 'udp', nth: 1 } as const] } }],
])('a lost %s is asked for again after 5 s', (_, links) => {
  const lab = new NameLab(links);
  lab.serve();
  expect(lab.lookUp(['www.example.com'])).toBe(`
 5050.110ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
`);
});

test('a silent server is given up after 10 s', () => {
  const lab = new NameLab({ up: { loss: 1 } });
  lab.serve();
  expect(lab.lookUp(['www.example.com'])).toBe(`
10000.000ms  www.example.com: ETIMEOUT
`);
  expect(lab.ladder()).toBe(`
   0.000ms  client → server     ✗ loss  DNS query A www.example.com
5000.000ms  client → server     ✗ loss  DNS query A www.example.com
`);
});

test('where no name server runs, ICMP says so at once, twice', () => {
  const lab = new NameLab();
  expect(lab.lookUp(['www.example.com'])).toBe(`
  100.240ms  www.example.com: ECONNREFUSED
`);
  expect(lab.ladder({ ports: true })).toBe(`
  0.000ms  client:32768 → server:53   25.049ms  DNS query A www.example.com
 25.049ms  client ← server            50.120ms  port unreachable
 50.120ms  client:32769 → server:53   75.169ms  DNS query A www.example.com
 75.169ms  client ← server           100.240ms  port unreachable
`);
});

test('no such name, no address under a name, an alias, an alias that leads nowhere: each is its own result', () => {
  const lab = new NameLab();
  lab.serve();
  const names = ['nobody', 'note', 'pool', 'shop', 'away', 'one', 'gone'];
  expect(lab.lookUp(names.map((name) => `${name}.example.com`)).replace(/ *\d+\.\d+ms {2}/g, '')).toBe(`
nobody.example.com: ENOTFOUND
note.example.com: ENODATA
pool.example.com: ENODATA
shop.example.com: web.pool.example.com has 10.0.0.81, 10.0.0.82 for 60 s
away.example.com: ENODATA
one.example.com: ENODATA
gone.example.com: ENOTFOUND
`);
});

test('a name of another zone is refused, by the only server twice', () => {
  const lab = new NameLab();
  lab.serve();
  lab.lookUp(['www.example.net']);
  expect(lab.results.join()).toContain('www.example.net: EREFUSED');
  expect(lab.ladder().match(/→/g)?.length).toBe(2);
});

test('the hosts file goes before name servers, and an address is no name', () => {
  const lab = new NameLab();
  lab.serve();
  const resolver = lab.resolver({ hosts: (name) => lab.network.resolve(name) });
  expect(lab.lookUp(['localhost', 'server', '10.9.8.7', 'www.example.com', 'a..b'], resolver)).toBe(`
    0.000ms  localhost: localhost has 127.0.0.1
    0.000ms  server: server has 10.0.0.2
    0.000ms  10.9.8.7: 10.9.8.7 has 10.9.8.7
   50.110ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
   50.110ms  a..b: EBADNAME
`);
});

test('the second server answers where the first is silent, refuses, or is not there', () => {
  const second = address('10.0.0.3');
  const lab = new NameLab();
  const other = lab.network.addHost('other', second);
  const link = { rate: 10e6, delay: milliseconds(25) };
  lab.network.addLink('client', 'other', link, link);
  lab.serve(other);
  const resolver = lab.resolver({ servers: [SERVER, second] });
  lab.lookUp(['www.example.com'], resolver);
  const refusing = new NameServer(lab.server, []);
  must(refusing.start());
  lab.lookUp(['www.example.com'], resolver);
  lab.network.link('client', 'server').setLoss(1);
  expect(lab.lookUp(['www.example.com'], resolver)).toBe(`
  100.230ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
  200.438ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
 5250.549ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
`);
});

test('three silent servers are given 5, 3 and 6 seconds, twice', () => {
  const lab = new NameLab({ up: { loss: 1 } });
  const servers = ['10.0.0.2', '10.1.0.2', '10.2.0.2'].map(address);
  lab.lookUp(['www.example.com'], lab.resolver({ servers }));
  const sent = lab.recorder.events.filter((event) => event.kind === 'packet' && event.event === 'dropped');
  expect(sent.map(({ at }) => at / 1e9)).toEqual(
    [0, 5, 8, 14, 19, 22].map((time) => expect.closeTo(time, 3)),
  );
  expect(lab.results).toEqual(['28000.000ms  www.example.com: ETIMEOUT']);
});

test('an answer that comes late, in the second wait, still counts', () => {
  const lab = new NameLab({ down: { delay: milliseconds(6000) } });
  lab.serve();
  expect(lab.lookUp(['www.example.com'])).toBe(`
 6025.110ms  www.example.com: www.example.com has 10.0.0.80 for 300 s
`);
});

test('only an answer with the right id, question and sender counts', () => {
  const lab = new NameLab();
  const socket = lab.server.openDatagram();
  must(socket.bind(at(LAB_SERVER, 53)));
  const stranger = lab.server.openDatagram();
  must(stranger.bind(at(LAB_SERVER, 54)));
  const forged = { type: 'A', class: 1, ttl: 1, address: address('6.6.6.6') } as const;
  socket.listener = {
    readable: () => {
      const { bytes, from } = socket.receive()!;
      const query = decodeDns(bytes)!;
      const say = (change: Partial<DnsMessage>, by = socket, name = 'www.example.com'): void => {
        const answers = [{ ...forged, name }];
        must(by.send(encodeDns({ ...query, response: true, answers, ...change }), from));
      };
      say({ id: query.id ^ 1 });
      say({ questions: dnsQuery(0, 'www.example.org').questions });
      say({ questions: [] });
      say({ response: false });
      say({}, stranger);
      must(socket.send(bytes.subarray(0, 20), from));
      say({ answers: [{ ...forged, name: 'www.example.com', address: address('10.0.0.80') }] });
    },
  };
  expect(lab.lookUp(['www.example.com']).trim()).toMatch(/www\.example\.com has 10\.0\.0\.80 for 1 s$/);
});

test.each([
  ['a failure', { rcode: 2 }, 'ESERVFAIL', 2],
  ['an opcode it does not know', { rcode: 4 }, 'ENOTIMP', 2],
  ['nothing, without authority or recursion', { authoritative: false }, 'ENODATA', 2],
  ['a malformed query', { rcode: 1 }, 'EFORMERR', 1],
  ['a code nobody knows', { rcode: 11 }, 'EBADRESP', 1],
  ['an answer cut short', { truncated: true, authoritative: true }, 'EBADRESP', 1],
])('a server that answers %s is asked so often', (_, change, error, times) => {
  const lab = new NameLab();
  const socket = lab.server.openDatagram();
  must(socket.bind(at(LAB_SERVER, 53)));
  let asked = 0;
  socket.listener = {
    readable: () => {
      const { bytes, from } = socket.receive()!;
      asked += 1;
      must(socket.send(encodeDns({ ...decodeDns(bytes)!, response: true, ...change }), from));
    },
  };
  lab.lookUp(['www.example.com']);
  expect([lab.results[0]?.split(': ')[1], asked]).toEqual([error, times]);
});

test('a cancelled lookup tells nobody, and leaves no socket behind', () => {
  const lab = new NameLab({ up: { loss: 1 } });
  const lookup = lab.resolver().lookup('www.example.com', () => expect.unreachable());
  lab.run(1000);
  expect([...lab.client.sockets.all()].length).toBe(1);
  lookup.cancel();
  expect([...lab.client.sockets.all()].length).toBe(0);
  lab.run();
  expect(lab.simulator.now).toBe(seconds(1));
});

test('a finished lookup leaves no socket behind', () => {
  const lab = new NameLab();
  lab.serve();
  lab.lookUp(['www.example.com', 'nobody.example.com']);
  expect([...lab.client.sockets.all()].length).toBe(0);
});

test('ids follow from the seed', () => {
  const idsWith = (seed: number): number[] => {
    const lab = new NameLab({ seed });
    lab.serve();
    lab.lookUp(['www.example.com', 'note.example.com']);
    return lab.recorder.events.flatMap((event) =>
      event.kind === 'packet' && event.event === 'enqueued' && event.packet.body.protocol === 'udp'
        ? [decodeDns(event.packet.body.payload)!.id]
        : [],
    );
  };
  const ids = idsWith(1);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
  expect(idsWith(1)).toEqual(ids);
  expect(idsWith(2)).not.toEqual(ids);
});

test('errors have the names of Node’s dns module', () => {
  expect(
    ['NOTFOUND', 'NODATA', 'TIMEOUT', 'SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR', 'BADRESP', 'BADNAME'].map(
      (name) => dns[name as 'NOTFOUND'],
    ),
  ).toEqual([
    'ENOTFOUND',
    'ENODATA',
    'ETIMEOUT',
    'ESERVFAIL',
    'EREFUSED',
    'ENOTIMP',
    'EFORMERR',
    'EBADRESP',
    'EBADNAME',
  ]);
  expect(dns.CONNREFUSED).toBe('ECONNREFUSED');
});

test('a setting out of range is named', () => {
  const { client } = new NameLab();
  expect(() => new StubResolver(client, { servers: [] })).toThrow(
    'the number of servers must be a whole number',
  );
  expect(() => new StubResolver(client, { servers: [SERVER], timeout: 0.5 })).toThrow(
    'from 1 to 30, not 0.5',
  );
  expect(() => new StubResolver(client, { servers: [SERVER], attempts: -1 })).toThrow('attempts');
  expect(() => new StubResolver(client, { servers: [SERVER, SERVER] })).toThrow('an address twice');
});
