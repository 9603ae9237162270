import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from './engine-script.ts';
import { simulate } from './simulation.ts';

const LAB = join(ROOT, 'src/content/labs/echo');

/** What the lab's two programs print in real Node, over real sockets on loopback. */
async function inRealNode(variant: string): Promise<{ server: string; client: string }> {
  const directory = join(LAB, variant);
  // A port that no other test uses; the lab's own default stays free for whoever tries the lab by hand.
  const env = { ...process.env, PORT: '17007', HOST: '127.0.0.1' };
  const server = spawn(process.execPath, ['server.mjs'], { cwd: directory, env });
  let printed = '';
  server.stdout.setEncoding('utf8');
  server.stdout.on('data', (text: string) => {
    printed += text;
  });
  while (!printed.includes('\n')) await once(server.stdout, 'data');
  const [client] = await Promise.all([
    promisify(execFile)(process.execPath, ['client.mjs'], { cwd: directory, env }),
    once(server, 'close'),
  ]);
  return { server: printed.replaceAll('17007', '7007'), client: client.stdout };
}

test.each(['starter', 'solution'])(
  'the echo lab prints the same in the engine and in real Node (%s)',
  async (variant) => {
    const source = (name: string) => readFileSync(join(LAB, variant, `${name}.mjs`), 'utf8');
    const { output, ends } = await simulate({ server: source('server'), client: source('client') });
    expect(output).toEqual(await inRealNode(variant));
    expect(ends).toEqual({ server: { code: 0 }, client: { code: 0 } });
  },
);

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
