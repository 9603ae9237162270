import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedEngine } from '../../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../../src/lib/sandbox/engine.ts';
import type { Project } from '../../../src/lib/sandbox/project.ts';
import { type EnginePage, openEnginePage } from '../engine/engine-page.ts';
import { simulate } from '../engine/simulation.ts';

/** Programs that talk to themselves through the loopback interface. */
const folder = join(import.meta.dirname, 'network');
const node = join(import.meta.dirname, '../../../node_modules/.bin/node');
const names = readdirSync(folder).sort();
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

let place: string;
let opened: EnginePage;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ieum-'));
  for (const name of names) writeFileSync(join(place, name), textOf(name));
  opened = await openEnginePage();
}, 60_000);
afterAll(async () => {
  rmSync(place, { recursive: true });
  await opened.close();
});

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

async function inChromium(name: string): Promise<string> {
  const project: Project = {
    files: [{ path: 'server.mjs', text: textOf(name) }],
    scenario: {
      hosts: { 'server.lab': '10.9.0.2' },
      links: [],
      processes: [{ name: 'server', host: 'server.lab', file: 'server.mjs' }],
    },
  };
  return opened.page.evaluate(async (project) => {
    const scope = globalThis as unknown as { EmbeddedEngine: typeof EmbeddedEngine; engine?: EmbeddedEngine };
    scope.engine ??= new scope.EmbeddedEngine();
    let text = '';
    let over: () => void;
    const end = new Promise<void>((resolve) => {
      over = resolve;
    });
    const run = await scope.engine.start(project, (batch: readonly RunEvent[]) => {
      for (const event of batch) {
        if (event.type === 'output') text += event.text;
        if (event.type === 'done' || event.type === 'idle' || event.type === 'failed') over();
      }
    });
    await end;
    run.dispose();
    return text;
  }, project);
}

test.each(names)('%s prints the same in the engine, in Chromium too, as in Node', async (name) => {
  const inEngineAlone = await inEngine(name);
  expect(inEngineAlone).toBe(inNode(name));
  expect(normalised(await inChromium(name), name)).toBe(inEngineAlone);
});
