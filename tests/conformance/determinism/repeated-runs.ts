import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import type { Scenario } from '../../../src/lib/net/scenario.ts';
import type { KernelListener } from '../../../src/lib/node/kernel/kernel-listener.ts';
import { everyFile, type Recording } from '../../../src/lib/node/kernel/recording.ts';
import { createSession, replaySession, type Session } from '../../../src/lib/node/kernel/session.ts';
import { ThreadPort } from '../../../src/lib/node/sim/thread-port.ts';
import { labSchema } from '../../../src/lib/sandbox/lab.ts';
import { partScripts } from '../../unit/node/helper.ts';
import { processScript, ROOT } from '../engine/engine-script.ts';

/** A run that every engine must make alike. */
export interface Case {
  readonly name: string;
  readonly scenario: Scenario;
  readonly files: Readonly<Record<string, string>>;
  readonly stdin?: { readonly process: string; readonly lines: readonly string[] };
}

const textsIn = (folder: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`/home/${name}`, readFileSync(join(folder, name), 'utf8')]));

/** Each parity program on a host of its own, with the arguments, environment and input of the parity tests. */
export function programs(): Case[] {
  const folder = join(import.meta.dirname, '../node/programs');
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
export function networkPrograms(): Case[] {
  const folder = join(import.meta.dirname, '../node/network');
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
export function labs(): Case[] {
  const folder = join(ROOT, 'src/content/labs');
  return readdirSync(folder).flatMap((lab) => {
    const { files, scenario, engines } = labSchema.parse(
      parse(readFileSync(join(folder, lab, 'lab.yaml'), 'utf8')),
    );
    if (engines?.not?.embedded) return [];
    const links = (scenario.links ?? []).map((link) => ({ ...link, loss: 0.05 }));
    const begin = textsIn(join(folder, lab, 'starter'), files);
    const solution = join(folder, lab, 'solution');
    // A solution holds only what it changes.
    const changed = files.filter((file) => existsSync(join(solution, file)));
    const run = { scenario: { ...scenario, links, until: scenario.until ?? '60s' } };
    return [
      { name: `${lab}, starter`, files: begin, ...run },
      { name: `${lab}, solution`, files: { ...begin, ...textsIn(solution, changed) }, ...run },
    ];
  });
}

const silent: KernelListener = { started() {}, output() {}, ended() {}, idle() {} };
const script = processScript();
const openPort = () => new ThreadPort(script);

/** Makes a run in Node. */
export async function first({ scenario, files, stdin }: Case): Promise<Session> {
  const session = createSession({
    scenario,
    files,
    parts: partScripts(files),
    home: '/home',
    listener: silent,
    openPort,
    patience: 60_000,
  });
  const { kernel } = session;
  for (const text of stdin ? [...stdin.lines, null] : [])
    kernel.apply({ type: 'stdin', process: stdin!.process, text });
  kernel.expectNothing();
  await kernel.run();
  return session;
}

/** Makes a recorded run again in Node. */
export async function again(recording: Recording): Promise<Session> {
  const parts = partScripts(everyFile(recording));
  const session = replaySession(recording, { parts, listener: silent, openPort });
  await session.kernel.run();
  return session;
}
