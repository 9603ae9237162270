import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { stackblitzFields } from '../../../src/lib/sandbox/stackblitz.ts';

const scenario = {
  hosts: { client: '10.0.0.1', 'server.lab': '10.0.0.2' },
  processes: [
    { name: 'server', host: 'server.lab', file: 'server.mjs' },
    { name: 'client', host: 'client', file: 'client.mjs', argv: ['가람'], env: { HOST: 'server.lab' } },
  ],
};
const files = [
  { path: 'server.mjs', text: "console.log('server');\n" },
  { path: 'client.mjs', text: 'console.log(process.env.HOST, process.argv[2]);\n' },
];

const textOf = (fields: [string, string][], path: string): string =>
  fields.find(([name]) => name === `project[files][${path}]`)![1];

test('a project goes to StackBlitz as its files, and what starts them', () => {
  const fields = stackblitzFields({ files, scenario }, '에코');
  expect(fields.map(([name]) => name)).toEqual([
    'project[title]',
    'project[template]',
    'project[files][server.mjs]',
    'project[files][client.mjs]',
    'project[files][start.mjs]',
    'project[files][package.json]',
  ]);
  expect(JSON.parse(textOf(fields, 'package.json')).stackblitz.startCommand).toBe('node start.mjs');
});

test('its own package.json keeps its packages', () => {
  const own = { path: 'package.json', text: '{ "type": "module", "dependencies": { "ms": "2.1.3" } }' };
  const fields = stackblitzFields({ files: [...files, own], scenario }, '에코');
  expect(JSON.parse(textOf(fields, 'package.json'))).toMatchObject({
    type: 'module',
    dependencies: { ms: '2.1.3' },
  });
});

test('there the processes start in their order, on one machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-stackblitz-'));
  try {
    const fields = stackblitzFields({ files, scenario }, '에코');
    for (const path of ['server.mjs', 'client.mjs', 'start.mjs'])
      writeFileSync(join(folder, path), textOf(fields, path).replace('pause(1000)', 'pause(300)'));
    const { stdout } = await promisify(execFile)(process.execPath, ['start.mjs'], { cwd: folder });
    expect(stdout).toBe(
      '> server: node server.mjs\nserver\n> client: node client.mjs 가람\n127.0.0.1 가람\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
