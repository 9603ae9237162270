import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { PLAIN_REQUEST, type RequestParts, requestText } from '../../src/lib/messages/http-request.ts';
import { ROOT } from './engine/engine-script.ts';
import { run } from './engine/simulation.ts';

const PROGRAMS = join(ROOT, 'src/components/widgets/dissect/programs');
const source = (name: string): string => readFileSync(join(PROGRAMS, `${name}.mjs`), 'utf8');
const PORT = 17_515;
/** Of real time, in which a server that means to answer has answered. */
const SILENCE = 400;

const requests: Readonly<Record<string, Partial<RequestParts>>> = {
  'as it should be': {},
  'no Host': { hosts: [] },
  'no Host, HTTP/1.0': { hosts: [], version: 'HTTP/1.0' },
  'no empty line': { empty: false },
  'line feeds alone': { ending: 'LF' },
  'a method nobody knows': { method: 'DANCE' },
  'a method in small letters': { method: 'get' },
  'a path that is not there': { target: '/none.html' },
  'Host twice': { hosts: ['www.example.com', 'other.lab'] },
  'only the head': { method: 'HEAD' },
};
const texts = Object.entries(requests).map(
  ([name, parts]) => [name, requestText({ ...PLAIN_REQUEST, ...parts })] as const,
);

/** Sends every request over a connection of its own, all at once, and prints the answers by name. */
const asker = (port: number, silence: number): string => `
  import net from 'node:net';
  const answers = {};
  for (const [name, text] of ${JSON.stringify(texts)}) {
    const chunks = [];
    const socket = net.connect(${port}, process.env.HOST, () => socket.write(text));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.setTimeout(${silence}, () => socket.destroy());
    socket.on('close', () => { answers[name] = Buffer.concat(chunks).toString(); });
  }
  process.on('exit', () => console.log(JSON.stringify(answers)));`;

/** What a client's program prints in the engine that talks to our server. */
async function inEngine(client: string, env: Record<string, string> = {}): Promise<string> {
  const { output } = await run(
    {
      hosts: { client: '10.0.0.11', 'server.lab': '10.0.0.2' },
      links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
      processes: [
        { name: 'server', host: 'server.lab', file: 'server.mjs' },
        { name: 'client', host: 'client', file: 'client.mjs', env: { HOST: 'server.lab', ...env } },
      ],
      until: '200s',
    },
    { '/home/server.mjs': source('server'), '/home/client.mjs': client },
  );
  return output.client!;
}

/** The same client against the same server, both in one real process. */
async function inRealNode(): Promise<string> {
  const server = join(mkdtempSync(join(tmpdir(), 'ieum-http-')), 'server.mjs');
  writeFileSync(server, source('server'));
  const program = `await import(${JSON.stringify(server)});
    setTimeout(() => process.exit(), ${2 * SILENCE});
    ${asker(PORT, SILENCE)}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1' },
  });
  return text(child.stdout);
}

const read = (printed: string): Record<string, string> =>
  JSON.parse(printed.replaceAll(/Date: .*? GMT/g, 'Date: now'));

test('what the explorable shows as the answer to a request is, byte for byte, what real Node answers', async () => {
  const printed = await Promise.all([inEngine(asker(80, 3000)), inRealNode()]);
  const [ours, real] = printed.map(read) as [Record<string, string>, Record<string, string>];
  expect(ours).toEqual(real);
  expect(texts.map(([name]) => `${name}: ${ours[name]!.split('\r\n')[0] || 'silence'}`)).toEqual([
    'as it should be: HTTP/1.1 200 OK',
    'no Host: HTTP/1.1 400 Bad Request',
    'no Host, HTTP/1.0: HTTP/1.1 200 OK',
    'no empty line: silence',
    'line feeds alone: HTTP/1.1 400 Bad Request',
    'a method nobody knows: HTTP/1.1 400 Bad Request',
    'a method in small letters: HTTP/1.1 400 Bad Request',
    'a path that is not there: HTTP/1.1 404 Not Found',
    'Host twice: HTTP/1.1 200 OK',
    'only the head: HTTP/1.1 200 OK',
  ]);
});

test('whoever waits long enough without an empty line is told 408: silence has its limit, too', async () => {
  const REQUEST = Buffer.from(requestText({ ...PLAIN_REQUEST, empty: false })).toString('base64');
  const ask = async (patience: number) => {
    const answer = await inEngine(source('client'), { REQUEST, PATIENCE: String(patience) });
    return Buffer.from(answer, 'base64').toString().split('\r\n')[0];
  };
  expect(await ask(3000)).toBe('');
  expect(await ask(180_000)).toBe('HTTP/1.1 408 Request Timeout');
});
