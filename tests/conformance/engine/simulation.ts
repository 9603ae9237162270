import { readScenario } from '../../../src/lib/net/scenario/read.ts';
import type { Scenario } from '../../../src/lib/net/scenario.ts';
import { inMilliseconds, type Time } from '../../../src/lib/net/time.ts';
import type { TraceEvent } from '../../../src/lib/net/trace/event.ts';
import { formatLadder, type LadderOptions } from '../../../src/lib/net/trace/ladder.ts';
import type { ProcessEnd } from '../../../src/lib/node/kernel/kernel-listener.ts';
import type { ProcessPort } from '../../../src/lib/node/kernel/process-port.ts';
import type { RunLimits } from '../../../src/lib/node/kernel/recording.ts';
import { createSession } from '../../../src/lib/node/kernel/session.ts';
import { ThreadPort } from '../../../src/lib/node/sim/thread-port.ts';
import { partScripts } from '../../unit/node/helper.ts';
import { processScript } from './engine-script.ts';

/** What came of a simulated run of real programs. */
export class Outcome {
  /** What each process printed, stdout and stderr together, by its name. */
  readonly output: Record<string, string> = {};
  readonly ends: Record<string, ProcessEnd> = {};
  /** Every output with its virtual time in milliseconds, in order. */
  readonly printed: { readonly at: number; readonly process: string; readonly text: string }[] = [];
  trace: readonly TraceEvent[] = [];
  pcapng: Uint8Array = new Uint8Array();

  /** Virtual milliseconds at which a text was printed first. */
  timeOf(text: string): number | undefined {
    return this.printed.find((output) => output.text.includes(text))?.at;
  }

  ladder(options?: LadderOptions): string {
    return formatLadder(this.trace, options);
  }
}

/** A worker thread for a process. */
export const openThread = (): ProcessPort => new ThreadPort(processScript());

/** Two hosts, `client` (10.9.0.1) and `server.lab` (10.9.0.2), 25 ms and 10 Mbit/s apart: the reference's network. */
const REFERENCE_NETWORK = {
  hosts: { client: '10.9.0.1', 'server.lab': '10.9.0.2' },
  links: [{ between: ['client', 'server.lab'], rate: '10mbit', delay: '25ms' }],
} as const;

/**
 * Runs programs (process name → text) on the simulated network in worker threads, as `npm run sim` does, until
 * nothing can happen any more. A process whose name begins with `server` runs on the server, every other one on the
 * client; each has the environment variable HOST=server.lab.
 */
export async function simulate(
  programs: Readonly<Record<string, string>>,
  more: Partial<Omit<Scenario, 'processes'>> = {},
  limits: Partial<RunLimits> = {},
  openPort = openThread,
): Promise<Outcome> {
  const names = Object.keys(programs);
  const scenario = readScenario({
    ...REFERENCE_NETWORK,
    ...more,
    processes: names.map((name) => ({
      name,
      host: name.startsWith('server') ? 'server.lab' : 'client',
      file: `${name}.mjs`,
      env: { HOST: 'server.lab' },
    })),
  });
  const files = Object.fromEntries(names.map((name) => [`/home/${name}.mjs`, programs[name]!]));
  return run(scenario, files, limits, openPort);
}

/** Runs a scenario's processes in worker threads; `files` are texts by path, and a process's file lies in `/home`. */
export async function run(
  scenario: Scenario,
  files: Readonly<Record<string, string>>,
  limits: Partial<RunLimits> = {},
  openPort = openThread,
): Promise<Outcome> {
  const outcome = new Outcome();
  const session = createSession({
    scenario,
    files,
    parts: partScripts(files),
    home: '/home',
    limits,
    openPort,
    listener: {
      started: (process) => {
        outcome.output[process] = '';
      },
      output: (process, _stream, text, at: Time) => {
        outcome.output[process] += text;
        outcome.printed.push({ at: inMilliseconds(at), process, text });
      },
      ended: (process, end) => {
        outcome.ends[process] = end;
      },
      idle: () => {},
    },
  });
  session.kernel.expectNothing();
  await session.kernel.run();
  outcome.trace = session.recorder.events;
  outcome.pcapng = session.capture();
  return outcome;
}
