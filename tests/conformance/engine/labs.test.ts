import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectOf, type Variant } from '../../../scripts/labs/lab-folder.ts';
import { runInEngine } from '../../../scripts/labs/run-in-engine.ts';
import { linesOf } from '../../../src/lib/lab-check/evidence.ts';
import { hostileProject } from '../../../src/lib/lab-check/hostile-project.ts';
import type { Change } from '../../../src/lib/lab-check/lab-checks.ts';
import { ROOT } from './engine-script.ts';
import { simulate } from './simulation.ts';

const LAB = join(ROOT, 'src/content/labs/echo');

describe('the lab voice', () => {
  const reports = async (variant: Variant, link: Change['link'] = {}) => {
    const evidence = await runInEngine(hostileProject(projectOf('voice', variant), { link }, []));
    return ['tcp-receiver', 'udp-receiver'].map((name) => linesOf(evidence, name).slice(1, 3));
  };

  test('loses one frame and delays eleven over TCP; over UDP it loses three and delays none', async () => {
    expect(await reports('starter')).toEqual([
      ['TCP: 제때 89, 늦음 11, 오지 않음 0', 'TCP: 들린 소리 89, 되풀이 0, 침묵 11'],
      ['UDP: 제때 97, 늦음 0, 오지 않음 3', 'UDP: 들린 소리 97, 되풀이 0, 침묵 3'],
    ]);
  });

  test('fills the short gaps of UDP by repeating, and only the beginning of the long gap of TCP', async () => {
    expect(await reports('solution')).toEqual([
      ['TCP: 제때 89, 늦음 11, 오지 않음 0', 'TCP: 들린 소리 89, 되풀이 3, 침묵 8'],
      ['UDP: 제때 97, 늦음 0, 오지 않음 3', 'UDP: 들린 소리 97, 되풀이 3, 침묵 0'],
    ]);
  });

  test('hears every frame in time over TCP where the round trip is short, although more is lost', async () => {
    const [tcp, udp] = await reports('starter', { delay: '25ms', loss: [0.05, 0] });
    expect(tcp![0]).toBe('TCP: 제때 100, 늦음 0, 오지 않음 0');
    expect(udp![0]).toMatch(/^UDP: 제때 9\d, 늦음 0, 오지 않음 [1-9]$/);
  });
});

test('seven characters of greeting are fifteen bytes, and they come back', async () => {
  const source = (name: string) => readFileSync(join(LAB, 'starter', `${name}.mjs`), 'utf8');
  const outcome = await simulate({ server: source('server'), client: source('client') });
  expect(outcome.output.server).toContain('server: 15바이트 받음\n');
  expect(outcome.output.client).toContain('client: 되돌아온 글 "안녕, 서버!"\n');
  expect(`\n${outcome.ladder({ include: ['packets', 'processes'] })}\n`).toBe(`
  0.000ms  server@server.lab: listen(7007) at /home/server.mjs:21
  1.000ms  client@client: lookup 10.9.0.2
  1.000ms  client@client: connect() at /home/client.mjs:8
  1.000ms  client → server.lab   26.048ms  SYN seq=0 win=64240 mss=1460 ws=7 sackOK
 26.048ms  client ← server.lab   51.096ms  SYN, ACK seq=0 ack=1 win=65160 mss=1460 ws=7 sackOK
 51.096ms  client → server.lab   76.138ms  ACK seq=1 ack=1
 51.096ms  client@client: connect
 51.096ms  client@client: write(15) at /home/client.mjs:10
 51.096ms  client → server.lab   76.191ms  PSH 15 seq=1 ack=1 waited 0.042ms
 51.096ms  client@client: end() at /home/client.mjs:10
 51.096ms  client → server.lab   76.233ms  FIN, ACK seq=16 ack=1 waited 0.095ms
 76.138ms  server@server.lab: connection
 76.191ms  client ← server.lab  101.233ms  ACK seq=1 ack=16
 76.191ms  server@server.lab: data 15
 76.191ms  server@server.lab: write(15) at /home/server.mjs:12
 76.191ms  client ← server.lab  101.286ms  PSH 15 seq=1 ack=16 waited 0.042ms
 76.233ms  server@server.lab: end
 76.233ms  server@server.lab: end()
 76.233ms  client ← server.lab  101.328ms  FIN, ACK seq=16 ack=17 waited 0.054ms
101.286ms  client → server.lab  126.328ms  ACK seq=17 ack=16
101.286ms  client@client: data 15
101.328ms  client → server.lab  126.370ms  ACK seq=17 ack=17
101.328ms  client@client: end
`);
});

/** What node:http answers to bytes that a learner might write: its status line, or that it says nothing. */
test('the server of http-by-hand answers broken requests as the lesson says', async () => {
  const server = readFileSync(join(ROOT, 'src/content/labs/http-by-hand/starter/server.mjs'), 'utf8');
  const answerTo = async (request: string): Promise<string> => {
    const client = `
      import net from 'node:net';
      const socket = net.connect(7015, 'server.lab', () => socket.write(${JSON.stringify(request)}));
      let answer = '';
      socket.on('data', (chunk) => { answer += chunk; });
      socket.setTimeout(3000, () => socket.destroy());
      socket.on('close', () => console.log(answer.split('\\r\\n')[0] || 'silence'));`;
    return (await simulate({ server, client })).output.client!.trim();
  };
  const requests = {
    'as it should be': 'GET /hello.txt HTTP/1.1\r\nHost: server.lab\r\n\r\n',
    'no Host': 'GET /hello.txt HTTP/1.1\r\n\r\n',
    'no Host, HTTP/1.0': 'GET /hello.txt HTTP/1.0\r\n\r\n',
    'no empty line': 'GET /hello.txt HTTP/1.1\r\nHost: server.lab\r\n',
    'line feeds alone': 'GET /hello.txt HTTP/1.1\nHost: server.lab\n\n',
    'a method nobody knows': 'DANCE /hello.txt HTTP/1.1\r\nHost: server.lab\r\n\r\n',
    'a method in small letters': 'get /hello.txt HTTP/1.1\r\nHost: server.lab\r\n\r\n',
    'a path that is not there': 'GET /none HTTP/1.1\r\nHost: server.lab\r\n\r\n',
    'Host twice': 'GET /hello.txt HTTP/1.1\r\nHost: server.lab\r\nHost: other.lab\r\n\r\n',
  };
  const answers: Record<string, string> = {};
  for (const [name, request] of Object.entries(requests)) answers[name] = await answerTo(request);
  expect(answers).toEqual({
    'as it should be': 'HTTP/1.1 200 OK',
    'no Host': 'HTTP/1.1 400 Bad Request',
    'no Host, HTTP/1.0': 'HTTP/1.1 200 OK',
    'no empty line': 'silence',
    'line feeds alone': 'HTTP/1.1 400 Bad Request',
    'a method nobody knows': 'HTTP/1.1 400 Bad Request',
    'a method in small letters': 'HTTP/1.1 400 Bad Request',
    'a path that is not there': 'HTTP/1.1 404 Not Found',
    'Host twice': 'HTTP/1.1 200 OK',
  });
});
