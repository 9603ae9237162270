import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulate } from '../engine/simulation.ts';

/** Programs that talk to themselves through the loopback interface; `../determinism` runs them in Chromium. */
const folder = join(import.meta.dirname, 'network');
const node = join(import.meta.dirname, '../../../node_modules/.bin/node');
const names = readdirSync(folder).sort();
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'ieum-'));
  for (const name of names) writeFileSync(join(place, name), textOf(name));
});
afterAll(() => rmSync(place, { recursive: true }));

/** Where the file is differs by rule, and so do the loader's own frames. */
const normalised = (text: string, name: string) =>
  text
    .replaceAll(`file://${place}/${name}`, 'file:///home/server.mjs')
    .replace(/^ +at .*node:(?:internal\/(?:modules|main|process\/(?:task_queues|execution))).*\n/gm, '');

function inNode(name: string): string {
  const { stdout, stderr } = spawnSync(node, [name], { cwd: place, encoding: 'utf8', timeout: 20_000 });
  return normalised(stdout + stderr, name);
}

async function inEngine(name: string): Promise<string> {
  const { output } = await simulate({ server: textOf(name) });
  return normalised(output.server!, name);
}

test.each(names)('%s prints the same in the engine as in Node', async (name) => {
  expect(await inEngine(name)).toBe(inNode(name));
});
