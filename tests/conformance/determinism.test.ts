import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readScenario } from '../../src/lib/net/scenario/read.ts';
import type { Scenario } from '../../src/lib/net/scenario.ts';
import type { KernelListener } from '../../src/lib/node/kernel/kernel-listener.ts';
import { everyFile, type Recording } from '../../src/lib/node/kernel/recording.ts';
import { createSession, replaySession, type Session } from '../../src/lib/node/kernel/session.ts';
import { ThreadPort } from '../../src/lib/node/sim/thread-port.ts';
import type { EmbeddedEngine } from '../../src/lib/sandbox/embedded/embedded-engine.ts';
import type { RunEvent } from '../../src/lib/sandbox/engine.ts';
import { labSchema } from '../../src/lib/sandbox/lab.ts';
import { partScripts } from '../unit/node/helper.ts';
import { type EnginePage, openEnginePage } from './engine/engine-page.ts';
import { engineScript, ROOT } from './engine/engine-script.ts';

/** How often each run is made, in Node and in Chromium. `IEUM_RUNS=20` is what the engine promises. */
const RUNS = Number(process.env.IEUM_RUNS ?? 2);
const MANY = Math.max(RUNS, 20);

interface Case {
  readonly name: string;
  readonly scenario: Scenario;
  readonly files: Readonly<Record<string, string>>;
  readonly stdin?: { readonly process: string; readonly lines: readonly string[] };
}

const textsIn = (folder: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`/home/${name}`, readFileSync(join(folder, name), 'utf8')]));

/** Each parity program on a host of its own, with the arguments, environment and input of the parity tests. */
function programs(): Case[] {
  const folder = join(import.meta.dirname, 'node/programs');
  const names = readdirSync(folder).sort();
  const files = textsIn(folder, names);
  return names
    .filter((name) => /\.[mc]?[jt]s$/.test(name) && !name.startsWith('lib-'))
    .map((name) => ({
      name,
      files,
      scenario: readScenario({
        hosts: { host: '10.0.0.1' },
        processes: [
          { name, host: 'host', file: name, argv: ['first', 'second'], env: { GREETING: 'hello' } },
        ],
        until: '100s',
      }),
      stdin: { process: name, lines: ['a line\n', 'another\n'] },
    }));
}

/** Each network program, which talks to itself. */
function networkPrograms(): Case[] {
  const folder = join(import.meta.dirname, 'node/network');
  const names = readdirSync(folder).sort();
  return names.map((name) => ({
    name,
    files: textsIn(folder, [name]),
    scenario: readScenario({
      hosts: { 'server.lab': '10.9.0.2' },
      processes: [{ name, host: 'server.lab', file: name }],
      until: '100s',
    }),
  }));
}

/** Each lab, as it begins and as it is solved, on a link that loses packets. */
function labs(): Case[] {
  const folder = join(ROOT, 'src/content/labs');
  return readdirSync(folder).flatMap((lab) => {
    const { files, scenario } = labSchema.parse(parse(readFileSync(join(folder, lab, 'lab.yaml'), 'utf8')));
    const links = (scenario.links ?? []).map((link) => ({ ...link, loss: 0.05 }));
    return ['starter', 'solution']
      .filter((stage) => existsSync(join(folder, lab, stage)))
      .map((stage) => ({
        name: `${lab}, ${stage}`,
        files: textsIn(join(folder, lab, stage), files),
        scenario: { ...scenario, links, until: scenario.until ?? '60s' },
      }));
  });
}

const silent: KernelListener = { started() {}, output() {}, ended() {}, idle() {} };
const script = engineScript('process.js');
const openPort = () => new ThreadPort(script);

async function first({ scenario, files, stdin }: Case): Promise<Session> {
  const session = createSession({
    scenario,
    files,
    parts: partScripts(files),
    home: '/home',
    listener: silent,
    openPort,
  });
  const { kernel } = session;
  for (const text of stdin ? [...stdin.lines, null] : [])
    kernel.apply({ type: 'stdin', process: stdin!.process, text });
  kernel.expectNothing();
  await kernel.run();
  return session;
}

async function again(recording: Recording): Promise<Session> {
  const parts = partScripts(everyFile(recording));
  const session = replaySession(recording, { parts, listener: silent, openPort });
  await session.kernel.run();
  return session;
}

let opened: EnginePage;
beforeAll(async () => {
  opened = await openEnginePage();
}, 60_000);
afterAll(() => opened.close());

/** Runs of a recording in the page: what they showed, and their captures. */
const inChromium = (recording: Recording, times: number): Promise<{ digest: string; pcapng: number[] }[]> =>
  opened.page.evaluate(
    async ([recording, times]) => {
      const scope = globalThis as unknown as {
        EmbeddedEngine: typeof EmbeddedEngine;
        engine?: EmbeddedEngine;
      };
      scope.engine ??= new scope.EmbeddedEngine();
      const runs: { digest: string; pcapng: number[] }[] = [];
      for (let time = 0; time < times; time++) {
        let over: () => void;
        const end = new Promise<void>((resolve) => {
          over = resolve;
        });
        const run = await scope.engine.replay(recording, (events: readonly RunEvent[]) => {
          if (events.some(({ type }) => type === 'done' || type === 'failed')) over();
        });
        await end;
        const { digest } = (await run.control.recording())!;
        runs.push({ digest, pcapng: [...((await run.capture()) ?? [])] });
        run.dispose();
      }
      return runs;
    },
    [recording, times] as const,
  );

/** Makes a run so many times here and there; the first event that ever differs is in the failure's text. */
async function expectOneRun(one: Case, times: number): Promise<void> {
  const made = await first(one);
  const recording: Recording = JSON.parse(JSON.stringify(made.recording()));
  const pcapng = Buffer.from(made.capture());
  for (let time = 1; time < times; time++) {
    const session = await again(recording);
    expect(session.differenceFrom(recording)).toBeUndefined();
    expect(pcapng.equals(session.capture())).toBe(true);
  }
  for (const run of await inChromium(recording, times)) {
    expect(made.differenceFrom({ ...recording, digest: run.digest })).toBeUndefined();
    expect(pcapng.equals(Buffer.from(run.pcapng))).toBe(true);
  }
}

const all = [...programs(), ...networkPrograms(), ...labs()];

describe(`${RUNS} runs with one seed are one run, in Node and in Chromium`, () => {
  test.each(all.map((one) => [one.name, one] as const))('%s', (_, one) => expectOneRun(one, RUNS), 600_000);
});

describe(`${MANY} runs with one seed are one run, while the processor is busy with something else`, () => {
  let busy: Worker;
  beforeAll(() => {
    busy = new Worker('for (;;) for (let i = 0; i < 1e6; i++);', { eval: true });
  });
  afterAll(() => busy.terminate());

  const some = all
    .filter(({ name }) => /^(echo, starter|http-keep-alive\.mjs|timers.*)$/.test(name))
    .slice(0, 3);
  test.each(some.map((one) => [one.name, one] as const))('%s', (_, one) => expectOneRun(one, MANY), 600_000);
});
