import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { LinkDescription, ProcessDescription } from '../../../src/lib/net/scenario.ts';
import { type Lab, labSchema } from '../../../src/lib/sandbox/lab.ts';
import { ROOT } from './engine-script.ts';
import { type Outcome, run } from './simulation.ts';

const LABS = join(ROOT, 'src/content/labs');

export type Variant = 'starter' | 'solution';
export const labNames: readonly string[] = globSync(`${LABS}/*/lab.yaml`)
  .map((path) => basename(join(path, '..')))
  .sort();

export function readLab(name: string): Lab {
  return labSchema.parse(parse(readFileSync(join(LABS, name, 'lab.yaml'), 'utf8')));
}

/** A file of a lab; a solution holds only what differs from the starter. */
function fileOf(name: string, variant: Variant, file: string): string {
  const own = join(LABS, name, variant, file);
  return existsSync(own) ? own : join(LABS, name, 'starter', file);
}

/** What a run changes in a lab: texts of files, by name, and processes beside the lab's own. */
interface Change {
  readonly files?: Readonly<Record<string, string>>;
  readonly processes?: readonly ProcessDescription[];
}

/**
 * Runs a lab on its scenario, in the engine, without the page; `link` says what the learner has set at its sliders,
 * `change` what else is different.
 */
export function inEngine(
  name: string,
  variant: Variant,
  link: Partial<LinkDescription> = {},
  change: Change = {},
): Promise<Outcome> {
  const { scenario, files } = readLab(name);
  const own = Object.fromEntries(files.map((file) => [file, sourceOf(name, variant, file)]));
  const texts = Object.entries({ ...own, ...change.files }).map(([file, text]) => [`/home/${file}`, text]);
  const links = scenario.links?.map((one) => ({ ...one, ...link })) ?? [];
  const processes = [...scenario.processes, ...(change.processes ?? [])];
  return run({ ...scenario, links, processes }, Object.fromEntries(texts) as Record<string, string>);
}

export const sourceOf = (name: string, variant: Variant, file: string): string =>
  readFileSync(fileOf(name, variant, file), 'utf8');

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().on('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/** How far to move ports so that each of them is free on this machine now. */
async function freeDistance(ports: readonly number[]): Promise<number> {
  // Below the ephemeral ports, and apart from what other test processes look at first.
  for (let distance = 5000 + (process.pid % 100) * 100; distance < 25_000; distance += 100) {
    const free = await Promise.all(ports.map((port) => isFree(port + distance)));
    if (free.every(Boolean)) return distance;
  }
  throw new Error(`no free ports for ${ports}`);
}

/**
 * Runs a lab's programs in real Node, over real sockets on loopback: what each printed, by process. Those on
 * `server.lab` start first and say so. Its ports are moved to free ones, and read as the lab's own in the output.
 */
export async function inRealNode(name: string, variant: Variant): Promise<Record<string, string>> {
  const cwd = mkdtempSync(join(tmpdir(), `ieum-lab-${name}-`));
  for (const file of readLab(name).files) cpSync(fileOf(name, variant, file), join(cwd, file));
  const sources = globSync(`${cwd}/*.mjs`).map((path) => readFileSync(path, 'utf8'));
  const ports = new Map(
    sources
      .flatMap((text) => [...text.matchAll(/env\.(\w*PORT) \?\? (\d+)/g)])
      .map(([, variable, port]) => [variable!, Number(port)]),
  );
  // Some programs use the number after theirs, too.
  const numbers = [...new Set([...ports.values()].flatMap((port) => [port, port + 1]))];
  const distance = await freeDistance(numbers);
  const moved = [...ports].map(([variable, port]) => [variable, String(port + distance)]);
  const env = { ...process.env, HOST: '127.0.0.1', ...Object.fromEntries(moved) };
  const asInTheLab = (text: string) =>
    numbers.reduce((read, number) => read.replaceAll(String(number + distance), String(number)), text);
  const printed: Record<string, string> = {};
  const start = (process_: ProcessDescription) => {
    const child = spawn(process.execPath, [process_.file, ...(process_.argv ?? [])], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    printed[process_.name] = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      printed[process_.name] += text;
    });
    return { child, ended: once(child, 'close') };
  };
  const { processes = [] } = readLab(name).scenario;
  const servers = processes.filter(({ host }) => host === 'server.lab').map(start);
  await Promise.all(servers.map(({ child }) => once(child.stdout, 'data')));
  const clients = processes.filter(({ host }) => host !== 'server.lab').map(start);
  const codes = (await Promise.all([...servers, ...clients].map(({ ended }) => ended))).map(([code]) => code);
  if (codes.some((code) => code !== 0)) throw new Error(`${name}/${variant} ended with codes ${codes}`);
  return Object.fromEntries(Object.entries(printed).map(([process_, text]) => [process_, asInTheLab(text)]));
}
