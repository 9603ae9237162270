import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './engine-script.ts';
import { inEngine, inRealNode, labNames, type Variant } from './lab-runs.ts';
import { simulate } from './simulation.ts';

const LAB = join(ROOT, 'src/content/labs/echo');
const VARIANTS: readonly Variant[] = ['starter', 'solution'];
const allRuns = labNames.flatMap((lab) => VARIANTS.map((variant) => ({ lab, variant })));

/** Their output depends on nothing that a link does, so it is the same everywhere, word for word. */
test.each(allRuns.filter(({ lab }) => ['echo', 'http-by-hand', 'quiz-protocol'].includes(lab)))(
  'the lab $lab prints the same in the engine and in real Node ($variant)',
  async ({ lab, variant }) => {
    const { output } = await inEngine(lab, variant);
    expect(output).toEqual(await inRealNode(lab, variant));
  },
);

test.each(allRuns)(
  'every process of $lab comes to its end by itself ($variant)',
  async ({ lab, variant }) => {
    const { ends } = await inEngine(lab, variant);
    expect(Object.values(ends)).toEqual(Object.keys(ends).map(() => ({ code: 0 })));
  },
);

/** The last line each process prints, in the order of their names. */
const lastLines = (output: Record<string, string>): string[] =>
  Object.keys(output)
    .sort()
    .map((name) => output[name]!.trimEnd().split('\n').at(-1)!);

describe('the lab framing', () => {
  test('begins with two messages run together, and ends with three, however the bytes are cut', async () => {
    expect(lastLines((await inEngine('framing', 'starter')).output)).toEqual([
      'check: 자르는 방법 315가지 중 실패 315',
      'client: write 3번',
      'server: data 2번, 메시지 2개',
    ]);
    expect(lastLines((await inEngine('framing', 'solution')).output)).toEqual([
      'check: 자르는 방법 331가지 중 실패 0',
      'client: write 3번',
      'server: data 2번, 메시지 3개',
    ]);
  });

  test('finds the three messages in real Node, too, where data may come in other pieces', async () => {
    const { check, server } = await inRealNode('framing', 'solution');
    expect(check).toBe('check: 자르는 방법 331가지 중 실패 0\n');
    expect(server).toMatch(/"가"\n.*"나다\n라"\n.*"마바사"\nserver: data \d번, 메시지 3개\n$/s);
  });
});

describe('the lab udp-ping', () => {
  test('loses two of five without trying again, and one with three tries', async () => {
    expect(lastLines((await inEngine('udp-ping', 'starter')).output)[0]).toBe(
      'client: 성공 3/5, 보낸 데이터그램 5개',
    );
    expect((await inEngine('udp-ping', 'solution')).output.client).toBe(`\
client: 0번 핑 성공 (보낸 횟수 1)
client: 1번 핑 성공 (보낸 횟수 2)
client: 2번 핑 성공 (보낸 횟수 1)
client: 3번 핑 실패 (보낸 횟수 3)
client: 4번 핑 성공 (보낸 횟수 1)
client: 성공 4/5, 보낸 데이터그램 8개
`);
  });

  test('asks the same thing twice where an answer only takes longer than the time-out', async () => {
    const { output } = await inEngine('udp-ping', 'solution', { delay: '150ms', rules: [] });
    expect(output.server?.match(/PING 0/g)).toHaveLength(2);
  });

  test('loses nothing over loopback', async () => {
    expect((await inRealNode('udp-ping', 'solution')).client).toContain('성공 5/5, 보낸 데이터그램 5개');
  });
});

describe('the lab voice', () => {
  const reports = async (...run: Parameters<typeof inEngine>) => {
    const { output } = await inEngine(...run);
    return [output['tcp-receiver'], output['udp-receiver']].map((text) => text!.split('\n').slice(1, 3));
  };

  test('loses one frame and delays eleven over TCP; over UDP it loses three and delays none', async () => {
    expect(await reports('voice', 'starter')).toEqual([
      ['TCP: 제때 89, 늦음 11, 오지 않음 0', 'TCP: 들린 소리 89, 되풀이 0, 침묵 11'],
      ['UDP: 제때 97, 늦음 0, 오지 않음 3', 'UDP: 들린 소리 97, 되풀이 0, 침묵 3'],
    ]);
  });

  test('fills the short gaps of UDP by repeating, and only the beginning of the long gap of TCP', async () => {
    expect(await reports('voice', 'solution')).toEqual([
      ['TCP: 제때 89, 늦음 11, 오지 않음 0', 'TCP: 들린 소리 89, 되풀이 3, 침묵 8'],
      ['UDP: 제때 97, 늦음 0, 오지 않음 3', 'UDP: 들린 소리 97, 되풀이 3, 침묵 0'],
    ]);
  });

  test('hears every frame in time over TCP where the round trip is short, although more is lost', async () => {
    const [tcp, udp] = await reports('voice', 'starter', { delay: '25ms', loss: [0.05, 0] });
    expect(tcp![0]).toBe('TCP: 제때 100, 늦음 0, 오지 않음 0');
    expect(udp![0]).toMatch(/^UDP: 제때 9\d, 늦음 0, 오지 않음 [1-9]$/);
  });

  test('hears all of it over loopback', async () => {
    const { 'tcp-receiver': tcp, 'udp-receiver': udp } = await inRealNode('voice', 'solution');
    expect([tcp, udp].map((text) => text!.includes('오지 않음 0'))).toEqual([true, true]);
  });
});

describe('the lab http-by-hand', () => {
  test('meets silence without the empty line, and a whole answer with it', async () => {
    expect((await inEngine('http-by-hand', 'starter')).output.client).toContain('3초 동안 아무 대답이 없음');
    expect((await inEngine('http-by-hand', 'solution')).output.client).toContain(
      '상태 줄 HTTP/1.1 200 OK\nclient: 길이 머리말 16, 본문 16바이트, 글자 6개\n',
    );
  });
});

test('the checker of the lab quiz-protocol is content with the solution, and not with the starter', async () => {
  expect((await inEngine('quiz-protocol', 'starter')).output.check).toContain('규칙 7/11 맞음');
  expect((await inEngine('quiz-protocol', 'solution')).output.check).toBe('check: 규칙 11/11 맞음\n');
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
