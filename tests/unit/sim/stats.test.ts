import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCommand } from '../../../src/lib/node/sim/command.ts';
import { simulateScenario } from '../../../src/lib/node/sim/simulate.ts';
import { address, at, must } from '../net/lab.ts';

const path = join(mkdtempSync(join(tmpdir(), 'ieum-stats-')), 'scenario.json');
writeFileSync(join(path, '../late.mjs'), '');
writeFileSync(
  path,
  JSON.stringify({
    hosts: { client: '10.0.0.11', server: '10.0.0.2' },
    links: [{ between: ['client', 'server'], rate: '10mbit', delay: '25ms' }],
    processes: [{ name: 'late', host: 'client', file: 'late.mjs', start: '2s' }],
    until: '1s',
  }),
);

/** What `sim` prints with these options; its process is never due. The client connects to a port nobody listens on. */
async function printed(...options: string[]): Promise<string[]> {
  const command = readCommand([path, ...options]);
  if (command.kind !== 'scenario') throw new Error(`${command.kind} is no scenario`);
  let out = '';
  await simulateScenario(command, {
    terminal: { out: (text) => (out += text), err: (text) => (out += text) },
    processScript: () => ({ text: "require('node:worker_threads').parentPort.on('message', () => {});" }),
    partScript: () => '',
    attach: (kernel) => {
      const client = kernel.network.host('client');
      must(client.openStream().connect(at(address('10.0.0.2'), 9)));
      kernel.expectNothing();
      return () => {};
    },
  });
  return out.trimEnd().split('\n');
}

const REFUSED = {
  connections: [
    {
      directions: [
        { host: 'client', segments: 1, dataSegments: 0, acknowledgements: 0, first: 0, last: 0 },
        { host: 'server', segments: 1, dataSegments: 0, acknowledgements: 0, first: 25.048, last: 25.048 },
      ],
    },
  ],
  links: [
    { from: 'client', to: 'server', packets: 1, bytes: 60, drops: {}, highestQueue: 0 },
    { from: 'server', to: 'client', packets: 1, bytes: 40, drops: {}, highestQueue: 0 },
  ],
};

test('--stats prints one object, on the last line, behind the ladder', async () => {
  const lines = await printed('--ladder', '--stats');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('RST, ACK');
  const stats = JSON.parse(lines[2]!);
  expect(stats).toMatchObject(REFUSED);
  expect(stats).not.toHaveProperty('event');
});

test('among JSON lines it is an event of its own', async () => {
  const [line, ...rest] = await printed('--json', '--stats');
  expect(rest).toEqual([]);
  expect(JSON.parse(line!)).toMatchObject({ event: 'stats', ...REFUSED });
});

test('nobody who did not ask gets statistics', async () => {
  expect(await printed()).toEqual(['']);
});
