import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunToEnd } from '../../src/lib/lab-check/engine-run.ts';
import { type Evidence, evidenceOf } from '../../src/lib/lab-check/evidence.ts';
import type { ProcessDescription } from '../../src/lib/net/scenario.ts';
import { type Time, ZERO } from '../../src/lib/net/time.ts';
import type { Ability, RunEvent } from '../../src/lib/sandbox/engine.ts';
import type { Project } from '../../src/lib/sandbox/project.ts';

/** What plain Node has of what the page's engines differ in. */
const REAL_NODE: ReadonlySet<Ability> = new Set(['udp', 'npm']);

/** Milliseconds after which a program that does not end is killed. */
const PATIENCE = 20_000;

/**
 * Runs a project's programs in real Node, over real sockets on loopback, in their order; those that others call have to
 * print something first. Hosts and links there are none. Ports are moved to free ones, and read as the lab's own in the output.
 */
export const runInNode: RunToEnd = async (project): Promise<Evidence> => {
  const cwd = mkdtempSync(join(tmpdir(), 'ieum-lab-'));
  for (const { path, text } of project.files) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const events: RunEvent[] = [];
  const children: ChildProcess[] = [];
  const { variables, asInTheLab } = await freePorts(project);
  const env = { ...process.env, HOST: '127.0.0.1', ...variables };
  const start = ({ name, file, argv = [] }: ProcessDescription) => {
    const child = spawn(process.execPath, [file, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        events.push({ type: 'output', process: name, stream, text: asInTheLab(text), at: now() });
      });
    }
    child.once('close', (code, signal) => {
      events.push({ type: 'exit', process: name, code: code ?? 1, ...(signal && { signal }), at: now() });
    });
    return child;
  };
  const began = performance.now();
  const now = () => Math.round((performance.now() - began) * 1e6) as Time;
  const patience = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, PATIENCE);
  const { processes } = project.scenario;
  const called = new Set(processes.map(({ env }) => env?.HOST));
  for (const process of processes) {
    const child = start(process);
    // Whom others call has to be there before they do.
    if (called.has(process.host)) await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  }
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'close')));
  clearTimeout(patience);
  rmSync(cwd, { recursive: true, force: true });
  events.push({ type: 'done', at: ZERO });
  return evidenceOf(project, events, REAL_NODE);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().on('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/** How far to move ports so that each of them is free on this machine now. */
async function freeDistance(ports: readonly number[]): Promise<number> {
  // Below the ephemeral ports, and apart from what other processes look at first.
  for (let distance = 5000 + (process.pid % 100) * 100; distance < 25_000; distance += 100) {
    const free = await Promise.all(ports.map((port) => isFree(port + distance)));
    if (free.every(Boolean)) return distance;
  }
  throw new Error(`no free ports for ${ports}`);
}

/** The variables that tell a lab's programs their ports (`process.env.TCP_PORT ?? 7014`), with free ports in them. */
async function freePorts({ files }: Project) {
  const named = files.flatMap(({ text }) => [...text.matchAll(/env\.(\w*PORT) \?\? (\d+)/g)]);
  const ports = new Map(named.map(([, variable, port]) => [variable!, Number(port)]));
  // Some programs use the number after theirs, too.
  const numbers = [...new Set([...ports.values()].flatMap((port) => [port, port + 1]))];
  const distance = await freeDistance(numbers);
  return {
    variables: Object.fromEntries([...ports].map(([variable, port]) => [variable, String(port + distance)])),
    asInTheLab: (text: string) =>
      numbers.reduce((read, number) => read.replaceAll(String(number + distance), String(number)), text),
  };
}
