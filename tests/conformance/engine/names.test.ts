import { expect, test } from 'vitest';
import { complaints, dissect, tsharkIsMissing } from '../tshark.ts';
import { simulate } from './simulation.ts';

/** The server's host runs a name server for lab, which is broken at one name and mute at another. */
const dns = {
  servers: {
    'server.lab': {
      zones: {
        lab: [
          { name: 'echo.lab', type: 'A', address: '10.9.0.2', ttl: 60 },
          { name: 'www.lab', type: 'CNAME', target: 'echo.lab' },
          { name: 'six.lab', type: 'AAAA', address: '2001:db8::6' },
          { name: 'note.lab', type: 'TXT', texts: ['hello'] },
        ],
        '0.9.10.in-addr.arpa': [{ name: '2.0.9.10.in-addr.arpa', type: 'PTR', target: 'echo.lab' }],
      },
      failing: { 'broken.lab': 'SERVFAIL', 'mute.lab': 'silent' },
    },
  },
  resolver: { servers: ['server.lab'], timeout: '2s' },
} as const;

const SHOW = `
import dns from 'node:dns/promises';
const tell = (promise) => promise.then(console.log, ({ message, code, errno, syscall, hostname }) =>
  console.log(message, code, errno, syscall, hostname));
`;

test('a connection to a name asks the name server first: four packets of DNS and TCP before the first byte', async () => {
  const { output, ladder, pcapng } = await simulate(
    {
      server: `import net from 'node:net';
        const server = net.createServer((socket) => { socket.end('hi'); server.close(); });
        server.listen(7007);`,
      client: `import net from 'node:net';
        net.connect(7007, 'www.lab').on('data', (data) => console.log(String(data)));`,
    },
    { dns },
  ).then((outcome) => ({ ...outcome, ladder: outcome.ladder(), pcapng: outcome.pcapng }));
  expect(output.client).toBe('hi\n');
  expect(
    ladder
      .split('\n')
      .slice(0, 4)
      .map((line) => line.trim()),
  ).toEqual([
    expect.stringMatching(/client → server.lab .*DNS query A www\.lab$/),
    expect.stringMatching(/client ← server.lab .*DNS answer CNAME echo\.lab, 10\.9\.0\.2$/),
    expect.stringMatching(/client → server.lab .*SYN/),
    expect.stringMatching(/client ← server.lab .*SYN, ACK/),
  ]);
  if (tsharkIsMissing) return;
  expect(complaints(pcapng)).toEqual([]);
  expect(dissect(pcapng, ['dns.qry.name', 'dns.a']).slice(0, 2)).toEqual([
    ['www.lab', ''],
    ['www.lab', '10.9.0.2'],
  ]);
});

test('dns.lookup fails as getaddrinfo does: ENOTFOUND is certain, EAI_AGAIN may be otherwise another time', async () => {
  const { output } = await simulate(
    {
      client: `${SHOW}
        for (const name of ['nobody.lab', 'note.lab', 'six.lab', 'broken.lab', 'mute.lab', 'a..b', 'other.net'])
          await tell(dns.lookup(name));`,
    },
    { dns },
  );
  expect(output.client).toBe(`getaddrinfo ENOTFOUND nobody.lab ENOTFOUND -3008 getaddrinfo nobody.lab
getaddrinfo ENOTFOUND note.lab ENOTFOUND -3008 getaddrinfo note.lab
getaddrinfo ENOTFOUND six.lab ENOTFOUND -3008 getaddrinfo six.lab
getaddrinfo EAI_AGAIN broken.lab EAI_AGAIN -3001 getaddrinfo broken.lab
getaddrinfo EAI_AGAIN mute.lab EAI_AGAIN -3001 getaddrinfo mute.lab
getaddrinfo ENOTFOUND a..b ENOTFOUND -3008 getaddrinfo a..b
getaddrinfo EAI_AGAIN other.net EAI_AGAIN -3001 getaddrinfo other.net
`);
});

test('dns.lookup knows the host itself and localhost without asking, IPv6 addresses when asked for them', async () => {
  const { output, ladder } = await simulate(
    {
      client: `${SHOW}
        await tell(dns.lookup('client'));
        await tell(dns.lookup('localhost', { all: true }));
        await tell(dns.lookup('six.lab', { family: 6 }));
        await tell(dns.lookup('echo.lab', 6));
        await tell(dns.lookup('ECHO.Lab'));`,
    },
    { dns },
  ).then((outcome) => ({ output: outcome.output, ladder: outcome.ladder() }));
  expect(output.client).toBe(`{ address: '10.9.0.1', family: 4 }
[ { address: '127.0.0.1', family: 4 } ]
{ address: '2001:db8::6', family: 6 }
getaddrinfo ENOTFOUND echo.lab ENOTFOUND -3008 getaddrinfo echo.lab
{ address: '10.9.0.2', family: 4 }
`);
  expect(ladder.match(/DNS (query|answer) .*/g)).toEqual([
    'DNS query AAAA six.lab',
    'DNS answer 2001:db8::6',
    'DNS query AAAA echo.lab',
    'DNS answer without records',
    'DNS query A echo.lab',
    'DNS answer 10.9.0.2',
  ]);
});

test('dns.lookupService asks for the name of an address, and names the services that everybody knows', async () => {
  const { output } = await simulate(
    {
      client: `${SHOW}
        await tell(dns.lookupService('10.9.0.2', 80));
        await tell(dns.lookupService('10.9.0.1', 7007));
        await tell(dns.lookupService('127.0.0.1', 22));
        await tell(dns.lookupService('10.9.0.77', 80));`,
    },
    { dns },
  );
  expect(output.client).toBe(`{ hostname: 'echo.lab', service: 'http' }
{ hostname: 'client', service: '7007' }
{ hostname: 'localhost', service: 'ssh' }
getnameinfo ENOTFOUND ENOTFOUND -3008 getnameinfo undefined
`);
});

test('without a section dns names come from the hosts file, and dns.resolve finds nobody at port 53', async () => {
  const { output } = await simulate({
    client: `${SHOW}
      console.log(dns.getServers());
      await tell(dns.lookup('server.lab'));
      await tell(dns.lookup('nowhere.lab'));
      await tell(dns.lookupService('10.9.0.2', 80));
      await tell(dns.resolve4('server.lab'));
      await tell(dns.reverse('10.9.0.2'));`,
  });
  expect(output.client).toBe(`[ '127.0.0.1' ]
{ address: '10.9.0.2', family: 4 }
getaddrinfo ENOTFOUND nowhere.lab ENOTFOUND -3008 getaddrinfo nowhere.lab
{ hostname: 'server.lab', service: 'http' }
queryA ECONNREFUSED server.lab ECONNREFUSED undefined queryA server.lab
getHostByAddr ENOTFOUND 10.9.0.2 ENOTFOUND undefined getHostByAddr 10.9.0.2
`);
});

test('a process that ends takes its questions along: the late answer finds no socket', async () => {
  const { ladder } = await simulate(
    {
      client: `import dns from 'node:dns'; dns.lookup('echo.lab', () => {}); setTimeout(() => process.exit(), 10);`,
    },
    { dns },
  ).then((outcome) => ({ ladder: outcome.ladder() }));
  expect(ladder).toContain('DNS answer 10.9.0.2');
  expect(ladder).toContain('port unreachable');
});
