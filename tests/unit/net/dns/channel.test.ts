import { expect, test } from 'vitest';
import type { Port } from '../../../../src/lib/net/address.ts';
import { Channel, type ChannelResult, type ChannelSettings } from '../../../../src/lib/net/dns/channel.ts';
import { DNS_PORT } from '../../../../src/lib/net/wire/dns.ts';
import type { RecordType } from '../../../../src/lib/net/wire/dns-record.ts';
import { address, at, must, SERVER } from '../lab.ts';
import { NameLab } from './name-lab.ts';

const server = (text: string | undefined, port = DNS_PORT) => ({
  address: text === undefined ? undefined : address(text),
  port: port as Port,
});

/** A client with a channel to the server 50 ms (round trip) away; a line for each result. */
class ChannelLab extends NameLab {
  channel!: Channel;

  open(settings: Partial<ChannelSettings> = {}): Channel {
    this.channel = new Channel(this.client, {
      servers: [{ address: SERVER, port: DNS_PORT as Port }],
      ...settings,
    });
    return this.channel;
  }

  ask(name: string, type: RecordType = 'A'): void {
    this.channel.query(name, type, (result) => {
      const time = `${(this.simulator.now / 1e6).toFixed(3)}ms`.padStart(11);
      this.results.push(`${time}  ${name}: ${describe(result)}`);
    });
  }

  outcome(): string {
    this.run();
    return `\n${this.results.join('\n')}\n`;
  }
}

const describe = (result: ChannelResult): string =>
  'error' in result ? result.error : result.answers.map(({ type }) => type).join(' ');

test('queries under way at once share a socket; the next has another, because none is kept open', () => {
  const lab = new ChannelLab();
  lab.serve();
  lab.open();
  lab.ask('www.example.com');
  lab.ask('shop.example.com');
  lab.at(1000, () => lab.ask('nobody.example.com'));
  expect(lab.outcome()).toBe(`
   50.110ms  www.example.com: A
   50.204ms  shop.example.com: CNAME A A
 1050.142ms  nobody.example.com: ENOTFOUND
`);
  expect(lab.ladder({ ports: true }).match(/client:\d+ →/g)).toEqual([
    'client:32768 →',
    'client:32768 →',
    'client:32769 →',
  ]);
});

test('a silent server is asked four times, each time from another port, waiting twice as long less some chance', () => {
  const lab = new ChannelLab({ up: { loss: 1 } });
  lab.open();
  lab.ask('www.example.com');
  // Real Node of the same settings: tries after 3, 3 and 7 s.
  expect(lab.outcome()).toBe(`
25000.000ms  www.example.com: ETIMEOUT
`);
  expect(lab.ladder({ ports: true })).toBe(`
    0.000ms  client:32768 → server:53     ✗ loss  DNS query A www.example.com
 3000.000ms  client:32769 → server:53     ✗ loss  DNS query A www.example.com
 6000.000ms  client:32770 → server:53     ✗ loss  DNS query A www.example.com
14000.000ms  client:32771 → server:53     ✗ loss  DNS query A www.example.com
`);
});

test('a shortest timeout is still 250 ms, looked for as often as the timeout says', () => {
  const lab = new ChannelLab({ up: { loss: 1 } });
  lab.open({ timeout: 100, tries: 1 });
  lab.ask('www.example.com');
  expect(lab.outcome()).toBe(`
  300.000ms  www.example.com: ETIMEOUT
`);
});

test('a server that has answered three times gets five times as long as it took, and 250 ms at least', () => {
  const lab = new ChannelLab();
  const server = lab.serve();
  lab.open();
  for (const time of [0, 100, 200]) lab.at(time, () => lab.ask('www.example.com'));
  lab.at(300, () => {
    server.stop();
    must(lab.server.openDatagram().bind(at(SERVER, DNS_PORT)));
    lab.ask('shop.example.com');
  });
  lab.outcome();
  // Real Node (answers of 60 ms): after 1, 2 and 4 s, 1.2 s being the longest wait that chance makes of 300 ms.
  const tries = lab
    .ladder()
    .split('\n')
    .filter((line) => line.includes('query A shop'));
  expect(tries.map((line) => line.trim().split(' ')[0])).toEqual([
    '300.000ms',
    '1300.000ms',
    '2300.000ms',
    '3300.000ms',
  ]);
});

test('a longest timeout keeps the waiting from doubling', () => {
  const waits = [undefined, 500].map((maxTimeout) => {
    const lab = new ChannelLab({ up: { loss: 1 } });
    lab.open({ timeout: 500, tries: 3, ...(maxTimeout && { maxTimeout }) });
    lab.ask('www.example.com');
    return lab.outcome();
  });
  expect(waits).toEqual([
    '\n 4000.000ms  www.example.com: ETIMEOUT\n',
    '\n 3000.000ms  www.example.com: ETIMEOUT\n',
  ]);
});

test('where nobody listens, ICMP says so, and all tries are soon used up', () => {
  const lab = new ChannelLab();
  lab.open();
  lab.ask('www.example.com');
  expect(lab.outcome()).toBe(`
  200.480ms  www.example.com: ECONNREFUSED
`);
});

test('a server that has failed is asked after one that has not', () => {
  const lab = new ChannelLab();
  lab.serve();
  lab.open({ servers: [server(undefined), server('10.0.0.2', 5353), server('10.0.0.2')] });
  lab.ask('www.example.com');
  lab.outcome();
  lab.ask('shop.example.com');
  lab.outcome();
  expect(lab.results.map((line) => line.trim().replace(/^\S+ /, ''))).toEqual([
    ' www.example.com: A',
    ' shop.example.com: CNAME A A',
  ]);
  // One in vain to port 5353, then each name once to port 53.
  expect(lab.ladder({ ports: true }).match(/→ server:\d+/g)).toEqual([
    '→ server:5353',
    '→ server:53',
    '→ server:53',
  ]);
});

test.each([
  ['a..b', 'EBADNAME'],
  [`${'x'.repeat(64)}.lab`, 'EBADNAME'],
  ['secret.onion', 'ENOTFOUND'],
])('the name %s is answered without a packet', (name, error) => {
  const lab = new ChannelLab();
  lab.open();
  lab.ask(name);
  expect(lab.outcome()).toBe(`\n    0.000ms  ${name}: ${error}\n`);
  expect(lab.ladder().trim()).toBe('');
});

test('a malformed answer is like an error of the socket: the server is asked again at once', () => {
  const lab = new ChannelLab();
  const socket = lab.server.openDatagram();
  must(socket.bind(at(SERVER, DNS_PORT)));
  let queries = 0;
  socket.listener = {
    readable: () => {
      for (let query = socket.receive(); query; query = socket.receive()) {
        queries += 1;
        must(socket.send(query.bytes.subarray(0, 20), query.from));
      }
    },
  };
  lab.open();
  lab.ask('www.example.com');
  expect(lab.outcome()).toContain('www.example.com: EBADRESP');
  expect(queries).toBe(4);
});

test('an answer with another id, another question or from another port is passed over, and puts off the look at the clock', () => {
  const lab = new ChannelLab();
  const socket = lab.server.openDatagram();
  const other = lab.server.openDatagram();
  must(socket.bind(at(SERVER, DNS_PORT)));
  must(other.bind(at(SERVER, 5353)));
  socket.listener = {
    readable: () => {
      for (let query = socket.receive(); query; query = socket.receive()) {
        const answer = query.bytes.slice();
        answer[2]! |= 0x80;
        answer[3] = 3;
        must(other.send(answer, query.from));
        for (const [place, value] of [
          [0, answer[0]! ^ 1],
          [13, 0x77 ^ 1],
          [2, 1],
        ] as const) {
          const wrong = answer.slice();
          wrong[place] = value;
          must(socket.send(wrong, query.from));
        }
      }
    },
  };
  lab.open({ tries: 1 });
  lab.ask('www.example.com');
  expect(lab.outcome()).toBe(`
 2050.244ms  www.example.com: ETIMEOUT
`);
});

test('queries that are cancelled tell nobody, and leave no socket behind', () => {
  const lab = new ChannelLab();
  lab.serve();
  lab.open();
  lab.ask('www.example.com');
  lab.run(30);
  lab.channel.cancel();
  expect(lab.outcome().trim()).toBe('');
  expect(lab.client.sockets.ports()).toEqual([]);
  expect(lab.ladder()).toContain('port unreachable');
});
