import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recording } from '../../../src/lib/node/kernel/recording.ts';
import { buildEngine } from '../../unit/node/helper.ts';
import { ROOT } from './engine-script.ts';

const directory = mkdtempSync(join(tmpdir(), 'ieum-recording-'));
// What the build says would stand in the first run's stderr.
beforeAll(() => void buildEngine());
afterAll(() => rmSync(directory, { recursive: true }));

const SIM = join(ROOT, 'scripts/sim.ts');

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

const sim = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIM, ...args], {
    cwd: directory,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const read = (name: string): Recording => JSON.parse(readFileSync(join(directory, name), 'utf8'));

file(
  'echo.mjs',
  `import net from 'node:net';
   net.createServer((socket) => socket.pipe(socket)).listen(7000);`,
);
file(
  'ask.mjs',
  `import net from 'node:net';
   const socket = net.connect(7000, 'server', () => socket.end('x'.repeat(20_000)));
   let bytes = 0;
   socket.on('data', (chunk) => { bytes += chunk.length; });
   socket.on('close', () => console.log(bytes, Math.random()));`,
);
const scenario = file(
  'lab.json',
  JSON.stringify({
    hosts: { client: '10.0.0.1', server: '10.0.0.2' },
    links: [{ between: ['client', 'server'], rate: '5mbit', delay: '20ms', loss: 0.1 }],
    processes: [
      { name: 'echo', host: 'server', file: 'echo.mjs' },
      { name: 'ask', host: 'client', file: 'ask.mjs' },
    ],
    until: '30s',
  }),
);

test('a recorded scenario is run again: the same output, and the same capture byte for byte', () => {
  const made = sim([scenario, '--record', 'run.json', '--pcap', 'made.pcapng', '--trace', 'made.jsonl']);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const again = sim(['--replay', 'run.json', '--pcap', 'again.pcapng', '--trace', 'again.jsonl']);
  expect(again).toEqual(made);
  for (const name of ['pcapng', 'jsonl'])
    expect(readFileSync(join(directory, `again.${name}`))).toEqual(
      readFileSync(join(directory, `made.${name}`)),
    );
});

test('--trace writes an object a line: packets with their bytes, sockets, calls', () => {
  sim([scenario, '--trace', 'lines.jsonl', '--until', '90ms']);
  const lines = readFileSync(join(directory, 'lines.jsonl'), 'utf8').trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line));
  expect(events.find(({ kind }) => kind === 'process')).toMatchObject({
    t: 0,
    host: 'server',
    process: 'echo',
    label: 'listen(7000)',
    source: { line: 2 },
  });
  const [syn] = events.filter(({ kind }) => kind === 'packet');
  expect(syn).toMatchObject({ event: 'enqueued', hop: 1, from: 'client', to: 'server', label: 'SYN' });
  expect(Buffer.from(syn.bytes, 'base64')[0]).toBe(0x45);
  expect(events.find(({ state }) => state === 'ESTABLISHED')).toMatchObject({
    host: 'client',
    protocol: 'tcp',
  });
});

test('what was typed is part of the recording, at the place where it came; the environment is not', () => {
  const program = file(
    'shout.mjs',
    `process.stdin.setEncoding('utf8');
     console.log(Object.keys(process.env).length);
     process.stdin.on('data', (text) => process.stdout.write(text.toUpperCase()));`,
  );
  const made = sim(['--record', 'shout.json', 'run', program], 'one\ntwo');
  expect(made).toEqual({ status: 0, stdout: '0\nONE\nTWO', stderr: '' });
  expect(read('shout.json').inputs.map((input) => input.type === 'stdin' && input.text)).toEqual([
    'one\n',
    'two',
    null,
  ]);
  expect(sim(['--replay', 'shout.json', '--json']).stdout).toContain('"data":"ONE\\nTWO"');
});

test('a signal that comes at real pace is found again at its place', async () => {
  const program = file(
    'ticks.mjs',
    `let ticks = 0;
     setInterval(() => console.log(++ticks), 5);
     process.on('SIGINT', () => { console.log('bye'); process.exit(); });`,
  );
  const child = spawn(process.execPath, [SIM, '--speed', '1', '--record', 'ticks.json', 'run', program], {
    cwd: directory,
  });
  let stdout = '';
  child.stdout.on('data', (text) => {
    stdout += text;
    if (/^3$/m.test(stdout) && !child.killed) child.kill('SIGINT');
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(stdout).toMatch(/^1\n2\n3\n(\d+\n)*bye\n$/);
  const again = sim(['--replay', 'ticks.json']);
  expect(again.status).toBe(0);
  expect(again.stdout.replaceAll('[ticks.mjs] ', '')).toBe(stdout);
});

test('a program that computed too long is stopped at the same turn of its loop', () => {
  const program = file('busy.mjs', 'for (let turn = 0; ; turn++) if (turn % 1e7 === 0) console.log(turn);\n');
  const made = sim(['--record', 'busy.json', 'run', program]);
  expect(made.stderr).toBe(`sim: busy.mjs was stopped: a loop did not end at ${program}:1:1\n`);
  const again = sim(['--replay', 'busy.json']);
  expect(again.status).toBe(0);
  expect(again.stdout.replaceAll('[busy.mjs] ', '')).toBe(made.stdout);
});

test('a run that differs is told, with the first event that does', () => {
  const recording = read('shout.json');
  const [path] = Object.keys(recording.files).filter((name) => name.endsWith('shout.mjs'));
  const files = {
    ...recording.files,
    [path!]: recording.files[path!]!.replace('toUpperCase', 'toLowerCase'),
  };
  file('other.json', JSON.stringify({ ...recording, files }));
  expect(sim(['--replay', 'other.json'])).toMatchObject({
    status: 1,
    stderr:
      'sim: the run differs from the recording from event 3 on, at 1 ms: shout.mjs writes "one\\ntwo" to stdout\n',
  });
});

mkdirSync(join(directory, 'folder'));

test.each([
  [
    ['--replay', 'nowhere.json'],
    `--replay: expected a file that can be read, got ${directory}/nowhere.json (ENOENT)`,
  ],
  [['--replay', 'ask.mjs'], `${directory}/ask.mjs: expected JSON, but `],
  [['--replay', 'lab.json'], 'hosts: expected no field of this name (the fields are format, version, '],
  [
    ['lab.json', '--pcap', 'no/out.pcapng'],
    '--pcap: expected a file that can be written, got no/out.pcapng (ENOENT)',
  ],
  [['lab.json', '--trace', 'folder'], '--trace: expected a file that can be written, got folder (EISDIR)'],
  [
    ['lab.json', '--record', 'no/run.json'],
    '--record: expected a file that can be written, got no/run.json (ENOENT)',
  ],
])('%j is answered with one sentence before anything runs', (args, sentence) => {
  const { status, stdout, stderr } = sim(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(`sim: ${sentence}`);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test.each([
  [
    { end: { at: 0, step: 0 }, inputs: [{ type: 'remove', hop: 1, at: 5, step: 1 }] },
    'inputs[0]: expected a moment not before that of the input before, nor after the end',
  ],
  [
    { inputs: [{ type: 'jump', at: 0, step: 0 }] },
    'inputs[0].type: expected one of "stdin", "signal", "restart", "link", "remove", "loop-limit", "lost", got "jump"',
  ],
  [
    { inputs: [{ type: 'signal', name: 'SIGTERM', process: 'no', at: 0, step: 0 }] },
    'inputs[0].process: expected one of "echo", "ask", got "no"',
  ],
  [
    { inputs: [{ type: 'link', between: ['client', 'x'], change: {}, at: 0, step: 0 }] },
    'inputs[0].between: expected two names that a link joins, got ["client","x"]',
  ],
  [{ version: 2 }, 'version: expected a whole number from 1 to 1, got 2'],
])('a bad recording gets one sentence (%#)', (change, sentence) => {
  file('bad.json', JSON.stringify({ ...read('run.json'), ...change }));
  const { status, stderr } = sim(['--replay', 'bad.json']);
  expect(status).toBe(2);
  expect(stderr).toContain(`sim: ${sentence}`);
});
